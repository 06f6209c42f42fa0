import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Election, electionOf } from '../election.ts'
import { ruleOf } from '../rule.ts'
import { Tally } from '../tally.ts'
import { bars, near, shapes, staysInside } from '../testing/drawn-shapes.ts'
import { runs } from '../testing/runs.ts'
import { ready, situations } from '../testing/small-elections.ts'
import { certificateOf } from './certificate.ts'
import { reachOf } from './compare.ts'
import { moneyByPlace, moneyFlow, supportAgainstCost } from './pictures.ts'
import { escaped, fitted, innerWidth, margin, wrapped } from './svg.ts'

/** 120 som, six voters, two villages; two supporters of the well have less left than it asks, and give all of it. */
const election: Election = electionOf({
  budget: 120,
  projects: [
    { id: 'well', cost: 40, fields: { village: 'Ala-Too' } },
    { id: 'bridge', cost: 44, fields: { village: 'Bel' } },
    { id: 'park', cost: 20, fields: { village: 'Bel' } },
    { id: 'hall', cost: 110 },
  ],
  ballots: [['well', 'bridge'], ['well', 'bridge'], ['well'], ['well', 'park'], ['bridge'], ['hall', 'bridge']],
})
const options = { tieOrder: 'id' as const }

function counted(key: string, of = election) {
  const tally = new Tally(of, options)
  const rule = ruleOf(key)!
  const outcome = tally.count(rule)
  return { outcome, certificate: certificateOf(tally, rule, outcome, 'digest', options) }
}

const frame = { id: 'one', title: 'Title', description: 'Description' }
const flowWords = {
  ...frame,
  nameOf: (id: string) => `Project ${id}`,
  money: (minor: number) => `${minor} som`,
  note: (_: unknown, left: number) => `${left} som left`,
  legend: { price: 'paid the price', all: 'paid all', topUp: 'greedily', left: 'left' },
}
const supportWords = {
  ...frame,
  point: (id: string, cost: number, votes: number) => `${id}: ${cost} som, ${votes} votes`,
  money: (minor: number) => `${minor}`,
  costAxis: 'Cost',
  votesAxis: 'Votes',
  selected: 'Selected',
  others: 'Others',
}
const placeWords = {
  ...frame,
  placeOf: (value: string) => value || 'All places',
  amount: (minor: number, projects: number) => `${minor} som · ${projects}`,
  outcomes: ['Equal Shares', 'By votes'],
}

test('each round is as wide as its part of the budget, and split between the price and all that was left', () => {
  const { certificate } = counted('mes_cost')
  assert.deepEqual(
    certificate.rounds.map(({ project, price, payers, paidAll }) => [project, price, payers, paidAll]),
    [
      ['bridge', '11', 4, 0],
      ['well', '11', 2, 2],
    ],
  )
  const svg = moneyFlow(certificate, flowWords)
  const drawn = bars(svg, 3)
  assert.deepEqual(
    drawn.map(({ paint }) => paint),
    ['full', 'ground', 'line', 'full', 'hatched', 'ground'],
  )
  const [bridge, afterBridge, before, well, wellAll, left] = drawn.map(({ x, width }) => ({ x, width }))
  const som = innerWidth / 120
  for (const [part, from, amount] of [
    [bridge!, 0, 44],
    [afterBridge!, 44, 76],
    [before!, 0, 44],
    [well!, 44, 22],
    [wellAll!, 66, 18],
    [left!, 84, 36],
  ] as const) {
    near(part.x, margin + from * som)
    near(part.width, amount * som)
  }
  assert.match(svg, />36 som left</)
  assert.doesNotMatch(svg, /greedily/)
  staysInside(svg)
})

test('what was selected greedily is hollow, and a rule without prices has plain bars', () => {
  const topped = moneyFlow(counted('mes_cost_u').certificate, flowWords)
  assert.match(topped, /greedily/)
  assert.equal(bars(topped, 4).filter(({ paint }) => paint === 'hollow').length, 1)
  const greedy = moneyFlow(counted('greedy_cost').certificate, { ...flowWords, note: () => '' })
  assert.ok(bars(greedy, 2).every(({ paint }) => paint !== 'hatched'))
  assert.doesNotMatch(greedy, /som left/)
  staysInside(
    moneyFlow(counted('mes_cost', electionOf({ budget: 9, projects: [], ballots: [] })).certificate, flowWords),
  )
})

