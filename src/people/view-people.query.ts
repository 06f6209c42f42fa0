import { type Instant, instant } from '../../lib/kernel/instant.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { GrantLine, Profile, Written } from './account.model.ts'
import { readChallengeAddress } from './challenge.store.ts'
import { listGrants } from './grant.store.ts'
import { lastMessages } from './message.store.ts'
import type { MunicipalityId, PersonId } from './person.model.ts'
import { readProfile } from './person.store.ts'
import { readWanted } from './reminder.store.ts'
import type { Totp } from './second-factor.model.ts'
import { tokenHash } from './session.store.ts'
import { signInBounds } from './sign-in.model.ts'
import { readTotp } from './totp.store.ts'

/** The person's own page; `token` tells which of the sessions asks. */
export function viewProfile(
  { db, keys }: Platform,
  personId: PersonId,
  token: string | undefined,
): Promise<Profile | undefined> {
  return readProfile(db.read, keys, personId, token === undefined ? undefined : tokenHash(token))
}

/** Whether this person wants to be reminded of what is due. */
export function viewReminding({ db }: Platform, personId: PersonId): Promise<boolean> {
  return readWanted(db.read, personId)
}

export function viewTotp({ db, keys }: Platform, personId: PersonId): Promise<Totp | undefined> {
  return readTotp(db.read, keys, personId)
}

export function viewOutbox({ db, keys }: Platform): Promise<readonly Written[]> {
  return lastMessages(db.read, keys, 40)
}

export function viewGrants({ db }: Platform, municipalityId: MunicipalityId): Promise<readonly GrantLine[]> {
  return listGrants(db.read, municipalityId)
}

/** Where a code went, for whoever asked for it, while it may still be tried. */
export async function viewSentTo({ db, keys }: Platform, id: string, now: Instant): Promise<string | undefined> {
  const since = instant(now - signInBounds.minutes * 60_000)
  return (await readChallengeAddress(db.read, keys, { id, since }))?.address
}

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

/** The municipality where a person said they live. */
export async function viewHome(
  { db }: Platform,
  personId: PersonId,
): Promise<{ readonly slug: string; readonly names: Three } | undefined> {
  const row = await db.read
    .selectFrom('people.person as person')
    .innerJoin('municipalities.municipality as home', 'home.id', 'person.home_municipality_id')
    .select(['home.slug', 'home.name_ky', 'home.name_ru', 'home.name_en'])
    .where('person.id', '=', personId)
    .executeTakeFirst()
  return row && { slug: row.slug, names: { ky: row.name_ky, ru: row.name_ru, en: row.name_en } }
}
