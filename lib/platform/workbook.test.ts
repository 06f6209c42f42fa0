import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { frame, sheetOf, workbookOf, zipOf } from '../../test/support/workbook.ts'
import { readWorkbook } from './workbook.ts'
import { dateFormats, dayOfSerial, parseCellPlace } from './workbook-cell.ts'

async function cells(bytes: Buffer) {
  const read = await readWorkbook(bytes)
  ok(read.ok, JSON.stringify(read))
  return read.value.rows.map((row) => row.cells)
}

async function problem(bytes: Buffer) {
  const read = await readWorkbook(bytes)
  return read.ok ? 'read' : read.refusal.code
}

test('texts are read from the cells and from the shared ones, runs together and readings aloud left out', async () => {
  const shared = [
    '<si><t>Айгүл &amp; Ко</t></si>',
    '<si><r><t>Ак</t></r><r><t xml:space="preserve">-Суу </t></r><rPh sb="0"><t>ak</t></rPh></si>',
  ]
  const rows = [
    ['ПИН', 'Аты'],
    ['<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>'],
  ]
  deepEqual(await cells(workbookOf(rows, { shared })), [
    ['ПИН', 'Аты'],
    ['Айгүл & Ко', 'Ак-Суу'],
  ])
})

test('a number keeps all its digits, however it was written', async () => {
  const rows = [['<c><v>21506198500001</v></c>', '<c><v>2.1506198500001E13</v></c>', '<c t="n"><v>12.5</v></c>']]
  deepEqual(await cells(workbookOf(rows)), [['21506198500001', '21506198500001', '12.5']])
})

test('a formula is the value last shown, an error and a truth stand as they are', async () => {
  const rows = [
    [
      '<c t="str"><f>A1&amp;B1</f><v>Ленин</v></c>',
      '<c t="e"><v>#N/A</v></c>',
      '<c t="b"><v>1</v></c>',
      '<c><v>x</v></c>',
    ],
  ]
  deepEqual(await cells(workbookOf(rows)), [['Ленин', '#N/A', '1', 'x']])
})

test('a number that is shown as a day is a day', async () => {
  const formats =
    '<numFmts><numFmt numFmtId="170" formatCode="dd\\ mmm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>'
  const rows = [['<c s="0"><v>46166</v></c>', '<c s="1"><v>46166</v></c>', '<c s="2"><v>46143.5</v></c>']]
  deepEqual(await cells(workbookOf(rows, { formats })), [['46166', '24.05.2026', '01.05.2026']])
})

test('rows keep the numbers that the spreadsheet shows, and cells their columns', async () => {
  const sheet = `<worksheet><sheetData><row r="3"><c r="B3"><v>1</v></c></row><row><c><v>2</v></c><c/><c r="ZZ4"><v>9</v></c></row><row r="9"/></sheetData></worksheet>`
  const read = await readWorkbook(zipOf([...frame(), { name: 'xl/worksheets/sheet1.xml', text: sheet }]))
  deepEqual(read, {
    ok: true,
    value: {
      rows: [
        { line: 3, cells: ['', '1'] },
        { line: 4, cells: ['2'] },
      ],
    },
  })
})

test('what is no workbook, or an empty one, is said to be so', async () => {
  equal(await problem(Buffer.from('PK\x03\x04 and no more')), 'not-a-workbook')
  equal(await problem(zipOf([{ name: 'word/document.xml', text: '<w/>' }])), 'not-a-workbook')
  equal(await problem(zipOf([...frame(), { name: 'xl/worksheets/sheet1.xml', text: '<a><b></a>' }])), 'not-a-workbook')
  equal(await problem(zipOf(frame())), 'not-a-workbook')
  equal(await problem(workbookOf([])), 'no-rows')
  const entity =
    '<!DOCTYPE a [<!ENTITY x "xxxx">]><worksheet><sheetData><row><c><v>&x;</v></c></row></sheetData></worksheet>'
  equal(await problem(zipOf([...frame(), { name: 'xl/worksheets/sheet1.xml', text: entity }])), 'not-a-workbook')
})

test('an archive that swells beyond the bound is given up, whatever it says of itself', async () => {
  const swollen = Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(200 * 1024 * 1024, ' ')])
  equal(await problem(zipOf([...frame(), { name: 'xl/worksheets/sheet1.xml', text: swollen }])), 'too-much-inside')
  const liar = { name: 'xl/worksheets/sheet1.xml', text: swollen, claims: 1000 }
  equal(await problem(zipOf([...frame(), liar])), 'not-a-workbook')
  const many = Array.from({ length: 2100 }, (_, at) => ({ name: `x${at}`, text: '' }))
  equal(await problem(zipOf([...frame(), ...many])), 'too-much-inside')
})

test('more rows than a country has are given up', async () => {
  const rows = '<row><c><v>1</v></c></row>'.repeat(250_001)
  const sheet = sheetOf([]).replace('<sheetData>', `<sheetData>${rows}`)
  equal(await problem(zipOf([...frame(), { name: 'xl/worksheets/sheet1.xml', text: sheet }])), 'too-much-inside')
})

test('formats with signs of days outside quotes and brackets are days', () => {
  const own = [
    [164, 'dd.mm.yyyy'],
    [165, '0.00" дн."'],
    [166, '[Red]0'],
    [167, 'General'],
    [168, '[$-419]d mmm;@'],
    [169, '\\d0'],
  ] as const
  deepEqual(
    own.map(([id]) => dateFormats(own).has(id)),
    [true, false, false, false, true, false],
  )
})

test('a serial beyond every calendar stays a number, a place without letters no column', () => {
  equal(dayOfSerial(1e12), '1000000000000')
  deepEqual(
    [parseCellPlace('A1'), parseCellPlace('AB12'), parseCellPlace('12'), parseCellPlace(undefined)],
    [0, 27, undefined, undefined],
  )
})
