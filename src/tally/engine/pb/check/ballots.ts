import { ballotFields } from '../fields.ts'
import type { Row } from '../rows.ts'
import { checkCell } from './cells.ts'
import { type Figures, finest, pointsIn, writtenFinest } from './figures.ts'
import type { Findings } from './findings.ts'
import { Labels } from './labels.ts'
import { numberIn, placeOf, type Sheet, titleOf, type Written, writtenIn } from './sheet.ts'
import { fieldsOf } from './structure.ts'

/** What the ballots come to, by project. Two of each, for published files count an id twice that stands twice on a ballot. */
export type Recount = {
  readonly ballots: number
  readonly votes: { readonly once: Float64Array; readonly listed: Float64Array }
  /** In ten-thousandths. */
  readonly score: { readonly once: Float64Array; readonly listed: Float64Array }
}

/** Asks of every ballot what META allows, and counts them; undefined where there are none to read. */
export function checkBallots(sheet: Sheet, figures: Figures, findings: Findings): Recount | undefined {
  if (!sheet.votes.names.includes('vote')) return undefined
  return new BallotCheck(sheet, figures, findings).walk()
}

type Limits = { readonly least: number | undefined; readonly most: number | undefined }

class BallotCheck {
  readonly #sheet: Sheet
  readonly #figures: Figures
  readonly #findings: Findings
  readonly #voteType: string | undefined
  readonly #column: { readonly vote: number; readonly points: number }
  readonly #fields: ReturnType<typeof fieldsOf>
  readonly #labels: readonly (Labels | undefined)[]
  readonly #length: Limits
  readonly #points: Limits
  readonly #sum: Limits
  readonly #cost: Limits
  readonly #seen: Float64Array
  readonly #recount
  #ballots = 0
  #longest = 0
  #marks = 0

