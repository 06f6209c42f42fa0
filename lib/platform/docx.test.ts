import { match, ok } from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { civilDate } from '../kernel/civil-date.ts'
import { renderDocx } from './docx.ts'
import { wordsIn } from './words.ts'

const paper = {
  t: wordsIn('ky'),
  issuer: { ky: 'Кара-Суу айыл аймагы', ru: 'Кара-Сууйский айылный аймак' },
  title: 'Жобо <№ 1> & «Өң»',
  number: '12-3',
  on: civilDate('2026-05-24'),
  original: 'https://demilge.example/kara-suu/regulation/2',
  signatures: [{ role: 'Төрага' }],
  blocks: [
    { kind: 'chapter', text: '1-глава. Жалпы жоболор' },
    { kind: 'clause', text: '1. Максаты' },
    { kind: 'text', text: 'Бул жобо ң, ө, ү тамгаларын сактайт.' },
    { kind: 'point', text: 'жарыктандыруу;' },
    { kind: 'centred', text: 'Кабыл алынды' },
  ],
} as const

/** The text of one file in the archive, found by its local header. */
function entry(bytes: Buffer, name: string): string {
  for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0; at = bytes.indexOf('PK\u0003\u0004', at + 4)) {
    const nameLength = bytes.readUInt16LE(at + 26)
    const start = at + 30 + nameLength + bytes.readUInt16LE(at + 28)
    if (bytes.toString('utf8', at + 30, at + 30 + nameLength) !== name) continue
    const raw = bytes.subarray(start)
    return bytes.readUInt16LE(at + 8) === 8 ? inflateRawSync(raw).toString('utf8') : raw.toString('utf8')
  }
  throw new Error(`no ${name}`)
}

test('a paper is a Word document with its letterhead, headings, points and signatures', async () => {
  const xml = entry(await renderDocx(paper), 'word/document.xml')
  for (const text of [
    'Кара-Суу айыл аймагы',
    'Кара-Сууйский айылный аймак',
    '№ 12-3',
    'Жобо &lt;№ 1&gt; &amp; «Өң»',
    '1. Максаты',
    'ң, ө, ү',
    'Төрага',
    paper.original,
  ]) {
    ok(xml.includes(text), text)
  }
  match(xml, /<w:pStyle w:val="Heading1"\/>[\s\S]*1-глава/)
  match(xml, /<w:numPr>[\s\S]*жарыктандыруу/)
})

test('a draft says in its first lines that it is one', async () => {
  const { number: _, on: __, ...draft } = paper
  match(entry(await renderDocx({ ...draft, watermark: 'долбоор' }), 'word/document.xml'), /ДОЛБООР/)
})

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).error === undefined)

test('LibreOffice opens it and reads the same text', {
  skip: office ? false : 'LibreOffice is not there',
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demilge-docx-'))
  writeFileSync(join(folder, 'act.docx'), await renderDocx(paper))
  execFileSync(
    office ?? '',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'txt:Text',
      '--outdir',
      folder,
      join(folder, 'act.docx'),
    ],
    { stdio: 'ignore', timeout: 120_000 },
  )
  const text = readFileSync(join(folder, 'act.txt'), 'utf8')
  match(text, /1\. Максаты[\s\S]*Бул жобо ң, ө, ү тамгаларын сактайт/)
  match(text, /жарыктандыруу;/)
})
