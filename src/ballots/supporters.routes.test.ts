import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Pin } from '../../lib/kernel/pin.ts'
import { testPlatform } from '../../test/support/database.ts'
import { anInitiative, smallTown } from '../../test/worlds/small-town.ts'
import { enterSupportSheet } from '../initiatives/index.ts'
import { importRoll } from './import-roll.command.ts'
import { supportersOnRoll } from './supporters-on-roll.query.ts'

const platform = await testPlatform()
const [nurlan, bakyt] = ['20101199000017', '20202198500028'] as unknown as [Pin, Pin]

test('supporters on a sheet are found on the roll of their call, by the same key', async () => {
  const town = await smallTown(platform, { stage: 'collecting' })
  const { municipalityId, people } = town
  const id = await anInitiative(platform, {
    ...town.poll,
    leaderId: people.aigul,
    number: 1,
    stage: 'submitted',
    title: 'Аянтча',
  })
  const rows = [
    { name: 'Нурлан Бейшеев', pin: nurlan },
    { name: 'Бакыт Эшимов', pin: bakyt },
  ]
  const entered = await enterSupportSheet(platform, {
    applicant: { by: people.aibek, isOfficer: true },
    municipalityId,
    id,
    rows,
  })
  equal(entered.ok, true)
  equal(await supportersOnRoll(platform.db.read, municipalityId, id), undefined)
  const lines = [{ pin: nurlan, name: 'Нурлан Бейшеев', village: '' }]
  const digest = 'a'.repeat(64)
  equal((await importRoll(platform, { by: people.aibek, poll: town.poll, rows: lines, digest })).ok, true)
  const found = await supportersOnRoll(platform.db.read, municipalityId, id)
  deepEqual([found?.supporters, found?.onRoll], [2, 1])
})
