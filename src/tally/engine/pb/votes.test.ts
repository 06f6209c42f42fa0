import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '../testing/runs.ts'
import { ballotsOf, fileOf, meta, metaWith, read, refusal, scoring, votes, warnings } from '../testing/small-file.ts'
import { readElection } from './read.ts'

test('an ordinary file becomes projects, money and ballots', () => {
  const reading = read()
  assert.deepEqual(ballotsOf(reading), [['1', '2'], ['2']])
  assert.deepEqual(reading.faults, [])
  const { election } = reading
  assert.deepEqual([election?.budget, election?.scale, election?.voteType], [100, 1, 'approval'])
  assert.deepEqual([...election!.projects[0]!.fields], [['name', 'Well']])
})

test('a file without ballots is refused', () => {
  assert.equal(refusal(read({ votes: votes.slice(0, 2) })), '13:0 no-ballots')
})

test('ballots that name what is not there are refused at their line', () => {
  assert.equal(refusal(read({ votes: ['VOTES', 'voter_id;vote', '1;1', '2;3'] })), '14:3 unknown-project')
  assert.equal(refusal(read({ votes: ['VOTES', 'voter_id;vote', '1;1', '2;01'] })), '14:3 unknown-project')
  assert.equal(refusal(read({ votes: ['VOTES', 'voter_id;vote', '1;1', '2;10000000001'] })), '14:3 unknown-project')
  assert.equal(refusal(read({ votes: ['VOTES', 'voter_id;vote', '1;1', '2;1x'] })), '14:3 unknown-project')
})

test('a voter who stands twice is refused, however ids are written', () => {
  const twice = (first: string, second: string) =>
    read({ votes: ['VOTES', 'voter_id;vote', `${first};1`, `${second};2`] })
  assert.equal(refusal(twice('7', '7')), '14:0 duplicate-voter')
  assert.equal(refusal(twice('ab', 'ab')), '14:0 duplicate-voter')
  assert.equal(refusal(twice('"a b"', '"a b"')), '14:0 duplicate-voter')
  assert.deepEqual(ballotsOf(twice('ab', 'abc')), [['1'], ['2']])
  assert.deepEqual(ballotsOf(twice('9', '8')), [['1'], ['2']])
  assert.deepEqual(ballotsOf(twice('7', '07')), [['1'], ['2']])
})

test('a ballot that names a project twice counts once, and is told', () => {
  const reading = read({ votes: ['VOTES', 'voter_id;vote', '1;1,1,2', '2;2'] })
  assert.deepEqual(ballotsOf(reading), [['1', '2'], ['2']])
  assert.deepEqual(warnings(reading), ['13:3 duplicate-in-ballot'])
})

test('blanks in a list, empty ballots, blank lines and extra cells are told and change nothing', () => {
  assert.deepEqual(warnings(read({ votes: ['VOTES', 'voter_id;vote', '1;1, 2', '2;2'] })), ['13:3 blank-in-list'])
  assert.deepEqual(warnings(read({ votes: ['VOTES', 'voter_id;vote', '1;', '2;None'] })), [
    '13:3 empty-ballot',
    '14:3 empty-ballot',
  ])
  assert.deepEqual(warnings(read({ votes: ['VOTES', 'voter_id;vote', '1;1', '', '2;2'] })), ['14:0 blank-line'])
  assert.deepEqual(warnings(read({ votes: ['VOTES', 'voter_id;vote', '1;1;x', '2;2'] })), ['13:5 extra-cells'])
  assert.deepEqual(warnings(read({ votes: ['VOTES', 'voter_id;vote', ' 1;1', '2;2'] })), ['13:1 blank-in-list'])
  assert.equal(refusal(read({ votes: ['VOTES', 'voter_id;vote', '  ;1', '2;2'] })), '13:1 empty-id')
  assert.equal(refusal(read({ votes: ['VOTES', 'voter_id;vote', '1;1', '2'] })), '14:1 row-too-short')
})

test('a choice of one names no second project', () => {
  const one = metaWith('vote_type', 'choose-1')
  assert.deepEqual(ballotsOf(read({ meta: one, votes: ['VOTES', 'voter_id;vote', '1;1', '2;2'] })), [['1'], ['2']])
  assert.equal(refusal(read({ meta: one, votes: ['VOTES', 'voter_id;vote', '1;1, 2', '2;2'] })), '13:3 more-than-one')
  assert.equal(refusal(read({ meta: one, votes: ['VOTES', 'voter_id;vote', '1;', '2;1,2'] })), '14:3 more-than-one')
})

