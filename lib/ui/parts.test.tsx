import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { civilDate } from '../kernel/civil-date.ts'
import { som } from '../kernel/money.ts'
import { wordsIn } from '../platform/words.ts'
import { EnvelopeBar, MoneyBar } from './bars.tsx'
import { CalendarLine } from './calendar-line.tsx'
import { MoneyField, RadioField, TextField } from './fields.tsx'
import { Button, Form } from './form.tsx'
import { href } from './links.ts'
import { DataTable } from './lists.tsx'

const t = wordsIn('ky')

function html(part: VNode): string {
  return renderToString(part)
}

function widthsOf(text: string, among: RegExp): number[] {
  return [...text.matchAll(among)].map(([, width]) => Number(width))
}

test('a refused form links each sentence to its field, which says it too and keeps what was typed', () => {
  const problems = { sum: 'Сумма чектен ашты' }
  const text = html(
    <Form t={t} action="/x" problems={problems}>
      <MoneyField t={t} name="sum" label="Сумма" hint="Эң көбү 47 000" value="47 000,01" problems={problems} />
    </Form>,
  )
  assert.match(text, /role="alert"[^>]* autofocus.*<a href="#f-sum">Сумма чектен ашты<\/a>/)
  assert.match(text, /<input[^>]*value="47 000,01"[^>]*id="f-sum"/)
  assert.match(text, /aria-describedby="e-sum h-sum u-sum" aria-invalid="true"/)
  for (const id of ['e-sum', 'h-sum', 'u-sum']) assert.match(text, new RegExp(` id="${id}"`))
})

test('the summary of problems names each field, one inside another part too', () => {
  const Inner = () => <TextField name="place" label="Жери" />
  const problems = { place: 'Толтуруңуз', other: 'Кайра жөнөтүңүз' }
  const text = html(
    <Form t={t} action="/x" problems={problems}>
      <fieldset>{[<Inner key="inner" />]}</fieldset>
    </Form>,
  )
  assert.match(text, /<li><span class="error-field">Жери<\/span><a href="#f-place">Толтуруңуз<\/a><\/li>/)
  assert.match(text, /<li><a href="#f-other">Кайра жөнөтүңүз<\/a><\/li>/)
})

test('the link of a group of ticks lands on its first tick', () => {
  const options = [
    { value: 'a', label: 'Ооба' },
    { value: 'b', label: 'Жок' },
  ]
  const text = html(<RadioField name="own" label="Салым" options={options} value="b" problems={{ own: 'Тандаңыз' }} />)
  assert.match(text, /id="f-own" name="own" value="a"/)
  assert.match(text, /value="b" checked/)
})

test('typed text cannot become markup', () => {
  const text = html(<TextField name="title" label="Аты" value={'"><script>x</script>'} />)
  assert.doesNotMatch(text, /<script/)
})

test('a table names the column in every cell, the row in its first, and leaves blank cells out', () => {
  const text = html(
    <DataTable
      caption="Упайлар"
      columns={[{ label: 'Демилге', names: 'row' }, { label: 'Айыл' }, { label: 'Упай', align: 'right' }]}
      rows={[['Көчө жарыгы', '', 84]]}
    />,
  )
  assert.match(text, /<th role="rowheader" scope="row">Көчө жарыгы<\/th>/)
  assert.match(text, /<td role="cell" data-label="Айыл"><\/td>/)
  assert.match(text, /data-label="Упай" data-align="right"><span class="cell">84<\/span>/)
})

test('the parts of a bar fill it to the edge, however the tyiyn fall', () => {
  const part = (amount: bigint, tone: 'budget' | 'residents' | 'in-kind') => ({ label: tone, amount, tone })
  const text = html(
    <MoneyBar t={t} title="Акча" parts={[part(1n, 'budget'), part(1n, 'residents'), part(1n, 'in-kind')]} />,
  )
  const widths = widthsOf(text, /<rect class="bar-(?:part|hatched)"[^>]*width="([\d.]+)%"/g)
  assert.equal(widths.length, 3)
  assert.equal(
    widths.reduce((sum, width) => sum + Math.round(width * 100), 0),
    10_000,
  )
})

test('two bars on a page hatch with patterns of their own', () => {
  const bar = <MoneyBar t={t} title="Акча" parts={[{ label: 'Ашар', amount: 5n, tone: 'in-kind' }]} />
  const text = html(
    <div>
      {bar}
      <MoneyBar t={t} title="Дагы" parts={[{ label: 'Ашар', amount: 7n, tone: 'in-kind' }]} />
    </div>,
  )
  const ids = [...text.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, 2)
})

test('an envelope that is all given out leaves nothing, and one overdrawn does not draw less than nothing', () => {
  const bar = (sum: number) =>
    html(<EnvelopeBar t={t} title="Каражат" envelope={som(100)} chosen={[{ label: 'а', sum: som(sum) }]} />)
  assert.match(bar(100), /Бөлүштүрүлө элек<\/span><strong>0/)
  assert.match(bar(120), /Бөлүштүрүлө элек<\/span><strong>0/)
  assert.match(bar(60), /Бөлүштүрүлө элек<\/span><strong>40/)
})

test('a calendar marks the span that today lies in, its last day included, and no mark outside', () => {
  const spans = [
    { label: 'Арыздар', from: civilDate('2026-04-01'), until: civilDate('2026-04-10'), when: '' },
    { label: 'Добуш', from: civilDate('2026-04-11'), until: civilDate('2026-04-20'), when: '' },
  ]
  const on = (day: string) => html(<CalendarLine title="Күндөр" spans={spans} today={civilDate(day)} here="Азыр" />)
  assert.match(on('2026-04-10'), /Арыздар<span class="calendar-here">Азыр/)
  assert.match(on('2026-04-11'), /Добуш<span class="calendar-here">Азыр/)
  assert.doesNotMatch(on('2026-04-21'), /calendar-(here|today)/)
  assert.doesNotMatch(on('2026-03-31'), /calendar-(here|today)/)
})

test('an address keeps the language and never leaves the site', () => {
  assert.equal(href('ky', '/'), '/')
  assert.equal(href('ru', '/'), '/ru')
  assert.equal(href('en', '/ak-tal?x=1'), '/en/ak-tal?x=1')
  assert.throws(() => href('ky', '//elsewhere.example'))
  assert.throws(() => href('ky', 'https://elsewhere.example'))
})

test('a button of danger is told from the main one by its colour and still posts the form', () => {
  assert.match(html(<Button kind="danger">Кайтаруу</Button>), /<button type="submit"[^>]*data-color="danger"/)
})
