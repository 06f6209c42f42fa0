import type { Election } from '../election.ts'
import type { Limits } from '../limits.ts'

/** Whether a project may be selected beside these, asked anew each time: for tests to compare with. */
export type MayJoin = (selected: readonly number[], project: number) => boolean

export function obviousLimits(election: Election, limits: Limits): MayJoin {
  const { projects } = election
  const column = limits.caps?.column
  const valuesOf = (project: number) => (column ? (projects[project]!.fields.get(column) ?? '').split(',') : [])
  return (selected, project) => {
    if (projects[project]!.withdrawn) return false
    if (obviousVotes(election, project) < (limits.minimumVotes ?? 0)) return false
    if (limits.minimumPoints !== undefined) {
      const points = obviousPoints(election, project) / election.ballots.pointScale
      if (points < limits.minimumPoints) return false
    }
    const rivals = (limits.exclusive ?? []).filter((group) => group.includes(projects[project]!.id)).flat()
    if (selected.some((one) => rivals.includes(projects[one]!.id))) return false
    return valuesOf(project).every((value) => {
      const most = limits.caps?.most.get(value)
      const together = [...selected, project].filter((one) => valuesOf(one).includes(value))
      return most === undefined || costOf(election, together) <= most
    })
  }
}

export function costOf({ projects }: Election, selected: readonly number[]): number {
  return selected.reduce((sum, project) => sum + projects[project]!.cost, 0)
}

/** Each ballot as the projects it names. */
export function namedOn({ ballots }: Election): number[][] {
  return Array.from({ length: ballots.count }, (_, voter) =>
    Array.from(ballots.marks.slice(ballots.start[voter], ballots.start[voter + 1])),
  )
}

export function obviousVotes(election: Election, project: number): number {
  return namedOn(election).filter((named) => named.includes(project)).length
}

/** The sum of its points: of how many stand below it where ballots rank, and of one each where they give no points. */
export function obviousPoints(election: Election, project: number): number {
  const { ballots, voteType } = election
  let sum = 0
  for (const [voter, named] of namedOn(election).entries()) {
    const place = named.indexOf(project)
    if (place < 0) continue
    if (voteType === 'ordinal') sum += named.length - 1 - place
    else sum += ballots.points ? ballots.points[ballots.start[voter]! + place]! : 1
  }
  return sum
}
