import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { readElection } from './engine/pb/read.ts'
import { electionOfFile, faultKind, firstError } from './what-if-fault.rules.ts'

function bytesOf(rows: readonly string[]) {
  return new TextEncoder().encode(rows.join('\n'))
}

function faultsOf(...rows: readonly string[]) {
  return readElection(bytesOf(rows)).faults
}

const meta = ['META', 'key;value', 'budget;100', 'vote_type;approval', 'PROJECTS', 'project_id;cost']

test('the first error says its kind, its line and what stands there', () => {
  const faults = faultsOf(...meta, 'a;many', 'b;1', 'VOTES', 'voter_id;vote', '1;a')
  deepEqual(firstError(faults), { kind: 'amount', line: 7, found: 'many' })
})

test('a file of another kind has wrong parts', () => {
  equal(firstError(faultsOf('%PDF-1.7'))?.kind, 'parts')
})

test('warnings alone are no error', () => {
  const faults = faultsOf(...meta, 'a;10', 'VOTES', 'voter_id;vote', '1;a,a')
  equal(faults.length > 0, true)
  equal(firstError(faults), undefined)
})

test('a file is a vote, or what is wrong with it', () => {
  const whole = electionOfFile(bytesOf([...meta, 'a;10', 'VOTES', 'voter_id;vote', '1;a']))
  equal(whole.ok && whole.value.ballots.count, 1)
  const cut = electionOfFile(bytesOf([...meta, 'a;10']))
  equal(!cut.ok && cut.refusal.kind, 'parts')
})

test('every fault of the engine has a kind', () => {
  equal(faultKind('duplicate-voter'), 'ballot')
})
