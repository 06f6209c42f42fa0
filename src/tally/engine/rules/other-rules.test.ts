import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Election, electionOf } from '../election.ts'
import { compare, fraction } from '../exact/fraction.ts'
import { knownRules, nameOf, ruleOf } from '../rule.ts'
import { Tally } from '../tally.ts'
import { runs } from '../testing/runs.ts'
import { byWorthPerCost } from './greedy.ts'
import { knapsack, TooManySets } from './knapsack.ts'

const small = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }).chain((costs) =>
  fc.record({
    costs: fc.constant(costs),
    budget: fc.integer({ min: 1, max: 30 }),
    ballots: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: costs.length - 1 }), { maxLength: 5 }), {
      minLength: 1,
      maxLength: 7,
    }),
  }),
)

function electionFrom({ costs, budget, ballots }: { costs: number[]; budget: number; ballots: number[][] }): Election {
  return electionOf({
    budget,
    projects: costs.map((cost, at) => ({ id: `${at}`, cost })),
    ballots: ballots.map((ballot) => ballot.map(String)),
  })
}

test('no set of projects is worth more than the knapsack optimum', () => {
  fc.assert(
    fc.property(small, (made) => {
      const tally = new Tally(electionFrom(made), { tieOrder: 'id' })
      const { value, cost, selected } = tally.count(ruleOf('opt_card')!)
      let best = 0
      for (let set = 0; set < 2 ** made.costs.length; set++) {
        const members = [...made.costs.keys()].filter((at) => set & (1 << at))
        if (members.reduce((sum, at) => sum + made.costs[at]!, 0) > made.budget) continue
        best = Math.max(
          best,
          members.reduce((sum, at) => sum + tally.votes[at]!, 0),
        )
      }
      assert.equal(Number(value), best)
      assert.equal(
        cost,
        selected.reduce((sum, at) => sum + made.costs[at]!, 0),
      )
      assert.ok(cost <= made.budget)
    }),
    runs,
  )
})

test('an optimum that would fill the memory is refused', () => {
  const costs = Float64Array.from(
    { length: 60 },
    (_, at) => 2 * ((at * 7_919_777_777 + at * at * 104_729) % 2 ** 40) + 2,
  )
  const worth = Array.from(costs, BigInt)
  assert.throws(() => knapsack(costs.keys(), costs, worth, Uint32Array.from(costs.keys()), 2 ** 44 + 1), TooManySets)
})

/** Phragmen by its definition in fractions: the new load of all supporters, the smallest first. */
function obviousPhragmen({ ballots, projects, budget }: Election, skip: boolean): number[] {
  const loads = Array.from({ length: ballots.count }, () => fraction(0n, 1n))
  const selected: number[] = []
  let open = [...projects.keys()]
  let spent = 0
  for (;;) {
    if (skip) open = open.filter((project) => spent + projects[project]!.cost <= budget)
    const offers = open.flatMap((project) => {
      const voters = [...loads.keys()].filter((voter) =>
        ballots.marks.slice(ballots.start[voter], ballots.start[voter + 1]).includes(project),
      )
      if (voters.length === 0) return []
      const sum = voters.reduce(
        (all, voter) => ({
          numerator: all.numerator * loads[voter]!.denominator + loads[voter]!.numerator * all.denominator,
          denominator: all.denominator * loads[voter]!.denominator,
        }),
        fraction(BigInt(projects[project]!.cost), 1n),
      )
      return [{ project, voters, load: fraction(sum.numerator, sum.denominator * BigInt(voters.length)) }]
    })
    offers.sort((a, b) => compare(a.load, b.load) || a.project - b.project)
    const [best] = offers
    if (!best) return selected
    if (offers.some(({ load, project }) => compare(load, best.load) === 0 && spent + projects[project]!.cost > budget))
      return selected
    for (const voter of best.voters) loads[voter] = best.load
    selected.push(best.project)
    spent += projects[best.project]!.cost
    open = open.filter((project) => project !== best.project)
  }
}

test('Phragmen agrees with its definition, stopping or skipping', () => {
  fc.assert(
    fc.property(small, (made) => {
      const election = electionFrom(made)
      const tally = new Tally(election, { tieOrder: 'id' })
      assert.deepEqual(tally.count(ruleOf('phragmen')!).selected, obviousPhragmen(election, false))
      assert.deepEqual(tally.count(ruleOf('phragmen_skip')!).selected, obviousPhragmen(election, true))
    }),
    runs,
  )
})

test('bounded overspending and Exact Equal Shares keep the budget and take no project twice', () => {
  fc.assert(
    fc.property(
      small,
      fc.constantFrom('bos', 'ees_cost', 'ees_card', 'ees_cost_addopt', 'ees_card_addopt'),
      (made, key) => {
        const { selected, cost } = new Tally(electionFrom(made), { tieOrder: 'id' }).count(ruleOf(key)!)
        assert.ok(cost <= made.budget)
        assert.equal(new Set(selected).size, selected.length)
        assert.equal(
          cost,
          selected.reduce((sum, at) => sum + made.costs[at]!, 0),
        )
      },
    ),
    runs,
  )
})

test('in Exact Equal Shares the largest group that can pay alike pays alike', () => {
  const election = electionOf({
    budget: 30,
    projects: [
      { id: 'a', cost: 12 },
      { id: 'b', cost: 9 },
    ],
    ballots: [['a', 'b'], ['a', 'b'], ['a']],
  })
  const outcome = new Tally(election, { tieOrder: 'id' }).count(ruleOf('ees_cost')!)
  assert.deepEqual(outcome.selected, [0, 1])
})

