import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { knownRules, type Rule } from '../rule.ts'
import { obviousEqualShares } from '../testing/obvious-completion.ts'
import { costOf } from '../testing/obvious-limits.ts'
import { obviousGreedy, obviousOptimum, obviousPhragmen } from '../testing/obvious-rules.ts'
import { obviousRounds } from '../testing/obvious-shares.ts'
import { runs } from '../testing/runs.ts'
import { ready, situations } from '../testing/small-elections.ts'

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
      fc.property(situations, fc.constantFrom(...rules), (made, { rule }) => {
        const { election, tally, mayJoin, ranks } = ready(made)
        assert.deepEqual(tally.count(rule).selected, obviousEqualShares(election, rule, ranks, mayJoin))
      }),
      runs,
    )
  })
}

test('a tally that has counted other variants before counts the same', () => {
  fc.assert(
    fc.property(situations, fc.shuffledSubarray(shares, { minLength: 4, maxLength: 8 }), (made, rules) => {
      const { tally } = ready(made)
      for (const { key, rule } of rules)
        assert.deepEqual(tally.count(rule).selected, ready(made).tally.count(rule).selected, key)
    }),
    runs,
  )
})

test('Equal Shares tells every tie that its tie order decided, and no other', () => {
  fc.assert(
    fc.property(situations, fc.constantFrom('cost', 'cardinality', 'borda'), (made, utility) => {
      const { election, tally, mayJoin, ranks } = ready(made)
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
    fc.property(situations, fc.constantFrom(...rulesOf('greedy')), (made, { rule }) => {
      const { election, tally, mayJoin, ranks } = ready(made)
      assert.deepEqual(tally.count(rule).selected, obviousGreedy(election, rule.by, ranks, mayJoin))
    }),
    runs,
  )
})

test('Phragmen agrees with its definition in every tie order and within limits', () => {
  fc.assert(
    fc.property(situations, fc.constantFrom(...rulesOf('phragmen')), (made, { rule }) => {
      const { election, tally, mayJoin, ranks } = ready(made)
      assert.deepEqual(tally.count(rule).selected, obviousPhragmen(election, rule.overflow, ranks, mayJoin))
    }),
    runs,
  )
})

test('the knapsack optimum is worth what the best of all sets is worth', () => {
  fc.assert(
    fc.property(situations, fc.constantFrom(...rulesOf('knapsack')), (made, { rule }) => {
      const { election, tally, mayJoin } = ready({ ...made, which: made.which % 3 })
      const { value, selected, cost } = tally.count(rule)
      assert.equal(Number(value), obviousOptimum(election, rule.worth, mayJoin))
      assert.equal(cost, costOf(election, selected))
      assert.ok(cost <= election.budget && selected.every((project) => mayJoin([], project)))
    }),
    runs,
  )
})
