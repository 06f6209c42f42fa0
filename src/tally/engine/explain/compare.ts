import type { Election } from '../election.ts'
import type { Outcome } from '../outcome.ts'

/** What an outcome means for the voters, to set rules side by side. */
export type Reach = {
  readonly selected: number
  /** In minor units. */
  readonly cost: number
  /** Ballots that name at least one selected project. */
  readonly served: number
  /** Ballots that name at least one project and none that is selected. */
  readonly unserved: number
  /** Selected projects that ballots name, all ballots together: over the number of ballots, what a voter gets on average. */
  readonly wishesMet: number
  /** Money for selected projects that a voter named, all ballots together, in minor units. */
  readonly moneyOfWishes: number
  /** Money by the value of a column of PROJECTS, such as the village, in minor units; projects without one under ''. */
  readonly moneyBy: ReadonlyMap<string, number>
  /** How many projects are selected by that value. */
  readonly selectedBy: ReadonlyMap<string, number>
}

/** What an outcome means for the voters; `column` is the column of PROJECTS by which money is divided. */
export function reachOf(election: Election, outcome: Outcome, column: string): Reach {
  const { ballots, projects } = election
  const chosen = new Uint8Array(projects.length)
  for (const project of outcome.selected) chosen[project] = 1
  let [served, unserved, wishesMet, moneyOfWishes] = [0, 0, 0, 0]
  for (let ballot = 0; ballot < ballots.count; ballot++) {
    let met = 0
    for (let at = ballots.start[ballot]!; at < ballots.start[ballot + 1]!; at++) {
      const project = ballots.marks[at]!
      met += chosen[project]!
      moneyOfWishes += chosen[project]! * projects[project]!.cost
    }
    wishesMet += met
    if (met > 0) served++
    else if (ballots.start[ballot + 1]! > ballots.start[ballot]!) unserved++
  }
  const moneyBy = new Map<string, number>()
  const selectedBy = new Map<string, number>()
  for (const project of outcome.selected) {
    const value = projects[project]!.fields.get(column) ?? ''
    moneyBy.set(value, (moneyBy.get(value) ?? 0) + projects[project]!.cost)
    selectedBy.set(value, (selectedBy.get(value) ?? 0) + 1)
  }
  return {
    selected: outcome.selected.length,
    cost: outcome.cost,
    served,
    unserved,
    wishesMet,
    moneyOfWishes,
    moneyBy,
    selectedBy,
  }
}

/** How many projects two outcomes share. */
export function overlapOf(a: Outcome, b: Outcome): number {
  const selected = new Set(a.selected)
  return b.selected.filter((project) => selected.has(project)).length
}
