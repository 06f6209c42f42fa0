import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Election, electionOf } from '../election.ts'
import { fraction } from '../exact/fraction.ts'
import { certificateOf } from '../explain/certificate.ts'
import { verify } from '../explain/verify.ts'
import { Fence } from '../limits.ts'
import { leastPrices, profileOf } from '../profile.ts'
import { ruleOf } from '../rule.ts'
import { Tally } from '../tally.ts'
import { obviousShares } from '../testing/obvious-shares.ts'
import { runs } from '../testing/runs.ts'
import { ranksOf } from '../tie-order.ts'
import { EqualShares } from './equal-shares.ts'
import { IntervalShares } from './interval-shares.ts'

/** Small costs and few voters: ties and purses that are just enough come up all the time. */
const costs = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 })
const small = costs.chain((all) =>
  fc.record({
    costs: fc.constant(all),
    budget: fc.integer({ min: 1, max: 30 }),
    ballots: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: all.length - 1 }), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 8,
    }),
    points: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 40, maxLength: 40 }),
  }),
)
type Small = typeof small extends fc.Arbitrary<infer T> ? T : never

function approvals({ costs, budget, ballots }: Small): Election {
  const projects = costs.map((cost, at) => ({ id: `p${at}`, cost }))
  return electionOf({ budget, projects, ballots: ballots.map((ballot) => ballot.map((at) => `p${at}`)) })
}

function scored(made: Small): Election {
  let next = 0
  const ballots = made.ballots.map((ballot) => ballot.map((at) => [`p${at}`, made.points[next++ % 40]!] as const))
  const projects = made.costs.map((cost, at) => ({ id: `p${at}`, cost }))
  return electionOf({ budget: made.budget, projects, ballots, voteType: 'cumulative' })
}

function everyone(election: Election): Uint32Array {
  return Uint32Array.from(election.projects.keys())
}

for (const utility of ['cost', 'cardinality', 'points'] as const) {
  test(`counting by ${utility} agrees with the definition, project by project`, () => {
    fc.assert(
      fc.property(small, fc.constantFrom('id' as const, 'cost-votes-id' as const), (made, tieOrder) => {
        const election = utility === 'points' ? scored(made) : approvals(made)
        if (utility === 'points' && !election.ballots.points) return
        const costsOf = Float64Array.from(election.projects, ({ cost }) => cost)
        const per = utility === 'cost' ? costsOf : new Float64Array(costsOf.length).fill(1)
        const ranks = ranksOf(election, tieOrder)
        const shares = new EqualShares(profileOf(election, utility), costsOf, per, ranks)
        const fence = new Fence(election, costsOf, {})
        for (const numerator of [election.budget, election.budget * 2, election.budget + 3]) {
          const endowment = fraction(BigInt(numerator), BigInt(election.ballots.count))
          const { selected } = shares.run(
            endowment.numerator,
            endowment.denominator,
            Number.POSITIVE_INFINITY,
            everyone(election),
            fence,
          )
          assert.deepEqual(selected, obviousShares(election, { utility, endowment, ranks }))
        }
      }),
      runs,
    )
  })
}

test('an interval of endowments has the outcome of each endowment in it', () => {
  fc.assert(
    fc.property(small, fc.integer({ min: 0, max: 8 }), fc.boolean(), (made, reach, byCost) => {
      const election = approvals(made)
      const costsOf = Float64Array.from(election.projects, ({ cost }) => cost)
      const per = byCost ? costsOf : new Float64Array(costsOf.length).fill(1)
      const ranks = ranksOf(election, 'id')
      const profile = profileOf(election, 'cost')
      const fence = new Fence(election, costsOf, {})
      const voters = BigInt(election.ballots.count)
      const lines = new IntervalShares(profile, costsOf, per, ranks)
      const single = new EqualShares(profile, costsOf, per, ranks)
      for (const start of [election.budget, election.budget + 1]) {
        const many = lines.run(start / election.ballots.count, reach, election.budget, everyone(election), fence)
        if (!many) continue
        for (let more = 0; more <= Math.floor(many.reach * 4); more++) {
          const run = single.run(
            BigInt(start) * 4n + BigInt(more) * voters,
            voters * 4n,
            election.budget,
            everyone(election),
            fence,
          )
          assert.deepEqual([run.selected, run.within], [many.selected, many.within])
        }
      }
    }),
    runs,
  )
})

