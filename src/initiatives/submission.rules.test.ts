import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lineChanges, wordChanges } from './submission.rules.ts'

function without(kind: 'added' | 'removed', before: string, after: string): string {
  return wordChanges(before, after)
    .filter((piece) => piece.kind !== kind)
    .map(({ text }) => text)
    .join('')
}

test('a word that came and a word that went are told in their place', () => {
  deepEqual(wordChanges('Жолго он жарык орнотобуз', 'Жолго он эки жарык коёбуз'), [
    { kind: 'same', text: 'Жолго он ' },
    { kind: 'added', text: 'эки ' },
    { kind: 'same', text: 'жарык ' },
    { kind: 'removed', text: 'орнотобуз' },
    { kind: 'added', text: 'коёбуз' },
  ])
})

test('a text that stays is one piece, and an empty one none', () => {
  deepEqual(wordChanges('Жарык', 'Жарык'), [{ kind: 'same', text: 'Жарык' }])
  deepEqual(wordChanges('', ''), [])
})

test('whatever the texts, the pieces give both of them back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      equal(without('removed', before, after), after)
      equal(without('added', before, after), before)
    }),
  )
})

test('texts too long to hold word against word are told whole', () => {
  const long = 'жарык '.repeat(1001)
  deepEqual(
    wordChanges(long, `${long}көчө`).map(({ kind }) => kind),
    ['removed', 'added'],
  )
})

test('lines that stay are not told; new ones, changed ones and gone ones are', () => {
  const line = (key: string, text: string) => ({ key, label: key, text })
  const before = [line('title', 'Жарык'), line('lamp', '10 даана'), line('pole', '4 даана')]
  const after = [line('title', 'Жарык'), line('lamp', '12 даана'), line('cable', '60 м')]
  deepEqual(lineChanges(before, after), [
    {
      key: 'lamp',
      label: 'lamp',
      pieces: [
        { kind: 'removed', text: '10' },
        { kind: 'added', text: '12' },
        { kind: 'same', text: ' даана' },
      ],
    },
    { key: 'cable', label: 'cable', pieces: [{ kind: 'added', text: '60 м' }] },
    { key: 'pole', label: 'pole', pieces: [{ kind: 'removed', text: '4 даана' }] },
  ])
})
