import { withdrawnCost } from '../../election.ts'
import { amountOf } from '../amount.ts'
import { type Sheet, type Written, writtenIn } from './sheet.ts'

/** Ten-thousandths in one unit: the finest that an amount or a point of the format can be. */
export const finest = 10_000

/** What a row of PROJECTS says in numbers; undefined where it says nothing that can be read. */
export type Figure = {
  readonly id: string
  readonly line: number
  /** In ten-thousandths. */
  readonly cost: bigint | undefined
  readonly withdrawn: boolean
  readonly selected: number | undefined
  readonly cells: {
    readonly cost: Written
    readonly votes: Written
    readonly score: Written
    readonly selected: Written
  }
}
export type Figures = {
  /** In ten-thousandths. */
  readonly budget: bigint | undefined
  readonly projects: readonly Figure[]
  /** The first project of each id. */
  readonly index: ReadonlyMap<string, number>
}

export function figuresOf(sheet: Sheet): Figures {
  const columns = {
    cost: sheet.projects.names.indexOf('cost'),
    votes: sheet.projects.names.indexOf('votes'),
    score: sheet.projects.names.indexOf('score'),
    selected: sheet.projects.names.indexOf('selected'),
  }
  const projects = sheet.projects.rows.map((row): Figure => {
    const cells = {
      cost: writtenIn(row, columns.cost),
      votes: writtenIn(row, columns.votes),
      score: writtenIn(row, columns.score),
      selected: writtenIn(row, columns.selected),
    }
    const cost = finestOf(cells.cost.text)
    return {
      id: writtenIn(row, 0).text,
      line: row.line,
      cost,
      withdrawn: cost === BigInt(withdrawnCost) * BigInt(finest),
      selected: /^[0-3]$/.test(cells.selected.text) ? Number(cells.selected.text) : undefined,
      cells,
    }
  })
  const index = new Map(projects.map(({ id }, at) => [id, at] as const).reverse())
  return { budget: finestOf(sheet.meta.get('budget')?.text ?? ''), projects, index }
}

function finestOf(text: string): bigint | undefined {
  const amount = amountOf(text)
  return typeof amount === 'string' ? undefined : amount.digits * 10n ** BigInt(4 - amount.decimals)
}

/** Ten-thousandths as a decimal. */
export function writtenFinest(amount: bigint | number): string {
  const sign = amount < 0 ? '-' : ''
  const digits = String(amount < 0 ? -amount : amount).padStart(5, '0')
  return `${sign}${`${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '')}`
}

/** Points or a score in ten-thousandths; undefined where the text is no number. */
export function pointsIn(text: string): number | undefined {
  return /^-?\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * finest) : undefined
}
