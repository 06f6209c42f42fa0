import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Case, checkOf, editedFile, row } from '../../testing/sound-file.ts'
import { checkElection } from './check.ts'

const domains: readonly Case[] = [
  ['no country', { 4: 'country;Atlantis' }, '4:9 error unknown-country'],
  ['a code of no country', { 4: 'country;EU' }, '4:9 error unknown-country'],
  ['a code of a country', { 4: 'country;KG' }],
  ['an older name of a country', { 4: 'country;Turkey' }],
  ['the whole world', { 4: 'country;Worldwide' }],
  ['no currency', { 17: 'currency;XYQ' }, '17:10 error unknown-currency'],
  ['no language', { 16: 'language;qq' }, '16:10 error unknown-language'],
  ['a language in three letters', { 16: 'language;kir' }, '16:10 error unknown-language'],
  ['an end before the beginning', { 13: 'date_end;28.02.2026' }, '13:10 error dates-reversed'],
  ['an end that is no date', { 13: 'date_end;soon' }, '13:10 error not-a-date'],
  ['an end alone', { 12: undefined }, '0:0 error missing-key'],
  ['a comment without a number', { 17: 'currency;KGS\ncomment;odd' }, '18:9 error comment-numbers'],
  ['comments out of order', { 17: 'currency;KGS\ncomment;#1: odd #3: even' }, '18:9 error comment-numbers'],
  ['comments in order', { 17: 'currency;KGS\ncomment;#1: odd #2: even' }],
  ['an empty comment, said once', { 17: 'currency;KGS\ncomment;' }, '18:9 error empty-value'],
  ['a latitude alone', row.a((cells) => (cells[7] = '')), '20:21 error half-a-place'],
  ['a longitude alone', row.a((cells) => (cells[6] = '')), '20:22 error half-a-place'],
  [
    'places off the earth',
    row.a((cells) => cells.splice(6, 2, '92', '-181')),
    '20:21 error off-the-earth',
    '20:24 error off-the-earth',
  ],
  [
    'one place for all',
    {
      ...row.b((cells) => cells.splice(6, 2, '42.1', '74.1')),
      ...row.c((cells) => cells.splice(6, 2, '42.1', '74.1')),
    },
    '19:0 warning same-place',
  ],
  ['nothing of places that are unknown', row.b((cells) => cells.splice(6, 2, '', ''))],
  ['nothing of places that are None', row.b((cells) => cells.splice(6, 2, 'None', 'None'))],
  ['a category not declared', { 15: 'max_length;2\ncategories;water,roads' }, '23:13 warning undeclared-label'],
  ['a neighborhood not declared', { 15: 'max_length;2\nneighborhoods;Ala' }, '26:9 warning undeclared-label'],
  ['labels that differ by case', { 28: '4;b;O;bel' }, '28:7 warning similar-labels'],
  ['labels that differ by marks', { 28: '4;b;O;Bél' }, '28:7 warning similar-labels'],
]

for (const [broken, edit, ...told] of domains)
  test(`the check tells ${broken}`, () => assert.deepEqual(checkOf(edit), told))

test('of a column with a value for each ballot only the first ten thousand are kept', () => {
  const votes = Array.from({ length: 10_100 }, (_, at) => `${at + 5};a;F;p${at}`).join('\n')
  const { tally } = checkElection(
    editedFile({
      8: 'num_votes;10104',
      15: 'max_length;2\nneighborhoods;Ala',
      28: `4;b;O;Bel\n${votes}`,
      ...row.a((cells) => cells.splice(2, 1, '10103')),
    }),
  )
  assert.equal(tally.get('undeclared-label'), 10_000)
})
