import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { pagesOf } from '../../test/support/pages.ts'
import { anInitiative, smallTown } from '../../test/worlds/small-town.ts'
import type { InitiativeId, InitiativeStage } from './initiative.model.ts'
import { readInitiative } from './initiative.store.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'
import { listInitiatives, readListMark } from './list-initiatives.query.ts'
import { moveInitiative } from './move-initiative.command.ts'

const platform = await testPlatform()
const { db } = platform
const pages = await pagesOf(platform, initiativeRoutes)
const visitor = await pages.as()
let towns = 0

async function town(...stages: InitiativeStage[]) {
  towns += 1
  const place = await smallTown(platform, { slug: `town-${towns}` })
  const initiatives: InitiativeId[] = []
  for (const [at, stage] of stages.entries()) {
    const title = `Демилге ${at + 1}-көчөдө`
    initiatives.push(
      await anInitiative(platform, { ...place, leaderId: place.people.aigul, number: at + 1, stage, title }),
    )
  }
  return { ...place, initiatives, path: `/${place.slug}/initiatives` }
}

function numbersIn(html: string): string[] {
  return [...html.matchAll(/href="\/town-\d+\/initiatives\/(\d+)"/g)].map(([, number]) => number ?? '')
}

test('the list shows what anybody may see, the newest first, and nobody’s draft', async () => {
  const { path } = await town('works', 'draft', 'submitted', 'returned', 'withdrawn', 'admitted')
  const { html } = await visitor.get(path)
  assert.deepEqual(numbersIn(html), ['6', '3', '1'])
  assert.match(html, /<h2>3 демилге<\/h2>/)
})

test('the list is narrowed by stage, theme, call and folded words, and says so when nothing is left', async () => {
  const { path } = await town('works', 'submitted', 'assessed')
  const asked = async (query: string) => numbersIn((await visitor.get(`${path}?${query}`)).html)
  assert.deepEqual(await asked('stage=proposed'), ['2'])
  assert.deepEqual(await asked('stage=built'), ['3'])
  assert.deepEqual(await asked('theme=lighting&call=2026'), ['3', '2', '1'])
  assert.deepEqual(await asked('theme=water'), [])
  assert.deepEqual(await asked('call=1999'), [])
  assert.deepEqual(await asked(`search=${encodeURIComponent('2-КОЧОДО')}`), ['2'])
  assert.deepEqual(await asked('stage=draft&theme=gold&page=x'), ['3', '2', '1'])
  assert.match((await visitor.get(`${path}?search=жок`)).html, /Мындай демилге табылган жок/)
})

test('a slip of the finger finds what was meant, after what was typed exactly', async () => {
  const { path } = await town('works', 'submitted')
  const asked = async (text: string) =>
    numbersIn((await visitor.get(`${path}?search=${encodeURIComponent(text)}`)).html)
  assert.deepEqual(await asked('дымилге'), ['2', '1'])
  assert.deepEqual(await asked('кочоду 1'), ['1'])
  assert.deepEqual(await asked('көчөдө демилге'), ['2', '1'])
  assert.deepEqual(await asked('мектеп'), [])
  assert.deepEqual(await asked("%'_"), [])
})

test('fifty-one initiatives are two pages that keep what was asked', async () => {
  const { path } = await town(...Array<InitiativeStage>(51).fill('submitted'))
  const first = await visitor.get(`${path}?stage=proposed`)
  assert.equal(numbersIn(first.html).length, 50)
  assert.match(first.html, /<h2>51 демилге<\/h2>/)
  assert.ok(first.html.includes(`href="${path}?stage=proposed&amp;page=2"`))
  assert.deepEqual(numbersIn((await visitor.get(`${path}?page=2`)).html), ['1'])
})

test('a list that was kept is drawn anew after any change, whoever ends first', async () => {
  const { path, municipalityId, initiatives } = await town('works', 'submitted')
  assert.match((await visitor.get(path)).html, /Текшерилүүдө/)
  const initiative = await readInitiative(db.read, municipalityId, initiatives[1]!)
  assert.ok(initiative)
  await inTransaction(db, (tx) => moveInitiative(tx, { kind: 'system' }, initiative, 'admit'))
  const after = await visitor.get(path)
  assert.ok(!after.html.includes('Текшерилүүдө'))
  assert.match(after.html, /Сынакка киргизилди/)
})

test('the mark is another one after a change in one transaction, also when a later one ended earlier', async () => {
  const { municipalityId, initiatives } = await town('works', 'submitted')
  const mark = () => readListMark(db, municipalityId)
  const seen = [await mark()]
  const [early, late] = [await db.pool.connect(), await db.pool.connect()]
  const change = 'update initiatives.initiative set title = title where id = $1'
  await early.query('begin')
  await early.query(change, [initiatives[0]])
  await late.query(change, [initiatives[1]])
  seen.push(await mark())
  await early.query('commit')
  seen.push(await mark())
  await late.query("update calls.call set title = 'Башка аталыш' where municipality_id = $1", [municipalityId])
  seen.push(await mark())
  early.release()
  late.release()
  assert.equal(new Set(seen).size, 4)
  assert.equal(await mark(), seen[3])
  assert.equal((await listInitiatives(db, municipalityId, {})).mark, seen[3])
})
