/** Takes projects in the order of their worth and funds each that still fits. Money in minor units. */
export type GreedyRun = { readonly selected: readonly number[]; readonly spent: number; readonly ties: readonly number[][] }

/**
 * Greedy selection: by `worth` from high to low, equal ones by rank, passing over what does not fit any more.
 * `already` is what was selected before and spends of the same budget.
 */
export function greedy(
  among: Iterable<number>,
  costs: Float64Array,
  compareWorth: (a: number, b: number) => number,
  ranks: Uint32Array,
  budget: number,
): GreedyRun {
  const order = Array.from(among).sort((a, b) => compareWorth(b, a) || ranks[a]! - ranks[b]!)
  const selected: number[] = []
  let spent = 0
  for (const project of order) {
    if (spent + costs[project]! > budget) continue
    spent += costs[project]!
    selected.push(project)
  }
  return { selected, spent, ties: [] }
}

/** Compares `worth[a] / costs[a]` with `worth[b] / costs[b]` by whole numbers. */
export function byWorthPerCost(worth: Float64Array, costs: Float64Array): (a: number, b: number) => number {
  return (a, b) => {
    const left = worth[a]! * costs[b]!
    const right = worth[b]! * costs[a]!
    if (Math.abs(left) < 2 ** 53 && Math.abs(right) < 2 ** 53) return left - right
    const difference = BigInt(worth[a]!) * BigInt(costs[b]!) - BigInt(worth[b]!) * BigInt(costs[a]!)
    return difference > 0n ? 1 : difference < 0n ? -1 : 0
  }
}
