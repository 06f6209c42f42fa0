import type { Words } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { DataTable } from '../../lib/ui/lists.tsx'
import { Clause } from '../../lib/ui/notices.tsx'
import type { Attachment } from '../initiatives/attachment.model.ts'
import type { Pledge } from '../initiatives/initiative.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import type { ReviewView } from './view-review.query.ts'

export type CheckedLetter = { readonly pledge: Pledge; readonly letters: readonly Attachment[] }

type Props = {
  readonly t: Words
  readonly slug: string
  readonly view: ReviewView
  readonly letters: readonly CheckedLetter[]
}

/** The pledges that need a letter of commitment, each beside its letter, so that the two can be compared. */
export function LettersToCheck({ t, slug, view, letters }: Props) {
  if (letters.length === 0) return null
  const { initiative, call } = view
  const columns = [
    { label: t('reviews.letter-pledger'), names: 'row' as const },
    { label: t('reviews.letter-pledge') },
    { label: t('reviews.letter-value'), align: 'right' as const },
    { label: t('reviews.letter-paper') },
  ]
  const rows = letters.map((one) => [
    one.pledge.pledger,
    t(`regulations.pledge-${one.pledge.kind}`),
    t.money(one.pledge.value),
    one.letters.length === 0
      ? t('reviews.letter-missing')
      : one.letters.map(({ id, name }) => (
          <a key={id} href={href('ky', `/${slug}/initiatives/${initiative.number}/documents/${id}`)}>
            {name}
          </a>
        )),
  ])
  return (
    <section id="letters">
      <h2>{t('reviews.letters-title')}</h2>
      <p>
        {t('reviews.letters-lead')} <Clause t={t} clause={clauseRef(slug, 'documents', call.regulationNumber)} />
      </p>
      <DataTable caption={t('reviews.letters-table')} columns={columns} rows={rows} />
    </section>
  )
}
