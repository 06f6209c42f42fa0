import type { Fraction } from './exact/fraction.ts'
import type { GreedyRun } from './rules/greedy.ts'
import type { Tie } from './rules/shares-run.ts'

/** Who is selected, and what was needed to find out. Projects are indexes in `Election.projects`. */
export type Outcome = {
  /** In the order of selection. */
  readonly selected: readonly number[]
  /** What they cost together, in minor units. */
  readonly cost: number
  /** Where several were equally good and the tie order chose. */
  readonly ties: readonly Tie[]
  /** Equal Shares: what every voter began with in the count that was taken, in minor units. */
  readonly endowment?: Fraction
  /** Equal Shares with "add one": how many endowments were asked. */
  readonly counts?: number
  /** How many of the selected the rule itself chose, before greedy selection spent the rest. */
  readonly byRule?: number
  /** Equal Shares with the comparison step: who prefers which outcome. */
  readonly comparison?: { readonly preferring: number; readonly preferringGreedy: number; readonly replaced: boolean }
  /** Bounded overspending: the part of each selected project that its supporters could cover. */
  readonly alpha?: readonly number[]
  /** Knapsack: what the set is worth. */
  readonly value?: bigint
}

/** What a rule that takes projects one after another came to. */
export function outcomeOf({
  selected,
  spent,
  ties,
  ...rest
}: GreedyRun & { readonly alpha?: readonly number[] }): Outcome {
  return { selected, cost: spent, ties, ...(rest.alpha && { alpha: rest.alpha }) }
}
