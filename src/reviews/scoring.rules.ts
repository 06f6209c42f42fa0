import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { addShares, multiplyShares, type Share, share } from '../../lib/kernel/share.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Criterion, CriterionKey } from '../regulations/criterion.model.ts'
import { scoredByMembers } from '../regulations/criterion.rules.ts'
import type { ComputedPoints } from './measure.rules.ts'
import type { Points, ScoringFacts, ScoringRefusal, Sheet, SheetDraft } from './review.model.ts'

/** Why this member may not score this initiative; asked by the page and again when signing. */
export function whyMayNotScore({
  callStage,
  initiativeStage,
  signed,
  criteria,
  appointed,
}: Omit<ScoringFacts, 'hands' | 'memberId'>): ScoringRefusal | undefined {
  if (scoredByMembers(criteria).length === 0) return { code: 'nothing-to-score', clause: 'criteria' }
  if (!appointed) return { code: 'not-appointed', clause: 'commission' }
  if (signed) return { code: 'signed-already', clause: 'commission' }
  if (callStage !== 'reviewing') return { code: 'scoring-closed', stage: callStage, clause: 'calendar' }
  return initiativeStage === 'admitted'
    ? undefined
    : { code: 'not-admitted', stage: initiativeStage, clause: 'commission' }
}

/** Decides whether the sheet may be signed: a declared conflict in words and no points, or points for every criterion. */
export function signingOf(facts: ScoringFacts, draft: SheetDraft): Result<SheetDraft, ScoringRefusal> {
  const refusal = whyMayNotScore(facts)
  if (refusal) return refuse(refusal)
  if (draft.hasConflict) {
    return draft.conflict === ''
      ? refuse({ code: 'conflict-unnamed', clause: 'conflict' })
      : ok({ ...draft, points: {} })
  }
  if (facts.hands.includes(facts.memberId)) return refuse({ code: 'own-initiative', clause: 'conflict' })
  const wrong = wrongPoints(facts.criteria, draft.points)
  return wrong.length > 0 ? refuse({ code: 'points-wrong', wrong, clause: 'criteria' }) : ok({ ...draft, conflict: '' })
}

/** Whether this person sits on the call's commission: as its order says, or, without an order, as the role does. */
export function sitsOn(appointed: readonly PersonId[], memberId: PersonId): boolean {
  return appointed.length === 0 || appointed.includes(memberId)
}

/** Criteria that members score and that have no whole points from 0 to their scale. */
export function wrongPoints(criteria: readonly Criterion[], points: Points): readonly CriterionKey[] {
  return scoredByMembers(criteria)
    .filter(({ key, scale }) => !isPoint(points[key], scale))
    .map(({ key }) => key)
}

function isPoint(value: number | undefined, scale: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= scale
}

/** One sheet as a share of the most that could be given: the sum over criteria of weight/100 * points/scale. */
export function sheetShare(criteria: readonly Criterion[], points: Points, computed: ComputedPoints): Share {
  return criteria.reduce(
    (total, { key, weight, scale, formula }) => {
      const given = formula ? (computed.get(key) ?? share(0n, 1n)) : share(BigInt(points[key] ?? 0), 1n)
      return addShares(
        total,
        multiplyShares(share(BigInt(weight), 100n), multiplyShares(given, share(1n, BigInt(scale)))),
      )
    },
    share(0n, 1n),
  )
}

/**
 * The commission's points for an initiative: the mean over members without a conflict, exact. Undefined while fewer
 * sheets than the quorum are in; where everything is computed no sheet is needed.
 */
export function commissionShare(
  criteria: readonly Criterion[],
  quorum: number,
  sheets: readonly Sheet[],
  computed: ComputedPoints,
): Share | undefined {
  if (scoredByMembers(criteria).length === 0) return sheetShare(criteria, {}, computed)
  const counted = sheets.filter(({ conflict }) => conflict === undefined)
  if (counted.length === 0 || counted.length < quorum) return undefined
  return meanShare(counted.map(({ points }) => sheetShare(criteria, points, computed)))
}

/** The exact mean of at least one share. */
export function meanShare(shares: readonly Share[]): Share {
  const total = shares.reduce((sum, one) => addShares(sum, one), share(0n, 1n))
  return multiplyShares(total, share(1n, BigInt(shares.length)))
}

/** Points stay closed until every member has signed, or until the vote has begun: nobody scores after the others. */
export function pointsAreOpen(facts: {
  readonly members: number
  readonly signed: number
  readonly votingBegan: boolean
}): boolean {
  return facts.votingBegan || (facts.members > 0 && facts.signed >= facts.members)
}
