import { sql } from 'kysely'
import { instant } from '../../lib/kernel/instant.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import { millisOf } from '../../lib/platform/question.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { authorConsentVersion } from './author.model.ts'
import type { Initiative, InitiativeId } from './initiative.model.ts'
import type { Merger, MergerId, Side } from './merger.model.ts'
import { sealSupporter } from './support.store.ts'

type Key = { readonly municipalityId: MunicipalityId; readonly id: InitiativeId }

type MergerRow = Omit<Merger, 'proposedAt' | 'outcome'> & {
  at: number
  outcome: 'merged' | 'declined' | null
  outcomeReason: string | null
  settledAt: number | null
}

const mergers = sql`
  select g.id, g.reason, p.name as "proposerName", ${millisOf(sql.ref('g.proposed_at'))}::float8 as at, g.outcome,
    g.outcome_reason as "outcomeReason", ${millisOf(sql.ref('g.settled_at'))}::float8 as "settledAt",
    json_build_object('id', f.id, 'number', f.number, 'title', f.title) as "from",
    json_build_object('id', i.id, 'number', i.number, 'title', i.title) as "into",
    (select coalesce(json_agg(c.person_id), '[]') from initiatives.merger_consent c
      where c.municipality_id = g.municipality_id and c.merger_id = g.id) as agreed
  from initiatives.merger g
  join initiatives.initiative f on f.municipality_id = g.municipality_id and f.id = g.from_id
  join initiatives.initiative i on i.municipality_id = g.municipality_id and i.id = g.into_id
  join people.person p on p.id = g.proposed_by`

function mergerFrom({ at, outcome, outcomeReason, settledAt, ...rest }: MergerRow): Merger {
  return {
    ...rest,
    proposedAt: instant(at),
    outcome:
      outcome && settledAt !== null
        ? { kind: outcome, reason: outcomeReason ?? '', at: instant(settledAt) }
        : undefined,
  }
}

/** What was proposed to this initiative or by it, the newest first. */
export async function readMergers(read: Reader, { municipalityId, id }: Key): Promise<readonly Merger[]> {
  const { rows } = await sql<MergerRow>`${mergers} where g.municipality_id = ${municipalityId}
    and (g.from_id = ${id} or g.into_id = ${id}) order by g.proposed_at desc limit 50`.execute(read)
  return rows.map(mergerFrom)
}

export async function readMerger(
  read: Reader,
  municipalityId: MunicipalityId,
  id: MergerId,
): Promise<Merger | undefined> {
  const { rows } =
    await sql<MergerRow>`${mergers} where g.municipality_id = ${municipalityId} and g.id = ${id}`.execute(read)
  return rows[0] && mergerFrom(rows[0])
}

