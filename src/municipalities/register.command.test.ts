import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, it } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { baetov, registerOf } from '../../test/worlds/register.ts'
import { aPerson } from '../../test/worlds/small-town.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { registerMunicipality, renameMunicipality, succeedMunicipality } from './index.ts'
import type { NewMunicipality } from './municipality.model.ts'

const now = instant(Date.UTC(2026, 5, 5, 6))
const platform = await testPlatform(() => now)
const operator = await aPerson(platform, { name: 'Азамат Исаков', role: 'operator' })
const by = { kind: 'person', id: operator } as const
const { empty, add, known, slugs, entries } = registerOf(platform, by)

beforeEach(empty)

describe('registering a municipality', () => {
  it('stores it with its villages, and the record tells of it', async () => {
    const id = await add()
    const stored = await known('baetov')
    assert.equal(stored?.id, id)
    assert.deepEqual([stored?.validFrom, stored?.validTo, stored?.raionCode], ['2021-01-01', undefined, 'ak-talaa'])
    assert.deepEqual(
      stored?.villages.map(({ names, population }) => [names.en, population]),
      [['Baetovo', 7500]],
    )
    assert.deepEqual((await entries('municipality-registered')).at(-1), {
      entry: { slug: 'baetov' },
      actor_id: operator,
    })
  })

  it('takes the ids it is given', async () => {
    const id = randomUUID() as MunicipalityId
    assert.equal(await add({ id, isDemo: true }), id)
  })

  const refused: [string, Partial<NewMunicipality>, object][] = [
    ['an address that is none', { slug: 'Баетов' }, { code: 'not-an-address', slug: 'Баетов' }],
    ['an address of the product', { slug: 'help' }, { code: 'reserved-address', slug: 'help' }],
    ['an oblast that is not there', { oblastCode: 'atlantis' }, { code: 'unknown-oblast', oblastCode: 'atlantis' }],
    ['a raion that is not there', { raionCode: 'atlantis' }, { code: 'unknown-raion', raionCode: 'atlantis' }],
    [
      'a raion of another oblast',
      { raionCode: 'ton' },
      { code: 'raion-elsewhere', raionCode: 'ton', oblastCode: 'naryn' },
    ],
  ]
  for (const [what, changes, refusal] of refused) {
    it(`is refused with ${what} and leaves nothing`, async () => {
      const result = await inTransaction(platform.db, (tx) => registerMunicipality(tx, by, { ...baetov, ...changes }))
      assert.deepEqual(result, { ok: false, refusal })
      assert.deepEqual(await slugs(), [])
    })
  }

  it('gives one address to one of those who ask at once', async () => {
    // Without lockRegister the others hit the unique constraint, which is a fault and not an answer.
    const results = await Promise.all(
      [1, 2, 3, 4].map(() => inTransaction(platform.db, (tx) => registerMunicipality(tx, by, baetov))),
    )
    assert.deepEqual(results.map((result) => (result.ok ? 'ok' : result.refusal.code)).sort(), [
      'address-taken',
      'address-taken',
      'address-taken',
      'ok',
    ])
  })
})

describe('renaming a municipality', () => {
  const names = { ky: 'Ак-Талаа айыл аймагы', ru: 'Ак-Талинский айылный аймак', en: 'Ak-Talaa aiyl aimak' }

  it('keeps its id and its old address', async () => {
    const id = await add()
    const result = await inTransaction(platform.db, (tx) => renameMunicipality(tx, by, { id, slug: 'ak-talaa', names }))
    assert(result.ok)
    const after = await known('ak-talaa')
    assert.deepEqual([after?.id, after?.names, after?.formerSlugs], [id, names, ['baetov']])
    assert.deepEqual((await entries('municipality-renamed')).at(-1)?.entry, { slug: 'ak-talaa', formerSlug: 'baetov' })
  })

  it('never frees the old address for another', async () => {
    const id = await add()
    await inTransaction(platform.db, (tx) => renameMunicipality(tx, by, { id, slug: 'ak-talaa', names }))
    for (const slug of ['baetov', 'ak-talaa']) {
      const again = await inTransaction(platform.db, (tx) => registerMunicipality(tx, by, { ...baetov, slug }))
      assert.deepEqual(again, { ok: false, refusal: { code: 'address-taken', slug } })
    }
  })

  it('is refused for nobody, and to an address that is taken', async () => {
    const id = await add()
    const rename = (given: { id: MunicipalityId; slug: string }) =>
      inTransaction(platform.db, (tx) => renameMunicipality(tx, by, { ...given, names }))
    assert.deepEqual(await rename({ id: randomUUID() as MunicipalityId, slug: 'ak-talaa' }), {
      ok: false,
      refusal: { code: 'no-such-municipality' },
    })
    assert.deepEqual(await rename({ id, slug: 'baetov' }), {
      ok: false,
      refusal: { code: 'address-taken', slug: 'baetov' },
    })
  })
})

describe('a municipality that is succeeded', () => {
  const on = civilDate('2025-03-01')

  async function succeed(id: MunicipalityId, successors: MunicipalityId[], day = on) {
    return await inTransaction(platform.db, (tx) => succeedMunicipality(tx, by, { id, on: day, successors }))
  }

  it('ends with its villages, which go on in the one it was merged into', async () => {
    const id = await add()
    const dobo = await add({ slug: 'kosh-dobo', villages: [] })
    const before = (await known('baetov'))?.villages[0]?.id
    assert((await succeed(id, [dobo])).ok)
    const ended = await known('baetov')
    assert.deepEqual([ended?.validTo, ended?.successors, ended?.villages[0]?.validTo], [on, ['kosh-dobo'], on])
    const carried = (await known('kosh-dobo'))?.villages
    assert.deepEqual(
      carried?.map(({ id: village, validFrom, validTo, population }) => [village, validFrom, validTo, population]),
      [[before, on, undefined, 7500]],
    )
    assert.deepEqual((await entries('municipality-ended')).at(-1)?.entry, { on, successors: [dobo] })
  })

  it('gives no village to a successor that has one of that name, or to several', async () => {
    const id = await add()
    const dobo = await add({ slug: 'kosh-dobo' })
    const jerge = await add({ slug: 'jerge-tal', villages: [] })
    assert((await succeed(id, [dobo, jerge])).ok)
    assert.deepEqual([(await known('kosh-dobo'))?.villages.length, (await known('jerge-tal'))?.villages.length], [1, 0])
    assert((await succeed(jerge, [dobo])).ok)
    assert.equal((await known('kosh-dobo'))?.villages.length, 1)
  })

  it('is refused twice, too early, by itself and by nobody', async () => {
    const id = await add()
    assert.deepEqual(await succeed(id, [id]), { ok: false, refusal: { code: 'own-successor' } })
    assert.deepEqual(await succeed(id, [], civilDate('2021-01-01')), {
      ok: false,
      refusal: { code: 'ends-before-it-began', validFrom: '2021-01-01' },
    })
    assert.deepEqual(await succeed(id, [randomUUID() as MunicipalityId]), {
      ok: false,
      refusal: { code: 'no-such-municipality' },
    })
    assert.deepEqual(await succeed(randomUUID() as MunicipalityId, []), {
      ok: false,
      refusal: { code: 'no-such-municipality' },
    })
    assert((await succeed(id, [])).ok)
    assert.deepEqual(await succeed(id, []), { ok: false, refusal: { code: 'ended-already', on } })
  })
})
