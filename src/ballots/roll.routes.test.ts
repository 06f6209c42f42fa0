import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { testPlatform } from '../../test/support/database.ts'
import { pagesOf, problemOf } from '../../test/support/pages.ts'
import { workbookOf } from '../../test/support/workbook.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import { rollRoutes } from './roll.routes.tsx'

const platform = await testPlatform()
const pages = await pagesOf(platform, rollRoutes)
let towns = 0

async function aTown() {
  towns += 1
  const town = await smallTown(platform, { stage: 'reviewing', slug: `town-${towns}` })
  const roll = `/${town.slug}/calls/2026/roll`
  const officer = await pages.as(town.people.aibek)
  const load = (bytes: string | Buffer, fields = {}, name = 'roll.csv') =>
    officer.send(roll, fields, { file: { name, bytes } })
  return { ...town, roll, officer, head: await pages.as(town.people.gulnara), visitor: await pages.as(), load }
}

const heads = 'ПИН;Аты-жөнү;Айылы;Көчөсү;Телефон'
const row = (at: number, street = 'Ленин') =>
  `2150619850${String(at).padStart(4, '0')};Айгүл ${at};Кара-Суу;${street};0555${String(100000 + at)}`
const table = (from: number, to: number) =>
  `${heads}\r\n${Array.from({ length: to - from }, (_, at) => row(from + at)).join('\r\n')}\r\n`

test('a file is loaded, looked at, prepared and frozen by two people, and its counts are public', async () => {
  const { roll, officer, head, visitor, load } = await aTown()
  equal((await visitor.get(`${roll}/counts`)).status, 404)
  const loaded = await load(table(0, 12))
  equal(loaded.status, 303)
  match((await officer.get(loaded.location ?? '')).html, /Тизмеге 12 адам кошулду/)
  equal((await officer.post(`${roll}/freezing`, {})).location, `${roll}?done=freezing-prepared`)
  match((await officer.get(roll)).html, /башка адам ырасташы керек/)
  equal((await officer.post(`${roll}/freezing/confirmation`, {})).status, 422)
  match((await head.get(`${roll}/freezing`)).html, /Тизмени бекитүү/)
  equal((await head.post(`${roll}/freezing/confirmation`, {})).location, `${roll}/counts`)
  const counts = await visitor.get(`${roll}/counts`)
  equal(counts.status, 200)
  match(counts.html, /Ленин/)
  const csv = (await visitor.get(`/en${roll}/counts.csv`)).bytes.toString()
  equal(csv, '\ufeffVillage, street;People\r\nKara-Suu;12\r\nЛенин;12\r\n')
})

test('a workbook is read like a table', async () => {
  const { officer, load } = await aTown()
  const bytes = workbookOf([
    ['Кара-Суу айыл аймагы'],
    ['ПИН', 'Аты-жөнү', 'Айылы'],
    ['<c><v>21506198500001</v></c>', 'Айгүл', 'Кара-Суу'],
    ['<c><v>2.1506198500002E13</v></c>', 'Нурлан', ''],
  ])
  const loaded = await load(bytes, {}, 'roll.xlsx')
  equal(loaded.status, 303)
  match((await officer.get(loaded.location ?? '')).html, /Тизмеге 2 адам кошулду/)
})

test('problems are told by kind with their rows, and all of them can be downloaded without PINs', async () => {
  const { roll, officer, head, visitor, load } = await aTown()
  const wrong = Array.from({ length: 12 }, (_, at) => `215061985${at};Айгүл;Кара-Суу;;`).join('\n')
  const page = await load(
    `${heads}\n2,13E+13;Айгүл;Кара-Суу;;\n${wrong}\n${row(1)}\n${row(1)}\n21506198500099;;Тамга;;12\n`,
  )
  equal(page.status, 422)
  match(page.html, /Excel сандарды кыскартып салган/)
  match(page.html, /3 \(10\), 4 \(10\)/)
  match(page.html, /17 \(Тамга\)/)
  match(page.html, /15 саптан|16 \(15\)/)
  const [report] = /\/roll\/reports\/[0-9a-f]{64}\.json\/rows\.csv/.exec(page.html) ?? []
  ok(report)
  const address = roll.replace('/roll', report)
  const csv = (await officer.get(address)).bytes.toString()
  equal(csv.split('\r\n').length, 1 + 1 + 12 + 1 + 3 + 1)
  ok(!/\d{6}/.test(csv) && csv.includes('2,13E+13'))
  equal((await head.get(address)).status, 200)
  notReadable(await visitor.get(address))
  const other = await aTown()
  equal((await other.officer.get(other.roll.replace('/roll', report))).status, 404)
})

function notReadable({ status, location }: { status: number; location: string | undefined }) {
  ok(status === 303 && location?.startsWith('/account/sign-in'), `${status}`)
}

test('what is no roll is told beside the file, and the choice of the way is kept', async () => {
  const { load, officer, roll } = await aTown()
  await load(table(0, 2))
  for (const [bytes, words] of [
    ['', /толтуруңуз|окуу мүмкүн/],
    ['\u0000\u0001', /окуу мүмкүн болгон жок/],
    ['Аты\nАйгүл\n', /ПИН деген мамыча табылган жок/],
    ['ПИН;Аты\n"1;Айгүл\n', /2-саптагы тырмакча/],
    ['ПИН;Аты\n1;"Ай"гүл\n', /2-сапта тырмакча/],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), /эски Excel/],
    [Buffer.from('PK\x03\x04 nothing'), /окуу мүмкүн болгон жок/],
  ] as const) {
    const page = await load(bytes as string, { way: 'replace' })
    equal(page.status, 422)
    match(problemOf(page.html, 'file') ?? '', words)
    match(page.html, /value="replace" checked/)
  }
  equal((await load(table(0, 2), { way: 'burn' })).status, 422)
  equal((await officer.get(`${roll}/files/nothing`)).status, 404)
})

test('a file that replaces the roll is let in or sent back by the head alone', async () => {
  const { load, head, officer, roll } = await aTown()
  await load(table(0, 5))
  const { location } = await load(table(2, 6), { way: 'replace' })
  const file = (location ?? '').replace('?read', '')
  match((await officer.get(file)).html, /Муну сиз даярдадыңыз/)
  equal((await officer.post(`${file}/confirmation`, {})).status, 422)
  equal(problemOf((await head.post(`${file}/return`, { reason: ' ' })).html, 'reason') === undefined, false)
  equal((await head.post(`${file}/confirmation`, {})).location, file)
  match((await head.get(file)).html, /Чыгарылды/)
  const again = (await load(table(0, 3), { way: 'replace' })).location?.replace('?read', '') ?? ''
  equal((await head.post(`${again}/return`, { reason: 'Эски тизме' })).location, again)
  match((await officer.get(again)).html, /Эски тизме/)
  match((await officer.get(roll)).html, /Тизмеде 4 адам/)
})

test('a prepared freezing that is sent back says why on the roll', async () => {
  const { load, head, officer, roll } = await aTown()
  await load(table(0, 5))
  await officer.post(`${roll}/freezing`, {})
  equal((await head.post(`${roll}/freezing/return`, { reason: '' })).status, 422)
  equal((await head.post(`${roll}/freezing/return`, { reason: 'Көчөлөр жок' })).location, `${roll}/freezing`)
  match((await officer.get(roll)).html, /Көчөлөр жок/)
  match((await head.get(`${roll}/freezing`)).html, /Ырастай турган эч нерсе жок/)
  deepEqual((await head.post(`${roll}/freezing/confirmation`, {})).status, 422)
})