test('points weigh in the split of a round', () => {
  const scored = electionOf({
    budget: 30,
    projects: [
      { id: 'a', cost: 9 },
      { id: 'b', cost: 16 },
    ],
    ballots: [
      [['a', 1]],
      [
        ['a', 2],
        ['b', 2],
      ],
      [['b', 3]],
    ],
  })
  const { certificate } = counted('mes_score_add1', scored)
  // All of b is paid as its supporters weigh, but what the second voter had left.
  const second = certificate.rounds[1]!
  assert.deepEqual([second.project, second.payers, second.paidAll, second.payersWeight], ['b', 1, 1, 3])
  const [price = 0, parts = 1] = second.price!.split('/').map(Number)
  const hatched = bars(moneyFlow(certificate, flowWords), 3).find(({ paint }) => paint === 'hatched')!
  near(hatched.width, ((16 - (3 * price) / parts) * innerWidth) / 30)
})

test('every project in the count has a point by its cost and votes, and the selected ones are full', () => {
  const withdrawn = { id: 'gone', cost: 5, withdrawn: true, fields: new Map() }
  const { outcome } = counted('mes_cost')
  const svg = supportAgainstCost({ ...election, projects: [...election.projects, withdrawn] }, outcome, supportWords)
  const points = shapes(svg).filter(({ tag, paint }) => tag === 'circle' && paint !== 'key')
  const at = new Map(points.map((point) => [/<title>(\w+)/.exec(point.text)![1], point]))
  assert.deepEqual([...at.keys()].sort(), ['bridge', 'hall', 'park', 'well'])
  assert.deepEqual(
    points.filter(({ paint }) => paint === 'full').map(({ text }) => /<title>(\w+)/.exec(text)![1]),
    ['well', 'bridge'],
  )
  const x = (id: string) => at.get(id)!.of('cx')
  const y = (id: string) => at.get(id)!.of('cy')
  near((x('well') - x('park')) / (x('hall') - x('park')), Math.log(2) / Math.log(5.5))
  near(y('well'), y('bridge'))
  near(y('park'), y('hall'))
  assert.ok(y('well') < y('park'))
  const zero = shapes(svg).find(({ text }) => text === '>0')!
  near((zero.of('y') - 4 - y('well')) / (zero.of('y') - 4 - y('park')), 4)
  assert.match(svg, /<title>hall: 110 som, 1 votes<\/title>/)
  staysInside(svg)
})

test('projects that all cost the same stand in the middle', () => {
  const same = electionOf({
    budget: 9,
    projects: [
      { id: 'a', cost: 7 },
      { id: 'b', cost: 7 },
    ],
    ballots: [],
  })
  const points = shapes(supportAgainstCost(same, { selected: [] }, { ...supportWords, point: () => '' }))
  const middles = points.filter(({ tag, paint }) => tag === 'circle' && paint !== 'key').map(({ of }) => of('cx'))
  assert.deepEqual(middles, [193, 193])
  staysInside(supportAgainstCost({ ...same, projects: [] }, { selected: [] }, supportWords))
})

test('sums on the axis never stand over each other, however far apart the costs are', () => {
  const projects = Array.from({ length: 8 }, (_, power) => ({ id: `p${power}`, cost: 3 * 10 ** power }))
  const far = electionOf({ budget: 9, projects, ballots: [['p0']] })
  const svg = supportAgainstCost(far, { selected: [] }, { ...supportWords, money: (minor) => `${minor} som` })
  const sums = [...svg.matchAll(/<text x="([\d.]+)"[^>]*>(\d+) som</g)].map(([, x, sum]) => [Number(x), Number(sum)])
  assert.ok(sums.length === 3, svg)
  const inOrder = sums.toSorted((a, b) => a[0]! - b[0]!)
  assert.deepEqual(
    inOrder.map(([, sum]) => sum),
    sums.map(([, sum]) => sum).toSorted((a, b) => a! - b!),
  )
  assert.ok(inOrder.every(([x], at) => at === 0 || x! - inOrder[at - 1]![0]! > 20))
})

test('places stand by their money, one bar for each outcome, as wide as its money', () => {
  const [shares, greedy] = ['mes_cost', 'greedy_cost'].map((key) => reachOf(election, counted(key).outcome, 'village'))
  const svg = moneyByPlace([shares!, greedy!], placeWords)
  assert.deepEqual(
    [...greedy!.selectedBy],
    [
      ['Bel', 2],
      ['Ala-Too', 1],
    ],
  )
  const drawn = bars(svg, 2)
  assert.deepEqual(
    drawn.map(({ paint, text }) => [paint, text]),
    [
      ['full', '<title>Bel'],
      ['hatched', '<title>Bel'],
      ['full', '<title>Ala-Too'],
      ['hatched', '<title>Ala-Too'],
    ],
  )
  const widths = drawn.map(({ width }) => width)
  for (const [at, money] of [44, 64, 40, 40].entries()) near(widths[at]! / widths[1]!, money / 64)
  assert.match(svg, />64 som · 2</)
  staysInside(svg)
  const alone = moneyByPlace([shares!], { ...placeWords, outcomes: [] })
  assert.equal(bars(alone, 1).length, 2)
  staysInside(alone)
})

