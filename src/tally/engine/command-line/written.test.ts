import assert from 'node:assert/strict'
import { test } from 'node:test'
import { head, projects, run, vote, votes, write } from '../testing/terminal.ts'

test('a file is written in its canonical form, with the outcome of one rule where it is counted', () => {
  const loose = write(
    'loose.pb',
    [...head, ...projects, 'VOTES', 'voter_id;vote;sex', '1;1, 2,2;F', '2;1', '3;2;M', '4;2,3;'].join('\r\n'),
  )
  const canonical = [
    ...['META', 'key;value', 'num_projects;3', 'num_votes;4', 'budget;100', 'vote_type;approval', 'currency;KGS'],
    ...[
      'PROJECTS',
      'project_id;cost;votes;name;village',
      '1;30;2;Кудук;Бел',
      '2;60;3;Көпүрө;',
      '3;1234.5;1;Мектеп;Бел',
    ],
    ...['VOTES', 'voter_id;vote;sex', '1;1,2;F', '2;1;', '3;2;M', '4;2,3;'],
  ].join('\n')
  assert.equal(run('write', loose, '--quiet').out, canonical)
  const counted = run('count', vote, '--rule', 'mes_cost_add1', '--pb').out
  assert.match(counted, /rule;unknown\ncurrency;KGS\ncomment;#1: selected by equal-shares\/add1\n/)
  assert.match(counted, /2;60;3;Көпүрө;1;/)
  assert.match(run('count', vote, '--rule', 'greedy', '--pb').out, /\nrule;greedy\n(?!comment)/)
  assert.match(run('count', vote, '--rule', 'equal-shares', '--pb').out, /\nrule;equalshares\n/)
  const ranked = write('ranked.pb', [...head, ...projects, ...votes].join('\n').replace('approval', 'ordinal'))
  assert.match(run('count', ranked, '--rule', 'equal-shares', '--pb').out, /\nrule;unknown\n/)
  assert.match(run('count', ranked, '--rule', 'greedy', '--pb').out, /\nrule;greedy\n/)
  assert.equal(run('count', vote, '--rule', 'greedy,bos', '--pb').code, 2)
  const tied = write('tied.pb', [...head, ...projects, ...votes].join('\n').replace('3;2\n', '3;3\n'))
  assert.match(run('count', tied, '--rule', 'greedy', '--pb').out, /\nrule;unknown\n[\s\S]*selected by greedy\n/)
})