test('other columns and ids that are words are read as well', () => {
  const reading = read({
    projects: ['PROJECTS', 'project_id;cost;target', 'көпүрө;10;all', 'P-2;20;'],
    votes: ['VOTES', 'voter_id;age;vote;district', 'a;40;P-2,көпүрө;Ош', 'b;;көпүрө;'],
  })
  assert.deepEqual(ballotsOf(reading), [['P-2', 'көпүрө'], ['көпүрө']])
  assert.equal(reading.election?.projects[0]?.fields.get('beneficiaries'), 'all')
  const odd = read({
    projects: ['PROJECTS', 'project_id;cost', 'a;10', 'b;20'],
    votes: ['VOTES', 'voter_id;vote', '1;a,a', '2;c'],
  })
  assert.equal(refusal(odd), '14:3 unknown-project')
})

test('a ballot that names everything, and 300,000 projects, are read', () => {
  const many = Array.from({ length: 300_000 }, (_, at) => at + 1)
  const reading = read({
    meta: [...metaWith('num_projects', '300000').filter((row) => !row.startsWith('num_votes')), 'num_votes;1'],
    projects: ['PROJECTS', 'project_id;cost', ...many.map((id) => `${id};1`)],
    votes: ['VOTES', 'voter_id;vote', `1;${many.join(',')}`],
  })
  assert.equal(reading.election?.ballots.marks.length, 300_000)
})

test('points stand beside the projects they are for, in the unit of the finest', () => {
  const plain = scoring('cumulative', ['1;2,1;3,-1', '2;1;5']).election!.ballots
  assert.deepEqual([[...plain.points!], plain.pointScale], [[3, -1, 5], 1])
  const fine = scoring('scoring', ['1;2;3', '2;2,1;0.5,-1.25', '3;1;2'].slice(0, 2)).election!.ballots
  assert.deepEqual([[...fine.points!], fine.pointScale], [[300, 50, -125], 100])
  const doubled = scoring('cumulative', ['1;2,2,1;3,3,1', '2;1;5']).election!.ballots
  assert.deepEqual([...doubled.points!], [3, 1, 5])
})

test('points that lack, are too many or are no numbers are refused', () => {
  assert.equal(refusal(scoring('cumulative', ['1;2,1;', '2;1;5'])), '13:1 points-missing')
  assert.equal(refusal(scoring('cumulative', ['1;2,1;3', '2;1;5'])), '13:7 points-mismatch')
  assert.equal(refusal(scoring('cumulative', ['1;2,1;3,4,5', '2;1;5'])), '13:7 points-mismatch')
  assert.equal(refusal(scoring('cumulative', ['1;2,1;3,x', '2;1;5'])), '13:7 not-points')
  assert.equal(refusal(scoring('cumulative', ['1;2,1;3,0.12345', '2;1;5'])), '13:7 not-points')
  assert.equal(refusal(scoring('cumulative', ['1;2,1;999999999,1.2345', '2;1;5'])), '13:7 not-points')
  assert.equal(refusal(scoring('cumulative', ['1;2;999999', '2;1;0.5555'])), '0:0 not-points')
  assert.equal(refusal(read({ meta: metaWith('vote_type', 'cumulative') })), '12:0 missing-column')
})

test('rankings may carry points or none, and empty ballots none either', () => {
  assert.deepEqual([...scoring('ordinal', ['1;2,1;', '2;1;4']).election!.ballots.points!], [0, 0, 4])
  assert.equal(scoring('cumulative', ['1;;', '2;1;4']).election?.ballots.count, 2)
  assert.equal(scoring('approval', ['1;2;9', '2;1;4']).election?.ballots.points, undefined)
})

