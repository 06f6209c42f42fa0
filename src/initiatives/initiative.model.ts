import type { Id } from '../../lib/kernel/id.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { Point } from '../../lib/kernel/point.ts'
import type { CallId } from '../calls/call.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { ApplicantKind, LocalMatter, PledgeKind } from '../regulations/regulation.model.ts'
import type { Benefit } from './benefit.model.ts'

export type InitiativeId = Id<'Initiative'>

export const initiativeStages = [
  'draft',
  'submitted',
  'returned',
  'admitted',
  'refused',
  'on-the-ballot',
  'selected',
  'reserve',
  'not-selected',
  'agreement',
  'works',
  'accepted',
  'handed-over',
  'assessed',
  'withdrawn',
  'failed',
] as const
export type InitiativeStage = (typeof initiativeStages)[number]

/** Every move an initiative can make; command, button, disabled reason and record entry derive from it. */
export const initiativeMoves = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  giveBack: { from: ['submitted'], to: 'returned' },
  admit: { from: ['submitted'], to: 'admitted' },
  decline: { from: ['submitted'], to: 'refused' },
  uphold: { from: ['refused'], to: 'admitted' },
  putOnBallot: { from: ['admitted'], to: 'on-the-ballot' },
  select: { from: ['on-the-ballot'], to: 'selected' },
  reserve: { from: ['on-the-ballot'], to: 'reserve' },
  passOver: { from: ['on-the-ballot'], to: 'not-selected' },
  agree: { from: ['selected'], to: 'agreement' },
  startWorks: { from: ['agreement'], to: 'works' },
  accept: { from: ['works'], to: 'accepted' },
  handOver: { from: ['accepted'], to: 'handed-over' },
  assess: { from: ['handed-over'], to: 'assessed' },
  withdraw: { from: ['draft', 'submitted', 'returned', 'admitted'], to: 'withdrawn' },
  fail: { from: ['selected', 'agreement', 'works'], to: 'failed' },
} as const satisfies Record<string, { from: readonly InitiativeStage[]; to: InitiativeStage }>
export type InitiativeMove = keyof typeof initiativeMoves

/** Stages in which anybody may read the initiative. */
export const publicStages: readonly InitiativeStage[] = [
  'submitted',
  'admitted',
  'refused',
  'on-the-ballot',
  'selected',
  'reserve',
  'not-selected',
  'agreement',
  'works',
  'accepted',
  'handed-over',
  'assessed',
  'failed',
]

export type BudgetLine = {
  readonly id: string
  readonly name: string
  readonly unit: string
  /** Thousandths of the unit. */
  readonly quantityMilli: bigint
  readonly unitPrice: Money
  readonly cost: Money
}

export const pledgerKinds = ['residents', 'business', 'donor', 'group'] as const
export type PledgerKind = (typeof pledgerKinds)[number]

export type Pledge = {
  readonly id: string
  readonly pledger: string
  readonly pledgerKind: PledgerKind
  readonly kind: PledgeKind
  readonly quantityMilli: bigint | undefined
  readonly unit: string | undefined
  readonly value: Money
}

export type Photograph = {
  readonly id: string
  readonly digest: string
  readonly width: number
  readonly height: number
  readonly caption: string
}

export type Initiative = {
  readonly municipalityId: MunicipalityId
  readonly id: InitiativeId
  readonly number: number
  readonly callId: CallId
  readonly leaderId: PersonId
  /** Authors by their own consent, the leader not among them. */
  readonly authorIds: readonly PersonId[]
  /** Who led it or was an author, and is not any more. */
  readonly formerAuthorIds: readonly PersonId[]
  /** The officer who types it in for a group that came with paper. */
  readonly typedBy: PersonId | undefined
  readonly stage: InitiativeStage
  readonly title: string
  readonly theme: LocalMatter | undefined
  readonly problem: string
  readonly solution: string
  readonly place: string
  readonly villageId: string | undefined
  /** Where it is to be on the earth; undefined where only words tell. */
  readonly point: Point | undefined
  readonly beneficiaries: number | undefined
  readonly upkeep: string
  /** What it costs to run for a year; undefined where the group did not tell. */
  readonly runningCost: Money | undefined
  readonly benefit: Benefit
  readonly applicantKind: ApplicantKind
  /** The number under which an organisation is registered. */
  readonly registration: string
  /** Who is in charge of an organisation: post and name. */
  readonly inCharge: string
  /** The name of the group or organisation. */
  readonly groupName: string
  readonly members: readonly string[]
  readonly budget: readonly BudgetLine[]
  readonly pledges: readonly Pledge[]
  readonly photographs: readonly Photograph[]
  /** The photograph that lists show. */
  readonly coverDigest: string | undefined
  /** Sums kept by the store from the lines: total cost = requested + own money + own in kind. */
  readonly totalCost: Money
  readonly ownMoney: Money
  readonly ownInKind: Money
  readonly requested: Money
  readonly version: number
  readonly submittedAt: Instant | undefined
  /** The initiative that it has joined, in which it goes on. */
  readonly mergedInto: InitiativeId | undefined
}

/** Another initiative of the call whose title looks the same. */
export type SameTitle = Pick<Initiative, 'number' | 'title'>

/** What a list shows of an initiative. */
export type InitiativeLine = Pick<
  Initiative,
  'id' | 'number' | 'stage' | 'title' | 'theme' | 'place' | 'totalCost' | 'requested' | 'groupName'
> & { readonly cover: { readonly digest: string; readonly width: number; readonly height: number } | undefined }
