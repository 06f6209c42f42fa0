import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Election, electionOf } from '../election.ts'
import { runs } from '../testing/runs.ts'
import { smallElection, smallElections } from '../testing/small-elections.ts'
import { fileOf, metaWith } from '../testing/small-file.ts'
import { checkElection } from './check/check.ts'
import { readElection } from './read.ts'
import { bytesOf } from './utf-8.ts'
import { type Writing, writeElection } from './write.ts'

function written(election: Election, writing?: Writing): string {
  return [...writeElection(election, writing)].join('')
}

function readBack(text: string): Election {
  const { election, faults } = readElection(bytesOf(text))
  assert.ok(election, JSON.stringify(faults))
  return election
}

/** What an election decides upon, without the order of its ballots. */
function plain({ budget, scale, projects, ballots, voteType }: Election) {
  const lists = Array.from({ length: ballots.count }, (_, ballot) => {
    const [from, until] = [ballots.start[ballot]!, ballots.start[ballot + 1]!]
    const pairs = Array.from(ballots.marks.subarray(from, until), (mark, at) => [
      projects[mark]!.id,
      ballots.points ? ballots.points[from + at]! / ballots.pointScale : 0,
    ])
    return JSON.stringify(voteType === 'ordinal' ? pairs : pairs.sort())
  })
  return {
    voteType,
    budget: budget / scale,
    projects: projects.map(({ id, cost, fields }) => [id, cost / scale, fields.get('village') ?? '']),
    ballots: lists.sort(),
  }
}

test('what is written is read again as the same vote, and written again the same', () => {
  fc.assert(
    fc.property(smallElections, (made) => {
      const election = smallElection(made)
      if (election.ballots.count === 0) return
      const once = written(election)
      const again = readBack(once)
      assert.deepEqual(plain(again), plain(election))
      assert.equal(written(again, { source: bytesOf(once) }), once)
      assert.equal(written(again), once)
    }),
    runs,
  )
})

test('cells keep whatever stands in them', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ң', ';', '"', ',', '\n', '\r', '#1:', ' ') })
  fc.assert(
    fc.property(cell, cell, (name, value) => {
      const [project] = [{ id: 'a', cost: 5, fields: { name: name.trim() } }]
      const election = {
        ...electionOf({ budget: 9, projects: [project], ballots: [['a']] }),
        meta: new Map([['mine', value.trim()]]),
      }
      const again = readBack(written(election))
      assert.equal(again.projects[0]?.fields.get('name') ?? '', name.trim())
      assert.equal(again.meta.get('mine') ?? '', value.trim())
    }),
    runs,
  )
})

const sloppy = {
  meta: [
    ...metaWith('budget', '100,50'),
    ...['rule;mine', 'zeta;kept', 'comment;#3: first #7: second', 'description;A vote', 'categories;roads, water'],
    ...['max_sum_cost;50.00', 'acknowledgments;'],
  ],
  projects: [
    'PROJECTS',
    'project_id;target;cost;votes;score;mine;name',
    '1;elders, children;10,0;9;9;x;None',
    '2;;20.25;9;9;;B',
  ],
  votes: ['VOTES', 'voter_id;mine;points;vote;sex;age', 'x;1;;2, 1,2;F;60', 'y;2;;2'],
}

test('keys and columns go in the order of the format, others behind them; numbers are counted again', () => {
  const source = fileOf(sloppy)
  const { election } = readElection(source)
  assert.deepEqual(written(election!, { source }).split('\n'), [
    ...[
      'META',
      'key;value',
      'description;A vote',
      'num_projects;2',
      'num_votes;2',
      'budget;100.5',
      'vote_type;approval',
    ],
    ...['rule;unknown', 'max_sum_cost;50', 'categories;roads,water'],
    ...['comment;#1: first #2: second #3: rule: mine', 'zeta;kept'],
    ...['PROJECTS', 'project_id;cost;votes;name;beneficiaries;mine', '1;10;1;;elders,children;x', '2;20.25;2;B;;'],
    ...['VOTES', 'voter_id;vote;age;sex;mine', 'x;2,1;60;F;1', 'y;2;;;2', ''],
  ])
})

test('without a source nobody is named, and neither order tells whose ballot is whose', () => {
  const projects = [
    { id: 'a', cost: 1 },
    { id: 'b', cost: 2 },
  ]
  const votes = (ballots: string[][]) => written(electionOf({ budget: 3, projects, ballots })).split('VOTES\n')[1]
  assert.equal(votes([['b', 'a'], ['a'], ['b']]), 'voter_id;vote\n1;a\n2;a,b\n3;b\n')
  assert.equal(votes([['b'], ['a', 'b'], ['a']]), votes([['b', 'a'], ['a'], ['b']]))
})

test('points stand from the most to the least, ranks as they were given, and the score is theirs', () => {
  const votes = ['VOTES', 'voter_id;vote;points', 'x;1,2;2.5,4', 'y;1;-1']
  const scored = readElection(fileOf({ meta: metaWith('vote_type', 'scoring'), votes })).election!
  assert.match(written(scored), /;votes;score;name\n1;10;2;1\.5;Well\n2;20;1;4;Bridge\n[\s\S]*\n2;2,1;4,2\.5\n$/)
  const ranked = readElection(
    fileOf({ meta: metaWith('vote_type', 'ordinal'), votes: ['VOTES', 'voter_id;vote', 'x;2,1', 'y;1'] }),
  ).election!
  assert.match(written(ranked), /\n1;10;2;2;Well\n2;20;1;2;Bridge\nVOTES\nvoter_id;vote\n1;1\n2;2,1\n$/)
})

test('what a count selected is written with its rule', () => {
  const { election } = readElection(fileOf({}))
  const text = written(election!, { selected: [1], rule: 'greedy', comment: 'counted twice' })
  assert.match(text, /\nrule;greedy\ncomment;#1: counted twice\n/)
  assert.match(text, /;selected\n1;[^\n]*;0\n2;[^\n]*;1\n/)
})

test('a written file has no fault that the check could find in its form', () => {
  const source = fileOf(sloppy)
  const { faults } = checkElection(bytesOf(written(readElection(source).election!, { source })))
  const form = /blank|comma|order|quote|duplicate|wrong-|extra/
  assert.deepEqual(
    faults.filter(({ rule }) => form.test(rule)),
    [],
  )
})

test('no piece of a large file is much longer than sixty thousand characters', () => {
  const ballots = Array.from({ length: 20_000 }, (_, at) => (at % 2 ? ['a'] : ['b', 'a']))
  const projects = ['a', 'b'].map((id) => ({ id, cost: 1 }))
  const pieces = [...writeElection(electionOf({ budget: 2, projects, ballots }))]
  assert.ok(pieces.length > 2)
  assert.ok(pieces.every((piece) => piece.length < 66_000 && piece.endsWith('\n')))
})
