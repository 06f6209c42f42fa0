import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, problemOf } from '../../test/support/pages.ts'
import { applicationsOf } from '../../test/worlds/applications.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'

const platform = await testPlatform()
const { townWithDraft } = await collectingTowns(platform, initiativeRoutes)
const { read } = applicationsOf(platform)

test('a file that is no picture, 30 MB and an empty one are told beside the field; the caption and good ones stay', async () => {
  const { leader, application, draft } = await townWithDraft()
  const address = `${application}/photographs`
  const good = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#abc' } })
    .jpeg()
    .toBuffer()
  const cases = [
    ['эсеп.pdf', Buffer.from('%PDF-1.4')],
    ['чоң.jpg', Buffer.alloc(30 * 1024 * 1024, 7)],
    ['бош.jpg', Buffer.alloc(0)],
    ['сынык.jpg', good.subarray(0, 200)],
  ] as const
  for (const [name, bytes] of cases) {
    const page = await leader.send(address, { caption: 'Көчөнүн башы' }, { photographs: { name, bytes } })
    assert.equal(page.status, 422, name)
    assert.match(problemOf(page.html, 'photographs') ?? '', new RegExp(`«${name}»`))
    assert.ok(page.html.includes('value="Көчөнүн башы"'), name)
  }
  assert.match(problemOf((await leader.send(address, { caption: '' }, {})).html, 'photographs') ?? '', /тандаңыз/)
  const sent = await leader.send(address, { caption: 'Көчө' }, { photographs: { name: 'a.jpg', bytes: good } })
  assert.equal(sent.location, address)
  const { photographs, coverDigest } = await read(draft)
  assert.deepEqual([photographs[0]?.caption, photographs[0]?.digest], ['Көчө', coverDigest])
})

test('a photograph is captioned and taken away at its own address', async () => {
  const { leader, application, draft } = await townWithDraft()
  const bytes = await sharp({ create: { width: 50, height: 30, channels: 3, background: '#cba' } })
    .png()
    .toBuffer()
  await leader.send(`${application}/photographs`, { caption: '' }, { photographs: { name: 'a.png', bytes } })
  const address = `${application}/photographs/${(await read(draft)).photographs[0]?.id}`
  const form = formOn((await leader.get(address)).html, address)
  assert.equal((await leader.post(address, { ...form, caption: 'Мектеп' })).location, `${application}/photographs`)
  assert.equal((await read(draft)).photographs[0]?.caption, 'Мектеп')
  assert.equal((await leader.post(`${address}/removal`, {})).status, 303)
  assert.equal((await leader.get(address)).location, `${application}/photographs`)
})
