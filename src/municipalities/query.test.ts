import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { registerOf } from '../../test/worlds/register.ts'
import { findPlaces, renameMunicipality, setSettings, succeedMunicipality } from './index.ts'
import { viewMunicipalities } from './view-municipalities.query.ts'
import { viewMunicipality } from './view-municipality.query.ts'

const platform = await testPlatform(() => instant(Date.UTC(2026, 5, 5, 6)))
const by = { kind: 'system' } as const
const { empty, add } = registerOf(platform, by)
const on = civilDate('2026-06-05')
const { read } = platform.db

const tonNames = { ky: 'Тоң айыл аймагы', ru: 'Тонский айылный аймак', en: 'Ton aiyl aimak' }
const village = (ky: string, population?: number) => ({ names: { ky, ru: ky, en: ky }, population })

beforeEach(empty)

async function found(typed: string, most = 20) {
  const places = await findPlaces(read, { typed, on, most })
  return places.map((place) => (place.village ?? place.municipality).ky)
}

describe('looking for a village', () => {
  it('finds whole names first, then beginnings, then the rest', async () => {
    await add({ villages: [village('Кара-Тоң'), village('Тоңду'), village('Тоң')] })
    assert.deepEqual(await found('тон'), ['Тоң', 'Тоңду', 'Кара-Тоң'])
    assert.deepEqual(await found('тон', 2), ['Тоң', 'Тоңду'])
  })

  it('finds nothing for signs alone, and takes no sign for a pattern', async () => {
    await add()
    for (const typed of ['', ' ', '%', '_____', "'; drop"]) assert.deepEqual(await found(typed), [], typed)
  })

  it('finds a municipality, its village, its oblast and the name it gave up', async () => {
    const id = await add()
    await inTransaction(platform.db, (tx) => renameMunicipality(tx, by, { id, slug: 'ton', names: tonNames }))
    const places = await findPlaces(read, { typed: 'Баетов', on, most: 20 })
    assert.deepEqual(
      places.map(({ slug, formerName, village: of, oblast }) => [slug, formerName?.ky, of?.ky, oblast.ky]),
      [
        ['ton', 'Баетов айыл аймагы', undefined, 'Нарын облусу'],
        ['ton', undefined, 'Баетово', 'Нарын облусу'],
      ],
    )
  })

  it('finds what is no more last, and says since when', async () => {
    const id = await add()
    const successor = await add({ slug: 'ton', names: tonNames, villages: [] })
    await inTransaction(platform.db, (tx) =>
      succeedMunicipality(tx, by, { id, on: civilDate('2026-06-05'), successors: [successor] }),
    )
    const places = await findPlaces(read, { typed: 'баетов', on, most: 20 })
    assert.deepEqual(
      places.map(({ slug, endedOn }) => [slug, endedOn]),
      [
        ['ton', undefined],
        ['baetov', '2026-06-05'],
      ],
    )
  })
})

describe('the page of a municipality', () => {
  it('knows where it lies, whom to ask, its villages by size and its past', async () => {
    const id = await add({ villages: [village('Аз', 20), village('Белгисиз'), village('Көп', 300)] })
    const old = await add({ slug: 'old', villages: [] })
    await inTransaction(platform.db, async (tx) => {
      const picture = { digest: 'b'.repeat(64), width: 640, height: 480 }
      const settings = { accent: undefined, phone: '+996394351234', email: '', address: 'Баетово', picture, version: 0 }
      await setSettings(tx, { by, municipalityId: id, settings })
      await succeedMunicipality(tx, by, { id: old, on: civilDate('2024-05-01'), successors: [id] })
      await renameMunicipality(tx, by, { id, slug: 'ton', names: tonNames })
    })
    const view = await viewMunicipality(read, id, on)
    assert.deepEqual(
      view.villages.map(({ names }) => names.ky),
      ['Көп', 'Аз', 'Белгисиз'],
    )
    assert.deepEqual([view.oblast.en, view.raion?.en], ['Naryn oblast', 'Ak-Talaa raion'])
    assert.deepEqual(view.contacts, { phone: '+996394351234', email: '', address: 'Баетово' })
    assert.equal(view.picture?.width, 640)
    assert.deepEqual(
      view.predecessors.map(({ slug, on: day }) => [slug, day]),
      [['old', '2024-05-01']],
    )
    assert.deepEqual(
      view.formerNames.map(({ names, until }) => [names.en, until]),
      [['Baetov aiyl aimak', '2026-06-05']],
    )
    const before = await viewMunicipality(read, old, on)
    assert.deepEqual([before.validTo, before.successors[0]?.slug], ['2024-05-01', 'ton'])
  })

  it('is there without settings, raion and villages', async () => {
    const view = await viewMunicipality(read, await add({ raionCode: undefined, villages: [] }), on)
    assert.deepEqual([view.raion, view.picture, view.villages, view.contacts.phone], [undefined, undefined, [], ''])
  })
})

describe('the list of municipalities', () => {
  it('holds those that stand, by oblast, cities first and republican cities last', async () => {
    await add()
    await add({ slug: 'naryn', kind: 'city', raionCode: undefined, villages: [] })
    await add({ slug: 'osh', kind: 'city', oblastCode: 'osh-city', raionCode: undefined, villages: [] })
    await add({ slug: 'later', validFrom: civilDate('2026-06-06') })
    const gone = await add({ slug: 'gone' })
    await inTransaction(platform.db, (tx) => succeedMunicipality(tx, by, { id: gone, on, successors: [] }))
    const list = await viewMunicipalities(read, on)
    assert.deepEqual(
      list.map(({ code, municipalities }) => [code, municipalities.map(({ slug, villages }) => `${slug} ${villages}`)]),
      [
        ['naryn', ['naryn 0', 'baetov 1']],
        ['osh-city', ['osh 0']],
      ],
    )
  })
})
