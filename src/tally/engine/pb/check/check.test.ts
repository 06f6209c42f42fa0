import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Case, checkOf, editedFile, row, soundLines, toldOf } from '../../testing/sound-file.ts'
import { checkElection } from './check.ts'
import { checkingFaults } from './findings.ts'

test('a sound file has no fault', () => {
  const check = checkElection(editedFile({}))
  assert.deepEqual(check, { faults: [], tally: new Map(), valid: true })
})

const structure: readonly Case[] = [
  ['an unknown key', { 17: 'currency;KGS\nmood;good' }, '18:1 error unknown-key'],
  [
    'a key that only the page of the format knows',
    { 15: 'max_length;2\nscoring_fn;Borda' },
    '16:1 warning unknown-key',
  ],
  ['a missing key', { 3: undefined }, '0:0 error missing-key'],
  ['a missing count, which the reader only warns of', { 8: undefined }, '0:0 error missing-key'],
  ['a missing vote type, said once', { 10: undefined }, '0:0 error missing-key'],
  ['keys out of their order', { 16: 'currency;KGS', 17: 'language;ky' }, '17:1 warning wrong-order'],
  ['a column of its own', { 24: 'voter_id;vote;sex;neighborhood;mood' }, '24:32 warning unknown-column'],
  [
    'the old name of a column',
    { 19: 'project_id;cost;votes;name;target;selected;latitude;longitude' },
    '19:28 error renamed-column',
  ],
  ['a key twice', { 16: 'currency;KGS' }, '17:0 error duplicate-key'],
  ['a row before META', { 1: 'hello\nMETA' }, '1:0 error missing-section'],
  [
    'PROJECTS again among the ballots',
    { 28: '4;b;O;Bel\nPROJECTS' },
    '29:0 error duplicate-section',
    '29:1 error row-too-short',
  ],
  ['META again before PROJECTS', { 17: 'currency;KGS\nMETA\nkey;value' }, '18:0 error missing-section'],
  ['a blank line', { 18: '\nPROJECTS' }, '18:0 warning blank-line'],
  ['a cell beyond the header', row.a((cells) => cells.push('x')), '20:0 warning extra-cells'],
  [
    'a section without a header',
    { 24: undefined, 25: undefined, 26: undefined, 27: undefined, 28: undefined },
    '23:0 error no-header',
  ],
  ['a header without votes', { 24: 'voter_id;sex;neighborhood' }, '24:0 error missing-column'],
  ['a blank at the end of a header', { 24: 'voter_id;vote;sex ;neighborhood' }, '24:15 error blank-at-end'],
  ['a blank at the end of a key', { 17: 'currency ;KGS' }, '17:1 error blank-at-end'],
  ['a blank at the end of a cell', row.a((cells) => (cells[3] = 'Well ')), '20:8 error blank-at-end'],
  ['a blank at the end of a voter', { 25: '1 ;a,b;F;Bel' }, '25:1 error blank-at-end'],
  ['a blank beside a comma of a ballot', { 25: '1;a, b;F;Bel' }, '25:3 error blank-in-list'],
  ['a blank beside a comma of labels', row.a((cells) => (cells[4] = 'water, air')), '20:13 warning blank-in-list'],
]

