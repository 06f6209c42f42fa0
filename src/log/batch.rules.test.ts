import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { batchOf, type Held, shuffled, togetherOf, type Waiting } from './batch.rules.ts'
import type { VoteId } from './leaf.model.ts'

const [vote, other] = ['v1', 'v2'] as [VoteId, VoteId]
/** A chance that always draws the first place. */
const first = () => 0

function held(count: number, name = 'b'): readonly Held[] {
  return Array.from({ length: count }, (_, at) => ({ id: `${name}${at}`, entry: `${name}${at}` }))
}

function waits(entry: string, closes?: VoteId): Waiting {
  return { number: BigInt(entry.charCodeAt(0)), entry, closes }
}

test('what waits is told as it came', () => {
  deepEqual(batchOf([waits('x'), waits('a')], [], first), { entries: ['x', 'a'], numbers: [120n, 97n], ids: [] })
})

test('ballots of an open vote wait until there are twice the fewest, and the fewest stay behind', () => {
  const told = (count: number, voters = 0) => batchOf([], [{ voteId: vote, voters, entries: held(count) }], first).ids
  deepEqual(told(9), [])
  equal(told(10).length, 5)
  equal(told(23).length, 18)
  deepEqual(told(59, 3000), [])
  equal(told(60, 3000).length, 30)
})

test('the fewest grow with the roll', () => {
  deepEqual([0, 500, 501, 3000].map(togetherOf), [5, 5, 6, 30])
})

test('all ballots of a vote are told before its close, those of another are not', () => {
  const votes = [
    { voteId: vote, voters: 0, entries: held(3) },
    { voteId: other, voters: 0, entries: held(4, 'c') },
  ]
  const { entries, ids } = batchOf([waits('x'), waits('y', vote), waits('z')], votes, first)
  deepEqual(entries.map((entry) => entry.charAt(0)).join(''), 'xbbbyz')
  deepEqual([...ids].sort(), ['b0', 'b1', 'b2'])
})

test('chance gives every order, each as often as another', () => {
  const counts = new Map<string, number>()
  // Every pair of draws that three places ask for, once.
  for (const one of [0, 1, 2]) {
    for (const two of [0, 1]) {
      const draws = [one, two]
      const order = shuffled(['a', 'b', 'c'], () => draws.shift() ?? 0).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
  }
  equal(counts.size, 6)
  ok([...counts.values()].every((count) => count === 1))
})
