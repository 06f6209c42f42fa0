import { sql } from 'kysely'
import { lookText } from '../../lib/kernel/text.ts'
import type { Reader } from '../../lib/platform/db.ts'
import { type Initiative, publicStages, type SameTitle } from './initiative.model.ts'

/** More than these say nothing new. */
const mostTold = 5

/** Initiatives of the same call whose title looks the same, whatever letters it is written with; nobody's draft. */
export async function viewSameTitles(
  read: Reader,
  { municipalityId, id, callId, title }: Pick<Initiative, 'municipalityId' | 'id' | 'callId' | 'title'>,
): Promise<readonly SameTitle[]> {
  const look = lookText(title)
  if (look === '') return []
  const rows = await read
    .selectFrom('initiatives.initiative as i')
    .select(['i.number', 'i.title'])
    .where('i.municipality_id', '=', municipalityId)
    .where('i.call_id', '=', callId)
    .where('i.id', '<>', id)
    .where('i.stage', 'in', publicStages)
    // What is searched begins with the folded title: few rows are left to look at closely.
    .where(
      sql<boolean>`starts_with(regexp_replace(translate(i.search_text, '0346iіl1', 'озчбıııı'), '[^[:alnum:]]', '', 'g'), ${look})`,
    )
    .orderBy('i.number')
    .limit(200)
    .execute()
  return rows.filter((row) => lookText(row.title) === look).slice(0, mostTold)
}
