import { randomUUID } from 'node:crypto'
import type { Instant } from '../../lib/kernel/instant.ts'
import { foldedText } from '../../lib/kernel/text.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { ChangedText, Sums } from './draft.model.ts'
import type { Initiative, InitiativeId, InitiativeStage } from './initiative.model.ts'

type Key = Pick<Initiative, 'municipalityId' | 'id'>

/**
 * The next number in the municipality. Its line in the register is held until the transaction ends: without the lock two
 * drafts at once would take the same number, and one of them would fail.
 */
export async function takeNumber(tx: Tx, municipalityId: MunicipalityId): Promise<number> {
  await tx
    .selectFrom('municipalities.municipality')
    .select('id')
    .where('id', '=', municipalityId)
    .forNoKeyUpdate()
    .execute()
  const { last } = await tx
    .selectFrom('initiatives.initiative')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('municipality_id', '=', municipalityId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

export type NewDraft = Pick<
  Initiative,
  | 'municipalityId'
  | 'id'
  | 'number'
  | 'callId'
  | 'leaderId'
  | 'typedBy'
  | 'title'
  | 'theme'
  | 'problem'
  | 'solution'
  | 'applicantKind'
> & { readonly adoptedFromPracticeId: string | undefined }

export async function insertDraft(tx: Tx, draft: NewDraft): Promise<void> {
  await tx
    .insertInto('initiatives.initiative')
    .values({
      municipality_id: draft.municipalityId,
      id: draft.id,
      number: draft.number,
      call_id: draft.callId,
      leader_id: draft.leaderId,
      typed_by: draft.typedBy ?? null,
      stage: 'draft',
      title: draft.title,
      applicant_kind: draft.applicantKind,
      theme: draft.theme ?? '',
      problem: draft.problem,
      solution: draft.solution,
      adopted_from_practice_id: draft.adoptedFromPracticeId ?? null,
      drafted_at: timeOf(tx.now),
      search_text: foldedText(draft.title),
    })
    .execute()
  await storeStageChange(tx, draft, 'draft', draft.typedBy ?? draft.leaderId)
}

/** Keeps when the initiative came into a stage, and who brought it there. */
export async function storeStageChange(tx: Tx, { municipalityId, id }: Key, stage: InitiativeStage, by: string | null) {
  await tx
    .insertInto('initiatives.stage_change')
    .values({
      municipality_id: municipalityId,
      initiative_id: id,
      id: randomUUID(),
      stage,
      changed_at: timeOf(tx.now),
      changed_by: by,
    })
    .execute()
}

/** Stores what one page of text changed, and the version after it. */
export async function storeText(tx: Tx, before: Initiative, changed: ChangedText): Promise<Initiative> {
  const after: Initiative = { ...before, ...changed, version: before.version + 1 }
  await tx
    .updateTable('initiatives.initiative')
    .set({
      title: after.title,
      theme: after.theme ?? '',
      problem: after.problem,
      solution: after.solution,
      place: after.place,
      village_id: after.villageId ?? null,
      latitude_e5: after.point?.latitudeE5 ?? null,
      longitude_e5: after.point?.longitudeE5 ?? null,
      beneficiaries: after.beneficiaries ?? null,
      upkeep: after.upkeep,
      running_cost: after.runningCost ?? null,
      women: after.benefit.women ?? null,
      children: after.benefit.children ?? null,
      youth: after.benefit.youth ?? null,
      elders: after.benefit.elders ?? null,
      target_groups: [...after.benefit.targetGroups],
      applicant_kind: after.applicantKind,
      registration: after.registration,
      in_charge: after.inCharge,
      group_name: after.groupName,
      search_text: foldedText(`${after.title} ${after.place} ${after.groupName}`),
      version: after.version,
    })
    .where('municipality_id', '=', after.municipalityId)
    .where('id', '=', after.id)
    .execute()
  if ('members' in changed) await replaceMembers(tx, after)
  return after
}

async function replaceMembers(tx: Tx, { municipalityId, id, members }: Initiative): Promise<void> {
  await tx
    .deleteFrom('initiatives.member')
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', id)
    .execute()
  if (members.length === 0) return
  await tx
    .insertInto('initiatives.member')
    .values(members.map((name, position) => ({ municipality_id: municipalityId, initiative_id: id, position, name })))
    .execute()
}

/** Stores the sums of the lines as they now are, and the next version. */
export async function storeSums(tx: Tx, before: Initiative, sums: Sums): Promise<number> {
  const version = before.version + 1
  await tx
    .updateTable('initiatives.initiative')
    .set({
      total_cost: sums.totalCost,
      own_money: sums.ownMoney,
      own_in_kind: sums.ownInKind,
      requested: sums.requested,
      version,
    })
    .where('municipality_id', '=', before.municipalityId)
    .where('id', '=', before.id)
    .execute()
  return version
}

/** When the initiative last came into this stage. */
export async function lastChangeAt(
  read: Reader,
  { municipalityId, id }: Key,
  stage: InitiativeStage,
): Promise<Instant | undefined> {
  const row = await read
    .selectFrom('initiatives.stage_change')
    .select('changed_at')
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', id)
    .where('stage', '=', stage)
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.changed_at
}

/** The initiative under this id, if a form that is sent again made it already. */
export async function draftedBefore(tx: Tx, municipalityId: MunicipalityId, id: InitiativeId) {
  return await tx
    .selectFrom('initiatives.initiative')
    .select(['number', 'leader_id', 'typed_by'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * When an initiative that this person led or wrote was last selected here, the one at hand aside; undefined when none ever
 * was. Whoever left its authors since waits too.
 */
export async function lastSelectedAt(
  read: Reader,
  municipalityId: MunicipalityId,
  personId: PersonId,
  atHand?: InitiativeId,
): Promise<Instant | undefined> {
  const row = await read
    .selectFrom('initiatives.stage_change as c')
    .innerJoin('initiatives.initiative as i', (join) =>
      join.onRef('i.municipality_id', '=', 'c.municipality_id').onRef('i.id', '=', 'c.initiative_id'),
    )
    .select('c.changed_at')
    .where('i.municipality_id', '=', municipalityId)
    .where('c.stage', '=', 'selected')
    .$if(atHand !== undefined, (query) => query.where('i.id', '<>', atHand as InitiativeId))
    .where((where) =>
      where.or([
        where('i.leader_id', '=', personId),
        where.exists(
          where
            .selectFrom('initiatives.author as a')
            .select('a.person_id')
            .whereRef('a.municipality_id', '=', 'i.municipality_id')
            .whereRef('a.initiative_id', '=', 'i.id')
            .where('a.person_id', '=', personId),
        ),
      ]),
    )
    .orderBy('c.changed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.changed_at
}
