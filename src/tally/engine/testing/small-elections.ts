import fc from 'fast-check'
import { type Election, electionOf } from '../election.ts'
import type { Limits } from '../limits.ts'
import { Tally } from '../tally.ts'
import { ranksOf, type TieOrder } from '../tie-order.ts'
import { obviousLimits } from './obvious-limits.ts'

/** Numbers from which a small election is made: costs so low that ties and purses that are just enough come up often. */
export const smallElections = fc.integer({ min: 1, max: 7 }).chain((projects) =>
  fc.record({
    costs: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: projects, maxLength: projects }),
    budget: fc.integer({ min: 1, max: 30 }),
    voteType: fc.constantFrom('approval', 'ordinal', 'cumulative'),
    /** Projects by index, none twice on a ballot. */
    ballots: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: projects - 1 }), { maxLength: 5 }), {
      maxLength: 8,
    }),
    /** Handed out mark by mark, over and over. */
    points: fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 9, maxLength: 9 }),
    /** All costs and the budget are multiplied with it: where it is large, "add one" has far to go. */
    times: fc.constantFrom(1, 1, 1, 4, 25),
    /** Of each project, whether it lies in the first village, and whether it was withdrawn. */
    villages: fc.array(fc.boolean(), { minLength: projects, maxLength: projects }),
    withdrawn: fc.array(seldom(), { minLength: projects, maxLength: projects }),
  }),
)
export type SmallElection = typeof smallElections extends fc.Arbitrary<infer Made> ? Made : never

function seldom(): fc.Arbitrary<boolean> {
  return fc.integer({ min: 0, max: 9 }).map((one) => one === 1)
}

export function smallElection(made: SmallElection): Election {
  const { costs, ballots, points, times, voteType } = made
  let next = 0
  const projects = costs.map((cost, at) => ({
    id: `p${at}`,
    cost: cost * times,
    fields: { village: made.villages[at] ? 'Ala-Too' : 'Bel' },
  }))
  const election = electionOf({
    budget: made.budget * times,
    voteType,
    projects,
    ballots:
      voteType === 'cumulative'
        ? ballots.map((ballot) => ballot.map((at) => [`p${at}`, points[next++ % points.length]!] as const))
        : ballots.map((ballot) => ballot.map((at) => `p${at}`)),
  })
  return {
    ...election,
    projects: election.projects.map((project, at) => ({ ...project, withdrawn: made.withdrawn[at] ?? false })),
  }
}

/** An election with limits, a tie order of every kind, and a unit by which "add one" grows. */
export const situations = fc.record({
  made: smallElections,
  tieOrder: fc.constantFrom<TieOrder>('id', 'cost-votes-id', { lot: 'seven' }),
  /** Which of the limits. */
  which: fc.integer({ min: 0, max: 5 }),
  scale: fc.constantFrom(1, 1, 10),
})
export type Situation = typeof situations extends fc.Arbitrary<infer Made> ? Made : never

/** What a situation is, ready to be counted by the engine and from the definition. */
export function ready({ made, tieOrder, which, scale }: Situation) {
  const election = { ...smallElection(made), scale }
  const options = { tieOrder, limits: smallLimits(made, which) }
  return {
    election,
    options,
    mayJoin: obviousLimits(election, options.limits),
    tally: new Tally(election, options),
    ranks: ranksOf(election, tieOrder),
  }
}

/** Limits that bite now and then in a small election. */
function smallLimits({ costs, budget, times }: SmallElection, which: number): Limits {
  const most = new Map([['Ala-Too', Math.ceil(budget / 2) * times]])
  const exclusive = costs.length > 2 ? [['p0', 'p2']] : []
  const all: readonly Limits[] = [
    {},
    { minimumVotes: 2 },
    { minimumPoints: 3 },
    { exclusive },
    { caps: { column: 'village', most } },
    { minimumVotes: 1, exclusive, caps: { column: 'village', most: new Map([...most, ['Bel', 6 * times]]) } },
  ]
  return all[which % all.length]!
}
