import type { Fence } from '../limits.ts'
import type { Tie } from './shares-run.ts'

export type GreedyRun = { readonly selected: readonly number[]; readonly spent: number; readonly ties: readonly Tie[] }

/**
 * Greedy selection: projects take turns by `worth` from high to low, equal ones by rank, and each that still fits is
 * selected. `already` was selected before and has spent of the same budget.
 */
export function greedy(
  among: Iterable<number>,
  costs: Float64Array,
  compareWorth: (a: number, b: number) => number,
  ranks: Uint32Array,
  budget: number,
  fence: Fence,
  already: readonly number[] = [],
): GreedyRun {
  const before = new Set(already)
  const order = Array.from(among)
    .filter((project) => !before.has(project))
    .sort((a, b) => compareWorth(b, a) || ranks[a]! - ranks[b]!)
  const selected: number[] = []
  const ties: Tie[] = []
  let spent = 0
  fence.begin()
  for (const project of already) {
    spent += costs[project]!
    fence.select(project)
  }
  for (const [at, project] of order.entries()) {
    if (spent + costs[project]! > budget || !fence.isOpen(project)) continue
    const equal = equalAfter(order, at, compareWorth)
    if (equal.length > 0) ties.push({ round: selected.length, projects: [project, ...equal], chosen: project })
    spent += costs[project]!
    selected.push(project)
    fence.select(project)
  }
  return { selected, spent, ties }
}

/** Those of equal worth, told once: for the first of them. */
function equalAfter(order: readonly number[], at: number, compareWorth: (a: number, b: number) => number): number[] {
  const first = order[at]!
  if (at > 0 && compareWorth(order[at - 1]!, first) === 0) return []
  let end = at + 1
  while (end < order.length && compareWorth(first, order[end]!) === 0) end++
  return order.slice(at + 1, end)
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
