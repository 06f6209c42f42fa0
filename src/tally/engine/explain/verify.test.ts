import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Election, electionOf } from '../election.ts'
import { knownRules, ruleOf } from '../rule.ts'
import { Tally } from '../tally.ts'
import { runs } from '../testing/runs.ts'
import { ready, type Situation, situations } from '../testing/small-elections.ts'
import { type Certificate, certificateOf, type Round } from './certificate.ts'
import { recount, verify } from './verify.ts'

const certifiable = knownRules().filter(({ rule }) => rule.kind === 'equal-shares' || rule.kind === 'greedy')
const anyRule = fc.constantFrom(...certifiable)
const shares = fc.constantFrom(
  ...certifiable.filter(({ rule }) => rule.kind === 'equal-shares' && !rule.comparison && !rule.topUp),
)

function certified(made: Situation, { rule }: (typeof certifiable)[number]) {
  const { election, tally, options } = ready(made)
  return { election, certificate: certificateOf(tally, rule, tally.count(rule), 'digest', options) }
}

/** A certificate changed in one place each: a figure of a round, a round, the endowment, or who lost. */
function aboveBy(exact: string): string {
  const [numerator = '0', denominator = '1'] = exact.split('/')
  return `${BigInt(numerator) * 3n + 1n}/${BigInt(denominator) * 3n}`
}

function alterations(certificate: Certificate): [claim: string, Certificate][] {
  const { rounds, others, endowment } = certificate
  const changed = (at: number, change: Partial<Round>) => ({
    ...certificate,
    rounds: rounds.map((round, place) => (place === at ? { ...round, ...change } : round)),
  })
  const swapped = (at: number) => {
    const all = [...rounds]
    ;[all[at], all[at + 1]] = [all[at + 1]!, all[at]!]
    return { ...certificate, rounds: all }
  }
  return rounds.flatMap((round, at): [string, Certificate][] => {
    const [numerator = '0', denominator = '1'] = round.price!.split('/')
    return [
      ['dearer', changed(at, { price: `${BigInt(numerator) * 7n + 1n}/${BigInt(denominator) * 7n}` })],
      ['cheaper', changed(at, { price: `${BigInt(numerator) * 7n - 1n}/${BigInt(denominator) * 7n}` })],
      [
        'missing',
        { ...certificate, cost: certificate.cost - round.cost, rounds: rounds.filter((one) => one !== round) },
      ],
      ['twice', { ...certificate, cost: certificate.cost + round.cost, rounds: [...rounds, round] }],
      ['other cost', { ...changed(at, { cost: round.cost + 1 }), cost: certificate.cost + 1 }],
      ['more votes', changed(at, { votes: round.votes + 1 })],
      ['more payers', changed(at, { payers: round.payers! + 1 })],
      ['fewer who paid all', changed(at, { paidAll: round.paidAll! - 1 })],
      ['more support', changed(at, { effectiveSupport: `${round.effectiveSupport}1` })],
      ['another endowment', { ...certificate, endowment: aboveBy(endowment!) }],
      ...(others.length > 0
        ? ([['a loser less', { ...certificate, others: others.slice(1) }]] as [string, Certificate][])
        : []),
      ...(at + 1 < rounds.length ? ([['swapped', swapped(at)]] as [string, Certificate][]) : []),
    ]
  })
}

test('every certificate stands', () => {
  fc.assert(
    fc.property(situations, anyRule, (made, rule) => {
      const { election, certificate } = certified(made, rule)
      assert.deepEqual(verify(election, certificate), [], JSON.stringify(certificate))
    }),
    runs,
  )
})

test('a certificate falls with any change of a round, of the endowment, or of who lost', () => {
  fc.assert(
    fc.property(situations, shares, (made, rule) => {
      const { election, certificate } = certified(made, rule)
      for (const [claim, altered] of alterations(certificate)) assert.notDeepEqual(verify(election, altered), [], claim)
    }),
    runs,
  )
})

/** Three voters, 60 som: a well and a pump on one spot, a bridge over its village's cap, a park that nobody names. */
const village: Election = electionOf({
  budget: 60,
  projects: [
    { id: 'well', cost: 15 },
    { id: 'pump', cost: 18 },
    { id: 'bridge', cost: 20, fields: { village: 'Bel' } },
    { id: 'park', cost: 9 },
  ],
  ballots: [
    ['well', 'pump'],
    ['well', 'pump', 'bridge'],
    ['well', 'bridge'],
  ],
})

test('the verifier names limits that are not kept, figures that no count gives, and amounts that are none', () => {
  const limits = { exclusive: [['well', 'pump']], caps: { column: 'village', most: new Map([['Bel', 10]]) } }
  const [limited, free] = [limits, {}].map((some) => {
    const options = { tieOrder: 'id' as const, limits: some }
    const tally = new Tally(village, options)
    const rule = ruleOf('mes_cost')!
    return certificateOf(tally, rule, tally.count(rule), 'digest', options)
  })
  const good = limited!
  assert.deepEqual([good.rounds.length, free!.rounds.length], [1, 3])
  // As a stranger reads it, from a file.
  const wrong = (changed: Partial<Certificate>) =>
    verify(village, JSON.parse(JSON.stringify({ ...good, ...changed }))).join('; ')
  assert.equal(wrong({}), '')
  assert.match(wrong({ ...free, limits: good.limits! }), /pump is excluded by what was selected before it/)
  assert.match(wrong({ limits: { exclusive: [['nowhere']] } }), /no project has the id nowhere/)
  assert.match(wrong({ limits: { minimumPoints: 99 } }), /too few votes or points/)
  assert.match(wrong({ rule: 'veto' }), /no rule is called veto/)
  assert.match(wrong({ endowment: '-1' }), /is no amount/)
  assert.match(wrong({ rule: 'equal-shares/add1', endowment: '41/2' }), /no voter can have begun/)
  assert.match(wrong({ others: good.others.slice(1) }), /a count has other others/)
  assert.match(wrong({ input: { ...good.input, scale: 10 } }), /the input is not what was counted/)
  const flattered = good.others.map((line) => (line.project === 'park' ? { ...line, votes: 9 } : line))
  assert.match(wrong({ others: flattered }), /the figures of park are not those of a count/)
})

test('a count again tells where "add one" stops, and whom the comparison step prefers', () => {
  const election = electionOf({
    budget: 40,
    projects: [
      { id: 'well', cost: 21 },
      { id: 'road', cost: 19 },
    ],
    ballots: [['well'], ['well'], ['road']],
  })
  const certifiedAt = (key: string) => {
    const tally = new Tally(election, { tieOrder: 'id' })
    return certificateOf(tally, ruleOf(key)!, tally.count(ruleOf(key)!), 'none', { tieOrder: 'id' })
  }
  const early = { ...certifiedAt('equal-shares'), rule: 'equal-shares/add1' }
  assert.deepEqual(verify(election, early), [])
  assert.deepEqual(recount(election, early), ['a count stops at the endowment 58/3, not 40/3'])
  assert.deepEqual(recount(election, certifiedAt('equal-shares/add1')), [])
  assert.deepEqual(recount(election, certifiedAt('greedy')), [])
  assert.match(recount(election, { ...early, rule: 'mine' }).join(), /no rule is called mine/)
})
