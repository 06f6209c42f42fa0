import { type Ballots, emptyMarks, type Project } from '../election.ts'
import type { BallotBox, VotesHeader } from './ballot-box.ts'
import type { FaultRule } from './fault.ts'
import type { Row, Rows } from './rows.ts'

/** Reads a ballot as text and says what is odd about it. Few ballots of a file come here. */
export class SlowBallots {
  /** How many ballots came here. */
  read = 0
  readonly #rows: Rows
  readonly #header: VotesHeader
  readonly #box: BallotBox
  readonly #index: ReadonlyMap<string, number>

  constructor(rows: Rows, header: VotesHeader, projects: readonly Project[], box: BallotBox) {
    this.#rows = rows
    this.#header = header
    this.#box = box
    this.#index = new Map(projects.map(({ id }, at) => [id, at]))
  }

  readOne(): void {
    const row = this.#rows.next()
    if (!row) return
    this.read++
    const box = this.#box
    const cell = row.cells[this.#header.vote]
    const pointsCell = row.cells[this.#header.points]
    if (row.cells.length > this.#header.columns) this.#warning('extra-cells', row, this.#header.columns, '')
    const id = row.cells[0]!.text
    if (id.trim() === '') this.#error('empty-id', row, 0, '')
    else if (id.trim() !== id) this.#warning('blank-in-list', row, 0, id)
    if (!cell) {
      this.#error('row-too-short', row, 0, id)
      return
    }
    const ids = this.#list(cell.text, row, this.#header.vote)
    if (ids.length === 0) this.#warning('empty-ballot', row, this.#header.vote, id)
    if (ids.length > 1 && this.#header.voteType === 'choose-1')
      this.#error('more-than-one', row, this.#header.vote, cell.text)
    const points = box.points.length > 0 ? this.#points(pointsCell?.text ?? '', row, ids) : []
    this.#fill(ids, points, row)
    box.rowAt[box.count] = row.at
    box.start[++box.count] = box.length
  }

  #fill(ids: readonly string[], points: readonly number[], row: Row): void {
    const box = this.#box
    const seen = new Set<number>()
    for (const [at, id] of ids.entries()) {
      const project = this.#index.get(id)
      if (project === undefined) this.#error('unknown-project', row, this.#header.vote, id)
      else if (seen.has(project)) this.#warning('duplicate-in-ballot', row, this.#header.vote, id)
      else {
        seen.add(project)
        box.points[box.length] = points[at] ?? 0
        box.marks[box.length++] = project
      }
    }
  }

  #list(text: string, row: Row, column: number): string[] {
    if (text.trim() === '' || text.trim() === 'None') return []
    const entries = text.split(',')
    if (entries.some((entry) => entry !== entry.trim())) this.#warning('blank-in-list', row, column, text)
    return entries.map((entry) => entry.trim())
  }

  #points(text: string, row: Row, ids: readonly string[]): number[] {
    const given = this.#list(text, row, this.#header.points)
    if (given.length === 0 && this.#header.voteType === 'ordinal') return []
    if (given.length === 0 && ids.length > 0) this.#error('points-missing', row, 0, row.cells[0]!.text)
    else if (given.length !== ids.length)
      this.#error('points-mismatch', row, this.#header.points, text, `${ids.length}`)
    const found = given.map((one) => /^(-?)(\d{1,9})(?:\.(\d{0,20}))?$/.exec(one))
    const decimals = found.map((match) => (match?.[3] ?? '').replace(/0+$/, ''))
    // The finest of them sets the unit before any is written in it.
    this.#refine(10 ** Math.max(0, ...decimals.map(({ length }) => length)))
    return found.map((match, at) => this.#point(match, decimals[at]!, given[at]!, row))
  }

  /** Points in units of `1 / pointScale`. */
  #point(match: RegExpExecArray | null, decimals: string, text: string, row: Row): number {
    const value = Number(`${match?.[2] ?? ''}${decimals}`) * (this.#box.pointScale / 10 ** decimals.length)
    if (!match || decimals.length > 4 || value >= 2 ** 31) this.#error('not-points', row, this.#header.points, text)
    return match?.[1] ? -value : value
  }

  #refine(scale: number): void {
    const box = this.#box
    if (scale <= box.pointScale || scale > 10_000) return
    const factor = scale / box.pointScale
    for (let at = 0; at < box.length; at++) {
      if (Math.abs(box.points[at]! * factor) >= 2 ** 31)
        this.#rows.faults.add({ severity: 'error', rule: 'not-points', line: 0, column: 0, found: `${box.points[at]}` })
      box.points[at] = box.points[at]! * factor
    }
    box.pointScale = scale
  }

  /** The ballots, each with every project where an unlisted one has points of its own (`default_score`). */
  completed(withPoints: boolean): Ballots {
    const box = this.#box
    const start = box.start.subarray(0, box.count + 1)
    const kept = {
      count: box.count,
      start,
      marks: box.marks.subarray(0, box.length),
      points: withPoints ? box.points.subarray(0, box.length) : undefined,
      pointScale: box.pointScale,
    }
    return this.#header.defaultScore === 0 || !withPoints ? kept : this.#filled(kept)
  }

  #filled(listed: Ballots): Ballots {
    const projects = this.#index.size
    const length = listed.count * projects
    if (length > 2 ** 28) {
      const found = `${listed.count} ballots with ${projects} projects each`
      this.#rows.faults.add({ severity: 'error', rule: 'too-many-marks', line: 0, column: 0, found })
      return listed
    }
    const marks = emptyMarks(projects, length)
    const points = new Int32Array(length)
    const given = new Int32Array(projects)
    for (let ballot = 0; ballot < listed.count; ballot++) {
      given.fill(this.#header.defaultScore * listed.pointScale)
      for (let at = listed.start[ballot]!; at < listed.start[ballot + 1]!; at++)
        given[listed.marks[at]!] = listed.points![at]!
      points.set(given, ballot * projects)
      for (let project = 0; project < projects; project++) marks[ballot * projects + project] = project
    }
    const start = Uint32Array.from({ length: listed.count + 1 }, (_, ballot) => ballot * projects)
    return { ...listed, start, marks, points }
  }

  #error(rule: FaultRule, row: Row, column: number, found: string, expected?: string): void {
    const place = { line: row.line, column: row.cells[column]!.column }
    this.#rows.faults.add({ severity: 'error', rule, ...place, found, ...(expected && { expected }) })
  }

  #warning(rule: FaultRule, row: Row, column: number, found: string): void {
    const place = { line: row.line, column: row.cells[column]!.column }
    this.#rows.faults.add({ severity: 'warning', rule, ...place, found })
  }
}
