import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { civilDate } from '../kernel/civil-date.ts'
import { renderPdf, typ } from './pdf.ts'
import { pairs, paper, table } from './pdf-paper.ts'
import { wordsIn } from './words.ts'

const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined

/** The text of a PDF. Where poppler is missing only the names of the fonts inside can be looked at. */
function textOf(pdf: Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'demilge-pdf-')), 'paper.pdf')
  writeFileSync(file, pdf)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
}

test('Kyrgyz letters come out of the PDF as they went in', { skip: !hasPdftotext }, async () => {
  const text = textOf(await renderPdf(typ`${'ң ө ү Ң Ө Ү — № «көчө, өңдүү, түңүлүк» ё'}`))
  assert.match(text, /ң ө ү Ң Ө Ү — № «көчө, өңдүү, түңүлүк» ё/)
})

test('only the font of the house is inside, so that a PDF looks the same on every machine', async () => {
  const pdf = await renderPdf(typ`#set text(font: "Golos Text", fallback: false)\n${'көчө'} *${'өң'}*`)
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  const names = new Set([...pdf.toString('latin1').matchAll(/\/FontName\s*\/\w+\+([\w-]+)/g)].map((match) => match[1]))
  assert.deepEqual([...names].sort(), ['GolosText-Bold', 'GolosText-Regular'])
})

const markup = [
  '*bold* _slant_ = heading',
  '#let x = 1',
  '#read("/etc/passwd")',
  '$x^2$ `raw` @cite <label>',
  '// gone? /* gone */',
  '- list\n+ list\n1. list',
  'a\\',
  '"quoted" and #"more"',
  '[b] {c} (d);',
  '.len()',
  '~ -- --- ... \\u{41}',
  'https://demilge.kg/#x',
]

test('markup that somebody typed is printed letter for letter', { skip: !hasPdftotext }, async () => {
  for (const typed of markup) {
    const text = textOf(await renderPdf(typ`|${typed}.pos()|`))
    assert.equal(text.replace(/\s+/g, ''), `|${typed}.pos()|`.replace(/\s+/g, ''), typed)
  }
})

test('a text in a list or a table cell stays in its place', { skip: !hasPdftotext }, async () => {
  const rows = [['one ] [', typ`two ${'#x'}`] as const]
  const text = textOf(
    await renderPdf(
      typ`${pairs(rows)}${table([{ head: '*h*' }, { head: 'i', align: 'right', wide: 1 }], [['c, d', 'e)']])}`,
    ),
  )
  for (const part of ['one ] [', 'two #x', '*h*', 'c, d', 'e)']) assert.ok(text.includes(part), part)
})

test('the same source gives the same bytes', async () => {
  const source = paperOf('Жобо')
  assert.ok((await renderPdf(source)).equals(await renderPdf(source)))
})

test('a paper carries both names, title, number, date, signature and the address of its original', {
  skip: !hasPdftotext,
}, async () => {
  const text = textOf(await renderPdf(paperOf('*Демилгелер* #жөнүндө')))
  const parts = [
    'Баетов айыл аймагы',
    'Баетовский айылный аймак',
    '*Демилгелер* #жөнүндө',
    '№ 12-3',
    '24-май, 2026-ж.',
    'Төрага',
    '1/1',
    'https://demilge.kg/baetov/regulation/1',
  ]
  for (const part of parts) assert.ok(text.includes(part), part)
})

test('a paper without number and date leaves lines to write them in', { skip: !hasPdftotext }, async () => {
  const bare = paper({
    t: wordsIn('ru'),
    issuer: { ky: 'А', ru: 'Б' },
    title: 'Черновик',
    watermark: 'проект',
    body: typ`.`,
    original: 'x',
  })
  const text = textOf(await renderPdf(bare))
  assert.match(text, /№/)
  assert.match(text.replace(/\s/g, ''), /ктоепр/)
})

test('a markup that does not compile is a fault', async () => {
  await assert.rejects(renderPdf(typ`#foo(`), /does not compile/)
})

function paperOf(title: string) {
  return paper({
    t: wordsIn('ky'),
    issuer: { ky: 'Баетов айыл аймагы', ru: 'Баетовский айылный аймак' },
    issuerBelow: { ky: 'Айылдык кеңеш', ru: 'Айылный кенеш' },
    kind: 'Токтом',
    title,
    subtitle: 'subtitle',
    number: '12-3',
    on: civilDate('2026-05-24'),
    body: typ`= ${'Жалпы жоболор'}\n${'Текст'}`,
    signatures: [{ role: 'Төрага', name: 'А. Асанов' }, { role: 'Катчы' }],
    original: 'https://demilge.kg/baetov/regulation/1',
  })
}
