import assert from 'node:assert/strict'
import { test } from 'node:test'
import { electionOf, type PlainElection } from '../../election.ts'
import { bytesOf } from '../utf-8.ts'
import { checkElection } from './check.ts'

/** What the check says of who is selected, of projects written as `COSTxVOTES=SELECTED`. */
function replayed(rule: string, budget: number, projects: string, meta: readonly string[] = []): string[] {
  const told = projects.split(' ').map((project) => project.split(/[x=]/))
  const rows = told.map(([cost, votes, selected], at) => `p${at};${cost};${votes};${selected}`)
  const ballots = told.flatMap(([, votes], at) => Array.from({ length: Number(votes) }, () => `p${at}`))
  return selectionFaults([`rule;${rule}`, `budget;${budget}`, 'vote_type;choose-1', ...meta], rows, ballots)
}

function selectionFaults(meta: readonly string[], rows: readonly string[], ballots: readonly string[]): string[] {
  const lines = [
    ...['META', 'key;value', ...meta, `num_projects;${rows.length}`, `num_votes;${ballots.length}`],
    ...['PROJECTS', 'project_id;cost;votes;selected', ...rows],
    ...['VOTES', 'voter_id;vote', ...ballots.map((ballot, at) => `${at + 1};${ballot}`)],
  ]
  const { faults } = checkElection(bytesOf(`${lines.join('\n')}\n`))
  const first = lines.indexOf('PROJECTS') + 3
  return faults
    .filter(({ rule }) => rule.endsWith('-selected'))
    .map(({ severity, line, expected }) => `${severity} p${line - first} ${expected}`)
}

test('greedy selection takes what fits by votes', () => {
  assert.deepEqual(replayed('greedy', 100, '60x5=1 50x4=0 40x3=1'), [])
  assert.deepEqual(replayed('greedy', 100, '60x5=1 50x4=1 40x3=0'), ['error p1 0', 'error p2 1'])
  assert.deepEqual(replayed('unknown', 100, '60x5=0 50x4=1'), [])
  assert.deepEqual(replayed('greedy-exclusive', 100, '60x5=0 50x4=1'), [])
})

test('a project under the threshold is passed over', () => {
  const threshold = ['min_project_score_threshold;3']
  assert.deepEqual(replayed('greedy-threshold', 100, '60x3=1 10x2=0', threshold), [])
  assert.deepEqual(replayed('greedy-threshold', 100, '60x3=1 10x2=1', threshold), ['error p1 0'])
  assert.deepEqual(replayed('greedy', 100, '60x3=1 10x2=1', threshold), [])
})

test('without skipping, the first that does not fit ends it, and one withdrawn does not', () => {
  assert.deepEqual(replayed('greedy-no-skip', 100, '60x5=1 50x4=0 40x3=0'), [])
  assert.deepEqual(replayed('greedy-no-skip', 100, '60x5=1 50x4=0 40x3=1'), ['error p2 0'])
  assert.deepEqual(replayed('greedy-no-skip', 100, '60x5=1 999999999x4=0 40x3=1'), [])
})

test('in Poznan the last is selected too when 80 % of it is left', () => {
  const poznan = ['unit;Poznań']
  assert.deepEqual(replayed('greedy-custom', 100, '60x5=1 50x4=2 5x3=0', poznan), [])
  assert.deepEqual(replayed('greedy-custom', 100, '60x5=1 51x4=2 5x3=0', poznan), ['error p1 0'])
  assert.deepEqual(replayed('greedy-custom', 100, '60x5=1 50x4=0', poznan), ['error p1 1'])
  assert.deepEqual(replayed('greedy-custom', 100, '60x5=0 50x4=0', ['unit;Elsewhere']), [])
})

