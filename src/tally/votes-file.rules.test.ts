import { deepEqual, equal, match, notEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { money, som } from '../../lib/kernel/money.ts'
import { share } from '../../lib/kernel/share.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import { resultOf } from './counting.rules.ts'
import { checkElection } from './engine/pb/check/check.ts'
import { readElection } from './engine/pb/read.ts'
import { type RunInput, rule } from './tally.model.ts'
import { publishedVote, tyiynOf, type VoteToPublish, whyBallotsStayClosed, writtenVote } from './votes-file.rules.ts'

const ballots = [[3, 1], [2], [1], [1, 2, 3], [1, 2], [], [2], [1, 3]]

const input: RunInput = {
  rule,
  envelope: money(50_000_050n),
  commissionPercent: 30,
  minimumVotes: 1,
  roll: 100,
  turnout: 8,
  ballots: ballots.length,
  candidates: [1, 2, 3].map((number) => ({
    id: `id-${number}` as InitiativeId,
    number,
    cost: som(number * 100_000),
    points: share(BigInt(number), 5n),
    votes: ballots.filter((one) => one.includes(number)).length,
  })),
}

function vote(change: Partial<VoteToPublish> = {}): VoteToPublish {
  return {
    input,
    result: resultOf(input),
    titles: new Map([
      ['id-1', 'Көчө "жарыгы"; биринчи\n кезек '],
      ['id-2', 'Сейил бак'],
    ]),
    ballots,
    description: 'Kara-Suu',
    comments: ['One.', 'Two.'],
    unit: 'Kara-Suu',
    instance: '2026',
    votingFrom: civilDate('2026-06-01'),
    votingUntil: civilDate('2026-06-10'),
    mostChoices: 5,
    ...change,
  }
}

test('the order in which ballots were cast, and choices made on one, leaves no trace in the file', () => {
  const file = writtenVote(publishedVote(vote()))
  const orders = [
    [...ballots].reverse(),
    ballots.map((one) => [...one].reverse()),
    [...ballots.slice(3), ...ballots.slice(0, 3)],
  ]
  for (const cast of orders) equal(writtenVote(publishedVote(vote({ ballots: cast }))), file)
  notEqual(writtenVote(publishedVote(vote({ ballots: [...ballots.slice(1), [1]] }))), file)
})

test('voters are numbers from one, and a ballot that another begins with goes first', () => {
  const file = writtenVote(publishedVote(vote()))
  equal(file.slice(file.indexOf('VOTES')), 'VOTES\nvoter_id;vote\n1;\n2;1\n3;1,2\n4;1,2,3\n5;1,3\n6;1,3\n7;2\n8;2\n')
})

test('the file says what was counted, and of the rule what the format cannot', () => {
  const file = writtenVote(publishedVote(vote()))
  match(
    file,
    /^META\nkey;value\ndescription;Kara-Suu\ncountry;Kyrgyzstan\nunit;Kara-Suu\ninstance;2026\nnum_projects;3\n/,
  )
  match(file, /num_votes;8\nbudget;500000\.5\nvote_type;approval\nrule;unknown\ndate_begin;01\.06\.2026\n/)
  match(file, /max_length;3\nlanguage;ky\ncurrency;KGS\ncomment;#1: One\. #2: Two\.\nPROJECTS\n/)
  match(
    file,
    /\n1;100000;5;"Көчө ""жарыгы""; биринчи кезек";[01];1\/5\n2;200000;4;Сейил бак;[01];2\/5\n3;300000;3;3;[01];3\/5\n/,
  )
  const { election, faults } = readElection(new TextEncoder().encode(file))
  deepEqual(
    faults.map(({ rule: broken }) => broken),
    ['empty-ballot'],
  )
  equal(election && tyiynOf(election, election.budget), input.envelope)
})

test('where ties go by own share, the file names the shares', () => {
  const candidates = input.candidates.map((one) => ({ ...one, ownShare: share(1n, BigInt(one.number + 3)) }))
  const { projects } = publishedVote(vote({ input: { ...input, tieOrder: ['own-share'], candidates } }))
  deepEqual(
    projects.map(({ fields }) => fields.get('own_share')),
    ['1/4', '1/5', '1/6'],
  )
})

test('ballots stay closed when they are too few, or not all kept', () => {
  equal(whyBallotsStayClosed(9, 9), 'too-few')
  equal(whyBallotsStayClosed(10, 10), undefined)
  equal(whyBallotsStayClosed(10, 9), 'not-kept')
})

test("the checker finds no error in the file: only what the format cannot know, the commission's points", () => {
  const whole = ballots.filter((one) => one.length > 0)
  const faultsOf = (counted: RunInput) => {
    const published = vote({ input: counted, result: resultOf(counted), ballots: whole, mostChoices: 3 })
    const { faults } = checkElection(new TextEncoder().encode(writtenVote(publishedVote(published))))
    return faults.map(({ severity, rule: broken, found }) => [severity, broken, found])
  }
  const candidates = input.candidates.map((one) => ({ ...one, cost: som(one.number * 150_000) }))
  const counted = { ...input, envelope: som(500_000), candidates, ballots: whole.length }
  for (const envelope of [som(500_000), som(900_000)])
    deepEqual(faultsOf({ ...counted, envelope }), [['warning', 'unknown-column', 'points']])
})
