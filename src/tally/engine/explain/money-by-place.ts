import { byCodePoint } from '../pb/utf-8.ts'
import type { Reach } from './compare.ts'
import {
  bar,
  type Frame,
  fitted,
  innerWidth,
  legend,
  legendPitch,
  line,
  margin,
  picture,
  widthOf,
  wrapped,
} from './svg.ts'

/** What the picture of money by place says, in the caller's language. */
export type PlaceWords = Frame & {
  /** How a value of the column is called: a village, or, where it is empty, all places together. */
  readonly placeOf: (value: string) => string
  /** What stands at a bar: the money in minor units, and how many projects it is for. */
  readonly amount: (minor: number, projects: number) => string
  /** The names of the outcomes, in their order. */
  readonly outcomes: readonly string[]
}

const barHeight = 13
const barPitch = 18
const nameSize = 13

/**
 * Money and selected projects by the value of a column of PROJECTS, such as the village: of one outcome, or of two, the
 * second hatched, to set two rules side by side. Most money first.
 */
export function moneyByPlace(reaches: readonly [Reach] | readonly [Reach, Reach], words: PlaceWords): string {
  const values = [...new Set(reaches.flatMap(({ moneyBy }) => [...moneyBy.keys()]))]
  const of = (value: string) =>
    reaches.map(({ moneyBy, selectedBy }) => ({ money: moneyBy.get(value) ?? 0, projects: selectedBy.get(value) ?? 0 }))
  const places = values
    .map((value) => ({ value, amounts: of(value) }))
    .sort((a, b) => b.amounts[0]!.money - a.amounts[0]!.money || byCodePoint(a.value, b.value))
  const all = places.flatMap(({ amounts }) => amounts)
  const most = all.reduce((sum, { money }) => Math.max(sum, money), 1)
  const textWidth = all.reduce(
    (widest, { money, projects }) => Math.max(widest, widthOf(words.amount(money, projects), 12)),
    0,
  )
  // Amounts stand behind their bars, all of them within the picture; a bar has a third of it at least.
  const longest = Math.max(innerWidth / 3, innerWidth - textWidth - 8)
  const body = legend(
    words.id,
    margin,
    reaches.map((_, at) => [at === 0 ? 'full' : 'hatched', words.outcomes[at] ?? ''] as const),
  )
  let y = margin + reaches.length * legendPitch + 10
  for (const { value, amounts } of places) {
    const names = wrapped(words.placeOf(value), [innerWidth, innerWidth], nameSize)
    for (const [at, name] of names.entries())
      body.push(line(margin, y + 12 + at * 17, name, { size: nameSize, strong: true }))
    y += names.length * 17 + 2
    for (const [at, { money, projects }] of amounts.entries()) {
      const width = (longest * money) / most
      const text = fitted(words.amount(money, projects), innerWidth - longest - 8, 12)
      body.push(
        bar(words.id, at === 0 ? 'full' : 'hatched', { x: margin, y, width, height: barHeight }, words.placeOf(value)),
        line(margin + width + (money > 0 ? 8 : 0), y + 11, text, { size: 12 }),
      )
      y += barPitch
    }
    y += 10
  }
  return picture(words, y, body)
}
