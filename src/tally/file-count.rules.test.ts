import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { electionIn, fileCountOf, sumText } from './file-count.rules.ts'
import { type FileRule, fileRules, mostShown } from './recount.model.ts'

const file = [
  ['META', 'key;value', 'num_projects;3', 'num_votes;3', 'budget;100', 'vote_type;approval', 'currency;EUR'],
  ['PROJECTS', 'project_id;cost;name', 'a;60;Well', 'b;50;', 'c;40;Bridge'],
  ['VOTES', 'voter_id;vote', '1;a', '2;a,c', '3;c'],
]
  .flat()
  .join('\n')

function bytesOf(text: string) {
  return new TextEncoder().encode(text)
}

function counted(
  text: string,
  rules: readonly FileRule[] = fileRules,
  goesOn = (_: FileRule, _counts: number) => true,
) {
  const read = electionIn(bytesOf(text))
  if (!read.ok) throw new Error('the file is read')
  return fileCountOf(read.value, { rules, language: 'en', goesOn })
}

test('a file gives an election, or every fault for which it cannot be counted', () => {
  equal(electionIn(bytesOf(file)).ok, true)
  const read = electionIn(bytesOf(file.replace('a;60', 'a;much').replace('b;50', 'b;more')))
  deepEqual(!read.ok && read.refusal.map(({ line, column, found }) => [line, column, found]), [
    [10, 3, 'much'],
    [11, 3, 'more'],
  ])
})

test('each rule is counted with a paragraph for every project, the selected ones first', () => {
  const count = counted(file, ['greedy', 'phragmen'])
  deepEqual(
    count.outcomes.map(({ rule, selected, cost, left, served }) => [rule, selected, cost, left, served]),
    [
      ['greedy', 2, 100, 0, 3],
      ['phragmen', 2, 100, 0, 3],
    ],
  )
  match(count.outcomes[0]?.paragraphs[0] ?? '', /Bridge/)
  equal(count.outcomes[0]?.paragraphs.length, 3)
  match(count.outcomes[0]?.paragraphs[2] ?? '', /b/)
  deepEqual(count.rows, [
    { name: 'Well', cost: 60, votes: 2, by: ['greedy', 'phragmen'] },
    { name: 'Bridge', cost: 40, votes: 2, by: ['greedy', 'phragmen'] },
  ])
  deepEqual([count.currency, count.scale, count.asApprovals, count.unshown], ['EUR', 1, false, 0])
})

test('a project without a name goes by its id', () => {
  deepEqual(
    counted(file.replace('3;c', '3;b'), ['greedy']).rows.map(({ name }) => name),
    ['Well', 'Bridge'],
  )
  equal(counted(file.replace('2;a,c', '2;b,c').replace('3;c', '3;b'), ['greedy']).rows[0]?.name, 'b')
})

test('a rule that nobody waits for is named', () => {
  const count = counted(file, ['greedy', 'equal-shares-add1'], (rule, counts) => rule === 'greedy' || counts > 0)
  deepEqual(count.tooLong, ['equal-shares-add1'])
  const later = counted(file, ['equal-shares-add1'], (_, counts) => counts === 0)
  deepEqual(later.tooLong, ['equal-shares-add1'])
})

test('what is no code of a currency is not shown, and ballots that rank are told', () => {
  const ranked = counted(file.replace('currency;EUR', 'currency;<b>').replace('approval', 'ordinal'), ['greedy'])
  deepEqual([ranked.currency, ranked.asApprovals], ['', true])
  equal(counted(file.replace('\ncurrency;EUR', '')).currency, '')
})

test('a list longer than anybody reads is cut, and says by how much', () => {
  const ids = Array.from({ length: mostShown + 5 }, (_, at) => `p${at}`)
  const many = [
    ['META', 'key;value', `num_projects;${ids.length}`, 'num_votes;1', 'budget;1000', 'vote_type;approval'],
    ['PROJECTS', 'project_id;cost', ...ids.map((id) => `${id};1`)],
    ['VOTES', 'voter_id;vote', `1;${ids.join(',')}`],
  ]
    .flat()
    .join('\n')
  const count = counted(many, ['greedy'])
  deepEqual([count.rows.length, count.unshown, count.outcomes[0]?.paragraphs.length], [mostShown, 5, mostShown])
})

test('sums are written as the reader writes them', () => {
  equal(sumText('ky', 123_456_750n, 100, 'KGS'), '1 234 567,50 сом'.replaceAll(' ', '\u00a0'))
  equal(sumText('en', 12_345n, 10, 'EUR'), '1 234.50 EUR'.replaceAll(' ', '\u00a0'))
  equal(sumText('ru', 5n, 1, ''), '5\u00a0сом')
})
