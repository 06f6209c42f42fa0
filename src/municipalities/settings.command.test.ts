import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { instant } from '../../lib/kernel/instant.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { registerOf } from '../../test/worlds/register.ts'
import { aPerson } from '../../test/worlds/small-town.ts'
import { changeSettings, setSettings } from './index.ts'
import type { Settings } from './municipality.model.ts'
import { readSettings } from './settings.store.ts'

const now = instant(Date.UTC(2026, 5, 5, 6))
const platform = await testPlatform(() => now)
const operator = await aPerson(platform, { name: 'Азамат Исаков', role: 'operator' })
const by = { kind: 'person', id: operator } as const
const { empty, add, entries } = registerOf(platform, by)

beforeEach(empty)

const settings: Settings = {
  accent: '#0b5c66',
  phone: '+996394351234',
  email: 'ao@mail.kg',
  address: 'Баетово',
  picture: undefined,
  version: 0,
}

describe('the settings of a municipality', () => {
  it('are stored with their version, and the record tells of it', async () => {
    const municipalityId = await add()
    const first = await changeSettings(platform, { by, municipalityId, settings })
    assert.deepEqual(first, { ok: true, value: { ...settings, version: 1 } })
    const picture = { digest: 'a'.repeat(64), width: 1280, height: 720 }
    const second = await changeSettings(platform, {
      by,
      municipalityId,
      settings: { ...settings, accent: undefined, phone: '', email: '', address: '', picture, version: 1 },
    })
    assert.deepEqual(second.ok && second.value, {
      accent: undefined,
      phone: '',
      email: '',
      address: '',
      picture,
      version: 2,
    })
    assert.equal((await entries('settings-changed')).length, 2)
  })

  it('are refused when somebody saved first, also at once', async () => {
    const municipalityId = await add()
    // The condition on the version in putSettings makes one of them win; without it the last would silently do so.
    const results = await Promise.all(
      [1, 2, 3].map((at) =>
        changeSettings(platform, { by, municipalityId, settings: { ...settings, address: `${at}` } }),
      ),
    )
    assert.equal(results.filter(({ ok }) => ok).length, 1)
    assert.deepEqual(
      results.find(({ ok }) => !ok),
      { ok: false, refusal: { code: 'changed-meanwhile' } },
    )
    assert.equal((await readSettings(platform.db.read, municipalityId)).version, 1)
  })

  it('can be set in a transaction of another, and are empty before', async () => {
    const municipalityId = await add()
    assert.equal((await readSettings(platform.db.read, municipalityId)).version, 0)
    const set = await inTransaction(platform.db, (tx) =>
      setSettings(tx, { by: { kind: 'system' }, municipalityId, settings }),
    )
    assert(set.ok)
  })
})
