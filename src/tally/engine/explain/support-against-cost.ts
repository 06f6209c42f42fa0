import type { Election } from '../election.ts'
import { votesOf } from '../tie-order.ts'
import {
  escaped,
  type Frame,
  fitted,
  innerWidth,
  line,
  margin,
  numeral,
  painted,
  picture,
  pictureWidth,
  widthOf,
} from './svg.ts'

/** What the picture of support against cost says, in the caller's language. */
export type SupportWords = Frame & {
  /** What a point is, for who points at it. */
  readonly point: (project: string, cost: number, votes: number) => string
  /** A round amount below the axis; the shorter the better. */
  readonly money: (minor: number) => string
  readonly costAxis: string
  readonly votesAxis: string
  readonly selected: string
  readonly others: string
}

const plot = { left: 46, right: pictureWidth - 20, top: 62, bottom: 288 }
const radius = 5

/**
 * Every project that was in the count by its cost, on a scale that multiplies, and the ballots that name it: full where it
 * is selected, hollow where not.
 */
export function supportAgainstCost(
  election: Election,
  { selected }: { readonly selected: readonly number[] },
  words: SupportWords,
): string {
  const votes = votesOf(election)
  const chosen = new Set(selected)
  const counted = [...election.projects.keys()].filter((project) => !election.projects[project]!.withdrawn)
  const costs = counted.map((project) => election.projects[project]!.cost)
  const across = costAxis(costs)
  const most = counted.reduce((sum, project) => Math.max(sum, votes[project]!), 1)
  const step = roundStep(most / 4)
  const high = Math.ceil(most / step) * step
  const up = (count: number) => plot.bottom - ((plot.bottom - plot.top) * count) / high
  // The selected lie above the others, where points are near to each other.
  const points = [
    ...counted.filter((project) => !chosen.has(project)),
    ...counted.filter((project) => chosen.has(project)),
  ]
  return picture(words, plot.bottom + 46, [
    ...keys(words),
    ...voteLines(high, step, up),
    ...costTicks(across, words),
    line(margin, plot.top - 12, fitted(words.votesAxis, innerWidth, 11), { size: 11 }),
    line(plot.right, plot.bottom + 38, fitted(words.costAxis, innerWidth, 11), { size: 11, anchor: 'end' }),
    ...points.map((project) => {
      const { id, cost } = election.projects[project]!
      const told = words.point(id, cost, votes[project]!)
      return point(words.id, across.at(cost), up(votes[project]!), chosen.has(project), told)
    }),
  ])
}

function point(id: string, x: number, y: number, isSelected: boolean, told: string): string {
  const place = `cx="${numeral(x)}" cy="${numeral(y)}" r="${radius}"`
  // A rim of the ground's colour keeps full points apart that lie upon each other.
  const full = `class="tally-full" fill="var(--bar-budget, #0a5a69)" stroke="var(--ground, #ffffff)"`
  const paint = isSelected ? full : `class="tally-hollow" ${painted(id, 'hollow')}`
  return `<circle ${place} ${paint} stroke-width="1.5">${told && `<title>${escaped(told)}</title>`}</circle>`
}

function keys({ id, selected, others }: SupportWords): string[] {
  const half = innerWidth / 2
  return [
    point(id, margin + radius + 1, margin + 9, true, ''),
    line(margin + 20, margin + 13, fitted(selected, half - 24, 12), { size: 12 }),
    point(id, margin + half + radius + 1, margin + 9, false, ''),
    line(margin + half + 20, margin + 13, fitted(others, half - 20, 12), { size: 12 }),
  ].map((key) => key.replace('<circle ', '<circle data-key="" '))
}

function voteLines(high: number, step: number, up: (count: number) => number): string[] {
  const parts: string[] = []
  for (let count = 0; count <= high; count += step) {
    const y = numeral(up(count))
    const ink = count === 0 ? painted('', 'line') : 'stroke="var(--line, #dcd4c4)"'
    parts.push(`<path d="M${plot.left - 8} ${y}H${plot.right + 8}" ${ink}/>`)
    parts.push(line(plot.left - 12, up(count) + 4, String(count), { size: 11, anchor: 'end' }))
  }
  return parts
}

type CostAxis = { readonly low: number; readonly high: number; readonly at: (cost: number) => number }

/** From the cheapest to the dearest; where all cost the same, they stand in the middle. */
function costAxis(costs: readonly number[]): CostAxis {
  const cheapest = costs.reduce((least, cost) => Math.min(least, cost), Number.POSITIVE_INFINITY)
  const dearest = costs.reduce((most, cost) => Math.max(most, cost), 1)
  const [low, high] = cheapest < dearest ? [cheapest, dearest] : [dearest / 2, dearest * 2]
  const wide = plot.right - plot.left
  return { low, high, at: (cost) => plot.left + (wide * Math.log(cost / low)) / Math.log(high / low) }
}

/** 1, 2 and 5 of each power of ten: the powers first, the others where there is still room. */
function costTicks({ low, high, at }: CostAxis, { money }: SupportWords): string[] {
  const taken: { readonly from: number; readonly to: number }[] = []
  const parts: string[] = []
  for (const digit of [1, 5, 2]) {
    for (let power = 10 ** Math.floor(Math.log10(low)); power <= high; power *= 10) {
      const cost = digit * power
      if (cost < low || cost > high || !Number.isInteger(cost)) continue
      const text = money(cost)
      const half = widthOf(text, 11) / 2
      const x = Math.max(margin + half, Math.min(pictureWidth - margin - half, at(cost)))
      if (taken.some(({ from, to }) => x - half < to + 6 && x + half > from - 6)) continue
      taken.push({ from: x - half, to: x + half })
      parts.push(`<path d="M${numeral(at(cost))} ${plot.bottom}v5" ${painted('', 'line')}/>`)
      parts.push(line(x, plot.bottom + 19, text, { size: 11, anchor: 'middle' }))
    }
  }
  return parts
}

/** The next of 1, 2, 5, 10, 20 and so on: steps at which a person counts. */
function roundStep(least: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(least)))
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= least)!
}
