import type { Election } from './election.ts'

/** What a regulation asks besides the money: who may be selected at all, and what excludes what. */
export type Limits = {
  /** Projects on fewer ballots cannot be selected. */
  readonly minimumVotes?: number
  /** Projects with fewer points cannot be selected. */
  readonly minimumPoints?: number
  /** Of each group of ids at most one is selected: two plans for the same place. */
  readonly exclusive?: readonly (readonly string[])[]
  /** Most money for the projects of one category or village, in minor units, by the value of a column of PROJECTS. */
  readonly caps?: { readonly column: string; readonly most: ReadonlyMap<string, number> }
}

/** Closes projects as others are selected. One for each count: `begin` opens all again. */
export class Fence {
  readonly #groups: readonly (readonly number[])[]
  readonly #groupsOf: readonly (readonly number[])[]
  readonly #capOf: readonly (readonly string[])[]
  readonly #most: ReadonlyMap<string, number>
  readonly #costs: Float64Array
  readonly #spent = new Map<string, number>()
  readonly #closed: Uint8Array
  /** False where nothing can ever be closed. */
  readonly stands: boolean

  constructor(election: Election, costs: Float64Array, limits: Limits) {
    const { projects } = election
    const index = new Map(projects.map(({ id }, at) => [id, at]))
    this.#groups = (limits.exclusive ?? []).map((group) => group.map((id) => indexOf(index, id)))
    this.#groupsOf = projects.map((_, at) =>
      [...this.#groups.keys()].filter((group) => this.#groups[group]!.includes(at)),
    )
    const column = limits.caps?.column
    this.#most = limits.caps?.most ?? new Map()
    this.#capOf = projects.map(({ fields }) =>
      (column === undefined ? [] : (fields.get(column) ?? '').split(',')).filter((value) => this.#most.has(value)),
    )
    this.#costs = costs
    this.#closed = new Uint8Array(projects.length)
    this.stands = this.#groups.length > 0 || this.#most.size > 0
  }

  begin(): void {
    this.#closed.fill(0)
    this.#spent.clear()
  }

  /** Whether a project may still be selected. */
  isOpen(project: number): boolean {
    if (this.#closed[project] === 1) return false
    const cost = this.#costs[project]!
    return this.#capOf[project]!.every((value) => (this.#spent.get(value) ?? 0) + cost <= this.#most.get(value)!)
  }

  select(project: number): void {
    for (const group of this.#groupsOf[project]!) for (const other of this.#groups[group]!) this.#closed[other] = 1
    for (const value of this.#capOf[project]!)
      this.#spent.set(value, (this.#spent.get(value) ?? 0) + this.#costs[project]!)
  }
}

function indexOf(index: ReadonlyMap<string, number>, id: string): number {
  const at = index.get(id)
  if (at === undefined) throw new RangeError(`no project has the id ${id}`)
  return at
}
