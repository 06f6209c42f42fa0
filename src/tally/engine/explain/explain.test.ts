import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Election, electionOf } from '../election.ts'
import type { Limits } from '../limits.ts'
import { ruleOf } from '../rule.ts'
import { Tally } from '../tally.ts'
import { type Certificate, certificateOf } from './certificate.ts'
import { overlapOf, reachOf } from './compare.ts'
import { type Language, paragraphOf } from './paragraph.ts'
import { verify } from './verify.ts'

/** Kara-Suu, 100 som: nine voters, a well for most, a bridge for few, a park that nobody names, a stall withdrawn. */
const village: Election = electionOf({
  budget: 90,
  projects: [
    { id: 'well', cost: 30, fields: { village: 'Kara-Suu' } },
    { id: 'pump', cost: 30, fields: { village: 'Kara-Suu' } },
    { id: 'bridge', cost: 60, fields: { village: 'Bel' } },
    { id: 'park', cost: 10 },
    { id: 'lamp', cost: 12 },
  ],
  ballots: [
    ['well', 'pump'],
    ['well', 'pump'],
    ['well', 'pump'],
    ['well', 'bridge'],
    ['well', 'bridge'],
    ['bridge', 'lamp'],
    ['bridge'],
    ['bridge'],
    ['well'],
  ],
})

function certified(key: string, limits: Limits = {}, election = village): Certificate {
  const options = { tieOrder: 'id' as const, limits }
  const tally = new Tally(election, options)
  const rule = ruleOf(key)!
  return certificateOf(tally, rule, tally.count(rule), 'digest', options)
}

function told(certificate: Certificate, project: string, language: Language): string {
  return paragraphOf(certificate, project, {
    language,
    nameOf: (id) => id.toUpperCase(),
    money: (minor) => `${minor} som`,
  })
}

test('a certificate says what each round cost whom, and what the others lacked', () => {
  const { rounds, others, endowment, cost } = certified('mes_cost')
  assert.equal(endowment, '10')
  assert.deepEqual(rounds[0], {
    project: 'well',
    cost: 30,
    votes: 6,
    price: '5',
    payers: 6,
    paidAll: 0,
    effectiveSupport: '6',
    tiedWith: [],
  })
  const bridge = others.find(({ project }) => project === 'bridge')
  assert.deepEqual(bridge, {
    project: 'bridge',
    cost: 60,
    votes: 5,
    why: 'supporters-spent-it',
    had: '50',
    spentOn: [{ project: 'well', amount: '10' }],
    left: '40',
    missing: 20,
    votersMissing: 2,
  })
  assert.equal(others.find(({ project }) => project === 'park')?.why, 'no-support')
  assert.equal(cost, 30)
})

test('one paragraph tells each language why', () => {
  const shares = certified('mes_cost')
  assert.match(told(shares, 'well', 'en'), /number 1 in turn.*paid 5 som each/)
  assert.match(told(shares, 'well', 'ru'), /отобран 1-м по счёту.*6 голосов.*заплатили по 5 som/)
  assert.match(told(shares, 'well', 'ky'), /кезеги — 1.*ар бири 5 som төлөдү/)
  assert.match(told(shares, 'bridge', 'en'), /had 50 som.*“WELL”, 10 som.*40 som was left, 20 som short. 2 more voters/)
  assert.match(told(shares, 'bridge', 'ru'), /было 50 som.*«WELL» — 10 som.*не хватило 20 som.*ещё 2 голосов/)
  assert.match(told(shares, 'bridge', 'ky'), /50 som бар эле.*20 som жетпей калды.*дагы 2 адам/)
  assert.match(
    told(shares, 'lamp', 'en'),
    /1 vote\. At first its supporters had 10 som\. 10 som was left, 2 som short\. 1 more voter /,
  )
  assert.throws(() => told(shares, 'nowhere', 'en'), /no project has the id nowhere/)
})

const languages = ['ky', 'ru', 'en'] as const