test('every outcome has a certificate that stands, and a changed one falls', () => {
  const rules = ['mes_cost', 'mes_cost_add1', 'mes_card_add1iu', 'mes_score_add1n', 'mes_cost_add1f_c'].map(
    (key) => ruleOf(key)!,
  )
  fc.assert(
    fc.property(small, fc.constantFrom(...rules), fc.boolean(), (made, rule, withPoints) => {
      const election = withPoints ? scored(made) : approvals(made)
      const options = { tieOrder: 'cost-votes-id' as const }
      const tally = new Tally(election, options)
      const certificate = certificateOf(tally, rule, tally.count(rule), 'none', options)
      assert.deepEqual(verify(election, certificate), [])
      assert.ok(certificate.cost <= election.budget)
      const round = certificate.rounds[0]
      if (round?.price === undefined) return
      const dearer = { ...round, price: `1000${round.price}` }
      assert.notDeepEqual(verify(election, { ...certificate, rounds: [dearer, ...certificate.rounds.slice(1)] }), [])
    }),
    runs,
  )
})

test('the order of ballots never matters', () => {
  fc.assert(
    fc.property(small, (made) => {
      const forward = new Tally(approvals(made), { tieOrder: 'id' })
      const backward = new Tally(approvals({ ...made, ballots: made.ballots.toReversed() }), { tieOrder: 'id' })
      for (const key of ['mes_cost_add1', 'mes_card', 'phragmen', 'bos', 'greedy_cost', 'ees_cost_addopt']) {
        const rule = ruleOf(key)!
        assert.deepEqual(forward.count(rule).selected, backward.count(rule).selected, key)
      }
    }),
    runs,
  )
})

test('no price is below the least price', () => {
  const election = electionOf({ budget: 100, projects: [{ id: 'a', cost: 30 }], ballots: [['a'], ['a'], ['a']] })
  const [least = 0] = leastPrices(profileOf(election, 'cost'), Float64Array.of(30), Float64Array.of(1))
  assert.ok(least <= 10 && least > 9.999)
})

test('lists with purses that were emptied earlier are read right, in doubles and exactly', () => {
  fc.assert(
    fc.property(small, fc.integer({ min: 1, max: 3 }), (made, times) => {
      const ballots = Array.from(
        { length: 12 * times },
        (_, at) => made.ballots[at % 11 === 10 ? 0 : made.ballots.length - 1]!,
      )
      const election = approvals({ ...made, ballots, budget: made.budget * 3 })
      const costsOf = Float64Array.from(election.projects, ({ cost }) => cost)
      const ranks = ranksOf(election, 'id')
      const shares = new EqualShares(profileOf(election, 'cost'), costsOf, costsOf, ranks)
      const endowment = fraction(BigInt(election.budget), BigInt(ballots.length))
      const fence = new Fence(election, costsOf, {})
      const { selected } = shares.run(
        endowment.numerator,
        endowment.denominator,
        Number.POSITIVE_INFINITY,
        everyone(election),
        fence,
      )
      assert.deepEqual(selected, obviousShares(election, { utility: 'cost', endowment, ranks }))
    }),
    { numRuns: Math.min(runs.numRuns, 1000) },
  )
})

test('one voter with an empty purse among many is passed by', () => {
  // The first voter pays for both stalls alone; the well then needs all that the others have, to the last tyiyn.
  const projects = [
    { id: 'stall', cost: 50 },
    { id: 'booth', cost: 50 },
    { id: 'well', cost: 2000 },
  ]
  const others = Array.from({ length: 20 }, () => ['well'])
  const election = electionOf({ budget: 2100, projects, ballots: [['stall', 'booth', 'well'], ...others] })
  const tally = new Tally(election, { tieOrder: 'id' })
  assert.deepEqual(tally.count(ruleOf('mes_card')!).selected, [1, 0, 2])
})

test('a project that is dearer than its supporters hold by a third of a unit is not bought', () => {
  const cost = (2 ** 51 * 2 + 2) / 3
  const election = electionOf({
    budget: 2 ** 51,
    projects: [{ id: 'a', cost: Math.ceil(cost) }],
    ballots: [['a'], ['a'], []],
  })
  const tally = new Tally(election, { tieOrder: 'id' })
  assert.deepEqual(tally.count(ruleOf('mes_cost')!).selected, [])
})

test('more projects than hints are kept for are counted all the same', () => {
  const projects = Array.from({ length: 1600 }, (_, at) => ({ id: `${at}`, cost: 1 + (at % 5) }))
  const ballots = Array.from({ length: 40 }, (_, at) =>
    projects.filter((_, project) => project % 40 === at).map(({ id }) => id),
  )
  const tally = new Tally(electionOf({ budget: 2000, projects, ballots }), { tieOrder: 'id' })
  assert.ok(tally.count(ruleOf('mes_cost_add1')!).selected.length > 400)
})

test('a price that leaves every supporter less than a millionth of the purse is found all the same', () => {
  const election = electionOf({
    budget: 30_000_003,
    projects: [{ id: 'a', cost: 30_000_000 }],
    ballots: [['a'], ['a'], ['a']],
  })
  const { selected, cost } = new Tally(election, { tieOrder: 'id' }).count(ruleOf('mes_cost')!)
  assert.deepEqual([selected, cost], [[0], 30_000_000])
})
