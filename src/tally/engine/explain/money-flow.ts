import type { Certificate, Exact, Round } from './certificate.ts'
import {
  bar,
  type Frame,
  innerWidth,
  legend,
  legendPitch,
  line,
  margin,
  type Paint,
  picture,
  widthOf,
  wrapped,
} from './svg.ts'

/** What the money flow says, in the caller's language. */
export type MoneyFlowWords = Frame & {
  readonly nameOf: (project: string) => string
  readonly money: (minor: number) => string
  /** A line below a bar: how many paid what, and what is left of the budget. Nothing is written where it is empty. */
  readonly note: (round: Round | undefined, left: number) => string
  readonly legend: {
    /** Of those who paid the price, or where a rule knows none, of the cost. */
    readonly price: string
    readonly all: string
    /** Of what was selected with the money that was left. */
    readonly topUp: string
    readonly left: string
  }
}

type Row = {
  readonly project: string
  readonly cost: number
  /** Minor units that came from those who paid all they had left. */
  readonly fromAll: number
  readonly round: Round | undefined
}

const nameSize = 13
const namePitch = 17
const barHeight = 14

/**
 * Where the money of an outcome went, from a certificate: each round has a bar as wide as the budget. A line stands
 * for what was spent before; then comes its cost, full where supporters paid the price and hatched where they paid all they
 * had left; then what is left.
 */
export function moneyFlow({ input, rounds, topUp }: Certificate, words: MoneyFlowWords): string {
  const rows: Row[] = [
    ...rounds.map((round) => ({ project: round.project, cost: round.cost, fromAll: fromAll(round), round })),
    ...topUp.map(({ project, cost }) => ({ project, cost, fromAll: 0, round: undefined })),
  ]
  const keys: [Paint, string][] = [['full', words.legend.price]]
  if (rows.some((row) => row.fromAll > 0)) keys.push(['hatched', words.legend.all])
  if (topUp.length > 0) keys.push(['hollow', words.legend.topUp])
  const body = legend(words.id, margin, [...keys, ['ground', words.legend.left]])
  let y = margin + (keys.length + 1) * legendPitch + 10
  let before = 0
  for (const [turn, row] of rows.entries()) {
    const drawn = drawnRow(words, row, turn, y, { before, budget: input.budget })
    before += row.cost
    body.push(...drawn.parts)
    y = drawn.bottom
  }
  return picture(words, y, body)
}

function drawnRow(
  { id, nameOf, money, note }: MoneyFlowWords,
  row: Row,
  turn: number,
  top: number,
  { before, budget }: { readonly before: number; readonly budget: number },
): { readonly parts: string[]; readonly bottom: number } {
  const cost = money(row.cost)
  const name = nameOf(row.project)
  const besideCost = innerWidth - widthOf(cost, nameSize) * 1.06 - 12
  const names = wrapped(`${turn + 1}. ${name}`, [besideCost, innerWidth], nameSize)
  const parts = names.map((text, at) => line(margin, top + 12 + at * namePitch, text, { size: nameSize }))
  parts.push(line(margin + innerWidth, top + 12, cost, { size: nameSize, anchor: 'end', strong: true }))
  const y = top + names.length * namePitch + 2
  const at = (spent: number) => margin + (innerWidth * spent) / budget
  const between = (from: number, to: number) => ({ x: at(from), y, width: at(to) - at(from), height: barHeight })
  const [ofAll, after] = [before + row.cost - row.fromAll, before + row.cost]
  parts.push(
    bar(id, 'line', { ...between(0, before), y: y + barHeight / 2 - 1, height: 2 }),
    bar(id, row.round ? 'full' : 'hollow', between(before, ofAll), name),
    bar(id, 'hatched', between(ofAll, after), name),
    bar(id, 'ground', between(after, budget)),
  )
  const below = wrapped(note(row.round, budget - after), [innerWidth, innerWidth], 11).filter((text) => text !== '')
  for (const [at, text] of below.entries()) parts.push(line(margin, y + barHeight + 13 + at * 14, text, { size: 11 }))
  return { parts, bottom: y + barHeight + below.length * 14 + 16 }
}

/** What is left of the cost when those who paid the price have paid it. Near enough for a picture. */
function fromAll({ cost, price, payers, payersWeight }: Round): number {
  if (price === undefined || payers === undefined) return 0
  return Math.max(0, Math.min(cost, cost - about(price) * (payersWeight ?? payers)))
}

function about(exact: Exact): number {
  const [numerator = '0', denominator = '1'] = exact.split('/')
  return Number((BigInt(numerator) << 40n) / BigInt(denominator)) / 2 ** 40
}
