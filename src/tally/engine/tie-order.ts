import type { Election } from './election.ts'
import { sha256 } from './exact/sha-256.ts'
import { byCodePoint, bytesOf } from './pb/utf-8.ts'

/**
 * Who goes first when a rule alone does not decide: `id` by id, character by character; `cost-votes-id` the cheaper, then
 * the one on more ballots, then by id; or a lot, whose order is drawn from a public seed before the count begins: by the
 * SHA-256 of the seed, a line feed and the id.
 */
export type TieOrder = 'id' | 'cost-votes-id' | { readonly lot: string }

/** Place of every project in the tie order, from 0. */
export function ranksOf(election: Election, order: TieOrder): Uint32Array {
  const { projects } = election
  const votes = order === 'cost-votes-id' ? votesOf(election) : new Uint32Array(0)
  const lots = typeof order === 'object' ? projects.map(({ id }) => sha256(bytesOf(`${order.lot}\n${id}`))) : []
  const sorted = projects
    .map((_, at) => at)
    .sort((a, b) => {
      if (order === 'cost-votes-id') {
        const byCost = projects[a]!.cost - projects[b]!.cost || votes[b]! - votes[a]!
        if (byCost !== 0) return byCost
      }
      return byCodePoint(lots[a] ?? '', lots[b] ?? '') || byCodePoint(projects[a]!.id, projects[b]!.id)
    })
  const ranks = new Uint32Array(projects.length)
  for (const [place, at] of sorted.entries()) ranks[at] = place
  return ranks
}

/** How many ballots name each project. */
export function votesOf({ projects, ballots }: Election): Uint32Array {
  const votes = new Uint32Array(projects.length)
  const { marks } = ballots
  for (let at = 0; at < marks.length; at++) votes[marks[at]!]!++
  return votes
}
