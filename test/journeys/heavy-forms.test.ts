import { equal, match, ok } from 'node:assert/strict'
import { request } from 'node:http'
import { connect } from 'node:net'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { type WordKey, wordsIn } from '../../lib/platform/words.ts'
import { allRoutes } from '../../main/routes.ts'
import type { PersonId } from '../../src/people/person.model.ts'
import { formOn, problemOf, sessionOf } from '../support/pages.ts'
import { startSite } from '../support/site.ts'
import { applicationsOf } from '../worlds/applications.ts'
import { collectingTowns } from '../worlds/collecting-towns.ts'
import { aPerson } from '../worlds/small-town.ts'
import { worksTown } from '../worlds/works.ts'

const { platform, address } = await startSite()
const { townWithDraft } = await collectingTowns(platform, allRoutes)
const { read } = applicationsOf(platform)
const { draft, application, people, slug } = await townWithDraft()
const photographs = `${application}/photographs`
const leader = `demilge=${await sessionOf(platform, people.aigul)}`
const megabyte = 1024 * 1024
const languages = [
  { prefix: '', t: wordsIn('ky') },
  { prefix: '/ru', t: wordsIn('ru') },
] as const

type Answer = { readonly status: number; readonly location: string; readonly html: string; readonly most: number }
type File = { readonly name: string; readonly field?: string; readonly bytes: Buffer | number }

const boundary = 'x-a-boundary-of-a-form'
const filler = Buffer.alloc(64 * 1024, 7)

/** A form with files as a browser sends it, in pieces: a file given as a number is that many bytes of nothing in particular. */
function* formParts(fields: Readonly<Record<string, string>>, files: readonly File[]): Generator<Buffer> {
  for (const [name, value] of Object.entries(fields))
    yield Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  for (const { field = 'photographs', name, bytes } of files) {
    const disposition = `content-disposition: form-data; name="${field}"; filename="${name}"`
    yield Buffer.from(`--${boundary}\r\n${disposition}\r\ncontent-type: image/jpeg\r\n\r\n`)
    if (typeof bytes === 'number') for (let sent = 0; sent < bytes; sent += filler.length) yield filler
    else yield bytes
    yield Buffer.from('\r\n')
  }
  yield Buffer.from(`--${boundary}--\r\n`)
}

/** Posts the pieces over the network. `most` is by how much the memory outside the heap grew, at its most, in bytes. */
async function send(
  path: string,
  parts: Iterable<Buffer>,
  { cookie = '', type = `multipart/form-data; boundary=${boundary}` } = {},
): Promise<Answer> {
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  }, 5)
  try {
    return await new Promise((resolve, reject) => {
      const headers = { cookie, origin: address, 'content-type': type }
      const asking = request(address, { method: 'POST', path, headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const { statusCode: status = 0, headers: told } = answer
          resolve({ status, location: told.location ?? '', html: Buffer.concat(chunks).toString(), most })
        })
      })
      asking.on('error', reject)
      void writeAll(asking, parts)
    })
  } finally {
    clearInterval(watch)
  }
}

async function writeAll(asking: ReturnType<typeof request>, parts: Iterable<Buffer>): Promise<void> {
  for (const part of parts) {
    // Answered before all was sent: whoever answered goes on reading, or has closed.
    if (asking.destroyed) return
    if (!asking.write(part)) await new Promise((resolve) => asking.once('drain', resolve))
  }
  asking.end()
}

test('a photograph of 30 MB is told beside its field in the page’s language, and the caption is kept', async () => {
  for (const { prefix, t } of languages) {
    const parts = formParts({ caption: 'Көчөнүн башы' }, [{ name: 'чоң.jpg', bytes: 30 * megabyte }])
    const { status, html } = await send(prefix + photographs, parts, { cookie: leader })
    equal(status, 422)
    const problem = t('problems.file-too-large')
    equal(problemOf(html, 'photographs'), t('initiatives.problem-file', { name: 'чоң.jpg', problem }))
    equal(formOn(html, prefix + photographs)['caption'], 'Көчөнүн башы')
  }
})

