import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Case, checkOf, soundLines } from '../../testing/sound-file.ts'

/** The sound file with other vote types, at other lines of META and in other columns. */
function lines(voteType: string, meta: readonly string[], projects: readonly string[], votes: readonly string[]) {
  const head = soundLines.slice(0, 9)
  const rest = soundLines.slice(11, 13)
  return [
    ...head,
    `vote_type;${voteType}`,
    'rule;unknown',
    ...rest,
    ...meta,
    'PROJECTS',
    ...projects,
    'VOTES',
    ...votes,
  ]
}

const scored = ['project_id;cost;score', 'a;60;14', 'b;50;6', 'c;30;4']
const points = ['voter_id;vote;points', '1;a,b;5,1', '2;a,b;5,2', '3;a,c;4,2', '4;b,c;3,2']
const limits = ['max_length;2', 'min_points;1', 'max_points;5', 'max_sum_points;7']

const cumulative = lines('cumulative', limits, scored, points)

const cumulativeCases: readonly Case[] = [
  ['a sound cumulative file', {}],
  ['no limit of the sum', { 17: undefined }, '0:0 error key-needed'],
  ['a wrong score', { 22: 'c;30;5' }, '22:6 error wrong-score'],
  ['a score that is no number', { 22: 'c;30;few' }, '22:6 error not-a-number'],
  ['points out of order', { 25: '1;b,a;1,5' }, '25:7 warning points-order'],
  ['points below zero', { 15: undefined, 21: 'b;50;4', 25: '1;a,b;5,-1' }, '24:7 error negative-points'],
  ['too few points', { 15: 'min_points;2', 20: 'a;60;14' }, '25:7 error points-too-low'],
  ['too many points', { 16: 'max_points;4' }, '25:7 error points-too-high', '26:7 error points-too-high'],
  ['too large a sum', { 17: 'max_sum_points;6' }, '26:7 warning points-sum'],
  ['too small a sum', { 16: 'max_points;5\nmin_sum_points;6' }, '29:7 warning points-sum'],
  ['no points', { 25: '1;a,b;' }, '20:6 error wrong-score', '21:6 error wrong-score', '25:1 error points-missing'],
  ['other than as many points', { 25: '1;a,b;5' }, '21:6 error wrong-score', '25:7 error points-mismatch'],
  ['points that are no number', { 25: '1;a,b;5,x' }, '21:6 error wrong-score', '25:7 error not-points'],
  ['half points', { 20: 'a;60;13.5', 25: '1;a,b;4.5,1' }],
]
for (const [broken, edit, ...told] of cumulativeCases)
  test(`in cumulative ballots the check tells ${broken}`, () => assert.deepEqual(checkOf(edit, cumulative), told))

test('a scoring file may take points away, and gives those unlisted what META says', () => {
  const meta = ['max_length;2', 'min_points;-3', 'default_score;1']
  const projects = ['project_id;cost;votes;score', 'a;60;3;7', 'b;50;3;2', 'c;30;2;6']
  const votes = ['voter_id;vote;points', '1;a,b;2,-1', '2;a,b;2,-1', '3;a,c;2,2', '4;b,c;3,2']
  assert.deepEqual(checkOf({}, lines('scoring', meta, projects, votes)), [])
  assert.deepEqual(checkOf({ 25: '2;a,b;2,-4' }, lines('scoring', meta, projects, votes)), [
    '20:8 error wrong-score',
    '25:7 error points-too-low',
  ])
  const plain = ['project_id;cost;votes;score', 'a;60;3;6', 'b;50;3;1', 'c;30;2;4']
  assert.deepEqual(checkOf({}, lines('scoring', meta.slice(0, 2), plain, votes)), [])
})

const ranked = ['project_id;cost;score', 'a;60;4', 'b;50;2', 'c;30;2']
const ordinal = lines('ordinal', ['max_length;2'], ranked, ['voter_id;vote', '1;a,b', '2;a', '3;c,a', '4;b'])
const ordinalPoints = lines(
  'ordinal',
  ['max_length;2'],
  [...ranked.slice(0, 1), 'a;60;8', 'b;50;3', 'c;30;3'],
  ['voter_id;vote;points', '1;a,b;3,1', '2;a;3', '3;c,a;3,2', '4;b;2'],
)

test('ranks are scored from the length of their ballot down, or by points where there are some', () => {
  assert.deepEqual(checkOf({}, ordinal), [])
  assert.deepEqual(checkOf({ 17: 'a;60;7' }, ordinal), ['17:6 error wrong-score'])
  assert.deepEqual(checkOf({}, ordinalPoints), [])
  assert.deepEqual(checkOf({ 23: '2;a;' }, ordinalPoints), ['17:6 error wrong-score', '23:5 error points-missing'])
})

