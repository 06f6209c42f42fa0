import type { ComponentChildren } from 'preact'
import { type CivilDate, dateOf, daysBetween } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { CalendarLine } from '../../lib/ui/calendar-line.tsx'
import { href } from '../../lib/ui/links.ts'
import { SummaryList, Tag, type Tone } from '../../lib/ui/lists.tsx'
import { Details, Done, NextStep, Refusal } from '../../lib/ui/notices.tsx'
import { StageLine, type StageStep } from '../../lib/ui/stage-line.tsx'
import type { Holiday } from '../municipalities/day-off.model.ts'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { type Call, type CallStage, callStages } from './call.model.ts'
import type { Refused } from './call-refusal.page.tsx'
import { holidaysText, RulesInShort, wordedSpans } from './call-summary.page.tsx'
import type { CallView } from './view-call.query.ts'

export const tones: Readonly<Record<CallStage, Tone>> = {
  draft: 'waiting',
  announced: 'accent',
  collecting: 'good',
  reviewing: 'accent',
  voting: 'good',
  tallying: 'accent',
  decided: 'accent',
  implementing: 'accent',
  closed: 'neutral',
  withdrawn: 'bad',
}

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: CallView
  readonly today: CivilDate
  /** Holidays from the first application to the decision. */
  readonly holidays: readonly Holiday[]
  readonly announcedJustNow: boolean
  readonly refusal: Refused | undefined
  /** What the officer may do here; empty for everybody else. */
  readonly office: ComponentChildren
  /** What later slices show of the call: its initiatives, its vote, its outcome. */
  readonly sections: readonly ComponentChildren[]
}

/** While one can still apply, money, days and rules come before what others proposed. */
const early: readonly CallStage[] = ['draft', 'announced', 'collecting']

/** The call as everybody sees it: where it stands, what to do and by when, the days, the money, the rules. */
export function CallPage({ t, place, view, today, holidays, announcedJustNow, refusal, office, sections }: Props) {
  const { call } = view
  const path = `/${place.slug}/calls/${call.slug}`
  const isEarly = early.includes(call.stage)
  const terms = (
    <Terms t={t} place={place} call={call} today={today} holidays={holidays} path={path} isEarly={isEarly} />
  )
  return (
    <>
      <h1>{call.title}</h1>
      <p>
        <Tag tone={tones[call.stage]}>{t(`calls.stage-${call.stage}`)}</Tag>
      </p>
      {refusal && (
        <Refusal t={t} clause={refusal.clause && clauseRef(place.slug, refusal.clause, call.regulationNumber)}>
          {refusal.text}
        </Refusal>
      )}
      {announcedJustNow && (
        <Done>
          <p>{t('calls.announced')}</p>
        </Done>
      )}
      {isEarly && call.about && <p class="lead">{call.about}</p>}
      {call.stage !== 'collecting' && call.stage !== 'voting' && call.stage !== 'announced' && (
        <p class="lead">{standingOf(t, call)}</p>
      )}
      <NextFor t={t} path={path} slug={place.slug} call={call} today={today} />
      {office}
      {call.stage !== 'draft' && call.stage !== 'withdrawn' && (
        <StageLine t={t} label={t('calls.stage-line-label')} steps={stepsOf(t, view)} />
      )}
      {isEarly && terms}
      {sections.map((section) => section)}
      {!isEarly && terms}
      <History t={t} view={view} />
    </>
  )
}

type TermsProps = Pick<Props, 't' | 'place' | 'today' | 'holidays'> & {
  readonly call: Call
  readonly path: string
  readonly isEarly: boolean
}

/** What it is about: the money, the days, the rules; folded where the stage line and the outcome say more. */
function Terms({ t, place, call, today, holidays, path, isEarly }: TermsProps) {
  return (
    <>
      <h2>{t('calls.money-title')}</h2>
      <SummaryList
        t={t}
        rows={[
          { label: t('calls.envelope'), value: t.money(call.envelope) },
          { label: t('calls.ceiling'), value: t.money(call.terms.ceiling) },
        ]}
      />
      {place.isDemo && <p class="hint">{t('calls.demo-sums')}</p>}
      <Details summary={t('calls.calendar-whole')} open={call.stage === 'draft'}>
        <CalendarLine
          title={t('calls.calendar-title')}
          spans={wordedSpans(t, call)}
          today={today}
          here={t('calls.calendar-here')}
          marks={holidays}
          marked={holidaysText(t, holidays)}
        />
        {call.stage !== 'draft' && (
          <p>
            <a href={href(t.language, `${path}/calendar.ics`)}>{t('calls.calendar-file')}</a>
          </p>
        )}
      </Details>
      <h2>{t('calls.rules-title')}</h2>
      <p>
        {t(call.stage === 'draft' ? 'calls.rules-source-draft' : 'calls.rules-source', {
          number: call.regulationNumber,
        })}{' '}
        <a href={href(t.language, `/${place.slug}/regulation/${call.regulationNumber}`)}>
          {t('calls.read-regulation')}
        </a>
      </p>
      <Details summary={t('calls.rules-list')} open={isEarly}>
        {!isEarly && call.about && <p>{call.about}</p>}
        <RulesInShort t={t} slug={place.slug} call={call} />
      </Details>
      <p>
        <a href={href('ky', `${path}/announcement.pdf`)} hreflang="ky">
          {t('calls.announcement-pdf-ky')}
        </a>
        <br />
        <a href={href('ru', `${path}/announcement.pdf`)} hreflang="ru">
          {t('calls.announcement-pdf-ru')}
        </a>
      </p>
    </>
  )
}

