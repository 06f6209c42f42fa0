import { unreachable } from '../../lib/kernel/assert.ts'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { CheckboxField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { FigureRow, SummaryList } from '../../lib/ui/lists.tsx'
import { Clause, Confirmation, NextStep, Notice, Warning } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { organisationRows } from './applicant.page.tsx'
import { applicationPath, titleOf } from './application.page.tsx'
import { benefitRows, runningText } from './benefit.page.tsx'
import type { ApplicationPart, Reason } from './draft.model.ts'
import { type Refused, RefusedNote } from './refusal.page.tsx'
import { SourcesBar, SumsNote } from './sums.page.tsx'
import { BudgetTable, PledgeTable } from './tables.page.tsx'
import type { ApplicationView } from './view-application.query.ts'
import { PointLink } from './where.page.tsx'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: ApplicationView
  readonly reasons: readonly Reason[]
  readonly dueOn: CivilDate | undefined
  readonly refusal: Refused | undefined
  /** Whether the visitor acts for the group. */
  readonly mayLead: boolean
}

/** Everything once more before it is sent: what is left to mend, or the button. */
export function SubmissionPage({ t, place, view, reasons, dueOn, refusal, mayLead }: Props) {
  const { initiative, call } = view
  const path = `/${place.slug}/initiatives/${initiative.number}`
  return (
    <>
      <h1>{t('initiatives.check-title')}</h1>
      <p class="lead">{dueOn && t('initiatives.check-lead', { until: t.dayMonth(dueOn) })}</p>
      <RefusedNote t={t} place={place} regulationNumber={call.regulationNumber} refusal={refusal} />
      <Reasons t={t} place={place} view={view} reasons={reasons} />
      <Answers t={t} place={place} view={view} />
      {!mayLead && (
        <Notice>
          <p>
            {t('initiatives.only-leader-sends', { leader: view.leaderName })}{' '}
            <Clause t={t} clause={clauseRef(place.slug, 'group', call.regulationNumber)} />
          </p>
        </Notice>
      )}
      {mayLead && reasons.length === 0 && !refusal?.closed ? (
        <Form t={t} action={`${path}/submission`}>
          <HiddenField name="version" value={initiative.version} />
          <Warning>
            <p>{t('initiatives.send-warning')}</p>
          </Warning>
          <ActionRow>
            <Button>{t('initiatives.send')}</Button>
          </ActionRow>
          <div data-send="" data-waits={t('initiatives.send-waits')} data-sending={t('initiatives.send-going')}>
            <p role="status" class="hint" data-send-says="" />
          </div>
        </Form>
      ) : (
        mayLead && <p class="soft">{t('initiatives.cannot-send')}</p>
      )}
      <p>
        <a href={href(t.language, `${path}/application`)}>{t('initiatives.back-to-tasks')}</a>
      </p>
    </>
  )
}

type ReasonsProps = Pick<Props, 't' | 'place' | 'view' | 'reasons'>

/** What keeps it from being sent, each with its clause and a link to the task that mends it. */
function Reasons({ t, place, view, reasons }: ReasonsProps) {
  if (reasons.length === 0) return null
  const path = applicationPath(place, view.initiative)
  return (
    <Warning>
      <h2>{t('initiatives.reasons-title', { count: reasons.length })}</h2>
      <ul>
        {reasons.map((reason) => (
          <li key={keyOf(reason)}>
            {wordedReason(t, reason)}{' '}
            <a href={href(t.language, `${path}/${mendIn(reason)}`)}>
              {t('initiatives.mend-in', { part: t(`initiatives.part-${reason.part}`) })}
            </a>{' '}
            <Clause t={t} clause={clauseRef(place.slug, reason.clause, view.call.regulationNumber)} />
          </li>
        ))}
      </ul>
    </Warning>
  )
}

function keyOf(reason: Reason): string {
  if (reason.code === 'missing') return reason.field
  if (reason.code === 'no-document') return reason.document
  return reason.code === 'no-letter' ? reason.pledgeId : reason.code
}

/** The task that mends it; a letter is attached where its pledge is. */
function mendIn(reason: Reason): string {
  return reason.code === 'no-letter' ? `pledges/${reason.pledgeId}#letter` : reason.part
}

