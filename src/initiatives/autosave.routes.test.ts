import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { testPlatform } from '../../test/support/database.ts'
import { applicationsOf } from '../../test/worlds/applications.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'

const platform = await testPlatform()
const { townWithDraft } = await collectingTowns(platform, initiativeRoutes)
const { read, recordOf } = applicationsOf(platform)

const idea = { title: 'Көчөгө жарык', theme: '', problem: 'Караңгы', solution: '', autosave: '1' }

test('what is typed is saved without a page, and tells the version to go on from', async () => {
  const { draft, leader, application } = await townWithDraft()
  const { version } = await read(draft)
  const answer = await leader.post(`${application}/idea`, { ...idea, version: `${version}` })
  match(answer.type, /^application\/json/)
  const said = JSON.parse(answer.html)
  deepEqual([said.kind, said.version], ['saved', version + 1])
  match(said.says, /^Сакталды, \d\d:\d\d$/)
  equal((await read(draft)).problem, 'Караңгы')
})

// Without the question whether it stands there already, the second would be told that somebody else changed it.
test('the same save sent twice, its first answer lost, is one save', async () => {
  const { draft, leader, application } = await townWithDraft()
  const { version } = await read(draft)
  const post = () => leader.post(`${application}/idea`, { ...idea, version: `${version}` })
  const answers = (await Promise.all([post(), post(), post()])).map(({ html }) => JSON.parse(html))
  deepEqual(
    answers.map(({ kind, version: next }) => [kind, next]),
    Array(3).fill(['saved', version + 1]),
  )
  const changes = (await recordOf(draft)).filter(([name]) => name === 'initiative-changed')
  equal(changes.length, 1)
})

test('other text over a newer version is not saved, and says so', async () => {
  const { draft, leader, application } = await townWithDraft()
  const { version } = await read(draft)
  await leader.post(`${application}/idea`, { ...idea, version: `${version}` })
  const late = await leader.post(`${application}/idea`, { ...idea, problem: 'Чуңкур', version: `${version}` })
  equal(JSON.parse(late.html).kind, 'stopped')
  equal((await read(draft)).problem, 'Караңгы')
})

test('what cannot be saved is told in words, and changes nothing', async () => {
  const { draft, leader, application } = await townWithDraft()
  const { version } = await read(draft)
  const typed = { village: '', place: '', beneficiaries: 'көп', upkeep: '', autosave: '1', version: `${version}` }
  const said = JSON.parse((await leader.post(`${application}/place`, typed)).html)
  equal(said.kind, 'problem')
  match(said.says, /^Азырынча сакталган жок\. ./)
  equal((await read(draft)).version, version)
})

test('nobody else saves into it', async () => {
  const { draft, stranger, application } = await townWithDraft()
  const { version } = await read(draft)
  const answer = await stranger.post(`${application}/idea`, { ...idea, version: `${version}` })
  ok([403, 404].includes(answer.status))
  equal((await read(draft)).version, version)
})
