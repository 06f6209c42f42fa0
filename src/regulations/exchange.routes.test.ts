import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf, problemOf } from '../../test/support/pages.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import { regulationsOf } from './index.ts'
import { presetTerms } from './presets.rules.ts'
import { presets } from './regulation.model.ts'
import { regulationRoutes } from './regulations.routes.tsx'

const platform = await testPlatform()
const pages = await pagesOf(platform, regulationRoutes)
const visitor = await pages.as()
let towns = 0

async function draftOf(preset: string) {
  towns += 1
  const { slug, people, municipalityId } = await smallTown(platform, { slug: `town-${towns}` })
  const officer = await pages.as(people.aibek)
  const path = `/${slug}/regulation`
  await officer.post(`${path}/new`, { ...formOn((await officer.get(`${path}/new`)).html, `${path}/new`), from: preset })
  const draft = async () => (await regulationsOf(platform.db.read, municipalityId))[0]
  return { officer, path, exchange: `${path}/2/exchange`, draft, terms: (await draft())?.terms }
}

async function send(town: Awaited<ReturnType<typeof draftOf>>, text: string) {
  const { version } = formOn((await town.officer.get(town.exchange)).html, town.exchange)
  const form = { version: String(version) }
  return await town.officer.send(town.exchange, form, { file: { name: 'жобо.json', bytes: text } })
}

test('every preset leaves as a file and comes back the same in another town', async () => {
  const other = await draftOf('kg-model-2019')
  for (const preset of presets) {
    const town = await draftOf(preset)
    const file = await town.officer.get(`${town.path}/2/terms.json`)
    assert.match(file.type, /^application\/json/)
    const answer = await send(other, file.html)
    assert.equal(answer.location, `${other.path}/2/edit?saved=1`, preset)
    const taken = await other.draft()
    assert.deepEqual([taken?.preset, taken?.terms], [preset, presetTerms[preset]])
  }
})

test('the regulation in force is a file for anybody, a draft is none for strangers', async () => {
  const { path } = await draftOf('kg-model-2019')
  assert.equal(JSON.parse((await visitor.get(`${path}/1/terms.json`)).html).terms.votingDays, 10)
  assert.equal((await visitor.get(`${path}/2/terms.json`)).status, 404)
  assert.equal((await visitor.get(`${path}/2/exchange`)).status, 303)
})

test('the schema that a file names describes every term', async () => {
  const schema = JSON.parse((await visitor.get('/data/regulation-schema.json')).html)
  assert.deepEqual(
    Object.keys(schema.properties.terms.properties).sort(),
    Object.keys(presetTerms['kg-model-2019']).sort(),
  )
  assert.equal(schema.properties.terms.properties.votingDays.maximum, 90)
})

test('a file written before pledges had letters of their own asks for one that does for all', async () => {
  const town = await draftOf('small-grants')
  const file = JSON.parse((await town.officer.get(`${town.path}/2/terms.json`)).html)
  const { letterKinds, letterFrom, mostApplications: _most, ...older } = file.terms
  assert.deepEqual([letterKinds.length, letterFrom], [4, '500000'])
  assert.equal((await send(town, JSON.stringify({ ...file, terms: older }))).status, 303)
  assert.deepEqual((await town.draft())?.terms, { ...town.terms, letterKinds: [], letterFrom: 0n })
})

test('a file written before a regulation could ask experts is taken, with what held then', async () => {
  const town = await draftOf('small-grants')
  const file = JSON.parse((await town.officer.get(`${town.path}/2/terms.json`)).html)
  const { expertSubjects: _subjects, expertDays: _days, ...older } = file.terms
  assert.equal((await send(town, JSON.stringify({ ...file, terms: older }))).status, 303)
  assert.deepEqual((await town.draft())?.terms, town.terms)
})

const bad: readonly [claim: string, change: (text: string) => string, words: RegExp][] = [
  ['a picture', () => '\u0000PNG', /окулган жок/],
  ['an empty file', () => '', /Файлды тандаңыз/],
  ['a file of something else', () => '{"format":"x"}', /format/],
  ['weights of 99', (text) => text.replace('"weight": 20', '"weight": 19'), /азыр 99/],
  ['a misspelt term', (text) => text.replace('"votingDays"', '"votingDay"'), /terms\.votingDays/],
  ['a term out of bounds', (text) => text.replace('"votingDays": 7', '"votingDays": 700'), /terms\.votingDays/],
  ['a sum in floating point', (text) => text.replace('"4700000"', '47000.5'), /terms\.ceiling/],
  ['an unknown matter', (text) => text.replace('"roads"', '"rockets"'), /terms\.localMatters/],
  ['a criterion without words', (text) => text.replace('"significance"', '"luck"'), /criteria\.0\.names/],
  [
    'a division that no count carries out',
    (text) => text.replace('"split": "none"', '"split": "village"'),
    /аткара албайт/,
  ],
  ['a quorum over the size', (text) => text.replace('"quorum": 5', '"quorum": 8'), /болгону 7 мүчө/],
]

for (const [claim, change, words] of bad) {
  test(`${claim} is refused beside the field, and the draft stays`, async () => {
    const town = await draftOf('kg-model-2019')
    const file = (await town.officer.get(`${town.path}/2/terms.json`)).html
    const page = await send(town, change(file))
    assert.equal(page.status, 422)
    assert.match(problemOf(page.html, 'file') ?? '', words)
    assert.deepEqual((await town.draft())?.terms, town.terms)
  })
}

test('a page tells what a version changed against an earlier one', async () => {
  const { officer, path } = await draftOf('kg-model-2019')
  const page = await officer.get(`${path}/2/changes`)
  const text = page.html.replaceAll('\u00a0', ' ')
  assert.match(text, /1-редакция менен 2-редакциянын/)
  assert.match(text, /<del[^>]*>300 000 сом<\/del>/)
  assert.match(text, /<ins[^>]*>47 000 сом<\/ins>/)
  assert.equal((await visitor.get(`${path}/2/changes`)).status, 404)
  assert.equal((await visitor.get(`${path}/1/changes`)).status, 404)
  assert.ok((await officer.get(`${path}/2`)).html.includes(`${path}/2/changes`))
})

test('two versions with the same rules say so', async () => {
  const { officer, path } = await draftOf('in-force')
  assert.match((await officer.get(`/ru${path}/2/changes?from=1`)).html, /Правила обеих редакций одинаковы/)
})