  constructor(sheet: Sheet, figures: Figures, findings: Findings) {
    const { names } = sheet.votes
    const between = (least: string, most: string, unit: number): Limits => ({
      least: scaled(numberIn(sheet, least), unit),
      most: scaled(numberIn(sheet, most), unit),
    })
    this.#sheet = sheet
    this.#figures = figures
    this.#findings = findings
    this.#voteType = sheet.meta.get('vote_type')?.text
    this.#column = { vote: names.indexOf('vote'), points: names.indexOf('points') }
    this.#fields = fieldsOf(sheet.votes, ballotFields)
    this.#labels = names.map((name) =>
      name === 'district' || name === 'neighborhood' ? new Labels(sheet, name, findings) : undefined,
    )
    const length = between('min_length', 'max_length', 1)
    this.#length = this.#voteType === 'choose-1' ? { ...length, most: length.most ?? 1 } : length
    this.#points = between('min_points', 'max_points', finest)
    this.#sum = between('min_sum_points', 'max_sum_points', finest)
    this.#cost = between('min_sum_cost', 'max_sum_cost', finest)
    const zeros = () => new Float64Array(figures.projects.length)
    this.#seen = zeros()
    this.#recount = { votes: { once: zeros(), listed: zeros() }, score: { once: zeros(), listed: zeros() } }
  }

  walk(): Recount {
    const { header, rows } = this.#sheet.votes
    const unexpected = this.#voteType === 'approval' || this.#voteType === 'choose-1'
    if (unexpected && this.#column.points >= 0)
      this.#findings.error('points-unexpected', writtenIn(header, this.#column.points), 'points')
    for (const row of rows()) {
      if (titleOf(row)) this.#findings.error('duplicate-section', { line: row.line, column: 0 }, row.cells[0]!.text)
      else this.#row(row, unexpected)
    }
    this.#checkLengths()
    this.#fillUnlisted()
    return { ballots: this.#ballots, ...this.#recount }
  }

  #row(row: Row, withoutPoints: boolean): void {
    this.#ballots++
    for (const [at, field] of this.#fields.entries()) {
      if (at === this.#column.vote || at === this.#column.points) continue
      checkCell(field, row.line, row.cells[at], this.#findings)
      this.#labels[at]?.addAll(writtenIn(row, at))
    }
    const vote = writtenIn(row, this.#column.vote)
    const ids = listed(vote.text)
    this.#marks += ids.length
    this.#longest = Math.max(this.#longest, ids.length)
    if (ids.length === 0) return
    this.#checkLength(vote, ids.length)
    const cell = writtenIn(row, this.#column.points)
    const points = withoutPoints ? [] : listed(cell.text)
    if (this.#column.points >= 0 && this.#voteType === 'ordinal' && points.length === 0)
      this.#findings.cell('points-missing', cell, '')
    const given = points.map(pointsIn)
    this.#checkPoints(
      cell,
      given.filter((one) => one !== undefined),
    )
    this.#count(ids, given)
    if (this.#voteType === 'approval') this.#checkCost(vote, ids)
  }

  #checkLength(vote: Written, length: number): void {
    const { least, most } = this.#length
    if (least !== undefined && length < least)
      this.#findings.error('ballot-too-short', vote, length, `at least ${least}`)
    if (most !== undefined && length > most) this.#findings.error('ballot-too-long', vote, length, `at most ${most}`)
  }

  #checkPoints(cell: Written, given: readonly number[]): void {
    if (given.length === 0) return
    const { least, most } = this.#points
    for (const points of given) {
      const text = writtenFinest(points)
      if (points < 0 && this.#voteType !== 'scoring') this.#findings.error('negative-points', cell, text)
      else if (least !== undefined && points < least)
        this.#findings.error('points-too-low', cell, text, `at least ${writtenFinest(least)}`)
      if (most !== undefined && points > most)
        this.#findings.error('points-too-high', cell, text, `at most ${writtenFinest(most)}`)
    }
    const sum = given.reduce((all, points) => all + points, 0)
    if (isOutside(sum, this.#sum)) this.#findings.warning('points-sum', cell, writtenFinest(sum), limitsText(this.#sum))
    if (given.some((points, at) => at > 0 && points > given[at - 1]!))
      this.#findings.warning('points-order', cell, cell.text)
  }

  #checkCost(vote: Written, ids: readonly string[]): void {
    if (this.#cost.least === undefined && this.#cost.most === undefined) return
    let sum = 0n
    for (const id of new Set(ids)) sum += this.#figures.projects[this.#figures.index.get(id) ?? -1]?.cost ?? 0n
    if (isOutside(Number(sum), this.#cost))
      this.#findings.warning('ballot-cost', vote, writtenFinest(sum), limitsText(this.#cost))
  }

  #count(ids: readonly string[], given: readonly (number | undefined)[]): void {
    const { votes, score } = this.#recount
    for (const [at, id] of ids.entries()) {
      const project = this.#figures.index.get(id)
      if (project === undefined) continue
      const points = given.length > 0 ? (given[at] ?? 0) : this.#pointsOf(ids.length - at)
      votes.listed[project]!++
      score.listed[project]! += points
      if (this.#seen[project] === this.#ballots) continue
      this.#seen[project] = this.#ballots
      votes.once[project]!++
      score.once[project]! += points
    }
  }

  /** Points of a project on a ballot without points, where so many stand from it to the end. */
  #pointsOf(place: number): number {
    if (this.#voteType === 'ordinal') return place * finest
    return this.#voteType === 'cumulative' || this.#voteType === 'scoring' ? 0 : finest
  }

  #checkLengths(): void {
    const { most } = this.#length
    const place = placeOf(this.#sheet, 'max_length')
    if (this.#ballots === 0) return
    if (most !== undefined && this.#longest < most) this.#findings.warning('longest-unused', place, this.#longest, most)
    if (most !== 1 && this.#marks === this.#ballots) this.#findings.warning('always-one', place, 1)
  }

  /** Where ballots score, a project that a ballot does not list has the points that META gives it. */
  #fillUnlisted(): void {
    const each = this.#voteType === 'scoring' ? (numberIn(this.#sheet, 'default_score') ?? 0) * finest : 0
    if (each === 0) return
    const { votes, score } = this.#recount
    for (const [project, times] of votes.once.entries()) {
      score.once[project]! += each * (this.#ballots - times)
      score.listed[project]! += each * (this.#ballots - times)
    }
  }
}

function listed(text: string): string[] {
  return text === '' ? [] : text.split(',').map((entry) => entry.trim())
}

function scaled(number: number | undefined, unit: number): number | undefined {
  return number === undefined ? undefined : Math.round(number * unit)
}

function isOutside(value: number, { least, most }: Limits): boolean {
  return (least !== undefined && value < least) || (most !== undefined && value > most)
}

function limitsText({ least, most }: Limits): string {
  const parts = [
    ...(least === undefined ? [] : [`at least ${writtenFinest(least)}`]),
    ...(most === undefined ? [] : [`at most ${writtenFinest(most)}`]),
  ]
  return parts.join(', ')
}
