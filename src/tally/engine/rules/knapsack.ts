/** A best set of projects: no other that fits the budget is worth more. Money in minor units. */
export type KnapsackRun = { readonly selected: readonly number[]; readonly spent: number; readonly value: bigint }

/** So many half-made sets are kept at most; beyond, the election is refused rather than the machine filled. */
const mostSets = 4_000_000

export class TooManySets extends Error {}

/**
 * The knapsack optimum by the list of all sets that no other beats in both cost and worth (G. Nemhauser, Z. Ullmann,
 * Management Science 15 (1969), 494-505), without those that cannot reach the best found so far even if the rest were
 * divisible. Of equally good sets the one found first in the tie order is taken.
 * @throws TooManySets where the list would not fit the memory
 */
export function knapsack(
  among: Iterable<number>,
  costs: Float64Array,
  worth: readonly bigint[],
  ranks: Uint32Array,
  budget: number,
): KnapsackRun {
  const order = Array.from(among)
    .filter((project) => costs[project]! <= budget && worth[project]! > 0n)
    .sort((a, b) => byDensity(costs, worth, a, b) || ranks[a]! - ranks[b]!)
  const bound = boundOf(order, costs, worth)
  const sets = new Sets()
  let reached = bestGreedy(order, costs, worth, budget)
  let front = [0]
  for (const [at, project] of order.entries()) {
    const grown = extended(sets, front, project, costs[project]!, worth[project]!, budget)
    front = merged(sets, front, grown)
    for (const set of front) if (sets.worth[set]! > reached) reached = sets.worth[set]!
    front = front.filter((set) => sets.worth[set]! + bound(at + 1, budget - sets.cost[set]!) >= reached)
    if (sets.cost.length > mostSets) throw new TooManySets('too many sets of projects for an exact optimum')
  }
  // The list rises in worth.
  const best = front.at(-1)!
  return { selected: sets.members(best), spent: sets.cost[best]!, value: sets.worth[best]! }
}

/** Sets as chains: each is a shorter one and one project more. */
class Sets {
  readonly cost = [0]
  readonly worth = [0n]
  readonly #shorter = [-1]
  readonly #last = [-1]

  add(shorter: number, project: number, cost: number, worth: bigint): number {
    this.cost.push(this.cost[shorter]! + cost)
    this.worth.push(this.worth[shorter]! + worth)
    this.#shorter.push(shorter)
    this.#last.push(project)
    return this.cost.length - 1
  }

  members(set: number): number[] {
    const projects: number[] = []
    for (let at = set; at > 0; at = this.#shorter[at]!) projects.push(this.#last[at]!)
    return projects.reverse()
  }
}

function byDensity(costs: Float64Array, worth: readonly bigint[], a: number, b: number): number {
  const difference = worth[b]! * BigInt(costs[a]!) - worth[a]! * BigInt(costs[b]!)
  return difference > 0n ? 1 : difference < 0n ? -1 : 0
}

function extended(
  sets: Sets,
  front: readonly number[],
  project: number,
  cost: number,
  worth: bigint,
  budget: number,
): number[] {
  const grown: number[] = []
  for (const set of front) {
    if (sets.cost[set]! + cost > budget) break
    grown.push(sets.add(set, project, cost, worth))
  }
  return grown
}

/** Both lists rise in cost and worth; so does what is left of them together, an older set before an equal newer one. */
function merged(sets: Sets, old: readonly number[], grown: readonly number[]): number[] {
  const front: number[] = []
  let best = -1n
  let [i, j] = [0, 0]
  while (i < old.length || j < grown.length) {
    const [a, b] = [old[i], grown[j]]
    const takeOld =
      b === undefined ||
      (a !== undefined &&
        (sets.cost[a]! < sets.cost[b]! || (sets.cost[a] === sets.cost[b] && sets.worth[a]! >= sets.worth[b]!)))
    const set = (takeOld ? a : b)!
    if (takeOld) i++
    else j++
    if (sets.worth[set]! <= best) continue
    best = sets.worth[set]!
    front.push(set)
  }
  return front
}

function bestGreedy(order: readonly number[], costs: Float64Array, worth: readonly bigint[], budget: number): bigint {
  let left = budget
  let value = 0n
  for (const project of order) {
    if (costs[project]! > left) continue
    left -= costs[project]!
    value += worth[project]!
  }
  return value
}

/** What the projects from one on can add at most with so much money, the last of them in part: rounded up. */
function boundOf(order: readonly number[], costs: Float64Array, worth: readonly bigint[]) {
  const costBefore = [0]
  const worthBefore = [0n]
  for (const [at, project] of order.entries()) {
    costBefore.push(costBefore[at]! + costs[project]!)
    worthBefore.push(worthBefore[at]! + worth[project]!)
  }
  return (from: number, money: number): bigint => {
    const most = costBefore[from]! + money
    let [low, high] = [from, order.length]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (costBefore[middle]! <= most) low = middle
      else high = middle - 1
    }
    const whole = worthBefore[low]! - worthBefore[from]!
    const next = order[low]
    if (next === undefined) return whole
    return whole + (worth[next]! * BigInt(most - costBefore[low]!)) / BigInt(costs[next]!) + 1n
  }
}
