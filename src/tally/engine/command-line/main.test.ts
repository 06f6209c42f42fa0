import assert from 'node:assert/strict'
import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { folder, head, projects, run, vote, votes, write } from '../testing/terminal.ts'
import { main } from './main.ts'

test('somebody who watches is shown how far "add one" has come', () => {
  let clock = 0
  let shown = ''
  const terminal = {
    out: () => undefined,
    error: (text: string) => (shown += text),
    watched: true,
    now: () => (clock += 600),
  }
  const slow = write(
    'slow.pb',
    [...head.map((row) => row.replace('budget;100', 'budget;5000')), ...projects, ...votes].join('\n'),
  )
  assert.equal(main(['count', slow, '--rule', 'mes_cost_add1n'], terminal), 0)
  assert.match(shown, /endowments counted/)
  assert.throws(
    () => main(['rules'], { ...terminal, out: () => assert.fail('the pipe is broken') }),
    /the pipe is broken/,
  )
})

test('help is given when it is asked for, and when nothing is', () => {
  assert.equal(run('--help').code, 0)
  assert.equal(run('help').code, 0)
  assert.equal(run().code, 2)
  assert.match(run('-h').out, /demilge-tally count FILE\.pb/)
})

test('the rules are listed by name and key', () => {
  assert.match(run('rules').out, /equal-shares\/add1 +mes_cost_add1/)
})

test('a count is one JSON object by the words that were used', () => {
  const { code, out } = run('count', vote, '--rule', 'mes_cost_add1', '--rule=bos,opt_cost', '--tie', 'rec', '--json')
  assert.equal(code, 0)
  const answer = JSON.parse(out)
  assert.deepEqual(answer.mes_cost_add1.selected, ['2', '1'])
  assert.equal(answer.mes_cost_add1.cost, '90')
  assert.deepEqual(Object.keys(answer), ['mes_cost_add1', 'bos', 'opt_cost'])
  assert.equal(answer.opt_cost.value, '240')
  assert.equal(JSON.parse(run('count', vote, '--rule', 'opt_card', '--json').out).opt_card.value, '5')
  assert.ok(JSON.parse(run('count', vote, '--rule', 'mes_card_c', '--json').out).mes_card_c.comparison)
})

test('a rule and its completion can be named apart', () => {
  const apart = run('count', vote, '--rule', 'equal-shares', '--completion', 'add1', '--json')
  assert.deepEqual(Object.keys(JSON.parse(apart.out)), ['equal-shares/add1'])
  assert.equal(run('count', vote, '--rule', 'equal-shares', '--completion', 'none').code, 0)
})

test('a table shows who is selected, with what was asked and who was equal', () => {
  const { out } = run('count', vote)
  assert.match(out, /equal-shares\/add1: 2 of 3 projects, 90 of 100 spent, 10 left; 4 ballots/)
  assert.match(out, /Every voter began with/)
  assert.match(run('count', vote, '--rule', 'greedy').out, /greedy: 2 of 3/)
  assert.match(run('count', vote, '--rule', 'mes_cost').out, /began with 25\.\n?$/)
  const equal = write(
    'equal.pb',
    [
      ...head.slice(0, 2),
      'num_projects;2',
      'num_votes;1',
      'budget;10',
      'vote_type;approval',
      'PROJECTS',
      'project_id;cost',
      'a;10',
      'b;10',
      'VOTES',
      'voter_id;vote',
      '1;a,b',
    ].join('\n'),
  )
  assert.match(run('count', equal, '--tie', 'lot:x', '--rule', 'mes_cost').out, /Round 1: .* were equal/)
  assert.equal(JSON.parse(run('count', equal, '--rule', 'mes_cost', '--json').out).mes_cost.tied.length, 1)
  const top = write(
    'top.pb',
    [
      ...head.slice(0, 2),
      'num_projects;2',
      'num_votes;3',
      'budget;9',
      'vote_type;approval',
      'PROJECTS',
      'project_id;cost',
      'a;3',
      'b;6',
      'VOTES',
      'voter_id;vote',
      '1;a',
      '2;a',
      '3;b',
    ].join('\n'),
  )
  assert.match(run('count', top, '--rule', 'mes_cost_u').out, /2 \+ .*Those marked \+/s)
  const majority = write(
    'majority.pb',
    [
      ...head.slice(0, 2),
      'num_projects;2',
      'num_votes;7',
      'budget;12',
      'vote_type;approval',
      'PROJECTS',
      'project_id;cost',
      'l;12',
      'o;4',
      'VOTES',
      'voter_id;vote',
      '1;l',
      '2;l',
      '3;l',
      '4;l',
      '5;o',
      '6;o',
      '7;o',
    ].join('\n'),
  )
  assert.match(
    run('count', majority, '--rule', 'mes_card_c').out,
    /Greedy selection replaced the outcome: 4 voters prefer it, 3 do not/,
  )
})

test('limits are taken from the command line', () => {
  assert.deepEqual(
    JSON.parse(run('count', vote, '--rule', 'greedy', '--min-votes', '3', '--json').out).greedy.selected,
    ['2'],
  )
  assert.deepEqual(
    JSON.parse(run('count', vote, '--rule', 'greedy', '--exclusive', '1,2', '--json').out).greedy.selected,
    ['2'],
  )
  assert.equal(run('count', vote, '--exclusive', '1,9').code, 1)
})

