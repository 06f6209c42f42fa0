import type { Election } from '../election.ts'
import { costOf, namedOn } from './obvious-limits.ts'

/** What a project is worth to a voter, nothing where the ballot does not name it. */
export type Worth = (voter: number, project: number) => number

/**
 * Looks at every group of voters and every set of projects that their part of the budget would buy, and finds a group
 * that could rightly complain: extended justified representation up to one project (D. Peters, G. Pierczynski,
 * P. Skowron, NeurIPS 2021) promises each such group that one of its members has as much of the outcome as the whole set
 * is worth to every member at least, or would have more with one project of the set added.
 */
export function wrongedGroup(
  election: Election,
  worth: Worth,
  selected: readonly number[],
): { readonly group: number[]; readonly set: number[] } | undefined {
  const { ballots, budget, projects } = election
  for (const set of subsets([...projects.keys()])) {
    const cost = costOf(election, set)
    for (const group of subsets([...namedOn(election).keys()])) {
      if (group.length * budget < cost * ballots.count) continue
      const promised = set.reduce((sum, project) => sum + Math.min(...group.map((voter) => worth(voter, project))), 0)
      const isServed = (voter: number) => {
        const has = selected.reduce((sum, project) => sum + worth(voter, project), 0)
        return (
          has >= promised ||
          set.some((project) => !selected.includes(project) && has + worth(voter, project) > promised)
        )
      }
      if (promised > 0 && !group.some(isServed)) return { group, set }
    }
  }
  return undefined
}

/** Every subset but the empty one. */
function subsets<Member>(all: readonly Member[]): Member[][] {
  return Array.from({ length: 2 ** all.length - 1 }, (_, at) => all.filter((_, member) => (at + 1) & (1 << member)))
}
