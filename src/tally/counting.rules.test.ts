import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { som } from '../../lib/kernel/money.ts'
import { share } from '../../lib/kernel/share.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { PersonId } from '../people/person.model.ts'
import { certifyingOf, countingOf, moveFor, resultOf } from './counting.rules.ts'
import type { RunCandidate, RunInput } from './tally.model.ts'

const candidate = (id: string, number: number, cost: number, votes: number): RunCandidate => ({
  id: id as InitiativeId,
  number,
  cost: som(cost),
  votes,
  points: share(1n, 2n),
})
const input: RunInput = {
  rule: 'weighted-greedy/v1',
  envelope: som(100),
  commissionPercent: 50,
  minimumVotes: 1,
  roll: 100,
  turnout: 40,
  ballots: 40,
  candidates: [candidate('lamps', 1, 60, 30), candidate('park', 2, 60, 20), candidate('gym', 3, 20, 0)],
}

test('every initiative gets a verdict with its reason', () => {
  const { lines, spent, left } = resultOf(input)
  deepEqual(
    lines.map(({ id, verdict, reason }) => [id, verdict, reason.code]),
    [
      ['lamps', 'selected', 'fits'],
      ['park', 'reserve', 'does-not-fit'],
      ['gym', 'not-selected', 'too-few-votes'],
    ],
  )
  deepEqual([spent, left], [som(60), som(40)])
})

test('a count that names no order of ties goes by votes, then by cost', () => {
  const alike = [candidate('lamps', 1, 60, 30), candidate('park', 2, 20, 30)]
  const first = (change: Partial<RunInput>) => {
    const [line] = resultOf({ ...input, candidates: alike, ...change }).lines
    return line?.id
  }
  equal(first({}), 'park')
  equal(first({ rule: 'weighted-greedy/v2', tieOrder: ['votes'] }), 'lamps')
})

test('counting needs the vote to be over', () => {
  const result = countingOf({ stage: 'voting', candidates: input.candidates })
  equal(result.ok ? '' : result.refusal.code, 'voting-not-over')
})

test('counting needs something on the ballot', () => {
  const result = countingOf({ stage: 'tallying', candidates: [] })
  equal(result.ok ? '' : result.refusal.code, 'nothing-to-count')
})

test('counting needs the points of every initiative', () => {
  const missing = { ...candidate('bench', 4, 10, 1), points: undefined }
  const result = countingOf({ stage: 'tallying', candidates: [...input.candidates, missing] })
  equal(result.ok ? '' : result.refusal.code, 'points-missing')
})

test('with all of it the candidates are counted as they are', () => {
  deepEqual(countingOf({ stage: 'tallying', candidates: input.candidates }), { ok: true, value: input.candidates })
})

const facts = {
  stage: 'tallying',
  countedBy: 'aibek' as PersonId,
  certifiedBy: 'gulnara' as PersonId,
  digestNow: 'a',
  digestThen: 'a',
} as const
test('a second person certifies a count that still comes out the same', () => {
  equal(certifyingOf(facts).ok, true)
})
test('who counted does not certify', () => {
  const result = certifyingOf({ ...facts, certifiedBy: facts.countedBy })
  equal(result.ok ? '' : result.refusal.code, 'same-person')
})
test('a count that comes out otherwise now is not certified', () => {
  const result = certifyingOf({ ...facts, digestNow: 'b' })
  equal(result.ok ? '' : result.refusal.code, 'counts-differ')
})
test('a decided call is not certified again', () => {
  const result = certifyingOf({ ...facts, stage: 'decided' })
  equal(result.ok ? '' : result.refusal.code, 'not-tallying')
})
test('each verdict has its move', () => {
  deepEqual(moveFor, { selected: 'select', reserve: 'reserve', 'not-selected': 'passOver' })
})