function wordedReason(t: Words, reason: Reason): string {
  switch (reason.code) {
    case 'too-few-supporters':
      return t('initiatives.reason-too-few-supporters', { supporters: reason.supporters, minimum: reason.minimum })
    case 'no-document':
      return t('initiatives.reason-no-document', { document: t(`regulations.document-${reason.document}`) })
    case 'no-letter':
      return t('initiatives.reason-no-letter', {
        pledger: reason.pledger,
        kind: t(`initiatives.pledge-${reason.kind}`),
      })
    case 'no-assembly':
      return t('initiatives.reason-no-assembly', { minimum: reason.minimum })
    case 'assembly-too-small':
      return t('initiatives.reason-assembly-too-small', { present: reason.present, minimum: reason.minimum })
    case 'missing':
      return t('initiatives.reason-missing', { field: t(`initiatives.field-${reason.field}`) })
    case 'applicant-not-allowed':
      return t('initiatives.reason-applicant-not-allowed', { kind: t(`regulations.applicant-${reason.kind}`) })
    case 'too-many-applications':
      return t('initiatives.reason-too-many-applications', { most: reason.most })
    case 'theme-not-supported':
    case 'no-budget':
    case 'nothing-requested':
      return t(`initiatives.reason-${reason.code}`)
    case 'benefit-over-all':
      return t('initiatives.reason-benefit-over-all', { told: reason.told, most: reason.most })
    case 'group-too-small': {
      const { members, minimum } = reason
      return t('initiatives.reason-group-too-small', { members, minimum })
    }
    case 'ceiling-exceeded': {
      const { requested, ceiling, over } = reason
      const values = { requested: t.money(requested), ceiling: t.money(ceiling), over: t.money(over) }
      return t('initiatives.reason-ceiling-exceeded', values)
    }
    case 'own-too-small': {
      const { own, needed, percent } = reason
      return t('initiatives.reason-own-too-small', { own: t.money(own), needed: t.money(needed), percent })
    }
    case 'own-money-too-small':
      return t('initiatives.reason-own-money-too-small', {
        own: t.money(reason.own),
        needed: t.money(reason.needed),
        percent: reason.percent,
      })
    case 'own-over-cost':
      return t('initiatives.reason-own-over-cost', { over: t.money(reason.over) })
    default:
      return unreachable(reason)
  }
}

/** The answers of all tasks, each with a link to change it. */
function Answers({ t, place, view }: Pick<Props, 't' | 'place' | 'view'>) {
  const { initiative, call, villages } = view
  const path = applicationPath(place, initiative)
  const change = (part: ApplicationPart) => ({ path: `${path}/${part}`, label: t('initiatives.change') })
  const village = villages.find(({ id }) => id === initiative.villageId)
  const idea = change('idea')
  const where = change('place')
  const group = change('group')
  const nothing = <span class="soft">{t('initiatives.not-filled')}</span>
  const theme = initiative.theme && t(`regulations.matter-${initiative.theme}`)
  const benefit = benefitRows(t, initiative)
  const rows = [
    { label: t('initiatives.field-title'), value: initiative.title || nothing, change: idea },
    { label: t('initiatives.field-theme'), value: theme ?? nothing, change: idea },
    { label: t('initiatives.field-problem'), value: <Paragraphs text={initiative.problem} />, change: idea },
    { label: t('initiatives.field-solution'), value: <Paragraphs text={initiative.solution} />, change: idea },
    {
      label: t('initiatives.field-village'),
      value: village ? t.of(village.names) : t('initiatives.whole-municipality'),
      change: where,
    },
    { label: t('initiatives.field-place'), value: initiative.place || nothing, change: where },
    {
      label: t('initiatives.point'),
      value: initiative.point ? <PointLink point={initiative.point} /> : nothing,
      change: where,
    },
    { label: t('initiatives.field-beneficiaries'), value: initiative.beneficiaries ?? nothing, change: where },
    { label: t('initiatives.field-upkeep'), value: <Paragraphs text={initiative.upkeep} />, change: where },
    { label: t('initiatives.field-runningCost'), value: runningText(t, initiative) ?? nothing, change: where },
    ...(benefit.length > 0 ? benefit : [{ label: t('initiatives.part-benefit'), value: nothing }]).map((row) => ({
      ...row,
      change: change('benefit'),
    })),
    {
      label: t('initiatives.field-applicantKind'),
      value: t(`initiatives.applicant-${initiative.applicantKind}`),
      change: group,
    },
    { label: t('initiatives.field-groupName'), value: initiative.groupName || nothing, change: group },
    ...organisationRows(t, initiative).map((row) => ({ ...row, change: group })),
    { label: t('initiatives.field-members'), value: initiative.members.join(', ') || nothing, change: group },
  ]
  return (
    <>
      <SummaryList t={t} rows={rows} />
      {initiative.budget.length > 0 && <BudgetTable t={t} initiative={initiative} />}
      <p>
        <a href={href(t.language, `${path}/budget`)}>{t('initiatives.change-budget')}</a>
      </p>
      {initiative.pledges.length > 0 && <PledgeTable t={t} pledges={initiative.pledges} />}
      <p>
        <a href={href(t.language, `${path}/pledges`)}>{t('initiatives.change-pledges')}</a>
      </p>
      <h2>{t('initiatives.sums-title')}</h2>
      <SumsNote t={t} initiative={initiative} terms={call.terms} />
      <SourcesBar t={t} initiative={initiative} />
      {initiative.photographs.length > 0 && <FigureRow figures={initiative.photographs} />}
      <p>
        <a href={href(t.language, `${path}/photographs`)}>{t('initiatives.change-photographs')}</a>
      </p>
    </>
  )
}

