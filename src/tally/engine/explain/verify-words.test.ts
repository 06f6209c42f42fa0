import assert from 'node:assert/strict'
import { test } from 'node:test'
import { electionOf } from '../election.ts'
import { ruleOf } from '../rule.ts'
import { Tally } from '../tally.ts'
import { certificateOf } from './certificate.ts'
import { verify } from './verify.ts'

/** Two villages, each with a wish of its own, and a road that both name. */
const election = electionOf({
  budget: 60,
  projects: [
    { id: 'well', cost: 20 },
    { id: 'pump', cost: 20 },
    { id: 'road', cost: 20 },
  ],
  ballots: [
    ['well', 'road'],
    ['well', 'road'],
    ['pump', 'road'],
  ],
})

function certified(key: string, exclusive: readonly (readonly string[])[] = []) {
  const options = { tieOrder: 'id' as const, limits: { exclusive } }
  const tally = new Tally(election, options)
  const rule = ruleOf(key)!
  return certificateOf(tally, rule, tally.count(rule), 'digest', options)
}

test('a rule that nobody knows, an amount that is none and a limit of nobody are named', () => {
  const good = certified('mes_cost')
  assert.deepEqual(verify(election, good), [])
  assert.match(verify(election, { ...good, rule: 'veto' }).join(), /no rule is called veto/)
  assert.match(verify(election, { ...good, endowment: 'much' }).join(), /no amount/)
  const limits = { exclusive: [['well', 'nowhere']] }
  assert.match(verify(election, { ...good, limits }).join(), /no project has the id nowhere/)
})

test('what one selected project excludes is not selected after it', () => {
  const free = certified('greedy_cost')
  assert.match(
    verify(election, { ...free, limits: { exclusive: [['well', 'road']] } }).join(),
    /is excluded by what was selected before it/,
  )
  assert.deepEqual(verify(election, certified('greedy_cost', [['well', 'pump']])), [])
})

test('an input that was not counted is named', () => {
  const good = certified('greedy_cost')
  assert.match(
    verify(election, { ...good, input: { ...good.input, scale: 100 } }).join(),
    /the input is not what was counted/,
  )
})
