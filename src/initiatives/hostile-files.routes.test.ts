import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { testPlatform } from '../../test/support/database.ts'
import { problemOf } from '../../test/support/pages.ts'
import { zipOf } from '../../test/support/workbook.ts'
import { applicationsOf } from '../../test/worlds/applications.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'

const platform = await testPlatform()
const { townWithDraft } = await collectingTowns(platform, initiativeRoutes)
const { read } = applicationsOf(platform)
const town = await townWithDraft({ documents: ['prices'] })
const documents = `${town.application}/documents`
const photographs = `${town.application}/photographs`

const photograph = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#abc' } })
  .withExif({ IFD3: { GPSLatitude: '41/1 12/1 15/1', GPSLatitudeRef: 'N' }, IFD0: { Artist: 'Камера № 7' } })
  .jpeg()
  .toBuffer()
// One colour packs to a few kilobytes: 20 000 by 20 000 points of it are a gigabyte once drawn.
const huge = await sharp({
  create: { width: 20_000, height: 20_000, channels: 3, background: '#fff' },
  limitInputPixels: false,
})
  .png({ compressionLevel: 9 })
  .toBuffer()
const html = '<html><script>alert(1)</script></html>'
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
const pdf = (inside: string | Buffer) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(inside as string), Buffer.from('\n%%EOF\n')])
const packed = (inside: string) =>
  Buffer.concat([
    Buffer.from('1 0 obj <</Type /Obj#53tm /Filter /FlateDecode>> stream\n'),
    deflateSync(inside),
    Buffer.from('\nendstream endobj'),
  ])
const docx = (parts: Parameters<typeof zipOf>[0] = []) =>
  zipOf([
    { name: '[Content_Types].xml', text: '<Types/>' },
    { name: 'word/document.xml', text: '<w:document/>' },
    ...parts,
  ])
const program = /программа же башка файл/
const unknown = /кабыл алынбайт/
const tooLarge = /өтө чоң/

