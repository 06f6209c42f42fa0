import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { ApplicantKind, ClauseKey, DocumentKind, PledgeKind } from '../regulations/regulation.model.ts'
import type { LeaderOnly } from './author.model.ts'
import type { BudgetLine, Initiative, InitiativeStage, Pledge } from './initiative.model.ts'

/** The tasks of an application; each has a page of its own at /…/application/<part>. */
export const applicationParts = [
  'idea',
  'place',
  'benefit',
  'group',
  'budget',
  'pledges',
  'supporters',
  'assembly',
  'documents',
  'photographs',
] as const
export type ApplicationPart = (typeof applicationParts)[number]

export type IdeaText = Pick<Initiative, 'title' | 'theme' | 'problem' | 'solution'>
export type PlaceText = Pick<Initiative, 'villageId' | 'place' | 'beneficiaries' | 'upkeep'> &
  Partial<Pick<Initiative, 'point' | 'runningCost'>>
export type BenefitText = Pick<Initiative, 'benefit'>
export type GroupText = Pick<Initiative, 'groupName' | 'members'> &
  Partial<Pick<Initiative, 'applicantKind' | 'registration' | 'inCharge'>>
/** What one save of a page of text changes; all of one part, nothing of the others. */
export type ChangedText = IdeaText | PlaceText | BenefitText | GroupText

/** A line as typed: its cost is counted by the rules. */
export type TypedLine = Omit<BudgetLine, 'cost'>
/** A pledge as typed: labour and transport in hours where the tariff has a price, everything else as a value. */
export type TypedPledge = Omit<Pledge, 'value' | 'unit'> & { readonly value: Money | undefined }

/** The most lines, pledges and photographs one application may hold: a page of any of them stays readable. */
export const mostRows = { budget: 60, pledges: 60, photographs: 12, members: 100 } as const

export type Sums = Pick<Initiative, 'totalCost' | 'ownMoney' | 'ownInKind' | 'requested'> & {
  /** By how much the own contribution is larger than the whole cost; zero in an application that may be submitted. */
  readonly ownOverCost: Money
}

/** Why the application may not be changed or sent now. */
export type ClosedRefusal =
  | { readonly code: 'wrong-stage'; readonly stage: InitiativeStage }
  | { readonly code: 'call-closed'; readonly stage: CallStage; readonly until: CivilDate; readonly clause: ClauseKey }
  | { readonly code: 'answer-late'; readonly until: CivilDate; readonly clause: ClauseKey }

export type ChangeRefusal =
  | { readonly code: 'no-such-initiative' }
  | { readonly code: 'not-yours' }
  | { readonly code: 'changed-meanwhile'; readonly version: number }
  | { readonly code: 'too-many'; readonly most: number }
  | LineRefusal
  | PledgeRefusal
  | ClosedRefusal

/** Why a line of the budget cannot be: it costs less than a tyiyn, or more than any sum here. */
export type LineRefusal = { readonly code: 'costs-nothing' } | { readonly code: 'too-large' }

export type PledgeRefusal =
  | { readonly code: 'hours-missing'; readonly clause: ClauseKey }
  | { readonly code: 'value-missing' }
  | { readonly code: 'own-over-cost'; readonly left: Money; readonly over: Money }
  | { readonly code: 'too-large' }

export type DraftRefusal =
  | { readonly code: 'no-such-call' }
  | { readonly code: 'call-closed'; readonly stage: CallStage; readonly until: CivilDate; readonly clause: ClauseKey }
  | PauseRefusal
  | { readonly code: 'too-many-applications'; readonly most: number; readonly clause: ClauseKey }

/** A group that was selected waits before it applies again. */
export type PauseRefusal = { readonly code: 'pause'; readonly until: CivilDate; readonly clause: ClauseKey }

/** Fields that an application cannot be without. */
export const requiredFields = [
  'title',
  'theme',
  'problem',
  'solution',
  'place',
  'beneficiaries',
  'upkeep',
  'groupName',
] as const
export type RequiredField = (typeof requiredFields)[number]

/** What an organisation states beside its name. */
export type OrganisationField = 'registration' | 'inCharge'

/** One thing to mend before the application may be sent: where, and by which clause. */
export type Reason = { readonly part: ApplicationPart; readonly clause: ClauseKey } & (
  | { readonly code: 'missing'; readonly field: RequiredField | OrganisationField }
  | { readonly code: 'theme-not-supported' }
  | { readonly code: 'applicant-not-allowed'; readonly kind: ApplicantKind }
  | { readonly code: 'too-many-applications'; readonly most: number }
  | { readonly code: 'group-too-small'; readonly members: number; readonly minimum: number }
  | { readonly code: 'too-few-supporters'; readonly supporters: number; readonly minimum: number }
  | { readonly code: 'no-document'; readonly document: DocumentKind }
  | {
      readonly code: 'no-letter'
      readonly pledgeId: string
      readonly kind: PledgeKind
      readonly pledger: string
    }
  | { readonly code: 'no-assembly'; readonly minimum: number }
  | { readonly code: 'assembly-too-small'; readonly present: number; readonly minimum: number }
  | { readonly code: 'benefit-over-all'; readonly told: number; readonly most: number }
  | { readonly code: 'no-budget' }
  | { readonly code: 'ceiling-exceeded'; readonly requested: Money; readonly ceiling: Money; readonly over: Money }
  | {
      readonly code: 'own-too-small'
      readonly own: Money
      readonly needed: Money
      readonly percent: number
    }
  | {
      readonly code: 'own-money-too-small'
      readonly own: Money
      readonly needed: Money
      readonly percent: number
    }
  | { readonly code: 'own-over-cost'; readonly over: Money }
  | { readonly code: 'nothing-requested' }
)

export type SubmitRefusal =
  | Exclude<ChangeRefusal, PledgeRefusal | LineRefusal | { readonly code: 'too-many' }>
  | LeaderOnly
  | { readonly code: 'not-ready'; readonly reasons: readonly Reason[] }

export type WithdrawRefusal =
  | { readonly code: 'no-such-initiative' }
  | { readonly code: 'not-yours' }
  | LeaderOnly
  | { readonly code: 'wrong-stage'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