test('a certificate is written, verified, and refused for another file or when changed', () => {
  const { out } = run('count', vote, '--rule', 'mes_cost', '--certificate')
  const certificate = write('certificate.json', out)
  assert.deepEqual(run('verify', vote, certificate).code, 0)
  const other = write('other.pb', [...head, ...projects, ...votes].join('\r\n'))
  assert.match(run('verify', other, certificate).out, /of another file/)
  assert.equal(run('verify', vote, write('no.json', 'x')).code, 2)
  assert.equal(run('verify', vote, write('else.json', '{"format":"else"}')).code, 2)
  assert.equal(run('verify', vote).code, 2)
  assert.match(run('count', vote, '--rule', 'greedy,bos', '--certificate').error, /of one rule/)
})

test('projects are explained in the language that was asked for', () => {
  assert.match(run('explain', vote, '1', '--language', 'ky').out, /«Кудук» долбоору тандалды/)
  assert.match(run('explain', vote, '--language', 'ru').out, /Проект «Мектеп» не отобран. Он стоит 1\s234\.5\sKGS/)
  assert.match(run('explain', vote, '9').error, /no project has the id 9/)
  const plain = write(
    'plain.pb',
    [...head.slice(0, -1), 'PROJECTS', 'project_id;cost', '1;30', '2;60', '3;70', ...votes].join('\n'),
  )
  assert.match(run('explain', plain, '1').out, /“1” is selected/)
})

test('rules stand side by side, a village with nothing too', () => {
  const rows = ['PROJECTS', 'project_id;cost;village', 'a;10;Бел', 'b;5;Чоң', 'c;5;Чоң']
  const ballots = ['VOTES', 'voter_id;vote', '1;a', '2;a', '3;a', '4;b,c', '5;b,c']
  const three = write(
    'three.pb',
    [...head.slice(0, 3), 'num_votes;5', 'budget;10', 'vote_type;approval', ...rows, ...ballots].join('\n'),
  )
  assert.match(run('compare', three, '--rule', 'greedy,opt_card', '--by', 'village').out, /money: Бел +10 +0/)

  const { out } = run('compare', vote, '--by', 'village')
  assert.match(out, /money: Бел/)
  assert.match(out, /money: without/)
  assert.match(out, /voters with a project/)
  assert.equal(run('compare', vote, '--rule', 'greedy').code, 0)
})

test('what cannot be counted is refused with its place', () => {
  const bad = write('bad.pb', [...head, ...projects, 'VOTES', 'voter_id;vote', '1;1', '2;9'].join('\n'))
  const { code, error } = run('count', bad)
  assert.equal(code, 1)
  assert.match(
    error,
    /bad\.pb:16:3: error: the ballot names a project that is not in PROJECTS: "9" \[unknown-project\]/,
  )
  assert.match(run('count', join(folder, 'none.pb')).error, /cannot be read: ENOENT/)
  assert.match(run('count', folder).error, /is not a file/)
  const large = write('large.pb', '')
  truncateSync(large, 2 ** 31)
  assert.match(run('count', large).error, /larger than 1 GiB/)
  const short = write('short.pb', [...head, ...projects, ...votes.slice(0, 4)].join('\n'))
  assert.match(run('count', short).error, /short\.pb:4: error: .*expected 2 \[wrong-count\]/)
})

test('a fault of the whole file has no line, and one of an empty id nothing found', () => {
  const none = write(
    'none-type.pb',
    [...head.filter((row) => !row.startsWith('vote_type')), ...projects, ...votes].join('\n'),
  )
  assert.match(run('count', none).error, /none-type\.pb: error: an obligatory key is missing in META: "vote_type"/)
  const empty = write('empty-id.pb', [...head, ...projects, 'VOTES', 'voter_id;vote', ';1'].join('\n'))
  assert.match(run('count', empty).error, /error: the id is empty \[empty-id\]/)
})

test('warnings are told, and left out when quiet is asked for', () => {
  const rows = Array.from({ length: 30 }, (_, at) => `${at + 1};1, 2`)
  const odd = write(
    'odd.pb',
    [...head.map((row) => row.replace('votes;4', 'votes;30')), ...projects, 'VOTES', 'voter_id;vote', ...rows].join(
      '\n',
    ),
  )
  assert.match(run('count', odd).error, /warning: a blank beside a comma.*and 10 more/s)
  assert.equal(run('count', odd, '--quiet').error, '')
})

test('a command that is not understood says what to write', () => {
  for (const [argv, sentence] of [
    [['vote'], /there is no command vote/],
    [['count'], /count wants one file, not 0/],
    [['count', vote, '--rule'], /--rule wants a value/],
    [['count', vote, '--rule', 'veto'], /there is no rule veto/],
    [['count', vote, '--rule', 'veto', '--completion', 'add1'], /there is no rule veto\/add1/],
    [['count', vote, '--loud'], /there is no option --loud/],
    [['count', vote, '--tie', 'coin'], /--tie wants/],
    [['count', vote, '--min-votes', 'few'], /--min-votes wants a whole number/],
    [['count', vote, '--language', 'fr'], /--language wants/],
    [['count', vote, '--json', '--certificate'], /one output at a time/],
  ] as const) {
    const { code, error } = run(...argv)
    assert.equal(code, 2)
    assert.match(error, sentence)
  }
})