test('greedy selection tells once who else was as good, could be afforded and was not excluded', () => {
  const ballots = [[0, 1, 2, 3], [0, 1, 2, 3], [4]]
  const made = { costs: [9, 3, 4, 5, 1], budget: 8, ballots }
  const greedy = ruleOf('greedy')!
  const { selected, ties } = new Tally(electionFrom(made), { tieOrder: 'id' }).count(greedy)
  assert.deepEqual(selected, [1, 2, 4])
  assert.deepEqual(ties, [{ round: 0, projects: [1, 2, 3], chosen: 1 }])
  assert.deepEqual(new Tally(electionFrom({ ...made, budget: 3 }), { tieOrder: 'id' }).count(greedy).ties, [])
  const limits = { exclusive: [['1', '2']] }
  const fenced = new Tally(electionFrom(made), { tieOrder: 'id', limits }).count(greedy)
  assert.deepEqual(
    fenced.ties.map(({ projects }) => projects),
    [[1, 2, 3]],
  )
  const after = new Tally(electionFrom(made), {
    tieOrder: 'id',
    limits: {
      exclusive: [
        ['4', '1'],
        ['4', '2'],
      ],
    },
  })
  assert.deepEqual(after.count(ruleOf('greedy')!).selected, [1, 2])
})

test('worth for cost is compared by whole numbers even where doubles are full', () => {
  const order = byWorthPerCost(
    Float64Array.of(2 ** 40, 2 ** 40 + 1, 2 ** 40),
    Float64Array.of(2 ** 40, 2 ** 40 + 1, 2 ** 40 + 1),
  )
  assert.equal(order(0, 1), 0)
  assert.ok(order(1, 2) > 0)
  assert.ok(order(2, 0) < 0)
})

test('every rule has a key and a name, and both lead to it', () => {
  for (const { key, name, rule } of knownRules()) {
    assert.deepEqual(ruleOf(key), rule)
    assert.deepEqual(ruleOf(name), rule)
    assert.equal(nameOf(rule), name)
  }
  assert.equal(ruleOf('veto'), undefined)
  assert.equal(
    nameOf({ kind: 'equal-shares', utility: 'borda', endowment: 'none', topUp: false, comparison: false }),
    'equal-shares-points',
  )
})

test('greedy selection replaces an outcome that fewer voters like better', () => {
  const election = electionOf({
    budget: 12,
    projects: [
      { id: 'large', cost: 12 },
      { id: 'one', cost: 4 },
    ],
    ballots: [['large'], ['large'], ['large'], ['large'], ['one'], ['one'], ['one']],
  })
  const outcome = new Tally(election, { tieOrder: 'id' }).count(ruleOf('mes_card_c')!)
  assert.deepEqual(outcome.comparison, { preferring: 3, preferringGreedy: 4, replaced: true })
  assert.deepEqual(outcome.selected, [0])
  const kept = new Tally(electionOf({ budget: 4, projects: [{ id: 'one', cost: 4 }], ballots: [['one']] }), {
    tieOrder: 'id',
  }).count(ruleOf('mes_card_c')!)
  assert.equal(kept.comparison?.replaced, false)
})

test('bounded overspending reports a tie that hundreds of digits do not tell apart, also after purses were emptied', () => {
  const projects = [
    { id: 'a', cost: 6 },
    { id: 'c', cost: 3 },
    { id: 'b', cost: 3 },
  ]
  const ballots = [['a'], ['a'], ['a'], ['b', 'c'], ['b', 'c']]
  const { selected, ties } = new Tally(electionOf({ budget: 10, projects, ballots }), { tieOrder: 'id' }).count(
    ruleOf('bos')!,
  )
  assert.deepEqual(selected.slice(0, 2), [0, 2])
  assert.deepEqual(ties, [{ round: 1, projects: [2, 1], chosen: 2 }])
})

test('a tie of bounded overspending is told by all purses, the emptier first', () => {
  const projects = [
    { id: 'a', cost: 32 },
    { id: 'b', cost: 9 },
    { id: 'c', cost: 9 },
  ]
  const ballots = [['a', 'b', 'c'], ['a', 'b', 'c'], ['a'], ['a'], ['b', 'c']]
  const { selected, ties } = new Tally(electionOf({ budget: 50, projects, ballots }), { tieOrder: 'id' }).count(
    ruleOf('bos')!,
  )
  assert.deepEqual(selected.slice(0, 2), [0, 1])
  assert.deepEqual(ties, [{ round: 1, projects: [1, 2], chosen: 1 }])
})

test('a count that takes too long is given up, told at each endowment, and can be made again', () => {
  const election = electionFrom({ costs: [9, 8, 7], budget: 16, ballots: [[0], [1], [1, 2], [2], [0, 2]] })
  const told: number[] = []
  const tally = new Tally(election, { tieOrder: 'id', progress: (counts) => told.push(counts) })
  const rule = ruleOf('equal-shares/add1')!
  assert.equal(
    tally.countWhile(rule, () => false),
    undefined,
  )
  assert.equal(told.length, 1)
  assert.deepEqual(
    tally.countWhile(rule, () => true),
    tally.count(rule),
  )
  const whole = { kind: 'knapsack', worth: 'votes' } as const
  const fenced = new Tally(election, { tieOrder: 'id', limits: { exclusive: [['0', '1']] } })
  assert.throws(() => fenced.countWhile(whole, () => true), RangeError)
})
