import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ballotsOf, fileOf, meta, metaWith, projects, read, refusal, warnings } from '../testing/small-file.ts'
import { readElection } from './read.ts'
import { bytesOf } from './utf-8.ts'

test('a byte order mark, carriage returns and a missing last line feed change nothing', () => {
  const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...fileOf({}, '\r\n').slice(0, -2)])
  assert.deepEqual(ballotsOf(readElection(marked)), [['1', '2'], ['2']])
  assert.deepEqual(ballotsOf(readElection(fileOf({}, '\r\n'))), [['1', '2'], ['2']])
})

test('amounts with decimals are exact in the finest unit of the file', () => {
  const { election } = read({
    meta: metaWith('budget', '100.50'),
    projects: ['PROJECTS', 'project_id;cost', '1;10.0', '2;20.25'],
  })
  assert.deepEqual(
    [election?.budget, election?.scale, election?.projects.map(({ cost }) => cost)],
    [10_050, 100, [1000, 2025]],
  )
})

test('places are told by characters, the quotes of a cell among them', () => {
  const named = (cost: string) => ['PROJECTS', 'project_id;name;cost', `1;"Ңү; ""ө""";${cost}`, '2;b;1']
  assert.equal(refusal(read({ projects: named('-10') })), '9:15 not-positive')
})

test('a decimal comma is read, and told', () => {
  const reading = read({ projects: ['PROJECTS', 'project_id;cost', '1;10,5', '2;20'] })
  assert.equal(reading.election?.projects[0]?.cost, 105)
  assert.deepEqual(warnings(reading), ['9:3 comma-in-amount'])
})

for (const [cost, rule] of [
  ['-5', 'not-positive'],
  ['0', 'not-positive'],
  ['0.00', 'not-positive'],
  ['1e5', 'not-an-amount'],
  ['1/3', 'not-an-amount'],
  ['NaN', 'not-an-amount'],
  ['', 'not-an-amount'],
  ['1.23456', 'too-fine'],
] as const) {
  test(`a cost of "${cost}" is refused where it stands`, () => {
    assert.equal(refusal(read({ projects: ['PROJECTS', 'project_id;cost', '1;10', `2;${cost}`] })), `10:3 ${rule}`)
  })
}

test('a budget of nothing, no budget and amounts beyond exact sums are refused', () => {
  assert.equal(refusal(read({ meta: metaWith('budget', '0') })), '6:8 not-positive')
  assert.equal(refusal(read({ meta: metaWith('budget') })), '0:0 missing-key')
  assert.equal(refusal(read({ meta: metaWith('budget', '9007199254740993') })), '6:0 too-much')
})

test('a withdrawn project keeps its marks and cannot be selected', () => {
  const { election } = read({ projects: ['PROJECTS', 'project_id;cost', '1;999999999', '2;20'] })
  assert.deepEqual(
    election?.projects.map(({ withdrawn }) => withdrawn),
    [true, false],
  )
})

test('sections that are missing, doubled or out of order are refused', () => {
  assert.equal(refusal(readElection(new Uint8Array())), '1:0 missing-section')
  assert.equal(refusal(readElection(new Uint8Array([0xef, 0xbb, 0xbf]))), '1:0 missing-section')
  assert.equal(refusal(read({ meta: ['PROJECTS'] })), '1:0 missing-section')
  assert.equal(refusal(readElection(bytesOf('META;x\n'))), '1:0 missing-section')
  assert.equal(refusal(read({ projects: [] })), '7:0 missing-section')
  assert.equal(refusal(read({ votes: [] })), '11:0 missing-section')
  assert.equal(refusal(read({ projects: [...projects, 'META'] })), '11:0 missing-section')
})

test('headers that are missing, doubled or lack a column are refused', () => {
  assert.equal(refusal(read({ meta: ['META', 'name;value'] })), '2:0 no-header')
  assert.equal(refusal(readElection(bytesOf('META\n'))), '1:0 no-header')
  assert.equal(refusal(read({ projects: ['PROJECTS', 'cost;project_id', '10;1'] })), '8:0 no-header')
  assert.equal(refusal(read({ projects: ['PROJECTS', 'project_id;cost;cost', '1;1;1'] })), '8:0 duplicate-column')
  assert.equal(refusal(read({ projects: ['PROJECTS', 'project_id;price', '1;10', '2;1'] })), '8:0 missing-column')
  assert.equal(refusal(read({ votes: ['VOTES', 'voter;vote'] })), '12:0 no-header')
  assert.equal(refusal(read({ votes: ['VOTES', 'voter_id;choice', '1;1'] })), '12:0 missing-column')
})