test('equal projects go by their order in the file, and another choice among them is only a warning', () => {
  assert.deepEqual(replayed('greedy', 100, '60x4=1 50x4=0'), [])
  assert.deepEqual(replayed('greedy', 100, '60x4=0 50x4=1'), ['warning p0 1', 'warning p1 0'])
  assert.deepEqual(replayed('greedy', 100, '60x4=0 50x4=0'), ['error p0 1'])
  assert.deepEqual(replayed('greedy-no-skip', 100, '40x4=0 70x4=0 60x4=1'), ['warning p0 1', 'warning p2 0'])
})

test('what was funded from elsewhere is not compared, and a project that says nothing ends the comparison', () => {
  assert.deepEqual(replayed('greedy', 100, '60x5=3 50x4=1 50x3=1'), [])
  assert.deepEqual(replayed('greedy', 100, '60x5= 50x4=1'), [])
})

test('where PROJECTS states no votes, greedy selection goes by the ballots', () => {
  const rows = (first: number, second: number) => [`p0;60;;${first}`, `p1;50;;${second}`]
  const meta = ['rule;greedy', 'budget;100', 'vote_type;approval']
  assert.deepEqual(selectionFaults(meta, rows(0, 1), ['p0', 'p1', 'p1']), [])
  assert.deepEqual(selectionFaults(meta, rows(1, 0), ['p0', 'p1', 'p1']), ['error p0 0', 'error p1 1'])
})

test('a threshold is of the score where there is one, and of nothing where the ballots cannot be read', () => {
  const lines = (header: string, votes: string, threshold = 2) =>
    bytesOf(
      [
        ...['META', 'key;value', 'rule;greedy-threshold', 'budget;100', 'vote_type;approval'],
        ...[`min_project_score_threshold;${threshold}`, 'PROJECTS', header, 'p0;60;;1', 'p1;40;;0'],
        ...['VOTES', votes, '1;p0,p1', '2;p0'],
      ].join('\n'),
    )
  const fits = (file: Uint8Array) => checkElection(file).faults.filter(({ rule }) => rule === 'still-fits').length
  assert.equal(fits(lines('project_id;cost;score;selected', 'voter_id;vote')), 0)
  assert.equal(fits(lines('project_id;cost;votes;selected', 'voter_id;vote')), 0)
  assert.equal(fits(lines('project_id;cost;score;selected', 'voter_id;vote', 1)), 1)
  assert.equal(fits(lines('project_id;cost;votes;selected', 'voter_id;vote', 1)), 1)
  assert.equal(fits(lines('project_id;cost;votes;selected', 'voter_id;votes')), 0)
  assert.equal(fits(lines('project_id;cost;score;selected', 'voter_id;votes')), 0)
})

const shares: PlainElection = {
  budget: 1200,
  projects: [
    { id: 'p0', cost: 600 },
    { id: 'p1', cost: 600 },
    { id: 'p2', cost: 400 },
    { id: 'p3', cost: 200 },
  ],
  ballots: [
    ['p0', 'p1'],
    ['p0', 'p1'],
    ['p0', 'p1'],
    ['p0', 'p1'],
    ['p2', 'p3'],
    ['p2', 'p3'],
  ],
}

function sharesFaults(rule: string, selected: string, plain: PlainElection = shares, decimals = ''): string[] {
  assert.ok(electionOf(plain))
  const rows = plain.projects.map(({ id, cost }, at) => `${id};${cost}${decimals};;${selected[at]}`)
  const ballots = plain.ballots.map((ballot) => ballot.join(','))
  return selectionFaults([`rule;${rule}`, `budget;${plain.budget}${decimals}`, 'vote_type;approval'], rows, ballots)
}

test('Equal Shares is counted again, and a tie that neither cost nor votes end is only a warning', () => {
  assert.deepEqual(sharesFaults('equalshares', '1001'), [])
  assert.deepEqual(sharesFaults('equalshares', '0101'), ['warning p0 1', 'warning p1 0'])
  const untied = { ...shares, projects: [{ id: 'p0', cost: 601 }, ...shares.projects.slice(1)] }
  assert.deepEqual(sharesFaults('equalshares', '0101', untied), [])
  assert.deepEqual(sharesFaults('equalshares', '1001', untied), ['error p0 0', 'error p1 1'])
})

