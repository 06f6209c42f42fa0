import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { withNumbersWhole, withoutTypesetting } from './typeset.ts'

test('a number keeps its ending on its line', () => {
  equal(withNumbersWhole('<p>24-май, 2026-ж., 27-пункту</p>'), '<p>24-\u2060май, 2026-\u2060ж., 27-\u2060пункту</p>')
  equal(withNumbersWhole('<p>Кара-Суу, 10-20, COVID-19, 5-a</p>'), '<p>Кара-Суу, 10-20, COVID-19, 5-a</p>')
})

test('a sign and its number stay together', () => {
  equal(
    withNumbersWhole('<p title="№ 5">№ 118, 28,2 % вклада, 50%</p>'),
    '<p title="№ 5">№\u00a0\u2060118, 28,2\u00a0\u2060% вклада, 50%</p>',
  )
})

test('what was typed and may be sent again stays as it was', () => {
  const form = '<input value="2026-жылы"/><textarea name="idea" rows="3">1-сап &amp; 2-сап</textarea>'
  equal(withNumbersWhole(`${form}<p>3-сап</p>`), `${form}<p>3-\u2060сап</p>`)
})

test('what is compared is compared as it was written', () => {
  const written = '24-май, № 7, 50 %, 47\u00a0000 сом'
  equal(withoutTypesetting(withNumbersWhole(written)), written)
})
