import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fraction } from './exact/fraction.ts'
import { type Candidate, type Count, weightedGreedy } from './weighted-greedy.ts'

const none = fraction(0n, 1n)
const candidate = (id: string, number: number, cost: bigint, votes: number, points = none): Candidate => ({
  id,
  number,
  cost,
  votes,
  points,
})
const byVotes = (candidates: readonly Candidate[], envelope: bigint, minimumVotes = 0): Count => ({
  envelope,
  commissionPercent: 0,
  minimumVotes,
  ballots: 100,
  candidates,
})
const verdicts = (count: Count) =>
  Object.fromEntries(weightedGreedy(count).lines.map(({ id, verdict }) => [id, verdict]))

test('an initiative that does not fit is passed over and the turn goes on', () => {
  const count = byVotes(
    [candidate('lamps', 1, 60n, 50), candidate('park', 2, 60n, 40), candidate('bench', 3, 40n, 30)],
    100n,
  )
  deepEqual(verdicts(count), { lamps: 'selected', park: 'reserve', bench: 'selected' })
})

test('the one in reserve is told how much was missing', () => {
  const count = byVotes([candidate('lamps', 1, 60n, 50), candidate('park', 2, 60n, 40)], 100n)
  deepEqual(weightedGreedy(count).lines[1]?.reason, { code: 'does-not-fit', left: 40n, missing: 20n })
})

test('a cost that is exactly what is left fits', () => {
  deepEqual(verdicts(byVotes([candidate('lamps', 1, 100n, 1)], 100n)), { lamps: 'selected' })
})

test('one minor unit too much does not fit', () => {
  deepEqual(verdicts(byVotes([candidate('lamps', 1, 101n, 1)], 100n)), { lamps: 'reserve' })
})

test('fewer votes than the minimum are not enough, exactly the minimum is', () => {
  const count = byVotes([candidate('lamps', 1, 10n, 5), candidate('park', 2, 10n, 4)], 100n, 5)
  deepEqual(verdicts(count), { lamps: 'selected', park: 'not-selected' })
})

test('points and votes weigh as the regulation says', () => {
  // lamps: 0.6 * 1/2 + 0.4 * 1/10 = 0.34; park: 0.6 * 1/4 + 0.4 * 6/10 = 0.39
  const lamps = candidate('lamps', 1, 10n, 10, fraction(1n, 2n))
  const park = candidate('park', 2, 10n, 60, fraction(1n, 4n))
  const { lines } = weightedGreedy({
    envelope: 10n,
    commissionPercent: 60,
    minimumVotes: 0,
    ballots: 100,
    candidates: [lamps, park],
  })
  deepEqual(
    lines.map(({ id, score }) => [id, score]),
    [
      ['park', fraction(39n, 100n)],
      ['lamps', fraction(34n, 100n)],
    ],
  )
})

test('without any ballot the points alone decide', () => {
  const candidates = [candidate('lamps', 1, 10n, 0, fraction(1n, 3n)), candidate('park', 2, 10n, 0, fraction(2n, 3n))]
  const { lines } = weightedGreedy({ envelope: 10n, commissionPercent: 50, minimumVotes: 0, ballots: 0, candidates })
  equal(lines[0]?.id, 'park')
})

test('equal scores are decided by votes, then cost, then number, and the count says which', () => {
  const half = fraction(1n, 2n)
  const candidates = [
    candidate('d', 4, 20n, 0, fraction(1n, 1n)),
    candidate('a', 1, 30n, 50, half),
    candidate('b', 2, 20n, 50, half),
    candidate('c', 3, 20n, 50, half),
  ]
  const { lines } = weightedGreedy({ envelope: 0n, commissionPercent: 50, minimumVotes: 0, ballots: 100, candidates })
  deepEqual(
    lines.map(({ id, tie }) => [id, tie]),
    [
      ['b', undefined],
      ['c', 'number'],
      ['a', 'cost'],
      ['d', 'votes'],
    ],
  )
})

