import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Id } from '../../lib/kernel/id.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { ClauseKey, RegulationId, Terms } from '../regulations/regulation.model.ts'

export type CallId = Id<'Call'>

export const callStages = [
  'draft',
  'announced',
  'collecting',
  'reviewing',
  'voting',
  'tallying',
  'decided',
  'implementing',
  'closed',
  'withdrawn',
] as const
export type CallStage = (typeof callStages)[number]

/** First and last days, both inside, by the calendar of Bishkek. */
export type Calendar = {
  readonly collectingFrom: CivilDate
  readonly collectingUntil: CivilDate
  readonly reviewingUntil: CivilDate
  readonly votingFrom: CivilDate
  readonly votingUntil: CivilDate
  readonly decidedBy: CivilDate
  readonly worksUntil: CivilDate
}

export type Call = {
  readonly municipalityId: MunicipalityId
  readonly id: CallId
  readonly slug: string
  readonly title: string
  readonly about: string
  readonly stage: CallStage
  readonly envelope: Money
  readonly calendar: Calendar
  readonly regulationId: RegulationId
  readonly regulationNumber: number
  readonly terms: Terms
  readonly announcedAt: Instant | undefined
  readonly version: number
}

/** Every move a call can make. A move missing here cannot be made, offered on a page, or recorded. */
export const callMoves = {
  announce: { from: ['draft'], to: 'announced' },
  openCollecting: { from: ['announced'], to: 'collecting' },
  startReview: { from: ['collecting'], to: 'reviewing' },
  openVoting: { from: ['reviewing'], to: 'voting' },
  closeVoting: { from: ['voting'], to: 'tallying' },
  certify: { from: ['tallying'], to: 'decided' },
  startWorks: { from: ['decided'], to: 'implementing' },
  close: { from: ['implementing'], to: 'closed' },
  withdraw: { from: ['draft', 'announced', 'collecting', 'reviewing'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly CallStage[]; to: CallStage }>
export type CallMove = keyof typeof callMoves

export type CalendarField = keyof Calendar

export type CalendarProblem =
  | { readonly code: 'date-too-far'; readonly latest: CivilDate }
  | { readonly code: 'date-order'; readonly earliest: CivilDate }
  | {
      readonly code: 'shorter-than-regulation'
      readonly days: number
      readonly earliest: CivilDate
      readonly clause: ClauseKey
    }
  | { readonly code: 'longer-than-regulation'; readonly latest: CivilDate; readonly clause: ClauseKey }
export type CalendarProblems = Partial<Readonly<Record<CalendarField, CalendarProblem>>>

export type DraftCallRefusal =
  | { readonly code: 'no-regulation' }
  | { readonly code: 'bad-calendar'; readonly problems: CalendarProblems }
  | { readonly code: 'ceiling-over-envelope'; readonly ceiling: Money; readonly clause: ClauseKey }

export type ChangeCallRefusal =
  | DraftCallRefusal
  | { readonly code: 'no-such-call' }
  | { readonly code: 'not-a-draft'; readonly stage: CallStage }
  | { readonly code: 'changed-meanwhile' }

/** Announcing checks everything again: days pass, and the council may have adopted other rules since the draft. */
export type AnnounceRefusal = ChangeCallRefusal

export type MoveRefusal =
  | { readonly code: 'no-such-call' }
  | { readonly code: 'wrong-stage'; readonly stage: CallStage; readonly move: CallMove }
  | { readonly code: 'too-early'; readonly on: CivilDate; readonly clause: ClauseKey }
  | { readonly code: 'nothing-admitted'; readonly clause: ClauseKey }
  | { readonly code: 'voting-over'; readonly until: CivilDate; readonly clause: ClauseKey }