const refused: readonly [claim: string, name: string, bytes: Buffer, words: RegExp][] = [
  ['an SVG called a photograph', 'сүрөт.jpg', Buffer.from(svg), unknown],
  ['a page called an image', 'сүрөт.png', Buffer.from(html), unknown],
  ['a GIF with an archive behind it', 'a.gif', Buffer.concat([Buffer.from('GIF89a'), docx()]), unknown],
  ['a photograph that is cut off', 'a.jpg', photograph.subarray(0, 300), unknown],
  ['a picture of 400 million points', 'a.png', huge, tooLarge],
  ['a PDF with a script', 'a.pdf', pdf('<</S /JavaScript /JS (app.alert\\(1\\))>>'), program],
  ['a PDF with a script in codes', 'a.pdf', pdf('<</S /J#61vaScript /#4a#53 (x)>>'), program],
  ['a PDF with a script in packed objects', 'a.pdf', pdf(packed('<</S /JavaScript>>')), program],
  ['a PDF whose packed objects swell', 'a.pdf', pdf(packed('a'.repeat(40 * 1024 * 1024))), unknown],
  ['a PDF that starts a program', 'a.pdf', pdf('<</S /Launch /F (cmd.exe)>>'), program],
  ['a PDF with a file inside', 'a.pdf', pdf('<</Type /EmbeddedFile>>'), program],
  ['a PDF with an archive behind it', 'a.pdf', Buffer.concat([pdf(''), Buffer.alloc(2000, 'PK')]), unknown],
  ['a Word document with macros', 'a.docx', docx([{ name: 'word/vbaProject.bin', text: 'x' }]), unknown],
  ['a Word document with an object inside', 'a.docx', docx([{ name: 'word/embeddings/a.bin', text: 'x' }]), program],
  [
    'a Word document that names other files',
    'a.docx',
    docx([{ name: 'word/a.xml', text: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' }]),
    program,
  ],
  ['a path out of the archive', 'a.docx', docx([{ name: '../../etc/cron.d/x', text: 'x' }]), unknown],
  ['an archive that swells', 'a.docx', docx([{ name: 'word/a.bin', text: Buffer.alloc(61 * 1024 * 1024) }]), tooLarge],
  [
    'an archive that lies about its size',
    'a.docx',
    docx([{ name: 'word/a.bin', text: Buffer.alloc(9 * 1024 * 1024), claims: 10 }]),
    unknown,
  ],
  ['an archive that is cut off', 'a.docx', docx().subarray(0, -30), unknown],
]
for (const [claim, name, bytes, words] of refused) {
  test(`${claim} is told beside the field of a paper, and nothing is kept`, async () => {
    const page = await town.leader.send(documents, { kind: 'prices' }, { file: { name, bytes } })
    assert.equal(page.status, 422)
    assert.match(problemOf(page.html, 'file') ?? '', words)
    assert.deepEqual(await papers(), [])
  })
}

const noPhotographs: readonly [claim: string, bytes: Buffer][] = [
  ['an SVG', Buffer.from(svg)],
  ['a page', Buffer.from(html)],
  ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00')],
  ['a picture of 400 million points', huge],
]
for (const [claim, bytes] of noPhotographs) {
  test(`${claim} is told beside the field of photographs`, async () => {
    const page = await town.leader.send(photographs, { caption: '' }, { photographs: { name: 'a.jpg', bytes } })
    assert.equal(page.status, 422)
    assert.ok(problemOf(page.html, 'photographs'))
    assert.deepEqual((await read(town.draft)).photographs, [])
  })
}

async function papers() {
  const rows = platform.db.read
    .selectFrom('initiatives.attachment')
    .selectAll()
    .where('initiative_id', '=', town.draft.id)
  return await rows.execute()
}

/** Sends a paper that is taken, and takes it away again once it was looked at. */
async function taken(name: string, bytes: Buffer) {
  const sent = await town.leader.send(documents, { kind: 'prices' }, { file: { name, bytes } })
  assert.equal(sent.location, documents)
  const [row] = await papers()
  assert.ok(row)
  const opened = await town.leader.get(`${town.path}/documents/${row.id}`)
  assert.equal((await town.leader.post(`${documents}/${row.id}/removal`, {})).status, 303)
  return { row, opened }
}

test('of a photograph with a page behind it only the picture is kept, without its position and camera', async () => {
  const both = Buffer.concat([photograph, Buffer.from(html)])
  const { opened } = await taken('баа.jpg', both)
  assert.equal(opened.type, 'image/jpeg')
  assert.ok(!opened.bytes.includes('script') && !opened.bytes.includes('Камера'))
  const { exif, width } = await sharp(opened.bytes).metadata()
  assert.deepEqual([exif, width], [undefined, 60])
})

test('a paper of others is kept by the reader and never shown within the site', async () => {
  const { opened } = await taken('баа.pdf', pdf('<</Type /Catalog>>'))
  assert.match(opened.headers['content-disposition'] ?? '', /^attachment; filename="prices-1\.pdf"/)
  assert.equal(opened.headers['content-security-policy'], "sandbox; default-src 'none'")
  assert.equal(opened.headers['x-content-type-options'], 'nosniff')
  assert.equal((await taken('баа.docx', docx())).row.media, 'docx')
})

const names: readonly [typed: string, kept: RegExp][] = [
  ['<svg onload=alert(1)>.pdf', /^<svg onload=alert\(1\)>\.pdf$/],
  ['..%2f..%2fetc%2fpasswd', /^\.\.%2f/],
  ['..\\..\\баа.pdf', /^[^\\/]+$/],
  ['баа\u202efdp.exe', /^бааfdp\.exe$/],
  [`${'у'.repeat(300)}.pdf`, /^у{200}$/],
  ['CON', /^CON$/],
]
for (const [typed, kept] of names) {
  test(`the name ${JSON.stringify(typed.slice(0, 40))} is only shown, and names no file`, async () => {
    const { row, opened } = await taken(typed, pdf(''))
    assert.match(row.name, kept)
    assert.match(row.digest, /^[0-9a-f]{64}$/)
    assert.match(opened.headers['content-disposition'] ?? '', /filename="prices-1\.pdf"/)
  })
}
