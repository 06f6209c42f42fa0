import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { testPlatform } from '../../test/support/database.ts'
import { pagesOf, problemOf } from '../../test/support/pages.ts'
import { applicationsOf } from '../../test/worlds/applications.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import type { DocumentKind } from '../regulations/regulation.model.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'
import { submitInitiative } from './submit-initiative.command.ts'

const platform = await testPlatform()
const { db } = platform
const { townWithDraft } = await collectingTowns(platform, initiativeRoutes)
const { filled } = applicationsOf(platform)
const pages = await pagesOf(platform, initiativeRoutes)
const visitor = await pages.as()
/** A small photograph of a paper. */
function photograph() {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#abc' } })
}
const pdf = Buffer.from('%PDF-1.7 a price list\n%%EOF')

/** A town whose regulation asks for these papers. */
async function townAsking(documents: readonly DocumentKind[]) {
  const town = await townWithDraft({ documents })
  const task = `${town.application}/documents`
  const send = (kind: string, bytes: Buffer | string, name = 'баа.pdf') =>
    town.leader.send(task, { kind }, { file: { name, bytes } })
  return { ...town, task, send }
}

async function papersOf({ draft }: Awaited<ReturnType<typeof townAsking>>) {
  return await db.read.selectFrom('initiatives.attachment').selectAll().where('initiative_id', '=', draft.id).execute()
}

test('an application waits for the papers of its regulation, with the clause, and no other regulation’s', async () => {
  const town = await townAsking(['prices', 'charter'])
  const whole = await filled(town.draft)
  const early = await submitInitiative(platform, whole)
  assert.ok(!early.ok && early.refusal.code === 'not-ready')
  assert.deepEqual(
    early.refusal.reasons.map((reason) => [reason.code, reason.clause]),
    [['no-document', 'documents']],
  )
  assert.match((await town.leader.get(`${town.path}/submission`)).html, /Документ жок: бааларды ырастаган/)
  assert.equal((await town.send('prices', pdf)).location, town.task)
  assert.equal((await town.send('prices', pdf)).location, town.task)
  assert.equal((await papersOf(town)).length, 1)
  assert.ok((await submitInitiative(platform, whole)).ok)
  const free = await townAsking([])
  assert.ok((await submitInitiative(platform, await filled(free.draft))).ok)
})

test('proofs of price are for everybody, a passport for the group and those who check', async () => {
  const town = await townAsking(['prices', 'identity'])
  await town.send('prices', pdf)
  await town.send('identity', await photograph().jpeg().toBuffer(), '../../паспорт.jpg')
  const [first, second] = await papersOf(town)
  const [prices, passport] = first?.kind === 'prices' ? [first, second] : [second, first]
  const path = (id: string | undefined) => `${town.path}/documents/${id}`
  assert.equal((await visitor.get(path(prices?.id))).status, 404)
  assert.ok((await submitInitiative(platform, await filled(town.draft))).ok)
  const open = await visitor.get(path(prices?.id))
  assert.deepEqual([open.status, open.type, open.bytes.equals(pdf)], [200, 'application/pdf', true])
  for (const [reader, status] of [
    [visitor, 404],
    [town.stranger, 404],
    [town.leader, 200],
    [town.officer, 200],
  ] as const) {
    assert.equal((await reader.get(path(passport?.id))).status, status)
  }
  assert.equal(passport?.name.includes('/'), false)
  const shown = (await visitor.get(town.path)).html
  assert.ok(shown.includes(path(prices?.id)) && !shown.includes(path(passport?.id)))
})

test('what is no paper is told beside the field', async () => {
  const town = await townAsking(['prices'])
  for (const [kind, bytes, field, words] of [
    ['prices', '<script>alert(1)</script>', 'file', /кабыл алынбайт/],
    ['prices', '', 'file', /Файлды тандаңыз/],
    ['nothing', pdf, 'kind', /тандаңыз/],
  ] as const) {
    const page = await town.send(kind, bytes)
    assert.equal(page.status, 422)
    assert.match(problemOf(page.html, field) ?? '', words)
  }
  assert.deepEqual(await papersOf(town), [])
})

test('a paper is taken away, and a second press finds it gone', async () => {
  const town = await townAsking(['prices'])
  await town.send('prices', pdf)
  const [paper] = await papersOf(town)
  const removal = `${town.task}/${paper?.id}/removal`
  assert.equal((await town.stranger.post(removal, {})).status, 404)
  for (const _press of [1, 2]) assert.equal((await town.leader.post(removal, {})).location, town.task)
  assert.deepEqual(await papersOf(town), [])
})
