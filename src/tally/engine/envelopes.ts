import { type Election, emptyMarks } from './election.ts'
import type { Outcome } from './outcome.ts'
import type { Rule } from './rule.ts'
import { type CountOptions, Tally } from './tally.ts'

/** Money by village and for all: the parts of one budget, in minor units. */
export type Envelopes = {
  /** The column of PROJECTS that names the village, or the theme. */
  readonly column: string
  readonly own: ReadonlyMap<string, number>
  readonly common: number
}

export type EnvelopeOutcome = {
  /** The value of the column; '' for the common envelope. */
  readonly envelope: string
  readonly budget: number
  readonly outcome: Outcome
}

/**
 * One count for each village's envelope, among its own projects and the ballots that name one of them, in the order of
 * `own`; what is left of all goes to the common envelope, for which every project that is not yet selected stands again
 * before all ballots. Projects in the outcomes are indexes in the whole election.
 * @throws RangeError when the envelopes together are more than the budget
 */
export function countByEnvelopes(
  election: Election,
  rule: Rule,
  envelopes: Envelopes,
  options: CountOptions,
): EnvelopeOutcome[] {
  const total = [...envelopes.own.values()].reduce((sum, money) => sum + money, envelopes.common)
  if (total > election.budget) throw new RangeError('the envelopes together are more than the budget')
  const outcomes: EnvelopeOutcome[] = []
  const selected = new Set<number>()
  let left = envelopes.common
  for (const [village, budget] of envelopes.own) {
    const outcome = countPart(
      election,
      rule,
      options,
      budget,
      village !== '',
      (project) => villageOf(election, envelopes, project) === village,
    )
    outcomes.push({ envelope: village, budget, outcome })
    for (const project of outcome.selected) selected.add(project)
    left += budget - outcome.cost
  }
  const outcome = countPart(election, rule, options, left, false, (project) => !selected.has(project))
  return [...outcomes, { envelope: '', budget: left, outcome }]
}

function villageOf({ projects }: Election, { column }: Envelopes, project: number): string {
  return projects[project]!.fields.get(column) ?? ''
}

const nothing: Outcome = { selected: [], cost: 0, ties: [] }

function countPart(
  election: Election,
  rule: Rule,
  options: CountOptions,
  budget: number,
  ownBallotsOnly: boolean,
  belongs: (project: number) => boolean,
): Outcome {
  const kept = [...election.projects.keys()].filter(belongs)
  const part = partOf(election, kept, budget, ownBallotsOnly)
  if (budget <= 0 || kept.length === 0 || part.ballots.count === 0) return nothing
  const outcome = new Tally(part, { ...options, limits: limitsOf(part, options) }).count(rule)
  const ties = outcome.ties.map((tie) => ({
    ...tie,
    projects: tie.projects.map((project) => kept[project]!),
    chosen: kept[tie.chosen]!,
  }))
  return { ...outcome, selected: outcome.selected.map((project) => kept[project]!), ties }
}

/** Exclusive groups shrink to those of their projects that take part. */
function limitsOf({ projects }: Election, { limits = {} }: CountOptions) {
  const there = new Set(projects.map(({ id }) => id))
  return { ...limits, exclusive: (limits.exclusive ?? []).map((group) => group.filter((id) => there.has(id))) }
}

function partOf(election: Election, kept: readonly number[], budget: number, ownBallotsOnly: boolean): Election {
  const { ballots, projects } = election
  const place = new Int32Array(projects.length).fill(-1)
  for (const [at, project] of kept.entries()) place[project] = at
  const marks = emptyMarks(kept.length, ballots.marks.length)
  const points = ballots.points && new Int32Array(ballots.marks.length)
  const start = new Uint32Array(ballots.count + 1)
  let [count, length] = [0, 0]
  for (let ballot = 0; ballot < ballots.count; ballot++) {
    const before = length
    for (let at = ballots.start[ballot]!; at < ballots.start[ballot + 1]!; at++) {
      const project = place[ballots.marks[at]!]!
      if (project < 0) continue
      if (points && ballots.points) points[length] = ballots.points[at]!
      marks[length++] = project
    }
    if (length > before || !ownBallotsOnly) start[++count] = length
  }
  return {
    ...election,
    budget,
    projects: kept.map((project) => projects[project]!),
    ballots: {
      count,
      start: start.subarray(0, count + 1),
      marks: marks.subarray(0, length),
      points: points?.subarray(0, length),
      pointScale: ballots.pointScale,
    },
  }
}
