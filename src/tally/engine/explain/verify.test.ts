import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { knownRules } from '../rule.ts'
import { runs } from '../testing/runs.ts'
import { ready, type Situation, situations } from '../testing/small-elections.ts'
import { type Certificate, certificateOf, type Round } from './certificate.ts'
import { verify } from './verify.ts'

const certifiable = knownRules().filter(({ rule }) => rule.kind === 'equal-shares' || rule.kind === 'greedy')
const anyRule = fc.constantFrom(...certifiable)
const shares = fc.constantFrom(
  ...certifiable.filter(({ rule }) => rule.kind === 'equal-shares' && !rule.comparison && !rule.topUp),
)

function certified(made: Situation, { rule }: (typeof certifiable)[number]) {
  const { election, tally, options } = ready(made)
  return { election, certificate: certificateOf(tally, rule, tally.count(rule), 'digest', options) }
}

/** Every round is put in the place of the one before it, and so on. */
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
      ['another endowment', { ...certificate, endowment: `${endowment}1` }],
      ['another loser', { ...certificate, others: others.slice(1) }],
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

for (const claim of [
  'dearer',
  'cheaper',
  'missing',
  'twice',
  'other cost',
  'more votes',
  'more payers',
  'fewer who paid all',
  'more support',
  'another endowment',
  'another loser',
  'swapped',
])
  test('a certificate falls: ' + claim, () => {
    fc.assert(
      fc.property(situations, shares, (made, rule) => {
        const { election, certificate } = certified({ ...made, which: made.which % 2 }, rule)
        for (const [c, altered] of alterations(certificate))
          if (c === claim && JSON.stringify(altered) !== JSON.stringify(certificate))
            assert.notDeepEqual(verify(election, altered), [], claim)
      }),
      runs,
    )
  })
