import assert from 'node:assert/strict'
import { test } from 'node:test'
import { electionOf } from './election.ts'
import { countByEnvelopes } from './envelopes.ts'
import { ruleOf } from './rule.ts'
import { Tally } from './tally.ts'

/** Three villages, one vote: Ala-Too wants a well or a pump, Bel a bridge, Chong a park. */
const election = electionOf({
  budget: 100,
  projects: [
    { id: 'well', cost: 40, fields: { village: 'Ala-Too', name: 'Кудук' } },
    { id: 'pump', cost: 30, fields: { village: 'Ala-Too' } },
    { id: 'bridge', cost: 50, fields: { village: 'Bel' } },
    { id: 'park', cost: 20, fields: { village: 'Chong' } },
    { id: 'shed', cost: 10 },
  ],
  ballots: [
    ['well', 'pump'],
    ['well', 'pump'],
    ['well', 'bridge'],
    ['bridge', 'park'],
    ['park', 'pump'],
    ['park', 'shed'],
  ],
})

function selected(key: string, limits = {}): string[] {
  const { selected } = new Tally(election, { tieOrder: 'id', limits }).count(ruleOf(key)!)
  return selected.map((project) => election.projects[project]!.id)
}

const keys = [
  'greedy_cost',
  'mes_cost',
  'mes_cost_add1u',
  'phragmen_skip',
  'bos',
  'ees_cost_addopt',
  'greedy_card',
  'greedy_score',
  'greedy_score_density',
]

test('without limits every rule keeps within the budget', () => {
  for (const key of keys) {
    const cost = selected(key).reduce(
      (sum, id) => sum + election.projects.find((project) => project.id === id)!.cost,
      0,
    )
    assert.ok(cost <= 100, key)
  }
})

test('of an exclusive group at most one is selected, under every rule', () => {
  for (const key of keys) {
    const ids = selected(key, { exclusive: [['well', 'pump']] })
    assert.ok(!(ids.includes('well') && ids.includes('pump')), `${key}: ${ids}`)
  }
  assert.throws(() => selected('greedy_cost', { exclusive: [['well', 'nowhere']] }), /no project has the id nowhere/)
})

test('a cap keeps the money of a village within it, under every rule', () => {
  const caps = {
    column: 'village',
    most: new Map([
      ['Ala-Too', 40],
      ['Bel', 10],
    ]),
  }
  for (const key of keys) {
    const ids = selected(key, { caps })
    assert.ok(!ids.includes('bridge'), key)
    assert.ok(!(ids.includes('well') && ids.includes('pump')), key)
  }
  assert.throws(() => selected('opt_card', { caps }), /knows no caps/)
})

test('projects below the least votes or points are not asked', () => {
  assert.ok(!selected('mes_cost_add1', { minimumVotes: 2 }).includes('shed'))
  assert.ok(!selected('greedy_score', { minimumPoints: 3 }).includes('bridge'))
})

test('Equal Shares with an exclusive group goes on with what is left open over many endowments', () => {
  const many = electionOf({
    budget: 100_000,
    projects: [
      { id: 'a', cost: 30_000 },
      { id: 'b', cost: 30_000 },
      { id: 'c', cost: 60_000 },
    ],
    ballots: Array.from({ length: 9 }, (_, at) => (at < 4 ? ['a', 'b'] : at < 7 ? ['c'] : ['c', 'a'])),
  })
  const tally = new Tally(many, { tieOrder: { lot: 'snow' }, limits: { exclusive: [['a', 'b']] } })
  const outcome = tally.count(ruleOf('mes_cost_add1')!)
  assert.equal(outcome.selected.length, 2)
  assert.ok((outcome.counts ?? 0) > 8)
  assert.ok(tally.isOpen([], 1))
  assert.ok(!tally.isOpen([0], 1))
})

test('a lot drawn from a public seed is the same for everybody and another for another seed', () => {
  const equal = electionOf({
    budget: 10,
    projects: Array.from({ length: 8 }, (_, at) => ({ id: `p${at}`, cost: 10 })),
    ballots: [Array.from({ length: 8 }, (_, at) => `p${at}`)],
  })
  const drawn = (lot: string) => new Tally(equal, { tieOrder: { lot } }).count(ruleOf('greedy_cost')!)
  assert.deepEqual(drawn('Naryn, 1 June: 4 7 7 1').selected, drawn('Naryn, 1 June: 4 7 7 1').selected)
  assert.ok(new Set(['a', 'b', 'c', 'd', 'e'].map((lot) => drawn(lot).selected[0])).size > 1)
  assert.equal(drawn('a').ties[0]?.projects.length, 8)
})

