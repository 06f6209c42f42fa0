import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Election, electionOf } from '../election.ts'
import { knownRules, ruleOf } from '../rule.ts'
import { Tally } from '../tally.ts'
import { wrongedGroup } from '../testing/obvious-justice.ts'
import { costOf, namedOn } from '../testing/obvious-limits.ts'
import { hasSupport } from '../testing/obvious-shares.ts'
import { runs } from '../testing/runs.ts'
import { ready, type Situation, situations, smallElection } from '../testing/small-elections.ts'

const rules = knownRules()
const anyRule = fc.constantFrom(...rules)

/** The same situation for a rule that knows no limits. */
function within(made: Situation, kind: string): Situation {
  return kind === 'knapsack' ? { ...made, which: made.which % 3 } : made
}

function names({ projects }: Election, selected: readonly number[]): string[] {
  return selected.map((project) => projects[project]!.id)
}

/** The same ballots and projects, written down in another order. */
function reordered(election: Election, ballots: readonly number[], projects: readonly number[]): Election {
  const { points } = election.ballots
  const ids = (voter: number) => {
    const from = election.ballots.start[voter]!
    return namedOn(election)[voter]!.map(
      (project, at) => [election.projects[project]!.id, points?.[from + at]] as const,
    )
  }
  const order = ballots.filter((voter) => voter < election.ballots.count)
  const chosen = projects.filter((project) => project < election.projects.length)
  const all = order.map(ids)
  const rewritten = electionOf({
    budget: election.budget,
    voteType: election.voteType,
    projects: chosen.map((project) => election.projects[project]!).map(({ id, cost }) => ({ id, cost })),
    ballots: points
      ? all.map((marks) => marks.map(([id, given]) => [id, given!] as const))
      : all.map((marks) => marks.map(([id]) => id)),
  })
  return {
    ...rewritten,
    scale: election.scale,
    projects: chosen.map((project) => election.projects[project]!),
  }
}

const ballotOrder = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8, maxLength: 8 })
const projectOrder = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7, maxLength: 7 })

test('neither the order of ballots nor that of projects ever matters, under any rule', () => {
  fc.assert(
    fc.property(situations, anyRule, ballotOrder, projectOrder, (made, { rule }, ballots, projects) => {
      const { election, tally, options } = ready(within(made, rule.kind))
      const other = reordered(election, ballots, projects)
      const outcome = new Tally(other, options).count(rule)
      assert.deepEqual(names(other, outcome.selected), names(election, tally.count(rule).selected))
    }),
    runs,
  )
})

test('the order of the marks on a ballot matters only where ballots rank', () => {
  fc.assert(
    fc.property(situations, anyRule, (made, { rule }) => {
      const plain = { ...made, made: { ...made.made, voteType: 'approval' as const } }
      const turned = { ...plain.made, ballots: plain.made.ballots.map((ballot) => ballot.toReversed()) }
      const limited = within(plain, rule.kind)
      const { tally } = ready(limited)
      assert.deepEqual(ready({ ...limited, made: turned }).tally.count(rule).selected, tally.count(rule).selected)
    }),
    runs,
  )
})

test('every rule keeps the budget and the limits and takes no project twice', () => {
  fc.assert(
    fc.property(situations, anyRule, (made, { rule }) => {
      const { election, tally, mayJoin } = ready(within(made, rule.kind))
      const { selected, cost } = tally.count(rule)
      assert.equal(cost, costOf(election, selected))
      assert.ok(cost <= election.budget)
      assert.equal(new Set(selected).size, selected.length)
      for (const [round, project] of selected.entries()) assert.ok(mayJoin(selected.slice(0, round), project))
    }),
    runs,
  )
})

test('after greedy selection nothing that may be selected fits any more', () => {
  const exhaustive = rules.filter(
    ({ rule }) => rule.kind === 'greedy' || (rule.kind === 'equal-shares' && rule.topUp && !rule.comparison),
  )
  fc.assert(
    fc.property(situations, fc.constantFrom(...exhaustive), (made, { rule }) => {
      const { election, tally, mayJoin } = ready(made)
      const { selected, cost } = tally.count(rule)
      for (const [project, { cost: more }] of election.projects.entries())
        assert.ok(selected.includes(project) || cost + more > election.budget || !mayJoin(selected, project))
    }),
    runs,
  )
})

test('"add one" stops where nothing supported fits, or just before the budget would be exceeded', () => {
  fc.assert(
    fc.property(situations, fc.constantFrom('cost', 'cardinality'), (made, utility) => {
      const { election, tally, mayJoin } = ready(made)
      const rule = { kind: 'equal-shares', utility, endowment: 'add1', topUp: false, comparison: false } as const
      const { selected, cost, endowment } = tally.count(rule)
      const fits = election.projects.some(
        ({ cost: more }, project) =>
          !selected.includes(project) &&
          mayJoin(selected, project) &&
          hasSupport(election, project, utility) &&
          cost + more <= election.budget,
      )
      if (!fits) return
      const { numerator, denominator } = endowment!
      const next = { numerator: numerator + denominator * BigInt(election.scale), denominator }
      assert.ok(costOf(election, tally.recount(utility, next).selected) > election.budget)
    }),
    runs,
  )
})

/** Three to five projects and up to six voters: every group and every set can be looked at. */
const tiny = situations.map((made) => ({
  ...made,
  which: 0,
  made: {
    ...made.made,
    costs: made.made.costs.slice(0, 5),
    withdrawn: [],
    ballots: made.made.ballots.slice(0, 6).map((ballot) => ballot.filter((project) => project < 5)),
  },
}))

for (const [key, voteType, utility] of [
  ['mes_cost', 'approval', 'cost'],
  ['mes_card', 'approval', 'cardinality'],
  ['mes_score', 'cumulative', 'points'],
  ['mes_cost_add1', 'approval', 'cost'],
  ['mes_score_add1u', 'cumulative', 'points'],
] as const) {
  test(`no group of voters can rightly complain, up to one project, about ${key}`, () => {
    fc.assert(
      fc.property(tiny, ({ made, tieOrder }) => {
        const election = smallElection({ ...made, voteType })
        const { selected } = new Tally(election, { tieOrder }).count(ruleOf(key)!)
        const { start, points } = election.ballots
        const named = namedOn(election)
        const worth = (voter: number, project: number) => {
          const at = named[voter]!.indexOf(project)
          if (at < 0) return 0
          if (utility === 'points') return Math.max(0, points?.[start[voter]! + at] ?? 1)
          return utility === 'cost' ? election.projects[project]!.cost : 1
        }
        assert.equal(wrongedGroup(election, worth, selected), undefined)
      }),
      runs,
    )
  })
}

test('a group that greedy selection passes over is found', () => {
  const election = electionOf({
    budget: 30,
    projects: [
      { id: 'a', cost: 15 },
      { id: 'b', cost: 15 },
      { id: 'c', cost: 10 },
      { id: 'd', cost: 5 },
    ],
    ballots: [
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
  })
  const worth = (voter: number, project: number) => (namedOn(election)[voter]!.includes(project) ? 1 : 0)
  const greedy = new Tally(election, { tieOrder: 'id' }).count(ruleOf('greedy_cost')!)
  assert.deepEqual(wrongedGroup(election, worth, greedy.selected), { group: [4, 5], set: [2] })
})