/** What this person proposed since the moment. Their row is locked, so that two at once are counted one after the other. */
export async function countMergersSince(tx: Tx, by: PersonId, since: Parameters<typeof timeOf>[0]): Promise<number> {
  await tx.selectFrom('people.person').select('id').where('id', '=', by).forNoKeyUpdate().execute()
  const row = await tx
    .selectFrom('initiatives.merger')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('proposed_by', '=', by)
    .where('proposed_at', '>=', timeOf(since))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function insertMerger(
  tx: Tx,
  municipalityId: MunicipalityId,
  given: {
    readonly id: MergerId
    readonly from: Side['id']
    readonly into: Side['id']
    readonly reason: string
    readonly by: PersonId
  },
): Promise<void> {
  await tx
    .insertInto('initiatives.merger')
    .values({
      municipality_id: municipalityId,
      id: given.id,
      from_id: given.from,
      into_id: given.into,
      reason: given.reason,
      proposed_by: given.by,
      proposed_at: timeOf(tx.now),
    })
    .execute()
}

/** Keeps that this author agreed; once. */
export async function storeMergerConsent(tx: Tx, municipalityId: MunicipalityId, id: MergerId, personId: PersonId) {
  await tx
    .insertInto('initiatives.merger_consent')
    .values({ municipality_id: municipalityId, merger_id: id, person_id: personId, agreed_at: timeOf(tx.now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function storeMergerOutcome(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: MergerId,
  { kind, reason, by }: { readonly kind: 'merged' | 'declined'; readonly reason: string; readonly by: PersonId },
): Promise<void> {
  await tx
    .updateTable('initiatives.merger')
    .set({
      outcome: kind,
      outcome_reason: kind === 'declined' ? reason : null,
      settled_by: by,
      settled_at: timeOf(tx.now),
    })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .execute()
}

/** Leads from the initiative that joined to the other. It has been taken back before. */
export async function storeMergedInto(tx: Tx, { municipalityId, id }: Key, into: InitiativeId): Promise<void> {
  await tx
    .updateTable('initiatives.initiative')
    .set({ merged_into: into })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .execute()
}

/**
 * Lets the authors of one stand as authors of the other. Whoever had left one of them stays among those who had a hand in it:
 * they do not check or score what it became.
 */
export async function joinAuthors(tx: Tx, from: Initiative, into: Initiative): Promise<void> {
  const { municipalityId } = from
  await sql`
    insert into initiatives.author (municipality_id, initiative_id, person_id, consented_at, consent_version, shows_name,
      left_at, removed_by)
    select ${municipalityId}::uuid, ${into.id}::uuid, g.person_id, coalesce(a.consented_at, ${timeOf(tx.now)}),
      ${authorConsentVersion}, coalesce(a.shows_name, false), a.left_at, a.removed_by
    from (select ${from.leaderId}::uuid as person_id union
      select w.person_id from initiatives.author w where w.municipality_id = ${municipalityId} and w.initiative_id = ${from.id}) g
    left join initiatives.author a on a.municipality_id = ${municipalityId} and a.initiative_id = ${from.id}
      and a.person_id = g.person_id
    where g.person_id <> ${into.leaderId}
    on conflict (municipality_id, initiative_id, person_id) do update
      set left_at = null, removed_by = null, consented_at = excluded.consented_at
      where excluded.left_at is null and initiatives.author.left_at is not null`.execute(tx)
}

/** Lets the pledges of one stand with the other too, each with its letter. */
export async function joinPledges(tx: Tx, from: Key, into: Key): Promise<void> {
  await sql`
    insert into initiatives.pledge (municipality_id, initiative_id, id, pledger, pledger_kind, kind, quantity_milli, unit,
      value, pledged_at)
    select municipality_id, ${into.id}::uuid, id, pledger, pledger_kind, kind, quantity_milli, unit, value, pledged_at
    from initiatives.pledge where municipality_id = ${from.municipalityId} and initiative_id = ${from.id}
    on conflict do nothing`.execute(tx)
  await sql`
    insert into initiatives.attachment (municipality_id, initiative_id, id, kind, name, media, digest, bytes, added_by,
      added_at, pledge_id)
    select municipality_id, ${into.id}::uuid, id, kind, name, media, digest, bytes, added_by, added_at, pledge_id
    from initiatives.attachment where municipality_id = ${from.municipalityId} and initiative_id = ${from.id}
      and pledge_id is not null
    on conflict do nothing`.execute(tx)
}

/** So many supporters go into one statement. */
const bunch = 1000

/**
 * Lets the supporters of one stand behind the other, each once, and takes off those who are its authors now. Answers who of them
 * supported online. A name from paper is sealed anew: the seal is that of its initiative.
 */
export async function joinSupporters(tx: Tx, keys: Keys, from: Key, into: Key): Promise<readonly PersonId[]> {
  const { municipalityId } = from
  const rows = await tx
    .selectFrom('initiatives.supporter')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', from.id)
    .execute()
  const purpose = `initiatives/supporter/${municipalityId}/${from.id}`
  const joining = rows.map((row) => ({
    ...row,
    initiative_id: into.id,
    added_at: timeOf(row.added_at),
    name_sealed: row.name_sealed && sealSupporter(keys, into, keys.open(purpose, row.name_sealed)),
  }))
  for (let at = 0; at < joining.length; at += bunch) {
    await tx
      .insertInto('initiatives.supporter')
      .values(joining.slice(at, at + bunch))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await sql`
    delete from initiatives.supporter s where s.municipality_id = ${municipalityId} and s.initiative_id = ${into.id}
      and exists (select from initiatives.initiative i where i.municipality_id = s.municipality_id and i.id = s.initiative_id
        and (i.leader_id = s.person_id or exists (select from initiatives.author a where a.municipality_id = i.municipality_id
          and a.initiative_id = i.id and a.person_id = s.person_id and a.left_at is null)))`.execute(tx)
  return rows.flatMap(({ person_id: id }) => (id === null ? [] : [id as PersonId]))
}