const cells: readonly Case[] = [
  ['a name that is empty', row.a((cells) => (cells[3] = '')), '20:8 error empty-value'],
  ['a name that is None', row.a((cells) => (cells[3] = 'None')), '20:8 error empty-value'],
  ['a category that is empty, as it may be', row.a((cells) => (cells[4] = ''))],
  ['a key without a value', { 3: 'description' }, '3:0 error empty-value'],
  ['an empty budget, said once', { 9: 'budget;' }, '9:8 error not-an-amount'],
  ['a vote type in capitals', { 10: 'vote_type;Approval' }, '10:11 error not-in-list'],
  ['a rule of no name', { 11: 'rule;best' }, '11:6 error not-in-list'],
  ['a sex of no name', { 25: '1;a,b;X;Bel' }, '25:7 error not-in-list'],
  ['a selected of 4', row.b((cells) => (cells[5] = '4')), '21:19 error not-in-list'],
  ['a length in words', { 15: 'max_length;two' }, '15:12 error not-whole'],
  ['a latitude in words', row.a((cells) => (cells[6] = 'north')), '20:21 error not-a-number'],
  ['a day that there is not', { 12: 'date_begin;31.02.2026' }, '12:12 error not-a-date'],
  ['a month that there is not', { 12: 'date_begin;01.13.2026' }, '12:12 error not-a-date'],
  ['a day 0', { 12: 'date_begin;00.02.2026' }, '12:12 error not-a-date'],
  ['29 February of a common year', { 12: 'date_begin;29.02.1900' }, '12:12 error not-a-date'],
  ['29 February of leap years', { 12: 'date_begin;29.02.2000', 13: 'date_end;29.02.2024' }],
  ['dates that are years', { 12: 'date_begin;2026', 13: 'date_end;01.01.2026' }],
  ['a date in another form', { 12: 'date_begin;2026-03-01' }, '12:12 error not-a-date'],
  ['a decimal comma in a limit', { 15: 'max_length;2\nmax_sum_cost;190,5' }, '16:14 error comma-in-amount'],
  ['a decimal comma in the budget', { 9: 'budget;100,5' }, '9:8 error comma-in-amount'],
  ['a flag of 0', { 17: 'currency;KGS\nexperimental;0' }, '18:14 error flag-not-one'],
]

const conditions: readonly Case[] = [
  ['a missing rule, by which nothing can be counted again', { 11: undefined }, '0:0 error missing-key'],
  ['a threshold that is needed', { 11: 'rule;greedy-threshold' }, '0:0 error key-needed'],
  ['a threshold that is forbidden', { 15: 'max_length;2\nmin_project_score_threshold;1' }, '16:29 error key-forbidden'],
  [
    'a length above the projects',
    { 15: 'max_length;4' },
    '15:12 error length-above-projects',
    '15:12 warning longest-unused',
  ],
  [
    'one project a ballot without choose-1',
    { 15: 'max_length;1' },
    '15:12 warning not-choose-1',
    '25:3 error ballot-too-long',
    '27:3 error ballot-too-long',
  ],
  [
    'one project a ballot without a vote type',
    { 10: undefined, 15: 'max_length;1', 25: '1;a;F;Bel', 27: '3;a;F;Bel' },
    '0:0 error missing-key',
    '14:12 warning not-choose-1',
    '20:6 error wrong-votes',
    '21:0 warning no-votes',
    '21:6 error wrong-votes',
  ],
]

const money: readonly Case[] = [
  ['a cost of 0', row.b((cells) => (cells[1] = '0')), '21:3 error not-positive'],
  ['a cost above the budget', row.b((cells) => (cells[1] = '101')), '21:3 error cost-above-budget'],
  [
    'a cost above whole units of the budget',
    { 9: 'budget;100.5', ...row.b((cells) => (cells[1] = '100.2')) },
    '21:3 error cost-above-budget',
  ],
  ['a project withdrawn', row.b((cells) => (cells[1] = '999999999')), '21:3 warning cost-above-budget'],
  [
    'selected projects above the budget',
    row.b((cells) => (cells[5] = '1')),
    '9:8 error selected-above-budget',
    '21:19 error wrong-selected',
  ],
  [
    'a budget for all that does not say so',
    { 9: 'budget;140', ...row.b((cells) => (cells[5] = '1')) },
    '0:0 error fully-funded-missing',
  ],
  [
    'a budget for all that says so',
    { 9: 'budget;140', 17: 'currency;KGS\nfully_funded;1', ...row.b((cells) => (cells[5] = '1')) },
  ],
  ['a budget for all that is not', { 17: 'currency;KGS\nfully_funded;1' }, '18:14 error fully-funded-wrong'],
  [
    'a project that still fits',
    row.c((cells) => (cells[5] = '0')),
    '22:19 error still-fits',
    '22:19 error wrong-selected',
  ],
  [
    'a project that fits under exclusive',
    { 11: 'rule;greedy-exclusive', ...row.c((cells) => (cells[5] = '0')) },
    '22:19 warning still-fits',
  ],
  [
    'a project that fits under a rule of its own',
    { 11: 'rule;greedy-custom', ...row.c((cells) => (cells[5] = '0')) },
    '22:19 warning still-fits',
  ],
]

