import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { testPlatform } from '../../test/support/database.ts'
import { fillDemo } from './demo.ts'

const platform = await testPlatform()
await fillDemo(platform)

test('seven pilots stand at seven moments, one finished, one voting, one collecting', async () => {
  const rows = await platform.db.read.selectFrom('calls.call').select('stage').execute()
  deepEqual(rows.map(({ stage }) => stage).sort(), [
    'closed',
    'collecting',
    'implementing',
    'implementing',
    'reviewing',
    'tallying',
    'voting',
  ])
})

test('the nine initiatives of 2022 are there', async () => {
  const rows = await platform.db.read.selectFrom('initiatives.initiative').select('stage').execute()
  deepEqual(rows.map(({ stage }) => stage).sort(), [
    'admitted',
    'agreement',
    'assessed',
    'draft',
    'on-the-ballot',
    'on-the-ballot',
    'on-the-ballot',
    'submitted',
    'works',
  ])
})

test('a draft is written by two, and a third is asked', async () => {
  const authors = await platform.db.read.selectFrom('initiatives.author').select('shows_name').execute()
  const asked = await platform.db.read.selectFrom('initiatives.author_invitation').select('answer').execute()
  deepEqual(
    [authors.map(({ shows_name }) => shows_name), asked.map(({ answer }) => answer).sort()],
    [[true], ['agreed', null]],
  )
})

test('every municipality is marked as a demonstration', async () => {
  const rows = await platform.db.read.selectFrom('municipalities.municipality').select('is_demo').execute()
  equal(
    rows.every(({ is_demo }) => is_demo),
    true,
  )
})

test('what worked is written down for others', async () => {
  const rows = await platform.db.read.selectFrom('practices.practice').select(['slug', 'stage']).execute()
  deepEqual(
    rows.map(({ slug, stage }) => [slug.startsWith('baetov-'), stage]),
    [[true, 'published']],
  )
})
