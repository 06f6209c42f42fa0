import { sql } from 'kysely'
import type { Instant } from '../../lib/kernel/instant.ts'
import { instant } from '../../lib/kernel/instant.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { sentBeforeOf } from './applicant.store.ts'
import type { Attachment } from './attachment.model.ts'
import { attachmentsOf } from './attachment.store.ts'
import type { Initiative } from './initiative.model.ts'
import { readInitiative } from './initiative.store.ts'
import { noSupport, type Support } from './support.model.ts'
import { supportFrom, supportOf } from './support.store.ts'

export type VillageName = { readonly id: string; readonly names: Three }

type Around = {
  leader: string
  returned: number | null
  villages: VillageName[]
  support: Parameters<typeof supportFrom>[0]
  sent: number
  attachments: Attachment[]
}

export type ApplicationView = {
  readonly initiative: Initiative
  readonly call: Call
  readonly leaderName: string
  readonly returnedAt: Instant | undefined
  /** Villages that stand today, for the task "place". */
  readonly villages: readonly VillageName[]
  readonly support: Support
  readonly attachments: readonly Attachment[]
  /** Other applications that its applicant has sent in this call. */
  readonly sentBefore: number
}

/** The number at the end of an initiative's address; undefined when it is none. */
export function numberOf(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}

/** An application with all that its forms need. Undefined: this municipality has no initiative of this number. */
export async function viewApplication(
  read: Reader,
  municipalityId: MunicipalityId,
  numberText: string,
): Promise<ApplicationView | undefined> {
  const number = numberOf(numberText)
  const initiative = number === undefined ? undefined : await readInitiative(read, municipalityId, number)
  const call = initiative && (await readCall(read, municipalityId, initiative.callId))
  if (!initiative || !call) return undefined
  const { rows } = await sql<Around>`
    select ${supportOf} as support, ${sentBeforeOf} as sent, ${attachmentsOf} as attachments, (select p.name from people.person p where p.id = ${initiative.leaderId}) as leader,
      (select extract(epoch from max(c.changed_at)) * 1000 from initiatives.stage_change c
        where c.municipality_id = ${municipalityId} and c.initiative_id = ${initiative.id} and c.stage = 'returned')::float8
        as returned,
      (select coalesce(json_agg(json_build_object('id', v.id, 'names',
          json_build_object('ky', v.name_ky, 'ru', v.name_ru, 'en', v.name_en)) order by v.name_ky), '[]')
        from municipalities.village v
        where v.municipality_id = ${municipalityId} and (v.valid_to is null or v.valid_to > current_date)) as villages
    from initiatives.initiative i where i.municipality_id = ${municipalityId} and i.id = ${initiative.id}`.execute(read)
  const found = rows[0]
  const isReturned = initiative.stage === 'returned' && found?.returned
  return {
    initiative,
    call,
    leaderName: found?.leader ?? '',
    returnedAt: isReturned ? instant(Math.round(found.returned ?? 0)) : undefined,
    villages: found?.villages ?? [],
    support: found ? supportFrom(found.support) : noSupport,
    attachments: found?.attachments ?? [],
    sentBefore: found?.sent ?? 0,
  }
}
