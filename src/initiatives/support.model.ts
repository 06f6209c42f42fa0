import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import type { InitiativeStage } from './initiative.model.ts'

/** The village assembly's decision, as its minutes say. */
export type Assembly = {
  readonly heldOn: CivilDate
  readonly place: string
  readonly chair: string
  readonly secretary: string
  readonly women: number
  readonly men: number
  /** Of them up to 28 years old. */
  readonly young: number
  /** Adults of the village. */
  readonly adults: number
  readonly votesFor: number
  readonly votesAgainst: number
  readonly abstained: number
  readonly minutesDigest: string | undefined
}

/** Who stands behind an initiative. */
export type Support = {
  readonly supporters: number
  /** How many of them signed on paper. */
  readonly onPaper: number
  readonly gathering: boolean
  readonly assembly: Assembly | undefined
}

export const noSupport: Support = { supporters: 0, onPaper: 0, gathering: false, assembly: undefined }

export type SupportRefusal =
  | { readonly code: 'no-such-initiative' }
  | { readonly code: 'not-gathering'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
  | { readonly code: 'supported-already'; readonly clause: ClauseKey }
  | { readonly code: 'own-initiative'; readonly clause: ClauseKey }

export type AssemblyProblem =
  | { readonly code: 'held-in-future'; readonly today: CivilDate }
  | { readonly code: 'nobody-came' }
  | { readonly code: 'more-than-adults'; readonly present: number }
  | { readonly code: 'young-over-present'; readonly present: number }
  | { readonly code: 'votes-over-present'; readonly votes: number; readonly present: number }
export type AssemblyProblems = Partial<
  Readonly<Record<'heldOn' | 'women' | 'adults' | 'young' | 'votesFor', AssemblyProblem>>
>