test('a place that has nothing under one rule has a line and no bar', () => {
  const hall = reachOf(election, { selected: [3], cost: 110, ties: [] }, 'village')
  const svg = moneyByPlace([hall, reachOf(election, { selected: [0], cost: 40, ties: [] }, 'village')], placeWords)
  assert.match(svg, />All places</)
  assert.equal(bars(svg, 2).length, 2)
  assert.equal(svg.match(/>0 som · 0</g)?.length, 2)
  staysInside(svg)
})

test('no text of a caller becomes a tag, and long ones are broken and cut', () => {
  const evil =
    '"><script>alert(1)</script>&\u0000\uD800 Токтогул айылындагы мектептин спорт залынын чатырын оңдоо жана терезелерин алмаштыруу'
  const words = {
    id: 'a"b c',
    title: evil,
    description: evil,
    nameOf: () => evil,
    money: () => '1\u00A0234\u00A0567\u00A0сом',
    note: () => evil.repeat(3),
    legend: { price: evil, all: evil, topUp: evil, left: evil },
    point: () => evil,
    costAxis: evil,
    votesAxis: evil,
    selected: evil,
    others: evil,
    placeOf: () => evil,
    amount: () => evil,
    outcomes: [evil, evil],
  }
  const { outcome, certificate } = counted('mes_cost_u')
  const reach = reachOf(election, outcome, 'village')
  for (const svg of [
    moneyFlow(certificate, words),
    supportAgainstCost(election, outcome, words),
    moneyByPlace([reach, reach], words),
  ]) {
    assert.doesNotMatch(svg, /<script|\p{Cc}|\p{Cs}/u)
    assert.match(svg, /^<svg [^>]*role="img"[^>]* aria-labelledby="a-b-c-title" aria-describedby="a-b-c-description">/)
    assert.match(svg, /<title id="a-b-c-title">&quot;&gt;&lt;script&gt;.*<desc id="a-b-c-description">/)
    assert.equal(svg.replace(/&(amp|lt|gt|quot|#39);/g, '').includes('&'), false)
    // Every tag that is opened is closed.
    const open: string[] = []
    for (const [, close, tag, alone] of svg.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
      if (close) assert.equal(open.pop(), tag)
      else if (!alone) open.push(tag!)
    }
    assert.deepEqual(open, [])
    staysInside(svg)
  }
  assert.equal(escaped(`a'b`), 'a&#39;b')
  assert.deepEqual(wrapped('one two three', [60, 60], 13), ['one two', 'three'])
  assert.deepEqual(wrapped('', [60], 13), [''])
  assert.equal(fitted('漢字漢字', 30, 10), '漢字…')
})

test('nothing lies outside of its picture, whatever was counted', () => {
  fc.assert(
    fc.property(situations, fc.constantFrom('mes_cost', 'mes_score_add1u', 'greedy_score', 'phragmen'), (made, key) => {
      const { election: small, tally, options: asked } = ready(made)
      const rule = ruleOf(key)!
      const outcome = tally.count(rule)
      const certificate = certificateOf(tally, rule, outcome, 'digest', asked)
      const flow = moneyFlow(certificate, flowWords)
      const spent = outcome.selected.map((project) => small.projects[project]!.cost)
      const paid = shapes(flow).filter(
        ({ tag, text, paint }) => tag === 'rect' && text.includes('<title>') && paint !== 'line',
      )
      const width = paid.reduce((sum, { of }) => sum + of('width') + 1, 0)
      const whole = (innerWidth * spent.reduce((sum, cost) => sum + cost, 0)) / small.budget
      // A sliver narrower than its own edge is drawn with a narrower edge.
      assert.ok(Math.abs(width - whole) <= paid.length)
      const points = supportAgainstCost(small, outcome, supportWords)
      const counted = small.projects.filter(({ withdrawn }) => !withdrawn).length
      assert.equal(points.match(/<circle cx/g)?.length ?? 0, counted)
      const reach = reachOf(small, outcome, 'village')
      for (const svg of [flow, points, moneyByPlace([reach, reach], placeWords)]) staysInside(svg)
    }),
    runs,
  )
})
