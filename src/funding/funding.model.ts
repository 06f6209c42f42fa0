import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Id } from '../../lib/kernel/id.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { InitiativeId, InitiativeStage } from '../initiatives/initiative.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { ClauseKey, PledgeKind } from '../regulations/regulation.model.ts'

export type EntryId = Id<'Entry'>

/** Whose money: every table of the slice is keyed by these two. */
export type Ledger = { readonly municipalityId: MunicipalityId; readonly initiativeId: InitiativeId }

/** The agreement between the aiyl okmotu and the group: who pays how much, and by when the works end. */
export type Agreement = {
  readonly number: string
  readonly signedOn: CivilDate
  readonly budgetSum: Money
  readonly grantSum: Money
  /** Own contribution in money and in kind together. */
  readonly ownSum: Money
  readonly finishBy: CivilDate
}

export type AgreementFacts = {
  readonly stage: InitiativeStage
  readonly requested: Money
  readonly own: Money
  readonly worksUntil: CivilDate
  readonly numberTaken: boolean
}

export type AgreementRefusal =
  | { readonly code: 'not-selected'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
  | { readonly code: 'pays-differently'; readonly requested: Money; readonly given: Money; readonly clause: ClauseKey }
  | { readonly code: 'signed-in-future' }
  | { readonly code: 'finish-before-signing' }
  | { readonly code: 'finish-too-late'; readonly worksUntil: CivilDate; readonly clause: ClauseKey }
  | { readonly code: 'number-taken' }

/** Money comes from these, and each is held and accounted for apart from the others. */
export const moneySources = ['budget', 'residents', 'business', 'grant'] as const
export type MoneySource = (typeof moneySources)[number]

/** Money and value come from these, in this order on every picture and table. */
export const sources = [...moneySources, 'in-kind'] as const
export type Source = (typeof sources)[number]

export type EntryKind = Source | 'payment' | 'return' | 'reversal'

export type Account = MoneySource | `held-${MoneySource}` | 'suppliers' | 'in-kind-givers' | 'initiative-in-kind'

export type Commodity = 'money' | 'in-kind'

/** One side of an entry; the sides of an entry sum to zero for each commodity. */
export type Posting = { readonly account: Account; readonly commodity: Commodity; readonly amount: Money }

export type InKind = Exclude<PledgeKind, 'money'>

type EntrySum = { readonly amount: Money; readonly happenedOn: CivilDate }

export type EntryDraft = EntrySum &
  (
    | { readonly kind: Source }
    /** Paid to a supplier out of what is held of this source. */
    | { readonly kind: 'payment'; readonly source: MoneySource }
    /** Given back to the source that it came from. */
    | { readonly kind: 'return'; readonly source: MoneySource }
  )

/** Labour and machines are counted in hours at the public tariff, anything else by proof of its price. */
export type Hours = { readonly milli: bigint; readonly price: Money }

/**
 * Who gave, or was paid. The name of a private person is never kept: one resident is a number, and whoever is not named
 * is the budget, residents together, or on the side of payments some private person.
 */
export type Party =
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'resident'; readonly number: number }
  | { readonly kind: 'organisation'; readonly name: string }

/** As it is entered: a resident who has no number yet gets the next one. */
export type PartyDraft = Exclude<Party, { kind: 'resident' }> | { readonly kind: 'resident'; readonly number?: number }

/** What is said of an entry beside its sum. */
export type EntryWords = {
  readonly party: PartyDraft
  readonly inKind?: InKind
  readonly hours?: Hours
  readonly note: string
  readonly document: string
}

/** In tyiyn: come in less what went back, and of that what is not paid out. Work is used up as it is given. */
export type Standing = { readonly received: Money; readonly left: Money }
export type Standings = Readonly<Record<Source, Standing>>

export type EntryFacts = {
  readonly stage: InitiativeStage
  readonly agreement: Pick<Agreement, 'signedOn' | 'budgetSum' | 'grantSum'> | undefined
  readonly standings: Standings
}

type OverAgreement = {
  readonly code: 'over-agreement'
  readonly agreed: Money
  readonly received: Money
  readonly clause: ClauseKey
}
type WrongStage = { readonly code: 'wrong-stage'; readonly stage: InitiativeStage; readonly clause: ClauseKey }

export type EntryRefusal =
  | { readonly code: 'no-agreement'; readonly clause: ClauseKey }
  | WrongStage
  | { readonly code: 'in-future' }
  | { readonly code: 'before-agreement'; readonly signedOn: CivilDate; readonly clause: ClauseKey }
  | OverAgreement
  | { readonly code: 'over-balance'; readonly source: MoneySource; readonly left: Money; readonly clause: ClauseKey }

export type ReversalRefusal =
  | WrongStage
  | OverAgreement
  | { readonly code: 'reversed-already' }
  | { readonly code: 'spent-already'; readonly source: MoneySource; readonly left: Money }

export type Entry = {
  readonly id: EntryId
  readonly kind: EntryKind
  readonly amount: Money
  readonly happenedOn: CivilDate
  /** Of payments and returns, and of what a reversal takes back: out of whose money. */
  readonly source: Source
  readonly party: Party
  readonly inKind: InKind | undefined
  readonly hours: Hours | undefined
  readonly note: string
  readonly document: string
  readonly reversalOf: EntryId | undefined
  readonly reversed: boolean
}