test('keys are told when they stand twice, lack, or carry more than a value', () => {
  assert.equal(refusal(read({ meta: [...meta, 'budget;5'] })), '7:0 duplicate-key')
  assert.equal(refusal(read({ meta: metaWith('vote_type') })), '0:0 missing-key')
  assert.equal(refusal(read({ meta: metaWith('vote_type', 'veto') })), '6:0 unknown-vote-type')
  assert.deepEqual(warnings(read({ meta: [...meta, 'unit;A;B'] })), ['7:0 extra-cells'])
  assert.deepEqual(warnings(read({ meta: metaWith('num_votes') })), ['0:0 missing-key'])
  assert.equal(read({ meta: [...meta, 'district;None'] }).election?.meta.get('district'), '')
})

test('a file that was cut off is refused for the rows that it lacks', () => {
  assert.equal(refusal(read({ votes: ['VOTES', 'voter_id;vote', '1;1'] })), '4:0 wrong-count')
  assert.equal(refusal(read({ meta: metaWith('num_projects', '3') })), '6:0 wrong-count')
  const whole = fileOf()
  for (let length = 0; length < whole.length - 2; length++)
    assert.equal(readElection(whole.slice(0, length)).election, undefined, `cut after ${length} bytes`)
})

test('projects without an id, doubled or absent are refused; extra cells are told', () => {
  assert.equal(refusal(read({ projects: [...projects.slice(0, 3), ';20'] })), '10:0 empty-id')
  assert.equal(refusal(read({ projects: [...projects.slice(0, 3), '1;20'] })), '10:0 duplicate-project')
  assert.equal(refusal(read({ projects: projects.slice(0, 2) })), '9:0 no-projects')
  assert.deepEqual(warnings(read({ projects: [...projects.slice(0, 3), '2;20;Bridge;more'] })), ['10:0 extra-cells'])
})

test('quoted cells may hold separators, quotes and lines, and lines are counted on', () => {
  const quoted = read({
    projects: ['PROJECTS', 'project_id;cost;name', '1;10;"A ""well""; deep"', '2;20;"two\nlines"'],
    votes: ['VOTES', 'voter_id;vote;note', '1;"1,2";x', '2;2;"a\nb"'],
  })
  assert.deepEqual(ballotsOf(quoted), [['1', '2'], ['2']])
  assert.equal(quoted.election?.projects[0]?.fields.get('name'), 'A "well"; deep')
  assert.equal(quoted.election?.projects[1]?.fields.get('name'), 'two\nlines')
  const after = read({ votes: ['VOTES', 'voter_id;vote;note', '1;1;"a\nb"', '2;9;'] })
  assert.equal(refusal(after), '15:3 unknown-project')
  assert.equal(refusal(read({ votes: ['VOTES', 'voter_id;vote', '1;"1,2', '2;2'] })), '13:3 unclosed-quote')
})

test('bytes that are not UTF-8 are refused with their line', () => {
  const latin = fileOf({ votes: ['VOTES', 'voter_id;vote;district', '1;1;Osh', '2;2;Naryn'] })
  latin[latin.length - 3] = 0xe9
  assert.equal(refusal(readElection(latin)), '14:0 not-utf-8')
  const name = fileOf()
  name[name.indexOf(0x57)] = 0xff
  assert.equal(refusal(readElection(name)), '9:0 not-utf-8')
  const wide = new Uint8Array([0xff, 0xfe, ...Array.from(fileOf()).flatMap((byte) => [byte, 0])])
  assert.equal(readElection(wide).election, undefined)
})

test('a file of faults ends soon, and says how many of each there were', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => `${at + 1};9`)
  const reading = read({ meta: metaWith('num_votes', '20000'), votes: ['VOTES', 'voter_id;vote', ...rows] })
  assert.equal(reading.faults.filter(({ rule }) => rule === 'unknown-project').length, 20)
  assert.ok((reading.tally.get('unknown-project') ?? 0) > 5000)
})

test('a file larger than any election is refused by its size alone', () => {
  const large = Object.defineProperty(new Uint8Array(1), 'length', { value: 2 ** 31 })
  assert.equal(refusal(readElection(large)), '0:0 too-large')
})

test('a key without a value and a row without its cost are told', () => {
  assert.equal(read({ meta: [...meta, 'language'] }).election?.meta.get('language'), '')
  assert.equal(refusal(read({ projects: ['PROJECTS', 'project_id;cost', '1;10', '2'] })), '10:0 not-an-amount')
})
