import type { Language } from '../../lib/kernel/three.ts'
import type { TieKey } from '../regulations/tie.model.ts'
import type { Fault } from './engine/pb/fault.ts'
import type { Verdict } from './tally.model.ts'
import { type TriedRule, triedRules } from './what-if.model.ts'

/**
 * Fewer live ballots are not published one by one: in a vote that small a neighbour who knows a few of them could tell
 * whose the others are (docs/decisions/2026-11-24-ballots-published.md).
 */
export const fewestBallots = 10

/** What the page says that was decided: a recount is held against it. Sums are tyiyn, as decimal text. */
export type Published = {
  readonly digest: string
  readonly spent: string
  readonly lines: readonly { readonly number: number; readonly verdict: Verdict }[]
}

/** The file of the count, as `canonicalText` writes it: input.json. */
export type WrittenInput = {
  readonly envelope: string
  readonly commissionPercent: number
  readonly minimumVotes: number
  readonly ballots: number
  readonly tieOrder?: readonly TieKey[]
  readonly candidates: readonly {
    readonly id: string
    readonly number: number
    readonly cost: string
    readonly points: { readonly numerator: string; readonly denominator: string }
    readonly votes: number
    readonly ownShare?: { readonly numerator: string; readonly denominator: string }
  }[]
}

export type RecountedLine = {
  readonly number: number
  readonly votes: number
  readonly cost: string
  readonly verdict: Verdict
  /** Undefined when the page names no such initiative. */
  readonly published: Verdict | undefined
}

/** An outcome counted once more, and whether it is the published one. */
export type CallRecount = {
  /** Where the votes come from: summed from the ballots, or taken from the totals where no ballots are published. */
  readonly from: 'ballots' | 'totals'
  readonly ballots: number
  /** Whether the file of the count is the one whose digest the page shows. */
  readonly sameDigest: boolean
  /** Whether the ballots give the votes, and name the sums and points, that the file of the count holds. */
  readonly sameVotes: boolean
  readonly sameSpent: boolean
  readonly spent: string
  readonly lines: readonly RecountedLine[]
  /** All of the above, and every verdict. */
  readonly agrees: boolean
}

/** Rules that can be counted from a file alone: the product's own needs a commission. */
export const fileRules = triedRules.filter((rule) => rule !== 'weighted-greedy')
export type FileRule = Exclude<TriedRule, 'weighted-greedy'>

/** What one rule selects from a file. Amounts are minor units of the file. */
export type FileOutcome = {
  readonly rule: FileRule
  readonly selected: number
  readonly cost: number
  readonly left: number
  /** Ballots that name a selected project. */
  readonly served: number
  /** Why each project is selected or not, in the reader's language; selected ones first. */
  readonly paragraphs: readonly string[]
}

/** A file counted by the rules that were asked for. */
export type FileCount = {
  readonly ballots: number
  readonly projects: number
  readonly budget: number
  readonly scale: number
  readonly currency: string
  /** Ballots that rank or give points were read as approvals. */
  readonly asApprovals: boolean
  readonly outcomes: readonly FileOutcome[]
  readonly tooLong: readonly FileRule[]
  /** Projects that some rule selects, by votes. */
  readonly rows: readonly {
    readonly name: string
    readonly cost: number
    readonly votes: number
    readonly by: readonly FileRule[]
  }[]
  /** Projects that would make the page too long. */
  readonly unshown: number
}

/** Longest list of initiatives on the page, and of paragraphs for one rule. */
export const mostShown = 200

/** What the page asks of the worker. */
export type RecountQuestion =
  | { readonly kind: 'call'; readonly input: string; readonly votes: string | undefined; readonly published: Published }
  | {
      readonly kind: 'file'
      /** A Blob, as far as it matters. */
      readonly file: { readonly arrayBuffer: () => Promise<ArrayBuffer> }
      readonly rules: readonly FileRule[]
      readonly language: Language
    }

/** What the worker tells the page; the last one is never progress. */
export type RecountNews =
  | { readonly kind: 'progress'; readonly rule: FileRule; readonly counts: number }
  | { readonly kind: 'call'; readonly recount: CallRecount }
  | { readonly kind: 'file'; readonly count: FileCount }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  /** The files were not fetched, or are not what they should be. */
  | { readonly kind: 'failed' }
