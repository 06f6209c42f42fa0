import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { knownRules, type Rule } from '../rule.ts'
import { Tally } from '../tally.ts'
import { obviousEqualShares } from '../testing/obvious-completion.ts'
import { costOf, obviousLimits } from '../testing/obvious-limits.ts'
import { obviousGreedy, obviousOptimum, obviousPhragmen } from '../testing/obvious-rules.ts'
import { obviousRounds } from '../testing/obvious-shares.ts'
import { runs } from '../testing/runs.ts'
import { type SmallElection, smallElection, smallLimits, tieOrders } from '../testing/small-elections.ts'
import { ranksOf } from '../tie-order.ts'

const small: fc.Arbitrary<SmallElection> = fc.integer({ min: 1, max: 7 }).chain((projects) =>
  fc.record({
    costs: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: projects, maxLength: projects }),
    budget: fc.integer({ min: 1, max: 30 }),
    voteType: fc.constantFrom('approval', 'ordinal', 'cumulative'),
    ballots: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: projects - 1 }), { maxLength: 5 }), {
      minLength: 1,
      maxLength: 8,
    }),
    points: fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 9, maxLength: 9 }),
    times: fc.constantFrom(1, 1, 1, 4, 25),
    villages: fc.array(fc.boolean(), { minLength: projects, maxLength: projects }),
    withdrawn: fc.array(
      fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
      { minLength: projects, maxLength: projects },
    ),
  }),
)
const situation = fc.record({
  made: small,
  tieOrder: fc.constantFrom(...tieOrders),
  which: fc.integer({ min: 0, max: 5 }),
  /** Minor units in a unit, by which "add one" grows. */
  scale: fc.constantFrom(1, 1, 10),
})
type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never

function set({ made, tieOrder, which, scale }: Situation) {
  const election = { ...smallElection(made), scale }
  const limits = smallLimits(made, which)
  const mayJoin = obviousLimits(election, limits)
  return { election, mayJoin, tally: new Tally(election, { tieOrder, limits }), ranks: ranksOf(election, tieOrder) }
}

function rulesOf<Kind extends Rule['kind']>(kind: Kind) {
  return knownRules().flatMap(({ key, rule }) =>
    rule.kind === kind ? [{ key, rule: rule as Extract<Rule, { kind: Kind }> }] : [],
  )
}

const shares = rulesOf('equal-shares')
for (const utility of ['cost', 'cardinality', 'points']) {
  const rules = shares.filter(({ rule }) => rule.utility === utility)
  test(`every variant of Equal Shares by ${utility} agrees with its definition`, () => {
    fc.assert(
      fc.property(situation, fc.constantFrom(...rules), (made, { rule }) => {
        const { election, tally, mayJoin, ranks } = set(made)
        assert.deepEqual(tally.count(rule).selected, obviousEqualShares(election, rule, ranks, mayJoin))
      }),
      runs,
    )
  })
}

test('a tally that has counted other variants before counts the same', () => {
  fc.assert(
    fc.property(situation, fc.shuffledSubarray(shares, { minLength: 4, maxLength: 8 }), (made, rules) => {
      const { tally } = set(made)
      for (const { key, rule } of rules)
        assert.deepEqual(tally.count(rule).selected, set(made).tally.count(rule).selected, key)
    }),
    runs,
  )
})

test('Equal Shares tells every tie that its tie order decided, and no other', () => {
  fc.assert(
    fc.property(situation, fc.constantFrom('cost', 'cardinality', 'borda'), (made, utility) => {
      const { election, tally, mayJoin, ranks } = set(made)
      const rule = { kind: 'equal-shares', utility, endowment: 'add1', topUp: false, comparison: false } as const
      const { ties, endowment } = tally.count(rule)
      const rounds = obviousRounds(election, { utility, endowment: endowment!, ranks, mayJoin })
      const obvious = rounds.flatMap(({ project, tied }, round) =>
        tied.length > 1 ? [{ round, projects: tied, chosen: project }] : [],
      )
      assert.deepEqual(ties, obvious)
    }),
    runs,
  )
})

test('greedy selection agrees with its definition', () => {
  fc.assert(
    fc.property(situation, fc.constantFrom(...rulesOf('greedy')), (made, { rule }) => {
      const { election, tally, mayJoin, ranks } = set(made)
      assert.deepEqual(tally.count(rule).selected, obviousGreedy(election, rule.by, ranks, mayJoin))
    }),
    runs,
  )
})

test('Phragmen agrees with its definition in every tie order and within limits', () => {
  fc.assert(
    fc.property(situation, fc.constantFrom(...rulesOf('phragmen')), (made, { rule }) => {
      const { election, tally, mayJoin, ranks } = set(made)
      assert.deepEqual(tally.count(rule).selected, obviousPhragmen(election, rule.overflow, ranks, mayJoin))
    }),
    runs,
  )
})

test('the knapsack optimum is worth what the best of all sets is worth', () => {
  fc.assert(
    fc.property(situation, fc.constantFrom(...rulesOf('knapsack')), (made, { rule }) => {
      const { election, tally, mayJoin } = set({ ...made, which: made.which % 3 })
      const { value, selected, cost } = tally.count(rule)
      assert.equal(Number(value), obviousOptimum(election, rule.worth, mayJoin))
      assert.equal(cost, costOf(election, selected))
      assert.ok(cost <= election.budget && selected.every((project) => mayJoin([], project)))
    }),
    runs,
  )
})