test('every reason has its sentence in every language', () => {
  const withdrawn = {
    ...village,
    projects: village.projects.map((project) => ({ ...project, withdrawn: project.id === 'lamp' })),
  }
  const reasons: [Certificate, string, RegExp][] = [
    [certified('mes_cost_u'), 'bridge', /калган акчага|остаток|money that was left/],
    [certified('mes_cost', {}, withdrawn), 'lamp', /алынып салынган|снят|withdrawn/],
    [certified('mes_cost', { minimumVotes: 3 }), 'lamp', /2 добуш жетпей|не хватило 2|2 votes short/],
    [certified('mes_cost', { minimumPoints: 3 }), 'lamp', /жетпейт|меньше, чем|fewer points/],
    [certified('mes_cost'), 'park', /колдогон долбоор гана|кто-то поддержал|somebody supports/],
    [certified('greedy_cost'), 'well', /акча жетти|денег на него хватило|there was money/],
    [certified('greedy_cost'), 'pump', /акча калган жок|не осталось денег|no money left/],
    [
      certified('greedy_cost', { exclusive: [['well', 'lamp']] }, { ...village, budget: 200 }),
      'lamp',
      /ишке ашпайт|осуществить нельзя|cannot be carried out/,
    ],
    [
      certified(
        'phragmen',
        {},
        electionOf({
          budget: 90,
          projects: [
            { id: 'a', cost: 80 },
            { id: 'park', cost: 5 },
          ],
          ballots: [['a']],
        }),
      ),
      'park',
      /колдогон долбоор гана|поддержал|somebody supports/,
    ],
    [
      certified('mes_cost_add1', { exclusive: [['well', 'pump']] }, { ...village, budget: 200 }),
      'pump',
      /ишке ашпайт|осуществить нельзя|cannot be carried out/,
    ],
  ]
  for (const [certificate, project, sentence] of reasons)
    for (const language of languages) assert.match(told(certificate, project, language), sentence)
})

test('a tie, a payer who gives all, and one who begins with nothing are told', () => {
  const equal = electionOf({
    budget: 12,
    projects: [
      { id: 'a', cost: 6 },
      { id: 'b', cost: 6 },
      { id: 'c', cost: 6 },
    ],
    ballots: [
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ],
  })
  const tied = certified('mes_cost', {}, equal)
  assert.deepEqual(tied.rounds[0]?.tiedWith, ['b', 'c'])
  assert.match(told(tied, 'a', 'ru'), /были проекты «B», «C»/)
  assert.match(told(tied, 'b', 'ru'), /был проект «C»/)
  assert.match(told(tied, 'a', 'en'), /were “B”, “C”/)
  assert.match(told(tied, 'b', 'en'), /was “C”/)
  assert.match(told(tied, 'a', 'ky'), /«B», «C»/)
  const uneven = certified(
    'mes_cost',
    {},
    electionOf({
      budget: 30,
      projects: [
        { id: 'a', cost: 6 },
        { id: 'b', cost: 13 },
      ],
      ballots: [['a', 'b'], ['b'], ['a']],
    }),
  )
  assert.equal(uneven.rounds.length, 2)
  const short = certified(
    'mes_cost',
    {},
    electionOf({
      budget: 15,
      projects: [
        { id: 'a', cost: 8 },
        { id: 'b', cost: 6 },
      ],
      ballots: [['a', 'b'], ['b'], ['a']],
    }),
  )
  for (const language of languages) assert.ok(told(short, short.rounds.at(-1)!.project, language).length > 40)
  const nothing = certified(
    'mes_cost_add1n',
    {},
    electionOf({ budget: 1, projects: [{ id: 'a', cost: 2 }], ballots: [['a'], ['a']] }),
  )
  for (const language of languages) assert.doesNotMatch(told(nothing, 'a', language), /more voter|хватило бы|жетмек/i)
})

