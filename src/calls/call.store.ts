import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { parseId } from '../../lib/kernel/id.ts'
import { money } from '../../lib/kernel/money.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { RegulationId } from '../regulations/regulation.model.ts'
import { termsOf } from '../regulations/terms.model.ts'
import type { Call, CallId, CallStage } from './call.model.ts'

function callsWithTerms(read: Reader) {
  return read
    .selectFrom('calls.call as call')
    .innerJoin('regulations.regulation as regulation', (join) =>
      join
        .onRef('regulation.municipality_id', '=', 'call.municipality_id')
        .onRef('regulation.id', '=', 'call.regulation_id'),
    )
    .selectAll('call')
    .select(['regulation.number as regulation_number', 'regulation.terms'])
}

type Row = Awaited<ReturnType<ReturnType<typeof callsWithTerms>['executeTakeFirstOrThrow']>>

function callFrom(row: Row): Call {
  return {
    municipalityId: row.municipality_id as MunicipalityId,
    id: row.id as CallId,
    slug: row.slug,
    title: row.title,
    about: row.about,
    stage: row.stage as CallStage,
    envelope: money(row.envelope),
    calendar: {
      collectingFrom: row.collecting_from,
      collectingUntil: row.collecting_until,
      reviewingUntil: row.reviewing_until,
      // The columns may be empty for a regulation without a vote; none of the presets has that yet.
      votingFrom: row.voting_from ?? row.reviewing_until,
      votingUntil: row.voting_until ?? row.reviewing_until,
      decidedBy: row.decided_by,
      worksUntil: row.works_until,
    },
    regulationId: row.regulation_id as RegulationId,
    regulationNumber: row.regulation_number,
    terms: termsOf(row.terms),
    announcedAt: row.announced_at ?? undefined,
    version: row.version,
  }
}

/** What an address can end with: anything else is no call, and some of it the database would not even take. */
const slugShape = /^[a-z0-9][a-z0-9-]{0,60}$/

/** A call of this municipality by the end of its address or by its id. */
export async function readCall(
  read: Reader,
  municipalityId: MunicipalityId,
  slugOrId: string,
): Promise<Call | undefined> {
  const id = parseId<'Call'>(slugOrId)
  if (!id && !slugShape.test(slugOrId)) return undefined
  const row = await callsWithTerms(read)
    .where('call.municipality_id', '=', municipalityId)
    .where((where) => (id ? where('call.id', '=', id) : where('call.slug', '=', slugOrId)))
    .executeTakeFirst()
  return row && callFrom(row)
}

/** All calls of the municipality, the newest first. */
export async function callsOf(read: Reader, municipalityId: MunicipalityId): Promise<Call[]> {
  const rows = await callsWithTerms(read)
    .where('call.municipality_id', '=', municipalityId)
    .orderBy('call.collecting_from', 'desc')
    .orderBy('call.slug', 'desc')
    .execute()
  return rows.map(callFrom)
}

function callById(tx: Tx, municipalityId: MunicipalityId, id: CallId) {
  return callsWithTerms(tx).where('call.municipality_id', '=', municipalityId).where('call.id', '=', id)
}

/** The call, held against every other change and move until the transaction ends. */
export async function lockCall(tx: Tx, municipalityId: MunicipalityId, id: CallId): Promise<Call | undefined> {
  const row = await callById(tx, municipalityId, id).forNoKeyUpdate('call').executeTakeFirst()
  return row && callFrom(row)
}

/** The call, held in its stage until the transaction ends. Unlike the lock, many may hold it at once. */
export async function holdCall(tx: Tx, municipalityId: MunicipalityId, id: CallId): Promise<Call | undefined> {
  const row = await callById(tx, municipalityId, id).forShare('call').executeTakeFirst()
  return row && callFrom(row)
}

/** Calls of all municipalities whose stage has outlived its days. Whether they move, the rules decide under the lock. */
export async function callsDue(read: Reader, today: CivilDate): Promise<Pick<Call, 'municipalityId' | 'id'>[]> {
  const rows = await read
    .selectFrom('calls.call')
    .select(['municipality_id', 'id'])
    .where((where) =>
      where.or([
        where.and([where('stage', '=', 'announced'), where('collecting_from', '<=', today)]),
        where.and([where('stage', '=', 'collecting'), where('collecting_until', '<', today)]),
        where.and([where('stage', '=', 'reviewing'), where('voting_from', '<=', today)]),
        where.and([where('stage', '=', 'voting'), where('voting_until', '<', today)]),
      ]),
    )
    .execute()
  return rows.map((row) => ({ municipalityId: row.municipality_id as MunicipalityId, id: row.id as CallId }))
}

/** How many initiatives of the call may stand on its ballot. */
export async function countAdmitted(read: Reader, { municipalityId, id }: Pick<Call, 'municipalityId' | 'id'>) {
  const row = await read
    .selectFrom('initiatives.initiative')
    .select((select) => select.fn.countAll().as('count'))
    .where('municipality_id', '=', municipalityId)
    .where('call_id', '=', id)
    .where('stage', 'in', ['admitted', 'on-the-ballot'])
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function takenSlugs(read: Reader, municipalityId: MunicipalityId): Promise<ReadonlySet<string>> {
  const rows = await read
    .selectFrom('calls.call')
    .select('slug')
    .where('municipality_id', '=', municipalityId)
    .execute()
  return new Set(rows.map(({ slug }) => slug))
}

function columnsOf(call: Call) {
  const { calendar } = call
  return {
    regulation_id: call.regulationId,
    title: call.title,
    about: call.about,
    stage: call.stage,
    envelope: call.envelope,
    collecting_from: calendar.collectingFrom,
    collecting_until: calendar.collectingUntil,
    reviewing_until: calendar.reviewingUntil,
    voting_from: calendar.votingFrom,
    voting_until: calendar.votingUntil,
    decided_by: calendar.decidedBy,
    works_until: calendar.worksUntil,
    version: call.version,
  }
}

/** Stores a new draft; false when this id or this address is there already. */
export async function insertCall(tx: Tx, call: Call, by: PersonId): Promise<boolean> {
  const answer = await tx
    .insertInto('calls.call')
    .values({
      municipality_id: call.municipalityId,
      id: call.id,
      slug: call.slug,
      drafted_by: by,
      drafted_at: timeOf(tx.now),
      ...columnsOf(call),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return answer.numInsertedOrUpdatedRows === 1n
}

export async function storeCall(tx: Tx, call: Call): Promise<void> {
  await tx
    .updateTable('calls.call')
    .set({
      ...columnsOf(call),
      ...(call.announcedAt === undefined ? {} : { announced_at: timeOf(call.announcedAt) }),
    })
    .where('municipality_id', '=', call.municipalityId)
    .where('id', '=', call.id)
    .execute()
}

/** Keeps when the call came into its stage, and who brought it there; nobody when its day did. */
export async function storeStageChange(tx: Tx, call: Call, by: PersonId | undefined): Promise<void> {
  await tx
    .insertInto('calls.stage_change')
    .values({
      municipality_id: call.municipalityId,
      call_id: call.id,
      stage: call.stage,
      changed_at: timeOf(tx.now),
      changed_by: by ?? null,
    })
    .execute()
}
