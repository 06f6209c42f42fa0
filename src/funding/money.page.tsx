import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { SummaryList } from '../../lib/ui/lists.tsx'
import { Clause, Details, Done, EmptyState, Notice } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { EntriesTable } from './entries.page.tsx'
import type { Agreement } from './funding.model.ts'
import { promisesOf } from './promise.rules.ts'
import { SourcesBar, SourcesTable, togetherText } from './sources.page.tsx'
import type { MoneyView } from './view-money.query.ts'

/** What was just done here, said once. */
export type MoneyDone = 'entered' | 'taken-back' | 'signed'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: MoneyView
  readonly mayAgree: boolean
  readonly mayEnter: boolean
  readonly done: MoneyDone | undefined
}

/** The money of one initiative: by source, the agreement, and every entry. */
export function MoneyPage({ t, place, view, mayAgree, mayEnter, done }: Props) {
  const { initiative, call, agreement, standings, entries } = view
  const path = `/${place.slug}/initiatives/${initiative.number}`
  const promised = promisesOf(initiative, agreement)
  const clause = clauseRef(place.slug, 'tariff', call.regulationNumber)
  return (
    <>
      <h1>{t('funding.money-title')}</h1>
      <p class="lead">{initiative.title}</p>
      {done === 'signed' && <DoneNote t={t} done={done} />}
      <p>{t('funding.money-lead')}</p>
      {place.isDemo && <p class="hint">{t('funding.demo-sums')}</p>}
      <SourcesBar t={t} standings={standings} promised={promised} />
      <p>{togetherText(t, standings, promised)}</p>
      <Details summary={t('funding.sources-table')}>
        <SourcesTable t={t} standings={standings} promised={promised} />
      </Details>
      <p class="hint">
        {t('funding.in-kind-note')} <Clause t={t} clause={clause} />
      </p>
      <AgreementPart t={t} path={path} agreement={agreement} mayAgree={mayAgree && initiative.stage === 'selected'} />
      <h2 id="entries">{t('funding.entries-title')}</h2>
      {done && done !== 'signed' && <DoneNote t={t} done={done} />}
      {mayEnter && agreement && (
        <ActionRow>
          <ButtonLink t={t} path={`${path}/money/new`}>
            {t('funding.new-entry')}
          </ButtonLink>
        </ActionRow>
      )}
      {entries.length === 0 ? (
        <EmptyState title={t('funding.entries-empty')}>
          <p>{t('funding.entries-empty-text')}</p>
        </EmptyState>
      ) : (
        <>
          <p>
            {t('funding.entries-lead')} {t('funding.names-hidden')}
          </p>
          <EntriesTable
            t={t}
            entries={entries}
            reversalPath={mayEnter ? (entry) => `${path}/money/entries/${entry.id}/reversal` : undefined}
          />
        </>
      )}
    </>
  )
}

/** What was done is said beside it: the page is long, and the reader comes back to the entries. */
function DoneNote({ t, done }: { readonly t: Words; readonly done: MoneyDone }) {
  return (
    <Done>
      <p>{t(`funding.${done}`)}</p>
    </Done>
  )
}

type PartProps = {
  readonly t: Words
  readonly path: string
  readonly agreement: Agreement | undefined
  readonly mayAgree: boolean
}

function AgreementPart({ t, path, agreement, mayAgree }: PartProps) {
  if (!agreement) {
    return (
      <Notice title={t('funding.agreement-none')}>
        <p>{t('funding.agreement-none-text')}</p>
        {mayAgree && (
          <ActionRow>
            <ButtonLink t={t} path={`${path}/agreement`}>
              {t('funding.sign')}
            </ButtonLink>
          </ActionRow>
        )}
      </Notice>
    )
  }
  return (
    <section id="agreement">
      <h2>{t('funding.agreement-title')}</h2>
      <SummaryList t={t} rows={agreementRows(t, agreement)} />
      <AgreementPapers t={t} path={`${path}/agreement.pdf`} />
    </section>
  )
}

export function agreementRows(t: Words, agreement: Agreement) {
  const { number, signedOn, budgetSum, grantSum, ownSum, finishBy } = agreement
  return [
    { label: t('funding.agreement-number'), value: number },
    { label: t('funding.agreement-signed-on'), value: t.date(signedOn) },
    { label: t('funding.agreement-budget'), value: t.money(budgetSum) },
    ...(grantSum > 0n ? [{ label: t('funding.agreement-grant'), value: t.money(grantSum) }] : []),
    { label: t('funding.agreement-own'), value: t.money(ownSum) },
    { label: t('funding.agreement-finish-by'), value: t.date(finishBy) },
  ]
}

/** The paper in both official languages. `path` may carry a query. */
export function AgreementPapers({ t, path }: { readonly t: Words; readonly path: string }) {
  return (
    <p>
      <a href={href('ky', path)} hreflang="ky">
        {t('funding.agreement-paper-ky')}
      </a>
      <br />
      <a href={href('ru', path)} hreflang="ru">
        {t('funding.agreement-paper-ru')}
      </a>
    </p>
  )
}