test('each village spends its own envelope, and what is left goes to all', () => {
  const own = new Map([
    ['Ala-Too', 45],
    ['Bel', 20],
    ['Nowhere', 0],
  ])
  const outcomes = countByEnvelopes(
    election,
    ruleOf('greedy_cost')!,
    { column: 'village', own, common: 30 },
    { tieOrder: 'id' },
  )
  const told = outcomes.map(({ envelope, budget, outcome }) => [
    envelope,
    budget,
    outcome.selected.map((p) => election.projects[p]!.id).join(),
  ])
  assert.deepEqual(told, [
    ['Ala-Too', 45, 'pump'],
    ['Bel', 20, ''],
    ['Nowhere', 0, ''],
    ['', 65, 'park,well'],
  ])
  const tooMuch = { column: 'village', own, common: 90 }
  assert.throws(
    () => countByEnvelopes(election, ruleOf('greedy_cost')!, tooMuch, { tieOrder: 'id' }),
    /more than the budget/,
  )
  const pairs = countByEnvelopes(
    election,
    ruleOf('mes_cost')!,
    { column: 'village', own, common: 0 },
    { tieOrder: 'id', limits: { exclusive: [['well', 'bridge']] } },
  )
  assert.equal(pairs.length, 4)
})

test('points are split by envelope with their ballots', () => {
  const scored = electionOf({
    budget: 20,
    projects: [
      { id: 'a', cost: 10, fields: { village: 'X' } },
      { id: 'b', cost: 10, fields: { village: 'Y' } },
    ],
    ballots: [
      [
        ['a', 3],
        ['b', 2],
      ],
      [['b', 4]],
    ],
  })
  const own = new Map([
    ['X', 10],
    ['Y', 10],
  ])
  const outcomes = countByEnvelopes(
    scored,
    ruleOf('mes_score')!,
    { column: 'village', own, common: 0 },
    { tieOrder: 'id' },
  )
  assert.deepEqual(
    outcomes.map(({ outcome }) => outcome.selected),
    [[0], [1], []],
  )
  const ties = countByEnvelopes(
    electionOf({
      budget: 9,
      projects: [
        { id: 'a', cost: 9 },
        { id: 'b', cost: 9 },
      ],
      ballots: [['a', 'b']],
    }),
    ruleOf('greedy_cost')!,
    { column: 'village', own: new Map([['', 9]]), common: 0 },
    { tieOrder: 'id' },
  )
  assert.equal(ties[0]?.outcome.ties.length, 1)
})

test('plain lists that cannot be an election are refused', () => {
  const projects = [{ id: 'a', cost: 10 }]
  assert.throws(() => electionOf({ budget: 0, projects, ballots: [] }), /whole and positive/)
  assert.throws(() => electionOf({ budget: 1.5, projects, ballots: [] }), /whole and positive/)
  assert.throws(() => electionOf({ budget: 2 ** 52, projects, ballots: [] }), /too large/)
  assert.throws(() => electionOf({ budget: 1, projects: [...projects, ...projects], ballots: [] }), /twice/)
  assert.throws(() => electionOf({ budget: 1, projects, ballots: [['b']] }), /unknown project b/)
  assert.throws(() => electionOf({ budget: 1, projects, ballots: [[['a', 0.5]]] }), /points are whole/)
  assert.equal(electionOf({ budget: 1, projects, ballots: [['a', 'a']] }).ballots.marks.length, 1)
  const many = Array.from({ length: 70_000 }, (_, at) => ({ id: `${at}`, cost: 1 }))
  assert.ok(electionOf({ budget: 1, projects: many, ballots: [] }).ballots.marks instanceof Uint32Array)
})

test('more projects than any election has had are counted greedily, and refused by rules that go by rounds', () => {
  const projects = Array.from({ length: 300_000 }, (_, at) => ({ id: `${at}`, cost: 1 }))
  const many = new Tally(electionOf({ budget: 300_000, projects, ballots: [projects.map(({ id }) => id)] }), {
    tieOrder: 'id',
  })
  assert.equal(many.count(ruleOf('greedy_cost')!).selected.length, 300_000)
  assert.throws(() => many.count(ruleOf('mes_cost')!), /300000 projects are more than 5000/)
})