test('a count that ends before a turn comes says so', () => {
  const early = electionOf({
    budget: 100,
    projects: [
      { id: 'a', cost: 60 },
      { id: 'c', cost: 50 },
      { id: 'd', cost: 31 },
    ],
    ballots: [['a', 'd'], ['a'], ['c']],
  })
  const certificate = certified('phragmen', {}, early)
  assert.match(told(certificate, 'd', 'ru'), /дошла очередь/)
  assert.match(told(certificate, 'd', 'en'), /before its turn came/)
  assert.match(told(certificate, 'd', 'ky'), /кезеги келгенче/)
})

test('rankings are certified by their places, points by their sizes', () => {
  const ranked = electionOf({
    budget: 20,
    voteType: 'ordinal',
    projects: [
      { id: 'a', cost: 10 },
      { id: 'b', cost: 10 },
    ],
    ballots: [
      ['a', 'b'],
      ['a', 'b'],
      ['b', 'a'],
    ],
  })
  assert.deepEqual(verify(ranked, certified('mes_score', {}, ranked)), [])
  assert.equal(certified('greedy_score', {}, ranked).rounds[0]?.project, 'a')
})

test('the verifier accepts what was counted and names what was changed', () => {
  const good = certified('mes_cost_add1')
  assert.deepEqual(verify(village, good), [])
  assert.deepEqual(verify(village, certified('greedy_cost')), [])
  assert.deepEqual(verify(village, certified('bos')), [])
  const [first, second] = good.rounds
  const wrong = (changed: Partial<Certificate>) => verify(village, { ...good, ...changed }).join('; ')
  assert.match(wrong({ input: { ...good.input, ballots: 8 } }), /certifies 8 ballots, there are 9/)
  assert.match(wrong({ input: { ...good.input, budget: 1 } }), /another budget/)
  assert.match(wrong({ cost: 1 }), /the selected cost/)
  assert.match(wrong({ rounds: [first!, first!] }), /selected twice/)
  assert.match(wrong({ rounds: [{ ...first!, project: 'nowhere' }] }), /nowhere cannot be selected/)
  assert.match(wrong({ minimumVotes: 99 }), /too few votes/)
  assert.match(
    wrong({ rounds: [{ ...first!, price: '6' }, ...good.rounds.slice(1)] }),
    /round 1: the payments for well/,
  )
  assert.match(
    wrong({ rounds: good.rounds.slice(1), cost: good.cost - first!.cost }),
    /could be bought for less|could still be bought/,
  )
  assert.match(wrong({ rounds: [second!, first!, ...good.rounds.slice(2)] }), /could be bought for less/)
})

test('rules side by side: who is served, whose wishes are met, where the money goes, what is shared', () => {
  const tally = new Tally(village, { tieOrder: 'id' })
  const [shares, greedy] = [tally.count(ruleOf('mes_cost')!), tally.count(ruleOf('greedy_cost')!)]
  const reach = reachOf(village, greedy, 'village')
  assert.deepEqual([reach.selected, reach.cost, reach.served, reach.unserved, reach.wishesMet], [2, 90, 9, 0, 11])
  assert.deepEqual(
    [...reach.moneyBy],
    [
      ['Kara-Suu', 30],
      ['Bel', 60],
    ],
  )
  assert.equal(reach.moneyOfWishes, 6 * 30 + 5 * 60)
  assert.equal(reachOf(village, shares, 'village').unserved, 3)
  assert.deepEqual([...reachOf(village, shares, 'theme').moneyBy.keys()], [''])
  assert.equal(overlapOf(shares, greedy), 1)
})

test('what supporters spent most on is told first', () => {
  const election = electionOf({
    budget: 40,
    projects: [
      { id: 'small', cost: 4 },
      { id: 'large', cost: 8 },
      { id: 'hall', cost: 41 },
    ],
    ballots: [
      ['small', 'large', 'hall'],
      ['small', 'large', 'hall'],
    ],
  })
  assert.match(told(certified('mes_cost', {}, election), 'hall', 'en'), /“LARGE”, 8 som; “SMALL”, 4 som/)
})
