import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Id } from '../../lib/kernel/id.ts'
import type { Phone } from '../../lib/kernel/phone.ts'
import type { Pin } from '../../lib/kernel/pin.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'

export type RollFileId = Id<'RollFile'>

/** A file adds people to those who are there, or takes the place of all of them. */
export const rollWays = ['add', 'replace'] as const
export type RollWay = (typeof rollWays)[number]

/** Days on which residents look whether they stand on the roll, both inside. */
export type CheckingDays = { readonly from: CivilDate; readonly until: CivilDate }

export type RollFacts = {
  readonly stage: CallStage
  readonly frozen: boolean
  readonly count: number
  readonly checking: CheckingDays | undefined
  /** Fewest days of checking that the regulation asks for. */
  readonly checkDays: number
  /** Who prepared the freezing that waits for a second person. */
  readonly preparedBy: PersonId | undefined
  /** Whether a file waits for a second person. */
  readonly fileWaits: boolean
  /** Requests of residents that are not decided and confirmed. */
  readonly openRequests: number
  readonly today: CivilDate
}

export type RollRefusal =
  | { readonly code: 'roll-frozen'; readonly clause: ClauseKey }
  | { readonly code: 'roll-empty'; readonly clause: ClauseKey }
  | { readonly code: 'roll-not-frozen'; readonly clause: ClauseKey }
  | { readonly code: 'too-late'; readonly stage: CallStage; readonly clause: ClauseKey }
  | { readonly code: 'file-waits'; readonly clause: ClauseKey }
  | { readonly code: 'freezing-waits'; readonly clause: ClauseKey }
  | { readonly code: 'not-checked'; readonly days: number; readonly clause: ClauseKey }
  | { readonly code: 'still-checking'; readonly until: CivilDate; readonly clause: ClauseKey }
  | { readonly code: 'requests-open'; readonly count: number; readonly clause: ClauseKey }
  | { readonly code: 'same-person'; readonly clause: ClauseKey }
  | { readonly code: 'nothing-waits'; readonly clause: ClauseKey }

export const rollColumns = ['pin', 'name', 'village', 'street', 'phone'] as const
export type RollColumn = (typeof rollColumns)[number]

/** A line of the roll as it was read from a file, before anything is stored. */
export type RollLine = {
  readonly pin: string
  readonly name: string
  readonly village: string
  readonly street?: string
  readonly phone?: string
  /** The line of the file; without it lines are counted as a spreadsheet shows them, the first below the headings being 2. */
  readonly line?: number
}

/** What keeps a file off the roll until it is mended. */
export const rollProblemCodes = [
  'shortened',
  'wrong-length',
  'not-a-pin',
  'twice',
  'no-name',
  'too-long',
  'unknown-village',
  'date',
  'cell-error',
  'not-a-phone',
] as const
export type RollProblemCode = (typeof rollProblemCodes)[number]

/** What is worth a look and refuses nothing. */
export const rollDoubtCodes = ['known', 'young', 'old', 'no-birth-date', 'shared-phone'] as const
export type RollDoubtCode = (typeof rollDoubtCodes)[number]

/** Something about a cell. `text` never holds a whole PIN, phone or name. */
export type RollRemark<Code extends string = RollProblemCode | RollDoubtCode> = {
  readonly row: number
  readonly column: RollColumn
  readonly code: Code
  readonly text: string
}

export type RollEntry = {
  readonly row: number
  readonly pin: Pin
  readonly name: string
  readonly villageId: string | undefined
  readonly street: string | undefined
  readonly phone: Phone | undefined
}

export type RollReading = {
  readonly entries: readonly RollEntry[]
  readonly problems: readonly RollRemark<RollProblemCode>[]
  readonly doubts: readonly RollRemark<RollDoubtCode>[]
}

/** More people on a phone than a couple, and it is no proof of anybody. */
export const mostVotersOnPhone = 2

export type StreetCount = {
  readonly villageId: string | undefined
  readonly street: string | undefined
  readonly count: number
}

/** A line of what is published: streets stand below their village. */
export type PublishedCount =
  | { readonly scope: 'village'; readonly villageId: string; readonly count: number }
  /** People whose village the roll does not say. */
  | { readonly scope: 'no-village'; readonly count: number }
  | { readonly scope: 'other-villages'; readonly count: number }
  | {
      readonly scope: 'street'
      readonly villageId: string | undefined
      readonly street: string
      readonly count: number
    }
  | { readonly scope: 'other-streets'; readonly villageId: string | undefined; readonly count: number }
