import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalText } from '../../lib/kernel/canonical.ts'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import { share } from '../../lib/kernel/share.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import { resultOf } from './counting.rules.ts'
import { sha256 } from './engine/exact/sha-256.ts'
import type { Published, WrittenInput } from './recount.model.ts'
import { recountOfFiles } from './recount.rules.ts'
import { type RunInput, rule } from './tally.model.ts'
import { publishedVote, writtenVote } from './votes-file.rules.ts'

const ballots = [[1, 2], [1], [1], [2], [1, 2]]

const input: RunInput = {
  rule,
  envelope: som(500_000),
  commissionPercent: 30,
  minimumVotes: 1,
  roll: 100,
  turnout: 5,
  ballots: 5,
  candidates: [1, 2].map((number) => ({
    id: `id-${number}` as InitiativeId,
    number,
    cost: som(300_000),
    points: share(4n, 5n),
    votes: number === 1 ? 4 : 3,
  })),
}
const result = resultOf(input)
const published: Published = {
  digest: sha256(bytesOf(canonicalText(input))),
  spent: String(result.spent),
  lines: [
    { number: 1, verdict: 'selected' },
    { number: 2, verdict: 'reserve' },
  ],
}
const file = writtenVote(
  publishedVote({
    input,
    result,
    titles: new Map(),
    ballots,
    description: 'A vote',
    comments: [],
    unit: 'Kara-Suu',
    instance: '2026',
    votingFrom: civilDate('2026-06-01'),
    votingUntil: civilDate('2026-06-10'),
    mostChoices: 5,
  }),
)

test('a count whose ties go by own share is counted again from its file', () => {
  const tied: RunInput = {
    ...input,
    tieOrder: ['own-share'],
    candidates: input.candidates.map((one) => ({ ...one, votes: 3, ownShare: share(BigInt(one.number), 10n) })),
  }
  const text = canonicalText(tied)
  const told: Published = {
    digest: sha256(bytesOf(text)),
    spent: String(som(300_000)),
    lines: [
      { number: 1, verdict: 'reserve' },
      { number: 2, verdict: 'selected' },
    ],
  }
  const written = JSON.parse(text) as WrittenInput
  equal(recountOfFiles(bytesOf(text), written, undefined, told)?.agrees, true)
  equal(recountOfFiles(bytesOf(text), { ...written, tieOrder: ['votes'] }, undefined, told)?.agrees, false)
})

function bytesOf(text: string) {
  return new TextEncoder().encode(text)
}

type Change = { readonly input?: string; readonly votes?: string | undefined; readonly published?: Published }

function recounted(change: Change = {}) {
  const told = change.input ?? canonicalText(input)
  const votes = 'votes' in change ? change.votes : file
  return recountOfFiles(
    bytesOf(told),
    JSON.parse(told) as WrittenInput,
    votes === undefined ? undefined : bytesOf(votes),
    change.published ?? published,
  )
}

test('what was published comes out of its own ballots', () => {
  const recount = recounted()
  deepEqual([recount?.agrees, recount?.from, recount?.ballots, recount?.spent], [true, 'ballots', 5, '30000000'])
  deepEqual(recount?.lines, [
    { number: 1, votes: 4, cost: '30000000', verdict: 'selected', published: 'selected' },
    { number: 2, votes: 3, cost: '30000000', verdict: 'reserve', published: 'reserve' },
  ])
})

test('without ballots the totals are counted again, and that is said', () => {
  const recount = recounted({ votes: undefined })
  deepEqual([recount?.agrees, recount?.from, recount?.ballots], [true, 'totals', 5])
})

test('the votes are summed from the ballots, whatever the file of the count says', () => {
  const lie = canonicalText({ ...input, candidates: input.candidates.map((one) => ({ ...one, votes: 5 })) })
  const recount = recounted({ input: lie })
  deepEqual([recount?.agrees, recount?.sameVotes, recount?.sameDigest], [false, false, false])
  deepEqual(
    recount?.lines.map(({ votes }) => votes),
    [4, 3],
  )
})

const others: readonly (readonly [what: string, votes: string])[] = [
  ['one ballot more', file.replace('num_votes;5', 'num_votes;6').replace(/\n$/, '\n6;1\n')],
  ['one initiative more', file.replace('num_projects;2', 'num_projects;3').replace('VOTES', '3;10;0;;0;1/5\nVOTES')],
  [
    'another initiative',
    file
      .replace('\n2;300000', '\n7;300000')
      .replaceAll(/(\d;1),2\n|(\d);2\n/g, '$1$2;7\n')
      .replaceAll(';1;7', ';1,7'),
  ],
  ['another sum', file.replace('2;300000', '2;300001')],
  ['other money', file.replace('budget;500000', 'budget;600000')],
  ['other points', file.replace('4/5', '3/5')],
  ['another vote', file.replace(/;2\n$/, ';1\n')],
]

for (const [what, votes] of others) {
  test(`ballots with ${what} are not those that were counted`, () => {
    const recount = recounted({ votes })
    deepEqual([recount?.sameVotes, recount?.agrees], [false, false])
  })
}

test('a verdict, a sum, a digest or an initiative that was published otherwise is found out', () => {
  const [first, second] = published.lines
  const changes: readonly Published[] = [
    { ...published, spent: '1' },
    { ...published, digest: 'other' },
    { ...published, lines: [{ number: 1, verdict: 'reserve' }, ...(second ? [second] : [])] },
    { ...published, lines: first ? [first] : [] },
    { ...published, lines: [...published.lines, { number: 9, verdict: 'selected' }] },
  ]
  for (const change of changes) equal(recounted({ published: change })?.agrees, false)
  equal(recounted({ published: { ...published, lines: [] } })?.lines[0]?.published, undefined)
})

test('ballots that cannot be read give no recount', () => {
  equal(recounted({ votes: 'no vote' }), undefined)
})
