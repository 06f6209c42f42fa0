/** What was decided upon and by whom: the data that every rule counts. Bytes become this in `pb/read.ts`. */
export type Election = {
  /** The file's `key;value` rows in their order; empty for an election that no file holds. */
  readonly meta: ReadonlyMap<string, string>
  readonly voteType: VoteType
  /** The money to spend, in minor units; positive. */
  readonly budget: number
  /** Minor units in one unit of the file: a power of ten, 1 where every amount is whole. */
  readonly scale: number
  readonly projects: readonly Project[]
  readonly ballots: Ballots
}

export const voteTypes = ['approval', 'ordinal', 'cumulative', 'scoring', 'choose-1'] as const
export type VoteType = (typeof voteTypes)[number]

export type Project = {
  readonly id: string
  /** In minor units; positive and whole. */
  readonly cost: number
  /** Withdrawn before the count: its marks stay on the ballots, it cannot be selected. */
  readonly withdrawn: boolean
  /** The other cells of its row by the name of their column; empty cells are left out. */
  readonly fields: ReadonlyMap<string, string>
}

/** Index of a project in `Election.projects`, by mark. */
export type Marks = Uint16Array | Uint32Array

/**
 * All ballots in two or three arrays: ballot `i` marks `marks[start[i]]` to `marks[start[i + 1] - 1]`, in the voter's
 * order and no project twice. `points` runs beside `marks`, in units of `1 / pointScale`.
 */
export type Ballots = {
  readonly count: number
  readonly start: Uint32Array
  readonly marks: Marks
  readonly points: Int32Array | undefined
  readonly pointScale: number
}

/** The cost that the format writes for a project that was withdrawn. */
export const withdrawnCost = 999_999_999

/** Most that a budget and all costs together may be, so that every sum of money stays an exact whole number. */
export const mostMoney = 2 ** 52

export function emptyMarks(projects: number, length: number): Marks {
  return projects <= 0xffff ? new Uint16Array(length) : new Uint32Array(length)
}

export type PlainElection = {
  readonly budget: number
  readonly voteType?: VoteType
  readonly projects: readonly { readonly id: string; readonly cost: number; readonly fields?: Record<string, string> }[]
  /** Each ballot as the ids it marks, in the voter's order; or pairs of id and points. */
  readonly ballots: readonly (readonly string[] | readonly (readonly [id: string, points: number])[])[]
}

/**
 * An election from plain lists, for those who hold no file: amounts in minor units, points whole.
 * @throws RangeError when an amount is not whole and positive, an id stands twice, or a ballot names an unknown project
 */
export function electionOf(plain: PlainElection): Election {
  const index = new Map(plain.projects.map(({ id }, at) => [id, at]))
  if (index.size !== plain.projects.length) throw new RangeError('a project id stands twice')
  for (const amount of [plain.budget, ...plain.projects.map(({ cost }) => cost)]) {
    if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError('an amount is whole and positive')
  }
  if (plain.projects.reduce((sum, { cost }) => sum + cost, plain.budget) > mostMoney)
    throw new RangeError('the amounts together are too large')
  const scored = plain.ballots.some((ballot) => Array.isArray(ballot[0]))
  return {
    meta: new Map(),
    voteType: plain.voteType ?? (scored ? 'cumulative' : 'approval'),
    budget: plain.budget,
    scale: 1,
    projects: plain.projects.map(({ id, cost, fields }) => ({
      id,
      cost,
      withdrawn: false,
      fields: new Map(Object.entries(fields ?? {})),
    })),
    ballots: ballotsOf(plain, index, scored),
  }
}

function ballotsOf(plain: PlainElection, index: ReadonlyMap<string, number>, scored: boolean): Ballots {
  const most = plain.ballots.reduce((sum, ballot) => sum + ballot.length, 0)
  const marks = emptyMarks(plain.projects.length, most)
  const points = new Int32Array(scored ? most : 0)
  const start = new Uint32Array(plain.ballots.length + 1)
  let at = 0
  for (const [ballot, entries] of plain.ballots.entries()) {
    const seen = new Set<number>()
    for (const entry of entries) {
      const [id, given] = typeof entry === 'string' ? [entry, 1] : entry
      const project = index.get(id)
      if (project === undefined) throw new RangeError(`a ballot names the unknown project ${id}`)
      if (seen.has(project)) continue
      seen.add(project)
      marks[at] = project
      if (scored) points[at] = wholePoints(given)
      at++
    }
    start[ballot + 1] = at
  }
  const kept = { marks: marks.subarray(0, at), points: scored ? points.subarray(0, at) : undefined }
  return { count: plain.ballots.length, start, ...kept, pointScale: 1 }
}

function wholePoints(points: number): number {
  if (!Number.isInteger(points) || Math.abs(points) >= 2 ** 31) throw new RangeError('points are whole and below 2^31')
  return points
}
