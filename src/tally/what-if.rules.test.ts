import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { assert } from '../../lib/kernel/assert.ts'
import { money, som } from '../../lib/kernel/money.ts'
import { share } from '../../lib/kernel/share.ts'
import { readElection } from './engine/pb/read.ts'
import { madeUpVote } from './made-up-vote.rules.ts'
import {
  type Comparison,
  mostProjects,
  mostWork,
  type TriedTerms,
  triedRules,
  type VoteToTry,
} from './what-if.model.ts'
import { comparisonOf, fileToTry, type InitiativeToTry, madeUpToTry, voteOf, whyTooLarge } from './what-if.rules.ts'

const terms: TriedTerms = { envelope: undefined, minimumVotes: 0, commissionPercent: 50 }

function initiative(number: number, cost: number, village: string, points: bigint): InitiativeToTry {
  return { number, name: `№ ${number}`, cost: som(cost), village, points: share(points, 100n) }
}

/** Six people of the big village want its two plans, three of the small one theirs; the commission likes the last best. */
const divided = voteOf(
  som(90),
  [initiative(1, 45, 'Чоң', 40n), initiative(2, 45, 'Чоң', 40n), initiative(3, 30, 'Кичи', 100n)],
  [...Array.from({ length: 6 }, () => [1, 2]), ...Array.from({ length: 3 }, () => [3])],
)

function votable(result: ReturnType<typeof voteOf>): VoteToTry {
  assert(result.ok, 'the vote can be tried')
  return result.value
}

function compared(vote: VoteToTry, asked: Partial<TriedTerms> = {}): Comparison {
  const result = comparisonOf(vote, { ...terms, ...asked })
  assert(result.ok, 'the vote is counted')
  return result.value
}

function triedBy({ tried }: Comparison, rule: (typeof triedRules)[number]) {
  const found = tried.find((one) => one.rule === rule)
  assert(found, `${rule} is counted`)
  return found
}

test('a majority takes all by votes, equal shares keep the part of the others', () => {
  const comparison = compared(votable(divided))
  deepEqual(
    comparison.tried.map(({ rule }) => rule),
    [...triedRules],
  )
  const greedy = triedBy(comparison, 'greedy')
  deepEqual([greedy.selected, greedy.cost, greedy.left, greedy.reach.served], [[0, 1], 9000, 0, 6])
  deepEqual([...greedy.reach.moneyBy], [['Чоң', 9000]])
  const shares = triedBy(comparison, 'equal-shares')
  deepEqual([[...shares.selected].sort(), shares.left, shares.reach.served], [[0, 2], 1500, 9])
  deepEqual(comparison.votes, [6, 6, 3])
})

test("the regulation's rule weighs points and votes, and the others are held against it", () => {
  const comparison = compared(votable(divided))
  equal(comparison.base, 'weighted-greedy')
  const weighted = triedBy(comparison, 'weighted-greedy')
  // 100 % and a third of the votes beat 40 % and two thirds.
  deepEqual([weighted.selected, weighted.shared], [[2, 0], 2])
  equal(triedBy(comparison, 'greedy').shared, 1)
  deepEqual(triedBy(compared(votable(divided), { commissionPercent: 0 }), 'weighted-greedy').selected, [0, 1])
})

test('another envelope and another minimum select others', () => {
  const vote = votable(divided)
  const small = compared(vote, { envelope: som(45) })
  deepEqual([triedBy(small, 'greedy').selected, triedBy(small, 'greedy').left], [[0], 0])
  for (const { selected } of compared(vote, { minimumVotes: 4 }).tried) ok(!selected.includes(2))
  for (const { selected } of compared(vote, { minimumVotes: 7 }).tried) deepEqual(selected, [])
})

test('no rule spends more than the envelope, and each speaks of projects that are there', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const wish = { seed, initiatives: 3 + seed, voters: 40, villages: 3, choices: 4, ownPercent: 60, lowestPercent: 30 }
    const vote = votable(madeUpToTry(som(1_000_000), madeUpVote({ ...wish, ceiling: som(500_000) })))
    const { tried, election } = compared(vote, { minimumVotes: seed % 5 })
    for (const { selected, cost, left, reach, shared } of tried) {
      const { served, moneyBy } = reach
      equal(cost + left, 100_000_000)
      ok(left >= 0 && served <= 40 && shared <= selected.length)
      equal(
        selected.reduce((sum, at) => sum + election.projects[at]!.cost, 0),
        cost,
      )
      equal(
        [...moneyBy.values()].reduce((sum, part) => sum + part, 0),
        cost,
      )
    }
  }
})

