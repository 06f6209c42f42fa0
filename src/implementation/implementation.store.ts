import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Picture } from '../../lib/platform/pictures.ts'
import type { CallId } from '../calls/call.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { Acceptance, Act, Report, ReportId, Site } from './implementation.model.ts'

export type NewReport = { readonly id: ReportId; readonly percent: number; readonly account: string }

/** Number and percent of the last report; number 0 when there is none. */
export async function lastReport(read: Reader, site: Site): Promise<{ number: number; percent: number | undefined }> {
  const row = await read
    .selectFrom('implementation.report')
    .select(['number', 'percent'])
    .where('municipality_id', '=', site.municipalityId)
    .where('initiative_id', '=', site.initiativeId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { number: 0, percent: undefined }
}

/** What was reported under this id, for a form that comes a second time. */
export async function readReport(
  read: Reader,
  site: Site,
  id: ReportId,
): Promise<(Pick<Report, 'number' | 'percent' | 'account'> & { reportedBy: PersonId }) | undefined> {
  const row = await read
    .selectFrom('implementation.report')
    .select(['number', 'percent', 'account', 'reported_by'])
    .where('municipality_id', '=', site.municipalityId)
    .where('initiative_id', '=', site.initiativeId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, reportedBy: row.reported_by as PersonId }
}

/** Writes a report with its photographs. */
export async function storeReport(
  tx: Tx,
  site: Site,
  report: NewReport & { number: number; pictures: readonly (Picture & { caption: string })[] },
  by: PersonId,
): Promise<void> {
  const keys = { municipality_id: site.municipalityId, initiative_id: site.initiativeId }
  await tx
    .insertInto('implementation.report')
    .values({
      ...keys,
      id: report.id,
      number: report.number,
      percent: report.percent,
      account: report.account,
      reported_by: by,
      reported_at: timeOf(tx.now),
    })
    .execute()
  const photographs = report.pictures.map(({ digest, caption }, position) => ({
    ...keys,
    report_id: report.id,
    position,
    digest,
    caption,
  }))
  await tx.insertInto('implementation.report_photograph').values(photographs).execute()
}

type PhotographRow = { digest: string; width: number; height: number; caption: string }

/** Reports, newest first, each with its photographs, in one query. */
export async function listReports(read: Reader, site: Site): Promise<readonly Report[]> {
  const rows = await sql<{
    id: ReportId
    number: number
    percent: number
    account: string
    reported_at: Instant
    photographs: PhotographRow[]
  }>`select r.id, r.number, r.percent, r.account, r.reported_at, coalesce(
      (select json_agg(json_build_object('digest', p.digest, 'width', i.width, 'height', i.height, 'caption', p.caption) order by p.position)
       from implementation.report_photograph p join platform_files.picture i on i.digest = p.digest
       where p.municipality_id = r.municipality_id and p.initiative_id = r.initiative_id and p.report_id = r.id), '[]') as photographs
    from implementation.report r
    where r.municipality_id = ${site.municipalityId} and r.initiative_id = ${site.initiativeId}
    order by r.number desc`.execute(read)
  return rows.rows.map(({ reported_at, ...report }) => ({ ...report, reportedAt: reported_at }))
}

export async function readAcceptance(read: Reader, site: Site): Promise<Acceptance | undefined> {
  const row = await read
    .selectFrom('implementation.acceptance')
    .selectAll()
    .where('municipality_id', '=', site.municipalityId)
    .where('initiative_id', '=', site.initiativeId)
    .executeTakeFirst()
  return (
    row && {
      actNumber: row.act_number,
      acceptedOn: row.accepted_on,
      commission: row.commission,
      remarks: row.remarks,
      keeper: row.keeper,
      handedOverOn: row.handed_over_on ?? undefined,
      assessment: row.assessment ?? undefined,
    }
  )
}

export async function actNumberTaken(read: Reader, municipalityId: MunicipalityId, number: string): Promise<boolean> {
  const row = await read
    .selectFrom('implementation.acceptance')
    .select('initiative_id')
    .where('municipality_id', '=', municipalityId)
    .where('act_number', '=', number)
    .executeTakeFirst()
  return row !== undefined
}

/** False when an act with this number was signed in the same moment. */
export async function storeAcceptance(tx: Tx, site: Site, act: Act, by: PersonId): Promise<boolean> {
  const inserted = await tx
    .insertInto('implementation.acceptance')
    .values({
      municipality_id: site.municipalityId,
      initiative_id: site.initiativeId,
      act_number: act.actNumber,
      accepted_on: act.acceptedOn,
      commission: act.commission,
      remarks: act.remarks,
      keeper: act.keeper,
      accepted_by: by,
      recorded_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'act_number']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Whether an initiative of the call is still to be handed over. */
export async function hasWorksAhead(read: Reader, municipalityId: MunicipalityId, callId: CallId): Promise<boolean> {
  const row = await read
    .selectFrom('initiatives.initiative')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('call_id', '=', callId)
    .where('stage', 'in', ['selected', 'agreement', 'works', 'accepted'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function storeHandOver(tx: Tx, site: Site, on: CivilDate, by: PersonId): Promise<void> {
  await tx
    .updateTable('implementation.acceptance')
    .set({ handed_over_on: on, handed_over_by: by })
    .where('municipality_id', '=', site.municipalityId)
    .where('initiative_id', '=', site.initiativeId)
    .execute()
}

export async function storeAssessment(tx: Tx, site: Site, assessment: string): Promise<void> {
  await tx
    .updateTable('implementation.acceptance')
    .set({ assessment, assessed_at: timeOf(tx.now) })
    .where('municipality_id', '=', site.municipalityId)
    .where('initiative_id', '=', site.initiativeId)
    .execute()
}