/** Half the points, half the votes: each of these has 0.40 in all, and leads by one thing. */
const equals: readonly Candidate[] = [
  { ...candidate('voted', 9, 50n, 60, fraction(20n, 100n)), ownShare: fraction(1n, 10n) },
  { ...candidate('praised', 8, 60n, 20, fraction(60n, 100n)), ownShare: fraction(1n, 5n) },
  { ...candidate('cheap', 7, 10n, 40, fraction(40n, 100n)), ownShare: fraction(1n, 4n) },
  { ...candidate('generous', 6, 70n, 40, fraction(40n, 100n)), ownShare: fraction(1n, 2n) },
  { ...candidate('early', 1, 70n, 40, fraction(40n, 100n)), ownShare: fraction(1n, 2n) },
]
const orders: readonly (readonly [NonNullable<Count['tieOrder']>, string, string])[] = [
  [['votes', 'cost'], 'voted cheap early generous praised', 'votes cost number votes'],
  [['points', 'own-share'], 'praised early generous cheap voted', 'points number own-share points'],
  [['cost', 'votes'], 'cheap voted praised early generous', 'cost cost cost number'],
  [['own-share', 'points'], 'early generous cheap praised voted', 'number own-share own-share own-share'],
  [[], 'early generous cheap praised voted', 'number number number number'],
]
for (const [tieOrder, turns, ties] of orders) {
  test(`equal totals go by ${tieOrder.join(', ') || 'nothing'} and at last by number, and each turn says what decided`, () => {
    const { lines } = weightedGreedy({ ...byVotes(equals, 1000n), commissionPercent: 50, tieOrder })
    equal(lines.map(({ id }) => id).join(' '), turns)
    equal(lines.flatMap(({ tie }) => tie ?? []).join(' '), ties)
  })
}

test('nonsense is a fault', () => {
  const good = byVotes([candidate('a', 1, 10n, 1)], 10n)
  const wrong: Partial<Count>[] = [
    { envelope: -1n },
    { commissionPercent: 101 },
    { commissionPercent: -1 },
    { commissionPercent: 0.5 },
    { minimumVotes: -1 },
    { ballots: -1 },
    { candidates: [candidate('a', 1, 0n, 1)] },
    { candidates: [candidate('a', 1, 1n, 101)] },
    { candidates: [candidate('a', 1, 1n, -1)] },
    { candidates: [candidate('a', 1, 1n, 1, fraction(2n, 1n))] },
    { candidates: [candidate('a', 1, 1n, 1, fraction(-1n, 1n))] },
    { candidates: [candidate('a', 1, 1n, 1), candidate('a', 2, 1n, 1)] },
    { candidates: [candidate('a', 1, 1n, 1), candidate('b', 1, 1n, 1)] },
    { tieOrder: ['votes', 'votes'] },
    { tieOrder: ['own-share'] },
  ]
  for (const change of wrong) throws(() => weightedGreedy({ ...good, ...change }), RangeError)
  throws(() => fraction(1n, 0n), RangeError)
})

const counts = fc
  .record({
    envelope: fc.bigInt(0n, 2000n),
    commissionPercent: fc.integer({ min: 0, max: 100 }),
    minimumVotes: fc.integer({ min: 0, max: 20 }),
    entries: fc.array(fc.tuple(fc.bigInt(1n, 900n), fc.integer({ min: 0, max: 60 }), fc.bigInt(0n, 100n)), {
      maxLength: 12,
    }),
  })
  .map(
    ({ entries, ...rest }): Count => ({
      ...rest,
      ballots: 60,
      candidates: entries.map(([cost, votes, points], at) =>
        candidate(`i${at}`, at + 1, cost, votes, fraction(points, 100n)),
      ),
    }),
  )

test('what is spent never exceeds the envelope and is the sum of what was selected', () => {
  fc.assert(
    fc.property(counts, (count) => {
      const { lines, spent, left } = weightedGreedy(count)
      const costs = new Map(count.candidates.map(({ id, cost }) => [id, cost]))
      const selected = lines.filter(({ verdict }) => verdict === 'selected')
      equal(
        spent,
        selected.reduce((total, { id }) => total + (costs.get(id) ?? 0n), 0n),
      )
      ok(spent <= count.envelope && left === count.envelope - spent)
    }),
    { numRuns: 1000 },
  )
})

test('the order of candidates in the input never matters', () => {
  const shuffled = counts.chain((count) =>
    fc.tuple(fc.constant(count), fc.shuffledSubarray([...count.candidates], { minLength: count.candidates.length })),
  )
  fc.assert(
    fc.property(shuffled, ([count, candidates]) =>
      deepEqual(weightedGreedy({ ...count, candidates }), weightedGreedy(count)),
    ),
    { numRuns: 1000 },
  )
})

test('nobody in reserve would still have fitted at the end', () => {
  fc.assert(
    fc.property(counts, (count) => {
      const { lines, left } = weightedGreedy(count)
      const costs = new Map(count.candidates.map(({ id, cost }) => [id, cost]))
      for (const { id, verdict } of lines) if (verdict === 'reserve') ok((costs.get(id) ?? 0n) > left)
    }),
    { numRuns: 1000 },
  )
})