/** A typed text with its line breaks. */
export function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('\n').map((line, at) => (
        <p key={String(at)}>{line}</p>
      ))}
    </>
  )
}

/** After it was sent: the number to keep, and what happens next. */
export function SentPage({ t, place, view }: Pick<Props, 't' | 'place' | 'view'>) {
  const { initiative, call } = view
  const path = `/${place.slug}/initiatives/${initiative.number}`
  const until = t.dayMonth(call.calendar.reviewingUntil)
  return (
    <>
      <Confirmation
        title={t('initiatives.sent-title')}
        numberLabel={t('initiatives.sent-number')}
        number={`№ ${initiative.number}`}
      >
        <p>{titleOf(t, initiative)}</p>
      </Confirmation>
      <NextStep t={t} what={t('initiatives.sent-next', { kind: place.kind, until })} />
      <h2>{t('initiatives.sent-then-title')}</h2>
      <ul>
        <li>{t('initiatives.sent-returned', { days: call.terms.correctionDays })}</li>
        <li>{t('initiatives.sent-admitted', { from: t.dayMonth(call.calendar.votingFrom) })}</li>
        <li>{t('initiatives.sent-follow')}</li>
      </ul>
      <ActionRow>
        <ButtonLink t={t} path={path}>
          {t('initiatives.open-page')}
        </ButtonLink>
      </ActionRow>
    </>
  )
}

/** Taking an application back, which cannot be undone. */
export function WithdrawalPage({
  t,
  place,
  view,
  problems,
  refusal,
}: Pick<Props, 't' | 'place' | 'view' | 'refusal'> & { readonly problems: FieldProblems }) {
  const { initiative, call } = view
  const path = `/${place.slug}/initiatives/${initiative.number}`
  return (
    <>
      <h1>{t('initiatives.withdraw-title')}</h1>
      <p class="lead">{titleOf(t, initiative)}</p>
      <RefusedNote t={t} place={place} regulationNumber={call.regulationNumber} refusal={refusal} />
      <Form t={t} action={`${path}/withdrawal`} problems={problems}>
        <Warning>
          <p>{t('initiatives.withdraw-warning')}</p>
        </Warning>
        <CheckboxField name="confirmed" label={t('initiatives.withdraw-confirm')} problems={problems} />
        <ActionRow>
          <Button kind="danger">{t('initiatives.withdraw')}</Button>
          <ButtonLink t={t} path={path} kind="secondary">
            {t('initiatives.keep')}
          </ButtonLink>
        </ActionRow>
      </Form>
    </>
  )
}
