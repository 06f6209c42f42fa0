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
  const fits = (project: number) => spent + costs[project]! <= budget && fence.isOpen(project)
  // A tie is told once, when the first of those who are equally good is selected.
  let toldUntil = 0
  for (const [at, project] of order.entries()) {
    if (!fits(project)) continue
    if (at >= toldUntil) {
      const equal = equalFrom(order, at, compareWorth)
      toldUntil = at + equal.length
      const projects = equal.filter(fits)
      if (projects.length > 1) ties.push({ round: selected.length, projects, chosen: project })
    }
    spent += costs[project]!
    selected.push(project)
    fence.select(project)
  }
  return { selected, spent, ties }
}

/** A project and those of equal worth whose turn comes after it. */
function equalFrom(order: readonly number[], at: number, compareWorth: (a: number, b: number) => number): number[] {
  let end = at + 1
  while (end < order.length && compareWorth(order[at]!, order[end]!) === 0) end++
  return order.slice(at, end)
}

/** Compares `worth[a] / costs[a]` with `worth[b] / costs[b]` by whole numbers. */
export function byWorthPerCost(worth: Float64Array, costs: Float64Array): (a: number, b: number) => number {
  return (a, b) => {
    const difference = BigInt(worth[a]!) * BigInt(costs[b]!) - BigInt(worth[b]!) * BigInt(costs[a]!)
    return difference > 0n ? 1 : difference < 0n ? -1 : 0
  }
}
