import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  baetovLine,
  type Line,
  layout,
  oblasts,
  raions,
  readLines,
  typed,
  villageLine,
} from '../../test/worlds/register-file.ts'
import { type Column, columns, type RowProblem } from './import.model.ts'
import { columnHeadings, readHeadings } from './import-column.rules.ts'
import { readRows } from './import-row.rules.ts'

function problemOf(row: Line): Pick<RowProblem, 'column' | 'code'>[] {
  return readLines(row).problems.map(({ column, code }) => ({ column, code }))
}

describe('the headings of a file', () => {
  it('are understood in three languages, in any order, whatever the case', () => {
    for (const language of ['ky', 'ru', 'en'] as const) {
      const headings = [...columns].reverse().map((column) => columnHeadings[column][language].toUpperCase())
      const reading = readHeadings(headings)
      assert.deepEqual([reading.missing, reading.ignored], [[], []])
      assert.equal(reading.places.get('population'), 0)
    }
  })

  it('that mean nothing are left aside, as is one that stands twice', () => {
    const { ignored } = readHeadings(['№', 'дарек', 'адрес', '', 'айыл кыргызча', 'айыл орусча', 'айыл англисче'])
    assert.deepEqual(ignored, ['№', 'адрес'])
  })

  it('lack what municipalities need, or what villages need', () => {
    assert.deepEqual(readHeadings(['дарек', 'түрү', 'облус', 'аталышы кыргызча']).missing, ['ru', 'en'])
    assert.deepEqual(readHeadings(['дарек', 'айыл кыргызча']).missing, ['village-ru', 'village-en'])
  })
})

describe('a row of the register', () => {
  it('is a municipality', () => {
    const { municipalities, problems } = readLines({
      ...baetovLine,
      slug: 'Baetov',
      from: '01.03.2022',
      to: '2024-05-01',
      successors: 'ak-talaa, kosh-dobo',
      former: 'Ak-Talaa-1',
    })
    assert.deepEqual(problems, [])
    assert.deepEqual(municipalities, [
      {
        line: 2,
        slug: 'baetov',
        formerSlug: 'ak-talaa-1',
        kind: 'aiyl-aimak',
        oblastCode: 'naryn',
        raionCode: 'naryn',
        names: { ky: baetovLine.ky, ru: baetovLine.ru, en: baetovLine.en },
        validFrom: '2022-03-01',
        validTo: '2024-05-01',
        successors: ['ak-talaa', 'kosh-dobo'],
      },
    ])
  })

  it('is a village as soon as it names one', () => {
    const { villages, problems } = readLines(villageLine, { ...villageLine, population: '' })
    assert.deepEqual(problems, [])
    assert.deepEqual(
      villages.map(({ population, names }) => [population, names.en]),
      [
        [7500, 'Baetovo'],
        [undefined, 'Baetovo'],
      ],
    )
  })

  it('may name oblast and raion by code, by whole name or by the telling word', () => {
    const named = (oblast: string) => readLines({ ...baetovLine, oblast, raion: '' }).municipalities[0]?.oblastCode
    assert.deepEqual(['naryn', 'Нарын облусу', 'нарынская область', 'Ош', 'город Ош', 'Osh City'].map(named), [
      'naryn',
      'naryn',
      'naryn',
      'osh',
      'osh-city',
      'osh-city',
    ])
    assert.equal(
      readLines({ ...baetovLine, kind: 'Шаар', raion: 'Нарын району' }).municipalities[0]?.raionCode,
      'naryn',
    )
  })

  it('is refused without what it needs', () => {
    const needed = ['slug', 'kind', 'oblast', 'ky', 'ru', 'en'] as const
    for (const column of needed)
      assert.deepEqual(problemOf({ ...baetovLine, [column]: '' }), [{ column, code: 'required' }])
    assert.deepEqual(
      problemOf({ slug: 'baetov', 'village-ru': 'Баетово' }).map(({ column }) => column),
      ['village-ky', 'village-en'],
    )
  })

  const refused: readonly [string, Line, Column, RowProblem['code']][] = [
    ['an address with a capital of another alphabet', { slug: 'баетов' }, 'slug', 'not-an-address'],
    ['an address of the product', { slug: 'help' }, 'slug', 'reserved-address'],
    ['another kind', { kind: 'кыштак' }, 'kind', 'unknown-kind'],
    ['another oblast', { oblast: 'Атлантида' }, 'oblast', 'unknown-oblast'],
    ['an oblast of signs only', { oblast: '–' }, 'oblast', 'unknown-oblast'],
    ['another raion', { raion: 'Тоң' }, 'raion', 'unknown-raion'],
    ['a raion of another oblast', { raion: 'Алай' }, 'raion', 'raion-elsewhere'],
    ['a name that is a formula', { ky: '=HYPERLINK("x")' }, 'ky', 'formula'],
    ['a name whose letters were lost', { ky: '?зг?н' }, 'ky', 'letter-lost'],
    ['a name with a Latin letter among Cyrillic ones', { ky: 'Бaетов' }, 'ky', 'look-alike'],
    ['a name of 121 letters', { ky: 'ы'.repeat(121) }, 'ky', 'too-long'],
    ['something that is no date', { from: 'быйыл' }, 'from', 'not-a-date'],
    ['a day that is on no calendar', { to: '31.02.2026' }, 'to', 'no-such-day'],
    ['an end on the day of the beginning', { from: '01.01.2026', to: '01.01.2026' }, 'to', 'date-order'],
    ['a successor without an end', { successors: 'kosh-dobo' }, 'to', 'successor-without-end'],
    ['itself as its successor', { to: '01.01.2026', successors: 'baetov' }, 'successors', 'own-successor'],
  ]
  for (const [what, cells, column, code] of refused) {
    it(`is refused with ${what}`, () => assert.deepEqual(problemOf({ ...baetovLine, ...cells }), [{ column, code }]))
  }

  it('is refused with a population that is no number, or more people than there are', () => {
    for (const population of ['көп', '-5', '1.5', '10000000'])
      assert.deepEqual(problemOf({ ...villageLine, population }), [{ column: 'population', code: 'not-a-number' }])
    assert.deepEqual(problemOf({ ...villageLine, population: '9999999' }), [])
  })

  it('is refused with more cells than headings, unless they are empty', () => {
    const rows = (extra: string) =>
      readRows([{ line: 2, cells: [...typed(baetovLine).cells, '', extra] }], layout, { oblasts, raions })
    assert.deepEqual(
      rows('6').problems.map(({ code }) => code),
      ['extra-cells'],
    )
    assert.deepEqual(rows('').problems, [])
  })

  it('may be shorter than the headings, or lack a column', () => {
    const places = new Map(layout.places)
    places.delete('raion')
    const { problems, municipalities } = readRows(
      [{ line: 2, cells: typed(baetovLine).cells.slice(0, 7) }],
      { places, width: 15 },
      { oblasts, raions },
    )
    assert.deepEqual([problems, municipalities[0]?.raionCode], [[], undefined])
  })

  it('tells every problem of every row', () => {
    const { problems, municipalities } = readLines({ ...baetovLine, kind: '', ky: '' }, { ...baetovLine, slug: 'x' })
    assert.deepEqual([problems.map(({ line }) => line), municipalities], [[2, 2, 3], []])
  })
})