/** Where the call stands, in one sentence with its date. */
export function standingOf(t: Words, { stage, calendar }: Pick<Call, 'stage' | 'calendar'>): string {
  const dates: Readonly<Record<CallStage, CivilDate>> = {
    draft: calendar.collectingFrom,
    announced: calendar.collectingFrom,
    collecting: calendar.collectingUntil,
    reviewing: calendar.reviewingUntil,
    voting: calendar.votingUntil,
    tallying: calendar.decidedBy,
    decided: calendar.decidedBy,
    implementing: calendar.worksUntil,
    closed: calendar.worksUntil,
    withdrawn: calendar.collectingFrom,
  }
  return standingText(t, stage, dates[stage], calendar.votingFrom)
}

/** The same where only the date of the stage is at hand. */
export function standingText(t: Words, stage: CallStage, date: CivilDate, votingFrom: CivilDate): string {
  const inYear = stage === 'implementing' ? t.date(date) : t.dayMonth(date)
  return t(`calls.now-${stage}`, { date: inYear, from: t.dayMonth(votingFrom) })
}

type NextProps = Pick<Props, 't' | 'today'> & { readonly path: string; readonly slug: string; readonly call: Call }

function NextFor({ t, path, call, today }: NextProps) {
  const { collectingFrom, collectingUntil, votingUntil } = call.calendar
  const left = (until: CivilDate) => t('calls.days-left', { days: Math.max(daysBetween(today, until), 0) })
  switch (call.stage) {
    case 'announced': {
      const days = Math.max(daysBetween(today, collectingFrom), 0)
      return (
        <NextStep
          t={t}
          what={t('calls.apply-from', { date: t.dayMonth(collectingFrom) })}
          by={t('calls.days-until', { days })}
        />
      )
    }
    case 'collecting':
      return (
        <NextStep
          t={t}
          what={t('calls.apply-until', { date: t.date(collectingUntil) })}
          by={left(collectingUntil)}
          path={`${path}/apply`}
          action={t('calls.apply')}
        />
      )
    case 'voting':
      return (
        <NextStep
          t={t}
          what={standingOf(t, call)}
          by={left(votingUntil)}
          path={`${path}/vote`}
          action={t('calls.vote')}
        />
      )
    case 'draft':
    case 'reviewing':
    case 'tallying':
    case 'decided':
    case 'implementing':
    case 'closed':
    case 'withdrawn':
      return null
  }
}

const steps = callStages.filter((stage) => stage !== 'draft' && stage !== 'withdrawn')

function stepsOf(t: Words, { call, changes }: CallView): readonly StageStep[] {
  const { calendar } = call
  const announced = changes.find(({ stage }) => stage === 'announced')?.at ?? call.announcedAt
  const span = (from: CivilDate, until: CivilDate) =>
    t('calls.calendar-span', { from: t.dayMonth(from), until: t.dayMonth(until) })
  const when: Partial<Record<CallStage, string | undefined>> = {
    announced: announced === undefined ? undefined : t.dayMonth(dateOf(announced)),
    collecting: span(calendar.collectingFrom, calendar.collectingUntil),
    reviewing: t('calls.calendar-until', { date: t.dayMonth(calendar.reviewingUntil) }),
    voting: span(calendar.votingFrom, calendar.votingUntil),
    decided: t('calls.calendar-until', { date: t.dayMonth(calendar.decidedBy) }),
    implementing: t('calls.calendar-until', { date: t.date(calendar.worksUntil) }),
  }
  const now = callStages.indexOf(call.stage)
  return steps.map((stage) => {
    const at = callStages.indexOf(stage)
    const said = when[stage]
    return {
      label: t(`calls.step-${stage as Exclude<CallStage, 'draft' | 'withdrawn'>}`),
      state: at < now ? 'past' : at === now ? 'now' : 'next',
      ...(said === undefined ? {} : { when: said }),
    }
  })
}

function History({ t, view }: Pick<Props, 't' | 'view'>) {
  if (view.changes.length === 0) return null
  return (
    <Details summary={t('calls.history-title')}>
      <ul>
        {view.changes.map(({ stage, at }) => (
          <li key={stage}>{t('calls.history-line', { stage: t(`calls.stage-${stage}`), moment: t.moment(at) })}</li>
        ))}
      </ul>
    </Details>
  )
}
