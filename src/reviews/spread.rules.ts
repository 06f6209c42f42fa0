import { compareShares, multiplyShares, type Share, share } from '../../lib/kernel/share.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Criterion, CriterionKey } from '../regulations/criterion.model.ts'
import { scoredByMembers } from '../regulations/criterion.rules.ts'
import type { ComputedPoints } from './measure.rules.ts'
import type { Sheet } from './review.model.ts'
import { meanShare, sheetShare } from './scoring.rules.ts'

/** How far apart members are on one criterion: the least, the most and the mean of their points. */
export type Spread = {
  readonly key: CriterionKey
  readonly least: number
  readonly most: number
  readonly mean: Share
  /** Members differ by more than half of the scale: worth talking over. */
  readonly wide: boolean
}

/** A sheet stands apart when its total is this far, or further, from the mean of the others: a quarter of all points. */
const apart = share(1n, 4n)

/** The spread of each criterion that members score; empty while nobody has. */
export function spreadOf(criteria: readonly Criterion[], sheets: readonly Sheet[]): readonly Spread[] {
  const counted = sheets.filter(({ conflict }) => conflict === undefined)
  if (counted.length === 0) return []
  return scoredByMembers(criteria).map(({ key, scale }) => {
    const given = counted.map(({ points }) => points[key] ?? 0)
    const [least, most] = [Math.min(...given), Math.max(...given)]
    const mean = meanShare(given.map((value) => share(BigInt(value), 1n)))
    return { key, least, most, mean, wide: (most - least) * 2 > scale }
  })
}

/** Members whose sheet stands apart from the others'. Two sheets have no "others": from three on. */
export function outliersOf(
  criteria: readonly Criterion[],
  sheets: readonly Sheet[],
  computed: ComputedPoints,
): ReadonlySet<PersonId> {
  const counted = sheets
    .filter(({ conflict }) => conflict === undefined)
    .map(({ memberId, points }) => ({ memberId, total: sheetShare(criteria, points, computed) }))
  if (counted.length < 3) return new Set()
  const far = counted.filter(({ memberId, total }) => {
    const others = meanShare(counted.filter((one) => one.memberId !== memberId).map((one) => one.total))
    return compareShares(distance(total, others), apart) >= 0
  })
  return new Set(far.map(({ memberId }) => memberId))
}

function distance(a: Share, b: Share): Share {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return multiplyShares(share(difference < 0n ? -difference : difference, a.denominator), share(1n, b.denominator))
}
