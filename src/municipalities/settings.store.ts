import { sql } from 'kysely'
import type { Reader, Tx } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Settings } from './municipality.model.ts'

type SettingsRow = {
  accent: string | null
  phone: string | null
  email: string | null
  address: string | null
  version: number
  digest: string | null
  width: number | null
  height: number | null
}

export async function readSettings(read: Reader, municipalityId: MunicipalityId): Promise<Settings> {
  const { rows } = await sql<SettingsRow>`
    select s.accent, s.phone, s.email, s.address, s.version, p.digest, p.width, p.height
    from municipalities.settings s left join platform_files.picture p on p.digest = s.picture_digest
    where s.municipality_id = ${municipalityId}`.execute(read)
  const row = rows[0]
  if (!row) return { accent: undefined, phone: '', email: '', address: '', picture: undefined, version: 0 }
  const { digest, width, height } = row
  return {
    accent: row.accent ?? undefined,
    phone: row.phone ?? '',
    email: row.email ?? '',
    address: row.address ?? '',
    picture: digest && width && height ? { digest, width, height } : undefined,
    version: row.version,
  }
}

/**
 * Writes the settings and counts the version up, unless somebody did so since `version` was read: then nothing is
 * written and the answer is false. The picture's row must be there already.
 */
export async function putSettings(
  tx: Tx,
  municipalityId: MunicipalityId,
  { accent, phone, email, address, picture, version }: Settings,
): Promise<boolean> {
  const values = {
    accent: accent ?? null,
    phone: phone || null,
    email: email || null,
    address: address || null,
    picture_digest: picture?.digest ?? null,
    version: version + 1,
  }
  const written = await tx
    .insertInto('municipalities.settings')
    .values({ municipality_id: municipalityId, ...values })
    .onConflict((conflict) =>
      conflict.column('municipality_id').doUpdateSet(values).where('municipalities.settings.version', '=', version),
    )
    .executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
}
