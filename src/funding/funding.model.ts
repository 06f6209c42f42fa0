import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Id } from '../../lib/kernel/id.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { InitiativeStage } from '../initiatives/initiative.model.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'

export type EntryId = Id<'Entry'>

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

/** Money and value come from these, in this order on every picture and table. */
export const sources = ['budget', 'residents', 'business', 'grant', 'in-kind'] as const
export type Source = (typeof sources)[number]

export const entryKinds = [
  'budget',
  'residents',
  'business',
  'grant',
  'in-kind',
  'payment',
  'return',
  'reversal',
] as const
export type EntryKind = (typeof entryKinds)[number]

export type Account =
  | 'budget'
  | 'residents'
  | 'business'
  | 'grant'
  | 'in-kind-givers'
  | 'initiative-money'
  | 'initiative-in-kind'
  | 'suppliers'

export type Commodity = 'money' | 'in-kind'

/** One side of an entry; the sides of an entry sum to zero for each commodity. */
export type Posting = { readonly account: Account; readonly commodity: Commodity; readonly amount: Money }

export type EntryDraft = {
  readonly kind: Exclude<EntryKind, 'reversal'>
  readonly amount: Money
  readonly happenedOn: CivilDate
  /** Whom a return goes to; ignored for the other kinds. */
  readonly returnTo: Exclude<Source, 'in-kind'> | undefined
}

export type EntryFacts = {
  readonly stage: InitiativeStage
  readonly agreement: Agreement | undefined
  /** Money received and not yet paid out. */
  readonly balance: Money
  /** Received so far from budget and grant, against which the agreement's sums are held. */
  readonly received: Readonly<Record<Source, Money>>
}

export type EntryRefusal =
  | { readonly code: 'no-agreement'; readonly clause: ClauseKey }
  | { readonly code: 'wrong-stage'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
  | { readonly code: 'in-future' }
  | { readonly code: 'before-agreement'; readonly signedOn: CivilDate; readonly clause: ClauseKey }
  | { readonly code: 'over-agreement'; readonly agreed: Money; readonly received: Money; readonly clause: ClauseKey }
  | { readonly code: 'over-balance'; readonly balance: Money; readonly clause: ClauseKey }
  | { readonly code: 'return-to-nobody'; readonly clause: ClauseKey }

export type Entry = {
  readonly id: EntryId
  readonly kind: EntryKind
  readonly amount: Money
  readonly happenedOn: CivilDate
  readonly fromWhom: string
  readonly note: string
  readonly document: string
  readonly reversalOf: EntryId | undefined
  readonly reversed: boolean
}
