import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Initiative, InitiativeStage } from './initiative.model.ts'
import { readInitiative } from './initiative.store.ts'
import type { StageChange } from './life.rules.ts'
import { numberOf } from './view-application.query.ts'

export type InitiativeView = {
  readonly initiative: Initiative
  readonly call: {
    readonly slug: string
    readonly title: string
    readonly stage: CallStage
    readonly reviewingUntil: CivilDate
    readonly votingFrom: CivilDate
    readonly votingUntil: CivilDate
    readonly decidedBy: CivilDate
    readonly worksUntil: CivilDate
    readonly collectingUntil: CivilDate
    readonly regulationNumber: number
    readonly correctionDays: number
  }
  readonly village: Three | undefined
  /** When it came into its stages, in the order of time. */
  readonly changes: readonly StageChange[]
}

type Row = {
  slug: string
  title: string
  stage: string
  collecting_until: CivilDate
  reviewing_until: CivilDate
  voting_from: CivilDate | null
  voting_until: CivilDate | null
  decided_by: CivilDate
  works_until: CivilDate
  regulation_number: number
  correction_days: number
  village: Three | null
  changes: { stage: string; at: number }[]
}

/** An initiative with its call, place and past, for its own page. Undefined: no such number in this municipality. */
export async function viewInitiative(
  read: Reader,
  municipalityId: MunicipalityId,
  numberText: string,
): Promise<InitiativeView | undefined> {
  const number = numberOf(numberText)
  const initiative = number === undefined ? undefined : await readInitiative(read, municipalityId, number)
  if (!initiative) return undefined
  const { rows } = await sql<Row>`
    select c.slug, c.title, c.stage, c.collecting_until, c.reviewing_until, c.voting_from, c.voting_until, c.decided_by,
      c.works_until, r.number as regulation_number, (r.terms->>'correctionDays')::int as correction_days,
      (select json_build_object('ky', v.name_ky, 'ru', v.name_ru, 'en', v.name_en) from municipalities.village v
        where v.municipality_id = c.municipality_id and v.id = ${initiative.villageId ?? null}::uuid) as village,
      (select coalesce(json_agg(json_build_object('stage', s.stage, 'at',
          round(extract(epoch from s.changed_at) * 1000)::float8) order by s.changed_at), '[]')
        from initiatives.stage_change s
        where s.municipality_id = c.municipality_id and s.initiative_id = ${initiative.id}) as changes
    from calls.call c
    join regulations.regulation r on r.municipality_id = c.municipality_id and r.id = c.regulation_id
    where c.municipality_id = ${municipalityId} and c.id = ${initiative.callId}`.execute(read)
  const row = rows[0]
  return row && viewOf(initiative, row)
}

function viewOf(initiative: Initiative, row: Row): InitiativeView {
  return {
    initiative,
    call: {
      slug: row.slug,
      title: row.title,
      stage: row.stage as CallStage,
      collectingUntil: row.collecting_until,
      reviewingUntil: row.reviewing_until,
      votingFrom: row.voting_from ?? row.reviewing_until,
      votingUntil: row.voting_until ?? row.reviewing_until,
      decidedBy: row.decided_by,
      worksUntil: row.works_until,
      regulationNumber: row.regulation_number,
      correctionDays: row.correction_days,
    },
    village: row.village ?? undefined,
    changes: row.changes.map(({ stage, at }) => ({ stage: stage as InitiativeStage, at: instant(at) })),
  }
}