const single = lines(
  'choose-1',
  ['min_length;1', 'max_length;1'],
  ['project_id;cost;votes', 'a;60;2', 'b;50;1', 'c;30;1'],
  ['voter_id;vote', '1;a', '2;a', '3;b', '4;c'],
)
const singleCases: readonly Case[] = [
  ['nothing where all is sound', {}],
  ['nothing where lengths go without saying', { 14: undefined, 15: undefined }],
  [
    'a longest ballot of two',
    { 15: 'max_length;2' },
    '15:12 error single-choice-length',
    '15:12 warning longest-unused',
    '15:12 warning always-one',
  ],
  ['points', { 22: 'voter_id;vote;points', 23: '1;a;5' }, '22:15 error points-unexpected'],
  [
    'two projects where lengths go without saying',
    { 14: undefined, 15: undefined, 23: '1;a,b' },
    '17:6 error wrong-votes',
    '21:3 error more-than-one',
    '21:3 error ballot-too-long',
  ],
  ['two projects', { 23: '1;a,b' }, '19:6 error wrong-votes', '23:3 error more-than-one', '23:3 error ballot-too-long'],
]
for (const [broken, edit, ...told] of singleCases)
  test(`where a ballot names one project the check tells ${broken}`, () =>
    assert.deepEqual(checkOf(edit, single), told))

const approvalCases: readonly Case[] = [
  ['ballots too short', { 14: 'min_length;2' }, '26:3 error ballot-too-short', '28:3 error ballot-too-short'],
  ['a limit that nobody used', { 15: 'max_length;3' }, '15:12 warning longest-unused'],
  ['an unknown project', { 25: '1;a,z;F;Bel' }, '21:6 error wrong-votes', '25:3 error unknown-project'],
  ['an empty ballot', { 28: '4;;O;Bel' }, '21:6 error wrong-votes', '28:3 error empty-ballot'],
  ['a ballot too dear', { 15: 'max_length;2\nmax_sum_cost;100' }, '26:3 warning ballot-cost'],
  ['a ballot too cheap', { 15: 'max_length;2\nmin_sum_cost;60' }, '29:3 warning ballot-cost'],
  [
    'a ballot too dear that names what is unknown',
    { 15: 'max_length;2\nmax_sum_cost;59', 25: '1;z;F;Bel', 27: '3;c,z;F;Bel' },
    '21:6 error wrong-votes',
    '22:6 error wrong-votes',
    '26:3 error unknown-project',
    '27:3 warning ballot-cost',
    '28:3 error unknown-project',
  ],
  [
    'a project twice in a ballot, whichever way it was counted',
    { 15: 'max_length;3', 25: '1;a,b,a;F;Bel' },
    '25:3 warning duplicate-in-ballot',
  ],
  [
    'a project counted twice in a ballot',
    { 15: 'max_length;3', 20: 'a;60;4;Well;water;1;42.1;74.1', 25: '1;a,b,a;F;Bel' },
    '25:3 warning duplicate-in-ballot',
  ],
  ['a voter twice', { 28: '3;b;O;Bel' }, '28:0 error duplicate-voter'],
  ['a voter without an id', { 28: ';b;O;Bel' }, '28:1 error empty-id'],
  ['a row that ends too early', { 28: '4' }, '21:6 error wrong-votes', '28:1 error row-too-short'],
  [
    'a project twice',
    { 22: 'a;30;1;Park;green;1;42.3;74.3' },
    '22:0 error duplicate-project',
    '22:0 warning no-votes',
    '22:6 error wrong-votes',
  ],
]
for (const [broken, edit, ...told] of approvalCases)
  test(`the check of ballots tells ${broken}`, () => assert.deepEqual(checkOf(edit), told))

test('ballots of one project each are told where they may name more', () => {
  const edit = {
    15: undefined,
    25: '1;b;F;Bel',
    27: '3;c;F;Bel',
    20: 'a;60;1;Well;water;0;42.1;74.1',
    21: 'b;50;2;Road;roads;1;42.2;74.2',
  }
  assert.deepEqual(checkOf(edit), ['0:0 warning always-one'])
})

test('a file without ballots has nothing to say of their lengths', () => {
  assert.deepEqual(checkOf({ 25: undefined, 26: undefined, 27: undefined, 28: undefined })[0], '20:0 warning no-votes')
})
