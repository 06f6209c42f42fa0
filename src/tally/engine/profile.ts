import type { Election, Marks } from './election.ts'

/**
 * What a unit of a project's price is worth to whom. `cost` and `cardinality` take every listed project as approved;
 * `points` weighs by the points given; `borda` by how many projects of the same ballot stand below.
 */
export type Utility = 'cost' | 'cardinality' | 'points' | 'borda'

/** Who supports what, both ways, with the weight by which each pays where not all weigh the same. */
export type Profile = {
  /** Ballots counted, blank ones too. */
  readonly ballots: number
  readonly start: Uint32Array
  readonly project: Marks
  /** Beside `project`; undefined where every weight is 1. Always positive. */
  readonly weight: Int32Array | undefined
  readonly supporters: Supporters
}

/** Project `p` is supported by `voter[start[p]]` to `voter[start[p + 1] - 1]`. */
export type Supporters = {
  readonly start: Uint32Array
  readonly voter: Uint32Array
  readonly weight: Int32Array | undefined
}

export function profileOf(election: Election, utility: Utility): Profile {
  const { ballots, projects } = election
  const weights = weightsOf(election, utility)
  const kept = weights
    ? withoutZeros(election, weights)
    : { start: ballots.start, project: ballots.marks, weight: undefined }
  return { ballots: ballots.count, ...kept, supporters: turned(kept, projects.length) }
}

function weightsOf({ ballots }: Election, utility: Utility): Int32Array | undefined {
  if (utility === 'points') return ballots.points
  if (utility !== 'borda') return undefined
  const weights = new Int32Array(ballots.marks.length)
  for (let ballot = 0; ballot < ballots.count; ballot++) {
    const end = ballots.start[ballot + 1]!
    for (let at = ballots.start[ballot]!; at < end; at++) weights[at] = end - 1 - at
  }
  return weights
}

/** Who gives nothing, or less, pays nothing. */
function withoutZeros({ ballots }: Election, weights: Int32Array) {
  const start = new Uint32Array(ballots.count + 1)
  const project = ballots.marks.slice()
  const weight = new Int32Array(weights.length)
  let length = 0
  for (let ballot = 0; ballot < ballots.count; ballot++) {
    for (let at = ballots.start[ballot]!; at < ballots.start[ballot + 1]!; at++) {
      if (weights[at]! <= 0) continue
      project[length] = ballots.marks[at]!
      weight[length++] = weights[at]!
    }
    start[ballot + 1] = length
  }
  return { start, project: project.subarray(0, length), weight: weight.subarray(0, length) }
}

function turned(by: Pick<Profile, 'start' | 'project' | 'weight'>, projects: number): Supporters {
  const { start, project, weight } = by
  const from = new Uint32Array(projects + 1)
  for (let at = 0; at < project.length; at++) from[project[at]! + 1]!++
  for (let p = 0; p < projects; p++) from[p + 1]! += from[p]!
  const next = from.slice()
  const voter = new Uint32Array(project.length)
  const weightOf = weight && new Int32Array(project.length)
  const voters = start.length - 1
  for (let v = 0; v < voters; v++) {
    const end = start[v + 1]!
    for (let at = start[v]!; at < end; at++) {
      const slot = next[project[at]!]!++
      voter[slot] = v
      if (weightOf && weight) weightOf[slot] = weight[at]!
    }
  }
  return { start: from, voter, weight: weightOf }
}

/** Length of the longest list of supporters. */
export function longestList({ supporters: { start } }: Profile): number {
  let longest = 0
  for (let p = 1; p < start.length; p++) longest = Math.max(longest, start[p]! - start[p - 1]!)
  return longest
}

/** What each project's price is at least, divided by `per`: what it is when everybody pays alike. A little below it. */
export function leastPrices(
  { supporters: { start, weight } }: Profile,
  costs: Float64Array,
  per: Float64Array,
): Float64Array {
  return costs.map((cost, project) => {
    let weights = start[project + 1]! - start[project]!
    if (weight) {
      weights = 0
      for (let at = start[project]!; at < start[project + 1]!; at++) weights += weight[at]!
    }
    return (cost / weights / per[project]!) * (1 - 2 ** -50)
  })
}

/** The points of each project, all ballots together; Borda points where ballots rank, one for each mark where none are given. */
export function pointsOf({ ballots, projects, voteType }: Election): Float64Array {
  const sums = new Float64Array(projects.length)
  const { start, marks, points } = ballots
  for (let ballot = 0; ballot < ballots.count; ballot++) {
    const end = start[ballot + 1]!
    for (let at = start[ballot]!; at < end; at++)
      sums[marks[at]!]! += voteType === 'ordinal' ? end - 1 - at : points ? points[at]! : 1
  }
  return sums
}
