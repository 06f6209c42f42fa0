import assert from 'node:assert/strict'
import { test } from 'node:test'
import { run, write } from '../testing/terminal.ts'

const rows = [
  ...['META', 'key;value', 'num_projects;3', 'num_votes;4', 'budget;100', 'vote_type;approval'],
  ...['PROJECTS', 'project_id;cost;points', '1;60;1/4', 'b;50;0.9', '3;40;1'],
  ...['VOTES', 'voter_id;vote', '1;1,b', '2;1', '3;1', '4;1'],
]
const vote = write('weighed.pb', rows.join('\n'))

test('points and votes are weighed, and what does not fit is passed over', () => {
  const { code, out } = run('weigh', vote, '--commission', '50', '--json')
  assert.equal(code, 0)
  assert.deepEqual(JSON.parse(out), {
    selected: ['1', '3'],
    cost: '100',
    turns: [
      { place: 1, project: '1', verdict: 'selected', score: '62.50' },
      { place: 2, project: 'b', verdict: 'reserve', score: '57.50' },
      { place: 3, project: '3', verdict: 'selected', score: '50.00' },
    ],
  })
})

test('a person sees each turn with its score', () => {
  assert.equal(
    run('weigh', vote, '--commission', '50', '--min-votes', '1').out,
    ['60 of 100 spent', '1  1  62.50 %  selected', '2  b  57.50 %  reserve', '3  3  50.00 %  not-selected'].join('\n'),
  )
  assert.match(run('weigh', vote, '--commission', '0').out, /\n3 {2}3 {2}0\.00 %/)
})

const tied = rows.join('\n').replace('points\n', 'points;own_share\n').replace('1/4', '0;1/2').replace('0.9', '0;2/3')

test('between equal scores decides what the command names, in its order', () => {
  const file = write('tied.pb', tied.replace('3;40;1', '3;60;0;0'))
  const turns = (...words: string[]) =>
    JSON.parse(run('weigh', file, '--commission', '100', '--json', ...words).out).turns.map(
      ({ project }: { project: string }) => project,
    )
  assert.deepEqual(turns(), ['1', 'b', '3'])
  assert.deepEqual(turns('--ties', 'cost'), ['b', '1', '3'])
  assert.deepEqual(turns('--ties', 'own-share'), ['b', '1', '3'])
  assert.deepEqual(turns('--ties', 'points'), ['1', '3', 'b'])
  // Nothing but the number, as the page of a recount writes it.
  assert.deepEqual(turns('--ties', ''), ['1', '3', 'b'])
})

test('an order of ties that is unknown or doubled, and a share that is missing, are refused', () => {
  assert.equal(run('weigh', vote, '--commission', '5', '--ties', 'luck').code, 2)
  assert.equal(run('weigh', vote, '--commission', '5', '--ties', 'cost,cost').code, 2)
  assert.match(run('weigh', vote, '--commission', '5', '--ties', 'own-share').error, /has no own_share/)
})

test('a weight that is missing or too large, and a project without points, are refused', () => {
  assert.equal(run('weigh', vote).code, 2)
  assert.equal(run('weigh', vote, '--commission', '101').code, 2)
  for (const points of ['', 'many', '1/0', '7/'])
    assert.match(
      run('weigh', write('pointless.pb', rows.join('\n').replace('1/4', points)), '--commission', '5').error,
      /project 1 has no points/,
    )
  assert.match(
    run('weigh', write('over.pb', rows.join('\n').replace('1/4', '5/4')), '--commission', '5').error,
    /share/,
  )
})
