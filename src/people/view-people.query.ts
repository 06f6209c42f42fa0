import type { Three } from '../../lib/kernel/three.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { listDemoRoles } from './demo-role.store.ts'
import { listGrants } from './grant.store.ts'
import { lastMessages } from './message.store.ts'
import type { MunicipalityId, PersonId } from './person.model.ts'
import { readProfile } from './session.store.ts'
import { readTotp } from './totp.store.ts'

export const viewProfile = ({ db, keys }: Platform, personId: PersonId) => readProfile(db.read, keys, personId)
export const viewTotp = ({ db, keys }: Platform, personId: PersonId) => readTotp(db.read, keys, personId)
export const viewOutbox = ({ db, keys }: Platform) => lastMessages(db.read, keys, 40)
export const viewGrants = ({ db }: Platform, municipalityId: MunicipalityId) => listGrants(db.read, municipalityId)
export const viewDemoRoles = ({ db }: Platform) => listDemoRoles(db.read)

/** Municipalities that somebody may call home. */
export async function listHomes({ db }: Platform): Promise<readonly { readonly id: string; readonly names: Three }[]> {
  const rows = await db.read
    .selectFrom('municipalities.municipality')
    .select(['id', 'name_ky', 'name_ru', 'name_en'])
    .where('valid_to', 'is', null)
    .orderBy('name_ky')
    .limit(600)
    .execute()
  return rows.map((row) => ({ id: row.id, names: { ky: row.name_ky, ru: row.name_ru, en: row.name_en } }))
}