test('an unlisted project has the default score', () => {
  const { ballots } = scoring('scoring', ['1;2;3', '2;1,2;4,5'], ['default_score;1']).election!
  assert.deepEqual(
    [[...ballots.marks], [...ballots.points!]],
    [
      [0, 1, 0, 1],
      [1, 3, 4, 5],
    ],
  )
  const many = Array.from({ length: 70_000 }, (_, at) => at + 1)
  const large = read({
    meta: [...metaWith('vote_type', 'scoring').filter((row) => !row.startsWith('num_')), 'default_score;1'],
    projects: ['PROJECTS', 'project_id;cost', ...many.map((id) => `${id};1`)],
    votes: ['VOTES', 'voter_id;vote;points', ...many.slice(0, 5000).map((id) => `${id};${id};1`)],
  })
  assert.equal(refusal(large), '0:0 too-many-marks')
})

test('points before the ballot, or quoted, take the slow way to the same ballots', () => {
  const early = read({
    meta: metaWith('vote_type', 'cumulative'),
    votes: ['VOTES', 'voter_id;points;vote', '1;3,1;2,1', '2;5;1'],
  })
  assert.deepEqual([...early.election!.ballots.points!], [3, 1, 5])
  assert.deepEqual([...scoring('cumulative', ['"1";"2,1";"3,1"', '2;1;5']).election!.ballots.points!], [3, 1, 5])
})

test('whatever ends lines and quotes cells, the ballots are the same', () => {
  const ballots = fc.array(fc.uniqueArray(fc.constantFrom('1', '2'), { minLength: 1 }), { minLength: 2, maxLength: 2 })
  fc.assert(
    fc.property(ballots, fc.boolean(), fc.constantFrom('\n', '\r\n'), fc.boolean(), (made, quoted, end, last) => {
      const rows = made.map((ballot, at) => `${at + 1};${quoted ? `"${ballot}"` : ballot}${last ? ';x' : ''}`)
      const header = `voter_id;vote${last ? ';note' : ''}`
      const reading = readElection(fileOf({ votes: ['VOTES', header, ...rows] }, end))
      assert.deepEqual(ballotsOf(reading), made)
    }),
    runs,
  )
})

test('rows of every odd kind are told among ids that are words and points', () => {
  const words = ['PROJECTS', 'project_id;cost', 'a;10', 'b;20']
  const votesOf = (...rows: string[]) => read({ projects: words, votes: ['VOTES', 'voter_id;vote;note', ...rows] })
  assert.deepEqual(ballotsOf(votesOf('x;a;"q"', 'y;b;')), [['a'], ['b']])
  assert.deepEqual(warnings(votesOf('x;a;q;r', 'y;b;')), ['13:7 extra-cells'])
  assert.equal(refusal(votesOf('x;a\tb;', 'y;b;')), '13:3 unknown-project')
  assert.equal(refusal(votesOf('x', 'y;b;')), '13:1 row-too-short')
  assert.equal(refusal(votesOf(';a;', 'y;b;')), '13:1 empty-id')
  assert.equal(refusal(votesOf('x;a;"q"', 'y;zzz;')), '14:3 unknown-project')
  assert.equal(refusal(votesOf('x;a;"q"z\u0001', `y;${'z'.repeat(80)};`)), '14:3 unknown-project')
  assert.equal(refusal(scoring('cumulative', ['1;10000000001;3', '2;1;5'])), '13:3 unknown-project')
  assert.equal(refusal(scoring('cumulative', ['1;2', '2;1;5'])), '13:1 points-missing')
  assert.equal(refusal(scoring('cumulative', ['1;2,1;3 1', '2;1;5'])), '13:7 points-mismatch')
})

test('blank lines at the end are nothing, and a long find is shortened', () => {
  assert.deepEqual(ballotsOf(readElection(new Uint8Array([...fileOf(), 10, 10]))), [['1', '2'], ['2']])
  const long = read({ votes: ['VOTES', 'voter_id;vote', `1;${'9'.repeat(90)}`, '2;2'] })
  assert.equal(long.faults[0]?.found.length, 60)
})

test('thousands of ids of all lengths are told apart', () => {
  const many = Array.from({ length: 3000 }, (_, at) => `p${at % 7 === 0 ? at : 'x'.repeat(at % 40) + at}`)
  const reading = read({
    meta: meta.filter((row) => !row.startsWith('num_')),
    projects: ['PROJECTS', 'project_id;cost', ...many.map((id) => `${id};1`)],
    votes: ['VOTES', 'voter_id;vote', ...many.map((id, at) => `${at + 1};${id}`)],
  })
  assert.deepEqual(ballotsOf(reading).flat(), many)
})