test('Equal Shares is counted in whole units, and not where nothing of them is left', () => {
  assert.deepEqual(sharesFaults('equalshares', '1001', shares, '.75'), [])
  const small = { budget: 3, projects: [{ id: 'p0', cost: 1 }], ballots: [['p0']] }
  const rows = ['p0;0.5;;0', 'p1;2;;0']
  assert.deepEqual(sharesFaults('equalshares', '0', small), ['error p0 1'])
  assert.deepEqual(selectionFaults(['rule;equalshares', 'budget;3', 'vote_type;approval'], rows, ['p0,p1']), [])
  assert.deepEqual(selectionFaults(['rule;equalshares', 'budget;0.5', 'vote_type;approval'], rows, ['p0,p1']), [])
})

test('"add one" goes on from whole units until the next step would cost too much', () => {
  const plain = {
    ...shares,
    projects: [
      { id: 'p0', cost: 600 },
      { id: 'p1', cost: 700 },
      { id: 'p2', cost: 300 },
      { id: 'p3', cost: 200 },
    ],
  }
  assert.deepEqual(sharesFaults('equalshares', '1001', plain), [])
  assert.deepEqual(sharesFaults('equalshares/add1', '1011', plain), [])
  assert.deepEqual(sharesFaults('equalshares/add1', '1001', plain), ['error p2 1'])
})

test('where the first step of "add one" already costs too much, the whole budget is the count that holds', () => {
  // Each of two has 3.5 and pays for its own project of 3; at 4 each would buy one of 4 as well as before.
  const plain = {
    budget: 7,
    projects: [
      { id: 'p0', cost: 4 },
      { id: 'p1', cost: 4 },
    ],
    ballots: [['p0'], ['p1']],
  }
  assert.deepEqual(sharesFaults('equalshares/add1', '00', plain), [])
  assert.deepEqual(sharesFaults('equalshares/add1', '10', plain), ['error p0 0'])
})

test('the comparison gives way to greedy selection where more voters have more of theirs there', () => {
  const plain = {
    budget: 10,
    projects: [
      { id: 'p0', cost: 10 },
      { id: 'p1', cost: 1 },
    ],
    ballots: [['p0'], ['p0'], ['p0'], ['p1']],
  }
  assert.deepEqual(sharesFaults('equalshares', '01', plain), [])
  assert.deepEqual(sharesFaults('equalshares-comparison', '10', plain), [])
  assert.deepEqual(sharesFaults('equalshares/add1-comparison', '10', plain), [])
  assert.deepEqual(sharesFaults('equalshares-comparison', '01', plain), ['error p0 1', 'error p1 0'])
})

test('equal projects of a greedy selection that won the comparison are a tie whatever they cost', () => {
  const plain = {
    budget: 10,
    projects: [
      { id: 'p0', cost: 10 },
      { id: 'p1', cost: 9 },
      { id: 'p2', cost: 1 },
    ],
    ballots: [['p0', 'p1'], ['p0', 'p1'], ['p0', 'p1'], ['p2']],
  }
  assert.deepEqual(sharesFaults('equalshares-comparison', '100', plain), [
    'warning p0 0',
    'warning p1 1',
    'warning p2 1',
  ])
})

test('Equal Shares is not counted again but for approval, nor with more projects than can be counted soon', () => {
  const rows = ['p0;60;;0', 'p1;50;;0']
  assert.deepEqual(selectionFaults(['rule;equalshares', 'budget;100', 'vote_type;ordinal'], rows, ['p0,p1']), [])
  const many = Array.from({ length: 10_001 }, (_, at) => `p${at};60;;0`)
  assert.deepEqual(selectionFaults(['rule;equalshares', 'budget;100', 'vote_type;approval'], many, ['p0,p1']), [])
})