test('with equal points for all the rule of the regulation selects as greedy selection by votes does', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const wish = { seed, initiatives: 12, voters: 15, villages: 2, choices: 3, ownPercent: 50, lowestPercent: 90 }
    const vote = votable(madeUpToTry(som(900_000), madeUpVote({ ...wish, ceiling: som(300_000) })))
    const equalPoints = { ...vote, points: vote.election.projects.map(() => share(1n, 2n)) }
    const comparison = compared(equalPoints)
    deepEqual(triedBy(comparison, 'weighted-greedy').selected, triedBy(comparison, 'greedy').selected)
  }
})

function pb(rows: readonly string[], columns = 'project_id;cost;village') {
  const text = ['META', 'key;value', 'num_projects;2', 'num_votes;2', 'budget;100', 'vote_type;approval', 'PROJECTS']
  const votes = ['VOTES', 'voter_id;vote', '1;a', '2;a,b']
  const { election } = readElection(new TextEncoder().encode([...text, columns, ...rows, ...votes].join('\n')))
  assert(election, 'the file is read')
  return election
}

test("a file has no commission's points: the others are held against greedy selection", () => {
  const vote = votable(fileToTry(pb(['a;60;Бел', 'b;40;'])))
  equal(vote.column, 'village')
  const comparison = compared(vote)
  equal(comparison.base, 'greedy')
  deepEqual(
    comparison.tried.map(({ rule }) => rule),
    triedRules.filter((rule) => rule !== 'weighted-greedy'),
  )
  const { cost, reach } = triedBy(comparison, 'greedy')
  deepEqual(
    [cost, [...reach.moneyBy]],
    [
      10_000,
      [
        ['Бел', 6000],
        ['', 4000],
      ],
    ],
  )
})

test('amounts of a file become tyiyn, or stay finer; a typed envelope means som', () => {
  const fine = votable(fileToTry(pb(['a;60.125;Бел', 'b;40;Бел'])))
  deepEqual([fine.election.scale, fine.election.budget, fine.election.projects[0]?.cost], [1000, 100_000, 60_125])
  equal(compared(fine, { envelope: som(70) }).election.budget, 70_000)
  const tenths = votable(fileToTry(pb(['a;60.5;x', 'b;40;x'], 'project_id;cost;district')))
  deepEqual([tenths.election.scale, tenths.election.budget, tenths.column], [100, 10_000, 'district'])
  equal(compared(tenths, { envelope: money(4050n) }).election.budget, 4050)
})

test('sums that cannot be added exactly are refused, whoever brings them', () => {
  const huge = money(4_000_000_000_000_000n)
  const twice = [huge, huge].map((cost, at) => ({ ...initiative(at + 1, 1, '', 1n), cost }))
  deepEqual(voteOf(som(1), twice, []), { ok: false, refusal: { code: 'too-much-money' } })
  const file = pb(['a;40000000000000;x', 'b;10000000000000;x'])
  deepEqual(fileToTry(file), { ok: false, refusal: { code: 'too-much-money' } })
  deepEqual(comparisonOf(votable(divided), { ...terms, envelope: money(5_000_000_000_000_000n) }), {
    ok: false,
    refusal: { code: 'too-much-money' },
  })
})

test('a request does no more work than can be waited for', () => {
  equal(whyTooLarge(mostProjects, mostWork / mostProjects), undefined)
  deepEqual(whyTooLarge(mostProjects, mostWork / mostProjects + 1), {
    code: 'too-much-work',
    ballots: mostWork / mostProjects + 1,
    most: mostWork / mostProjects,
  })
  deepEqual(whyTooLarge(mostProjects + 1, 1), {
    code: 'too-many-projects',
    projects: mostProjects + 1,
    most: mostProjects,
  })
  equal(whyTooLarge(0, mostWork), undefined)
  const many = votable(
    voteOf(
      som(1),
      Array.from({ length: mostProjects + 1 }, (_, at) => initiative(at + 1, 1, '', 1n)),
      [],
    ),
  )
  equal(comparisonOf(many, terms).ok, false)
})

test('a count without end is given up and named, the others stand', () => {
  const few = { seed: 3, initiatives: 30, voters: 50, villages: 1, choices: 20, ownPercent: 90, lowestPercent: 1 }
  const ceiling = som(300_000)
  const comparison = compared(votable(madeUpToTry(som(4_500_000), madeUpVote({ ...few, ceiling }))))
  deepEqual(comparison.tooLong, ['equal-shares-add1'])
  equal(comparison.tried.length, triedRules.length - 1)
  deepEqual(compared(votable(divided)).tooLong, [])
})

test('a fault of the engine is no count without end', () => {
  const vote = votable(divided)
  const broken = { ...vote, election: { ...vote.election, voteType: 'ordinal' as const } }
  throws(() => comparisonOf({ ...broken, election: { ...broken.election, ballots: undefined as never } }, terms))
})
