import { multiplyShares, type Share, share } from '../../lib/kernel/share.ts'
import type { Criterion, CriterionKey, Ladder, Measure } from '../regulations/criterion.model.ts'
import type { LocalMatter, PledgeKind } from '../regulations/regulation.model.ts'
import type { Measured } from './review.model.ts'

/** Points of computed criteria by key: exact, from 0 to the criterion's scale. */
export type ComputedPoints = ReadonlyMap<CriterionKey, Share>

const nothing = share(0n, 1n)

/** The share that a measure looks at, 0 to 1. What is not known, such as an assembly that was not held, counts as nothing. */
export function measuredShare(measure: Measure, facts: Measured, priorityMatters: readonly LocalMatter[]): Share {
  switch (measure) {
    case 'priority':
      return facts.theme && priorityMatters.includes(facts.theme) ? share(1n, 1n) : nothing
    case 'assembly':
      return ofPeople(facts.assembly?.present, facts.assembly?.adults)
    case 'supporters':
      return ofPeople(facts.supporters?.count, facts.supporters?.adults)
    case 'local-budget':
      return ofCost(facts.requested, facts)
    default:
      return ofCost(pledged(facts, measure), facts)
  }
}

function ofPeople(count = 0, adults = 0): Share {
  // More may come than the roll of adults knows; nobody earns more than everybody.
  return adults === 0 ? nothing : share(BigInt(Math.min(count, adults)), BigInt(adults))
}

function ofCost(part: bigint, { totalCost }: Measured): Share {
  return totalCost === 0n ? nothing : share(part < totalCost ? part : totalCost, totalCost)
}

type OfPledges = Exclude<Measure, 'priority' | 'assembly' | 'supporters' | 'local-budget'>

/** The group's own people count as residents; donors count with business, as "other organisations" do in cntd 407082764. */
const counts: Readonly<Record<OfPledges, (kind: PledgeKind, byResidents: boolean) => boolean>> = {
  own: () => true,
  'residents-money': (kind, byResidents) => kind === 'money' && byResidents,
  'business-money': (kind, byResidents) => kind === 'money' && !byResidents,
  'residents-in-kind': (kind, byResidents) => kind !== 'money' && kind !== 'labour' && byResidents,
  'other-in-kind': (kind, byResidents) => kind !== 'money' && kind !== 'labour' && !byResidents,
  labour: (kind) => kind === 'labour',
}

function pledged({ pledges }: Measured, measure: OfPledges): bigint {
  return pledges
    .filter(({ kind, pledgerKind }) => counts[measure](kind, pledgerKind === 'residents' || pledgerKind === 'group'))
    .reduce((sum, { value }) => sum + value, 0n)
}

/** Ten thousandths of a percent: percentages are computed "with four decimals" (cntd 406838828), rounded half up. */
const fourDecimals = 10_000n

function percentOf(value: Share): bigint {
  return (value.numerator * 100n * fourDecimals * 2n + value.denominator) / (value.denominator * 2n)
}

/** What a share is worth on the ladder: exact points from 0 to the scale. */
export function ladderPoints(ladder: Ladder, scale: number, value: Share): Share {
  const percent = percentOf(value)
  if (ladder.kind === 'steps') {
    const reached = ladder.steps.filter(({ over }) => percent > BigInt(over) * fourDecimals)
    return share(BigInt(reached.at(-1)?.points ?? ladder.base), 1n)
  }
  const [from, to] = [BigInt(ladder.from) * fourDecimals, BigInt(ladder.to) * fourDecimals]
  if (percent <= from) return nothing
  if (percent >= to) return share(BigInt(scale), 1n)
  return multiplyShares(share(BigInt(scale), 1n), share(percent - from, to - from))
}

/** The points of all computed criteria of one initiative. */
export function computedPoints(
  criteria: readonly Criterion[],
  facts: Measured,
  priorityMatters: readonly LocalMatter[],
): ComputedPoints {
  return new Map(
    criteria.flatMap(({ key, scale, formula }): [CriterionKey, Share][] =>
      formula
        ? [[key, ladderPoints(formula.ladder, scale, measuredShare(formula.measure, facts, priorityMatters))]]
        : [],
    ),
  )
}
