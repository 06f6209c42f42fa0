import assert from 'node:assert/strict'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { registerMunicipality } from '../../src/municipalities/index.ts'
import type { NewMunicipality } from '../../src/municipalities/municipality.model.ts'
import { readRegister } from '../../src/municipalities/register.store.ts'
import type { MunicipalityId } from '../../src/people/person.model.ts'
import type { Actor } from '../../src/record/index.ts'

/** Baetov of Ak-Talaa raion with one village. */
export const baetov: NewMunicipality = {
  slug: 'baetov',
  kind: 'aiyl-aimak',
  names: { ky: 'Баетов айыл аймагы', ru: 'Баетовский айылный аймак', en: 'Baetov aiyl aimak' },
  oblastCode: 'naryn',
  raionCode: 'ak-talaa',
  villages: [{ names: { ky: 'Баетово', ru: 'Баетово', en: 'Baetovo' }, population: 7500 }],
}

/** Acts on the register of one test database, and questions to it. */
export function registerOf({ db }: Platform, by: Actor) {
  const all = async () => (await readRegister(db.read)).municipalities
  return {
    empty: async () => {
      for (const table of ['former_name', 'succession', 'village', 'settings', 'municipality'])
        await db.pool.query(`delete from municipalities.${table}`)
    },
    add: async (changes: Partial<NewMunicipality> = {}): Promise<MunicipalityId> => {
      const result = await inTransaction(db, (tx) => registerMunicipality(tx, by, { ...baetov, ...changes }))
      assert(result.ok, JSON.stringify(result))
      return result.value.id
    },
    slugs: async () => (await all()).map(({ slug }) => slug).sort(),
    known: async (slug: string) => (await all()).find((one) => one.slug === slug),
    entries: async (name: string) => {
      const { rows } = await db.pool.query<{ entry: unknown; actor_id: string }>(
        'select entry, actor_id from record.entry where name = $1 order by number',
        [name],
      )
      return rows
    },
  }
}
