import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sliceComplaints, spokenKeys, wordComplaints } from '../words.ts'
import { treeOf } from './tree.ts'

function said(): boolean {
  return true
}

function about(ky: string, ru: string, en: string): string {
  return sliceComplaints('calls', { ky: { key: ky }, ru: { key: ru }, en: { key: en } }, said).join('\n')
}

test('right words draw no complaint', () => {
  assert.equal(
    about(
      '{n} добуш, SMS же aty@mail.kg',
      '{n, plural, one {# голос} few {# голоса} many {# голосов} other {# голоса}}',
      '{n} votes',
    ),
    '',
  )
})

test('a key stands in all three languages', () => {
  const messages = { ky: { title: 'Сынак' }, ru: { title: 'Конкурс' }, en: {} }
  assert.deepEqual(sliceComplaints('calls', messages, said), ['words/en/calls.json: title is missing'])
  assert.match(
    sliceComplaints('calls', { ky: {}, ru: { title: 'Конкурс' }, en: {} }, said).join(),
    /words\/ky.*missing/,
  )
})

const broken: readonly (readonly [claim: string, words: readonly [string, string, string], reason: RegExp])[] = [
  ['the languages take the same values', ['{n} добуш', '{count} голосов', '{n} votes'], /different values/],
  ['a message is an ICU message', ['{n добуш', 'голос', 'vote'], /no ICU message/],
  ['a Kyrgyz text holds no Latin word', ['Vote кнопкасы', 'Кнопка', 'Button'], /Latin word "Vote"/],
  ['a Russian text holds no Latin word', ['Баскыч', 'Кнопка Vote', 'Button'], /Latin word "Vote"/],
  ['look-alike letters are not mixed in Kyrgyz', ['Д\u0065милге', 'Инициатива', 'Initiative'], /look-alike/],
  ['look-alike letters are not mixed in English', ['Демилге', 'Инициатива', 'Initi\u0430tive'], /look-alike/],
  ['ң, ө and ү are the Kyrgyz letters', ['К\u04E7чө', 'Улица', 'Street'], /another alphabet/],
  ['an English text is English', ['Демилге', 'Инициатива', 'Айыл'], /Cyrillic/],
  [
    'Russian plurals have all their forms',
    ['{n}', '{n, plural, one {голос} other {голоса}}', '{n}'],
    /plural few, many/,
  ],
  ['nobody shouts', ['Даяр!', 'Готово', 'Ready'], /exclamation/],
  ['quotation marks are ours', ['"Ала-Тоо"', 'Ала-Тоо', 'Ala-Too'], /straight quotation/],
  ['no spaces are left over', ['Демилге ', 'Инициатива', 'Initiative'], /stray spaces/],
  ['a message says something', ['', '', ''], /is empty/],
]

for (const [claim, [ky, ru, en], reason] of broken) {
  test(claim, () => assert.match(about(ky, ru, en), reason))
}

test('a key that nobody says is found', (t) => {
  const three = (text: string) => ({
    'words/ky/calls.json': text,
    'words/ru/calls.json': text,
    'words/en/calls.json': text,
  })
  const keys = ['title', 'stage-voting', 'lonely'].map((key) => `"${key}": "12"`).join(', ')
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the page's own source has the template.
  const page = "const a = t('calls.title') + t(`calls.stage-${stage}`)\n"
  const root = treeOf(t, {
    ...three(`{ ${keys} }`),
    'src/calls/call.page.tsx': page,
    'src/calls/call.test.ts': "'calls.lonely'",
  })
  assert.equal(spokenKeys(root)('calls.title'), true)
  assert.deepEqual(wordComplaints(root), ['words/ky/calls.json: lonely is said nowhere'])
})

test('a file without its Kyrgyz one is found', (t) => {
  const root = treeOf(t, { 'words/ru/calls.json': '{}', 'words/ky/people.json': '{}' })
  assert.deepEqual(wordComplaints(root), ['words/ru/calls.json: has no Kyrgyz file beside it'])
})

test('the words of this house are right', () => assert.deepEqual(wordComplaints(process.cwd()), []))
