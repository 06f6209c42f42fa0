import { type Election, electionOf, type VoteType } from '../election.ts'
import type { Limits } from '../limits.ts'
import type { TieOrder } from '../tie-order.ts'

/** Numbers from which a small election is made: costs so low that ties and purses that are just enough come up often. */
export type SmallElection = {
  readonly costs: readonly number[]
  readonly budget: number
  readonly voteType: Extract<VoteType, 'approval' | 'ordinal' | 'cumulative'>
  /** Projects by index, none twice on a ballot. */
  readonly ballots: readonly (readonly number[])[]
  /** Handed out mark by mark, over and over. */
  readonly points: readonly number[]
  /** A row of projects with which all costs and the budget are multiplied: where it is large, "add one" has far to go. */
  readonly times: number
  /** Of each project, whether it lies in the first village, and whether it was withdrawn. */
  readonly villages: readonly boolean[]
  readonly withdrawn: readonly boolean[]
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

/** Every kind of tie order. */
export const tieOrders: readonly TieOrder[] = ['id', 'cost-votes-id', { lot: 'seven' }]

/** Limits that bite now and then in a small election. */
export function smallLimits({ costs, budget, times }: SmallElection, which: number): Limits {
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
