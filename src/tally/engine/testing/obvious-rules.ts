import type { Election } from '../election.ts'
import { add, compare, type Fraction, fraction } from '../exact/fraction.ts'
import type { Rule } from '../rule.ts'
import { costOf, type MayJoin, namedOn, obviousPoints, obviousVotes } from './obvious-limits.ts'

type By = Extract<Rule, { kind: 'greedy' }>['by']

/** Greedy selection from its definition: the best that still fits, again and again. For tests to compare with. */
export function obviousGreedy(
  election: Election,
  by: By,
  ranks: Uint32Array,
  mayJoin: MayJoin,
  already: readonly number[] = [],
): number[] {
  const worths = election.projects.map(({ cost }, project) => {
    const whole = by.startsWith('votes') ? obviousVotes(election, project) : obviousPoints(election, project)
    return fraction(BigInt(whole), by.endsWith('per-cost') ? BigInt(cost) : 1n)
  })
  const selected = [...already]
  const fits = (project: number) => costOf(election, [...selected, project]) <= election.budget
  for (;;) {
    const best = [...election.projects.keys()]
      .filter((project) => !selected.includes(project) && fits(project) && mayJoin(selected, project))
      .sort((a, b) => compare(worths[b]!, worths[a]!) || ranks[a]! - ranks[b]!)[0]
    if (best === undefined) return selected
    selected.push(best)
  }
}

/** Sequential Phragmen from its definition: the new load of all supporters, the smallest first. */
export function obviousPhragmen(
  election: Election,
  overflow: 'stop' | 'skip',
  ranks: Uint32Array,
  mayJoin: MayJoin,
): number[] {
  const named = namedOn(election)
  const loads = named.map(() => fraction(0n, 1n))
  const selected: number[] = []
  const fits = (project: number) => costOf(election, [...selected, project]) <= election.budget
  for (;;) {
    const offers = [...election.projects.keys()]
      .filter((project) => !selected.includes(project) && mayJoin(selected, project))
      .filter((project) => overflow === 'stop' || fits(project))
      .flatMap((project) => offerOf(election, named, loads, project))
      .sort((a, b) => compare(a.load, b.load) || ranks[a.project]! - ranks[b.project]!)
    const [best] = offers
    if (!best || offers.some((one) => compare(one.load, best.load) === 0 && !fits(one.project))) return selected
    for (const voter of best.voters) loads[voter] = best.load
    selected.push(best.project)
  }
}

type LoadOffer = { readonly project: number; readonly voters: readonly number[]; readonly load: Fraction }

function offerOf(
  { projects }: Election,
  named: readonly (readonly number[])[],
  loads: readonly Fraction[],
  project: number,
): LoadOffer[] {
  const voters = [...named.keys()].filter((voter) => named[voter]!.includes(project))
  if (voters.length === 0) return []
  const sum = voters.reduce((all, voter) => add(all, loads[voter]!), fraction(BigInt(projects[project]!.cost), 1n))
  return [{ project, voters, load: fraction(sum.numerator, sum.denominator * BigInt(voters.length)) }]
}

/** Most that a set of projects within the budget is worth, by looking at every set. */
export function obviousOptimum(election: Election, worth: 'votes' | 'votes-times-cost', mayJoin: MayJoin): number {
  const projects = [...election.projects.keys()].filter((project) => mayJoin([], project))
  const worths = projects.map(
    (project) => obviousVotes(election, project) * (worth === 'votes' ? 1 : election.projects[project]!.cost),
  )
  let most = 0
  for (let set = 0; set < 2 ** projects.length; set++) {
    const isIn = (at: number) => (set & (1 << at)) !== 0
    const cost = costOf(
      election,
      projects.filter((_, at) => isIn(at)),
    )
    const value = worths.reduce((sum, one, at) => sum + (isIn(at) ? one : 0), 0)
    if (cost <= election.budget) most = Math.max(most, value)
  }
  return most
}
