import assert from 'node:assert/strict'
import { test } from 'node:test'
import { head, run, vote, votes, write } from '../testing/terminal.ts'

test('caps and envelopes are taken from the command line', () => {
  const selected = (...argv: string[]) =>
    JSON.parse(run('count', vote, '--rule', 'greedy', '--json', ...argv).out).greedy.selected
  assert.deepEqual(selected(), ['2', '1'])
  assert.deepEqual(selected('--cap', 'village:Бел=20'), ['2'])
  assert.deepEqual(selected('--min-points', '3'), ['2'])
  const parts = JSON.parse(run('count', vote, '--rule', 'greedy', '--json', '--envelope', 'village:Бел=35.5').out)
  assert.deepEqual(parts.greedy, {
    selected: ['1', '2'],
    cost: '90',
    envelopes: [
      { envelope: 'Бел', budget: '35.5', selected: ['1'], cost: '30' },
      { envelope: '', budget: '70', selected: ['2'], cost: '60' },
    ],
  })
  const table = run('count', vote, '--envelope', 'village:Бел=35').out
  assert.match(table, /^equal-shares\/add1\nБел: 30 of 35 spent\n {2}1 {2}30 {2}Кудук\ncommon envelope: /)
  const unnamed = write(
    'unnamed.pb',
    [...head, 'PROJECTS', 'project_id;cost', '1;30', '2;60', '3;9', ...votes].join('\n'),
  )
  assert.match(run('count', unnamed, '--rule', 'greedy', '--envelope', 'village:=1').out, /\n {2}2 {2}60\n/)
})

test('a cap or an envelope that cannot be followed is refused', () => {
  const refused = (...argv: string[]) => run('count', vote, ...argv)
  for (const wrong of ['village=5', 'village:Бел=many', 'village:Бел=0.25'])
    assert.match(refused('--cap', wrong).error, /--cap wants COLUMN:VALUE=AMOUNT/)
  assert.match(refused('--cap', 'village:Бел=1', '--cap', 'name:Бел=1').error, /one column, not village and name/)
  assert.match(refused('--cap', 'village:Тоо=1').error, /no project has village Тоо/)
  assert.match(refused('--envelope', 'village:Бел=101').error, /more than the budget/)
  assert.equal(refused('--envelope', 'village:Бел=10', '--certificate').code, 2)
})
