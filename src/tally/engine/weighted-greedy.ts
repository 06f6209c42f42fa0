import { add, compare, type Fraction, fraction, multiply } from './exact/fraction.ts'

/** One initiative as the count sees it. */
export type Candidate = {
  readonly id: string
  /** The number under which it was submitted; the last tie-break. */
  readonly number: number
  /** What it asks of the envelope, in minor units; positive. */
  readonly cost: bigint
  /** The commission's points as a share of the most that could be given: 0 to 1. */
  readonly points: Fraction
  /** Ballots that chose it. */
  readonly votes: number
  /** What it brings itself, as a share of its whole cost; wanted where a tie may be decided by it. */
  readonly ownShare?: Fraction
}

export type Count = {
  readonly envelope: bigint
  /** Weight of the commission's points in the total; the votes weigh the rest. 0 to 100. */
  readonly commissionPercent: number
  readonly minimumVotes: number
  /** Ballots counted, blank ones too. */
  readonly ballots: number
  readonly candidates: readonly Candidate[]
  /** What decides between equal scores, in this order; without it first the votes, then the cost. */
  readonly tieOrder?: readonly TieKey[]
}

/** Why an initiative ended where it did. `left` is what the envelope held when its turn came. */
export type Reason =
  | { readonly code: 'fits'; readonly left: bigint }
  | { readonly code: 'does-not-fit'; readonly left: bigint; readonly missing: bigint }
  | { readonly code: 'too-few-votes'; readonly minimum: number }

export type Line = {
  readonly id: string
  /** From 1, in the order in which turns came. */
  readonly place: number
  readonly verdict: 'selected' | 'reserve' | 'not-selected'
  readonly score: Fraction
  readonly votesShare: Fraction
  readonly reason: Reason
  /** Set when the score alone did not decide between this one and the one before it. */
  readonly tie: TieBreak | undefined
}

/** More votes, more of the commission's points, smaller cost, larger own share. */
export const tieKeys = ['votes', 'points', 'cost', 'own-share'] as const
export type TieKey = (typeof tieKeys)[number]
/** What decided between equal scores: the first of the order that differs, at last the earlier number. */
export type TieBreak = TieKey | 'number'

const firstTieOrder: readonly TieKey[] = ['votes', 'cost']

export type Outcome = { readonly lines: readonly Line[]; readonly spent: bigint; readonly left: bigint }

/**
 * Weighted greedy selection: initiatives take turns by score = w * points + (1 - w) * votes / ballots, and each is
 * selected if it still fits into the envelope. One that does not fit is passed over and stays in reserve, and the turn
 * goes on. The order of candidates in the input never matters.
 * @throws RangeError when a cost is not positive, a weight or share is outside its bounds, or an id stands twice
 */
export function weightedGreedy(count: Count): Outcome {
  refuseNonsense(count)
  const order = [...(count.tieOrder ?? firstTieOrder), 'number' as const]
  const scored = count.candidates
    .map((candidate) => ({ candidate, ...scoreOf(count, candidate) }))
    .sort((a, b) => compare(b.score, a.score) || byTie(order, a.candidate, b.candidate))
  let left = count.envelope
  const lines = scored.map(({ candidate, score, votesShare }, at): Line => {
    const reason = reasonFor(count, candidate, left)
    if (reason.code === 'fits') left -= candidate.cost
    const before = scored[at - 1]
    const tie = before && compare(before.score, score) === 0 ? tieBreak(order, before.candidate, candidate) : undefined
    return { id: candidate.id, place: at + 1, verdict: verdictOf(reason), score, votesShare, reason, tie }
  })
  return { lines, spent: count.envelope - left, left }
}

function scoreOf(count: Count, candidate: Candidate): { score: Fraction; votesShare: Fraction } {
  const votesShare = count.ballots === 0 ? fraction(0n, 1n) : fraction(BigInt(candidate.votes), BigInt(count.ballots))
  const weight = fraction(BigInt(count.commissionPercent), 100n)
  const rest = fraction(BigInt(100 - count.commissionPercent), 100n)
  return { votesShare, score: add(multiply(weight, candidate.points), multiply(rest, votesShare)) }
}

/** Below zero when `a` goes first. */
function byKey(key: TieBreak, a: Candidate, b: Candidate): number {
  switch (key) {
    case 'votes':
      return b.votes - a.votes
    case 'points':
      return compare(b.points, a.points)
    case 'cost':
      return sign(a.cost - b.cost)
    case 'own-share':
      return compare(b.ownShare!, a.ownShare!)
    case 'number':
      return a.number - b.number
  }
}

function byTie(order: readonly TieBreak[], a: Candidate, b: Candidate): number {
  return order.reduce((decided, key) => decided || byKey(key, a, b), 0)
}

/** Numbers differ, so something always decides. */
function tieBreak(order: readonly TieBreak[], a: Candidate, b: Candidate): TieBreak {
  return order.find((key) => byKey(key, a, b) !== 0)!
}

function reasonFor(count: Count, candidate: Candidate, left: bigint): Reason {
  if (candidate.votes < count.minimumVotes) return { code: 'too-few-votes', minimum: count.minimumVotes }
  if (candidate.cost <= left) return { code: 'fits', left }
  return { code: 'does-not-fit', left, missing: candidate.cost - left }
}

function verdictOf(reason: Reason): Line['verdict'] {
  if (reason.code === 'fits') return 'selected'
  return reason.code === 'does-not-fit' ? 'reserve' : 'not-selected'
}

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0
}

function refuseNonsense(count: Count): void {
  const { envelope, commissionPercent, ballots, minimumVotes, candidates, tieOrder = firstTieOrder } = count
  if (envelope < 0n) throw new RangeError('the envelope is not negative')
  if (!Number.isInteger(commissionPercent) || commissionPercent < 0 || commissionPercent > 100) {
    throw new RangeError('the commission weighs 0 to 100 percent')
  }
  if (minimumVotes < 0 || ballots < 0) throw new RangeError('votes are not negative')
  if (new Set(candidates.map(({ id }) => id)).size !== candidates.length) throw new RangeError('an id stands twice')
  if (new Set(candidates.map(({ number }) => number)).size !== candidates.length)
    throw new RangeError('a number stands twice')
  if (new Set(tieOrder).size !== tieOrder.length) throw new RangeError('a tie is not decided twice by the same')
  for (const { cost, votes, points, ownShare } of candidates) {
    if (ownShare === undefined && tieOrder.includes('own-share')) throw new RangeError('own shares are known')
    if (cost <= 0n) throw new RangeError('a cost is positive')
    if (votes < 0 || votes > ballots) throw new RangeError('votes are between none and all ballots')
    if (points.numerator < 0n || points.numerator > points.denominator) throw new RangeError('points are a share')
  }
}