test('every other file that is too large is told beside its field too, and what was typed is kept', async () => {
  const works = await worksTown(platform, 'kok-suu')
  ok((await works.agree()).ok)
  const operator = await aPerson(platform, { name: 'Оператор', role: 'operator' })
  // A roll of a large town is a large file, so that its page takes more than the others.
  const forms: readonly (readonly [number, PersonId, string, string, Record<string, string>, WordKey])[] = [
    [33, people.aibek, `/${slug}/calls/2026/roll`, 'file', {}, 'ballots.file-too-large'],
    [30, people.aibek, `/${slug}/settings`, 'picture', { address: 'Ленин 1' }, 'problems.file-too-large'],
    [30, operator, '/register/import', 'file', {}, 'municipalities.file-too-large'],
    [
      30,
      works.people.aigul,
      `${works.path}/works/reports/new`,
      'photograph-2',
      { account: 'Чырактар коюлду', 'caption-2': 'Көчө' },
      'problems.file-too-large',
    ],
  ]
  for (const [size, person, path, field, typed, key] of forms) {
    const cookie = `demilge=${await sessionOf(platform, person)}`
    for (const { prefix, t } of languages) {
      const parts = formParts(typed, [{ field, name: 'чоң', bytes: size * megabyte }])
      const { status, html } = await send(prefix + path, parts, { cookie })
      equal(status, 422, path)
      equal(problemOf(html, field), t(key), path)
      const form = formOn(html, prefix + path)
      for (const [name, value] of Object.entries(typed)) equal(form[name], value, `${path} ${name}`)
    }
  }
})

test('however large a file is, no more of it is held in memory than a photograph may have', async () => {
  const { status, most } = await send(photographs, formParts({}, [{ name: 'чоң.jpg', bytes: 300 * megabyte }]), {
    cookie: leader,
  })
  equal(status, 422)
  ok(most < 100 * megabyte, `${most / megabyte} MB`)
})

const nine = Array.from({ length: 15 }, (_none, at) => ({ name: `${at}.jpg`, bytes: 9 * megabyte }))

test('the files of a stranger are read to their end and kept nowhere', async () => {
  const asked = await send(photographs, formParts({ caption: 'Көчө' }, nine))
  equal(asked.status, 303)
  match(asked.location, /^\/account\/sign-in\?next=/)
  const { status, html, most } = await send('/ru/account/sign-in', formParts({ address: 'aibek@' }, nine))
  equal(status, 422)
  equal(problemOf(html, 'address'), wordsIn('ru')('problems.not-an-address'))
  equal(formOn(html, '/ru/account/sign-in')['address'], 'aibek@')
  ok(most < 50 * megabyte && asked.most < 50 * megabyte, `${asked.most / megabyte} and ${most / megabyte} MB`)
})

test('more files than a form takes are told so beside the field, and the caption is kept', async () => {
  const one = await picture(40, 30)
  for (const count of [13, 40]) {
    const files = Array.from({ length: count }, (_none, at) => ({ name: `${at}.jpg`, bytes: one }))
    for (const { prefix, t } of languages) {
      const parts = formParts({ caption: 'Көчө' }, files)
      const { status, html } = await send(prefix + photographs, parts, { cookie: leader })
      equal(status, 422)
      equal(problemOf(html, 'photographs'), t('problems.too-many-files', { max: 12 }))
      equal(formOn(html, prefix + photographs)['caption'], 'Көчө')
    }
  }
  equal((await read(draft)).photographs.length, 0)
})

function picture(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#abc' } })
    .jpeg()
    .toBuffer()
}

/** A PNG of so many black pixels, a few kilobytes that unpack to gigabytes. */
function bomb(side: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length)
    head.write(type, 4, 'latin1')
    const tail = Buffer.alloc(4)
    tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), body])))
    return Buffer.concat([head, body, tail])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side)
  header.writeUInt32BE(side, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.alloc((side / 8 + 1) * side), { level: 1 })
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

/** The checksum of PNG's chunks (ISO 3309); node has it from version 22 on. */
function crc32(bytes: Buffer): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}