const counts: readonly Case[] = [
  ['wrong votes', row.b((cells) => (cells[2] = '1')), '21:6 error wrong-votes'],
  ['a wrong number of votes', { 8: 'num_votes;5' }, '8:0 error wrong-count'],
  ['a wrong number of projects', { 7: 'num_projects;4' }, '7:0 error wrong-count'],
  [
    'a project that nobody voted for',
    { ...row.b((cells) => (cells[2] = '3')), ...row.c((cells) => (cells[2] = '0')), 27: '3;a,b;F;Bel' },
    '22:0 warning no-votes',
  ],
  [
    'neither votes nor score',
    {
      19: 'project_id;cost;name;selected',
      20: 'a;60;Well;1',
      21: 'b;50;Road;0',
      22: 'c;30;Park;1',
    },
    '19:0 warning no-results',
  ],
]

for (const [broken, edit, ...told] of [structure, cells, conditions, money, counts].flat())
  test(`the check tells ${broken}`, () => assert.deepEqual(checkOf(edit), told))

test('a fault says what was found and what was expected', () => {
  const { faults, valid } = checkElection(editedFile(row.b((cells) => (cells[2] = '1'))))
  assert.deepEqual(faults, [{ severity: 'error', rule: 'wrong-votes', line: 21, column: 6, found: '1', expected: '2' }])
  assert.equal(valid, false)
})

test('a missing obligatory column is told once, by the reader or the check', () => {
  const without = (line: number) => {
    const [id, , ...rest] = soundLines[line - 1]!.split(';')
    return [id, ...rest].join(';')
  }
  assert.deepEqual(checkOf({ 19: without(19), 20: without(20), 21: without(21), 22: without(22) }), [
    '19:0 error missing-column',
  ])
})

test('a file without sections is told what it lacks', () => {
  for (const bytes of [new Uint8Array(0), new TextEncoder().encode('id;cost\n1;5\n')]) {
    const { faults, valid } = checkElection(bytes)
    assert.equal(valid, false)
    assert.equal(faults[0]?.rule, 'missing-key')
    assert.ok(faults.some(({ rule }) => rule === 'missing-section'))
  }
})

test('a file that cannot be counted still has its ballots and its money checked', () => {
  const told = checkOf({ 9: 'budget;40', 25: '1;a,z;F;Bel' })
  assert.deepEqual(told, [
    '9:8 error selected-above-budget',
    '20:3 error cost-above-budget',
    '21:3 error cost-above-budget',
    '21:6 error wrong-votes',
    '25:3 error unknown-project',
  ])
})

test('a byte order mark and carriage returns move no place', () => {
  const text = soundLines.join('\r\n').replace('Kyrgyzstan', 'Atlantis')
  const check = checkElection(new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)]))
  assert.deepEqual(toldOf(check), ['4:9 error unknown-country'])
})

test('twenty faults of a rule are listed and all are counted', () => {
  const votes = Array.from({ length: 30 }, (_, at) => `${at + 5};c;X;Bel`).join('\n')
  const { faults, tally } = checkElection(
    editedFile({ 8: 'num_votes;34', 28: `4;b;O;Bel\n${votes}`, ...row.c((cells) => cells.splice(2, 1, '31')) }),
  )
  assert.equal(faults.filter(({ rule }) => rule === 'not-in-list').length, 20)
  assert.equal(tally.get('not-in-list'), 30)
})

test('what the reader and the check both count is added', () => {
  const { tally } = checkElection(editedFile({ 3: undefined, 8: undefined }))
  assert.equal(tally.get('missing-key'), 2)
})

test('a file too large to be read is not read', () => {
  const bytes = new Proxy(new Uint8Array(0), { get: (_, key) => (key === 'length' ? 2 ** 31 : undefined) })
  assert.deepEqual(toldOf(checkElection(bytes)), ['0:0 error too-large'])
})

test('every rule has a sentence of its own', () => {
  const sentences = Object.values(checkingFaults)
  assert.equal(new Set(sentences).size, sentences.length)
})
