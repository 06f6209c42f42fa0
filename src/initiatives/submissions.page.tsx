import type { Instant } from '../../lib/kernel/instant.ts'
import { pointText } from '../../lib/kernel/point.ts'
import type { Words } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import type { Place } from '../people/person.model.ts'
import { organisationRows } from './applicant.page.tsx'
import { titleOf } from './application.page.tsx'
import { benefitRows, runningText } from './benefit.page.tsx'
import type { Initiative } from './initiative.model.ts'
import type { ChangedLine, Piece, SaidLine, Submission } from './submission.model.ts'
import { lineChanges } from './submission.rules.ts'
import { quantityText } from './sums.page.tsx'
import type { VillageName } from './view-application.query.ts'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly initiative: Pick<Initiative, 'title' | 'number'>
  /** The first one first. */
  readonly submissions: readonly Submission[]
  readonly villages: readonly VillageName[]
  /** What others proposed and the authors accepted. */
  readonly accepted: readonly Credit[]
}

export type Credit = { readonly name: string; readonly at: Instant }

/** What an application said each time it was sent, the last sending first, each held against the one before. */
export function SubmissionsPage({ t, place, initiative, submissions, villages, accepted }: Props) {
  const said = submissions.map(({ content }) => saidBy(t, content, villages))
  return (
    <>
      <h1>{t('initiatives.submissions-title')}</h1>
      <p class="lead">
        <a href={href(t.language, `/${place.slug}/initiatives/${initiative.number}`)}>{titleOf(t, initiative)}</a>
      </p>
      <p>{t('initiatives.submissions-lead')}</p>
      {submissions
        .map(({ number, submittedAt }, at) => (
          <section key={number} id={`n-${number}`}>
            <h2>{t('initiatives.submission-title', { number, moment: t.moment(submittedAt) })}</h2>
            <Credits t={t} credits={accepted.filter((one) => isIn(one, submissions[at - 1], submittedAt))} />
            {at === 0 ? (
              <p class="soft">{t('initiatives.submission-first')}</p>
            ) : (
              <Changes t={t} changes={lineChanges(said[at - 1] ?? [], said[at] ?? [])} />
            )}
          </section>
        ))
        .reverse()}
    </>
  )
}

/** Whether it was accepted since the version before, and so is in this one. */
function isIn({ at }: Credit, before: Submission | undefined, submittedAt: Instant): boolean {
  return before !== undefined && before.submittedAt < at && at <= submittedAt
}

function Credits({ t, credits }: { readonly t: Words; readonly credits: readonly Credit[] }) {
  if (credits.length === 0) return null
  const names = [...new Set(credits.map(({ name }) => name))].join(', ')
  return <p>{t('initiatives.submission-credits', { names })}</p>
}

function Changes({ t, changes }: { readonly t: Words; readonly changes: readonly ChangedLine[] }) {
  if (changes.length === 0) return <p class="soft">{t('initiatives.submission-same')}</p>
  return (
    <dl class="summary changes">
      {changes.map(({ key, label, pieces }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            <Pieces t={t} pieces={pieces} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A text with what came into it and what went. */
export function Pieces({ t, pieces }: { readonly t: Words; readonly pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ kind, text }, at) => (
        <PieceShown key={String(at)} t={t} kind={kind} text={text} />
      ))}
    </>
  )
}

function PieceShown({ t, kind, text }: { readonly t: Words } & ChangedLine['pieces'][number]) {
  if (kind === 'same') return <>{text}</>
  // The mark is read aloud; the line under or through the words is for the eye.
  const mark = <span class="unseen">{t(`initiatives.piece-${kind}`)} </span>
  return kind === 'added' ? (
    <ins>
      {mark}
      {text}
    </ins>
  ) : (
    <del>
      {mark}
      {text}
    </del>
  )
}

/** Everything an application says, line by line, in words. */
function saidBy(t: Words, content: Submission['content'], villages: readonly VillageName[]): readonly SaidLine[] {
  const village = villages.find(({ id }) => id === content.villageId)
  const theme = content.theme && t(`regulations.matter-${content.theme}`)
  const texts = [
    ...(['title', 'problem', 'solution', 'place', 'upkeep', 'groupName'] as const).map((key) => ({
      key,
      label: t(`initiatives.field-${key}`),
      text: content[key],
    })),
    { key: 'theme', label: t('initiatives.field-theme'), text: theme ?? '' },
    {
      key: 'village',
      label: t('initiatives.field-village'),
      text: village ? t.of(village.names) : t('initiatives.whole-municipality'),
    },
    { key: 'point', label: t('initiatives.point'), text: content.point ? pointText(content.point) : '' },
    { key: 'beneficiaries', label: t('initiatives.field-beneficiaries'), text: `${content.beneficiaries ?? ''}` },
    { key: 'running', label: t('initiatives.field-runningCost'), text: runningText(t, content) ?? '' },
    ...benefitRows(t, content).map(({ label, value }) => ({ key: label, label, text: value })),
    {
      key: 'applicant',
      label: t('initiatives.field-applicantKind'),
      text: t(`initiatives.applicant-${content.applicantKind}`),
    },
    ...organisationRows(t, content).map(({ label, value }) => ({ key: label, label, text: value })),
    { key: 'members', label: t('initiatives.field-members'), text: content.members.join(', ') },
    { key: 'total', label: t('initiatives.total-cost'), text: t.money(content.totalCost) },
    { key: 'requested', label: t('initiatives.requested'), text: t.money(content.requested) },
  ]
  return [...texts, ...rowsOf(t, content)].filter(({ text }) => text !== '')
}

function rowsOf(t: Words, { budget, pledges }: Submission['content']): readonly SaidLine[] {
  return [
    ...budget.map(({ id, name, unit, quantityMilli, unitPrice, cost }) => ({
      key: id,
      label: t('initiatives.budget-title'),
      text: `${name}: ${quantityText(t, quantityMilli)} ${unit} × ${t.money(unitPrice)} = ${t.money(cost)}`,
    })),
    ...pledges.map(({ id, pledger, kind, quantityMilli, value }) => {
      const what = t(`initiatives.pledge-${kind}`)
      const hours =
        quantityMilli === undefined
          ? what
          : t('initiatives.pledge-hours', { what, hours: quantityText(t, quantityMilli) })
      return { key: id, label: t('initiatives.own'), text: `${pledger}: ${hours}, ${t.money(value)}` }
    }),
  ]
}