test('a file that is no photograph, whatever its name says, is told so beside its field', async () => {
  const good = await picture(400, 300)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
  const files: readonly (readonly [string, Buffer, 'not-a-picture' | 'required' | 'picture-too-large'])[] = [
    ['текст.jpg', Buffer.from('Бул текст'), 'not-a-picture'],
    ['бош.jpg', Buffer.alloc(0), 'required'],
    ['сүрөт.svg', Buffer.from(svg), 'not-a-picture'],
    ['сүрөт.jpg', Buffer.from(`<?xml version="1.0"?>${svg}`), 'not-a-picture'],
    ['сүрөт.gif', Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64'), 'not-a-picture'],
    ['сүрөт.heic', Buffer.concat([Buffer.from('\0\0\0\x18ftypheic', 'latin1'), good]), 'not-a-picture'],
    ['сынык.jpg', good.subarray(0, good.length / 2), 'not-a-picture'],
    ['баш.jpg', good.subarray(0, 20), 'not-a-picture'],
    ['бомба.png', bomb(20_000), 'picture-too-large'],
  ]
  for (const [name, bytes, code] of files)
    for (const { prefix, t } of languages) {
      const { status, html } = await send(prefix + photographs, formParts({ caption: 'Көчө' }, [{ name, bytes }]), {
        cookie: leader,
      })
      equal(status, 422, name)
      const problem = t(`problems.${code}`)
      equal(problemOf(html, 'photographs'), t('initiatives.problem-file', { name, problem }), name)
      equal(formOn(html, prefix + photographs)['caption'], 'Көчө')
    }
  equal((await read(draft)).photographs.length, 0)
})

test('a file’s name is told without signs that nobody sees', async () => {
  const files = [{ name: 'сү\u202eрөт\u0000.jpg', bytes: Buffer.from('текст') }]
  const { html } = await send(photographs, formParts({ caption: '' }, files), { cookie: leader })
  match(problemOf(html, 'photographs') ?? '', /^«сүрөт\.jpg»/)
})

test('a request that is no form, or half of one, is a page that says so, in the visitor’s language', async () => {
  const half = [...formParts({ caption: 'Көчө' }, [{ name: 'a.jpg', bytes: Buffer.alloc(100) }])].slice(0, 2)
  const wrong: readonly (readonly [Buffer, string])[] = [
    [Buffer.concat(half), `multipart/form-data; boundary=${boundary}`],
    [Buffer.from('no part at all'), `multipart/form-data; boundary=${boundary}`],
    [Buffer.from('caption=x'), 'multipart/form-data'],
    [Buffer.from('{"caption":"\\ud800\\u0000"}'), 'application/json'],
    [Buffer.from('{"caption":'), 'application/json'],
    [Buffer.from('caption=x'), 'text/plain'],
    [Buffer.from('caption=x'), 'nonsense'],
  ]
  for (const [bytes, type] of wrong)
    for (const { prefix, t } of languages) {
      const { status, html } = await send(prefix + photographs, [bytes], { cookie: leader, type })
      ok(status === 400 || status === 415, `${status} for ${type}`)
      ok(html.includes(t('ui.error-400-title')), type)
    }
})

test('a text of many megabytes is answered at once, by a page in the visitor’s language', async () => {
  for (const { prefix, t } of languages) {
    const began = Date.now()
    const { status, html } = await send(`${prefix}${application}/idea`, [Buffer.alloc(5 * megabyte, 'a')], {
      cookie: leader,
      type: 'application/x-www-form-urlencoded',
    })
    equal(status, 413)
    ok(html.includes(t('ui.error-413-title')))
    ok(Date.now() - began < 5000)
  }
})

test('who goes away in the middle of sending harms nobody', async () => {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  const head = [...formParts({ caption: 'Көчө' }, [{ name: 'a.jpg', bytes: megabyte }])].slice(0, 9)
  socket.write(
    `POST ${photographs} HTTP/1.1\r\nhost: ${hostname}\r\norigin: ${address}\r\ncookie: ${leader}\r\n` +
      `content-type: multipart/form-data; boundary=${boundary}\r\ncontent-length: 99999999\r\n\r\n`,
  )
  for (const part of head) socket.write(part)
  await new Promise((resolve) => setTimeout(resolve, 100))
  socket.resetAndDestroy()
  const { status } = await send(photographs, formParts({ caption: '' }, []), { cookie: leader })
  equal(status, 422)
  equal((await read(draft)).photographs.length, 0)
})
