import { sql } from 'kysely'
import type { Instant } from '../../lib/kernel/instant.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Poll, VoterKey } from './ballot.model.ts'
import type { RollFileId, RollWay } from './roll.model.ts'

/** A line of a file with its PIN hashed, its name and phone sealed. */
export type SealedLine = {
  readonly row: number
  readonly voterKey: VoterKey
  readonly villageId: string | undefined
  readonly street: string | undefined
  readonly nameSealed: Buffer
  readonly phone: { readonly hash: Buffer; readonly sealed: Buffer } | undefined
}

export type NewRollFile = {
  readonly id: RollFileId
  readonly way: RollWay
  readonly digest: string
  readonly rows: number
  readonly needsSecond: boolean
}

export async function insertRollFile(tx: Tx, poll: Poll, file: NewRollFile, by: PersonId): Promise<void> {
  await tx
    .insertInto('ballots.roll_file')
    .values({
      municipality_id: poll.municipalityId,
      call_id: poll.callId,
      id: file.id,
      way: file.way,
      digest: file.digest,
      rows: file.rows,
      needs_second: file.needsSecond,
      prepared_by: by,
      prepared_at: timeOf(tx.now),
    })
    .execute()
}

/** Lays lines beside the roll. Arrays and not rows of parameters: of those PostgreSQL takes 65,535 in a statement. */
export async function layLines(tx: Tx, poll: Poll, fileId: RollFileId, lines: readonly SealedLine[]): Promise<void> {
  const column = <Value>(of: (line: SealedLine) => Value) => lines.map(of)
  await sql`insert into ballots.roll_file_line
      (municipality_id, call_id, file_id, row, voter_key, village_id, street, name_sealed, phone_hash, phone_sealed)
    select ${poll.municipalityId}::uuid, ${poll.callId}::uuid, ${fileId}::uuid, * from unnest(
      ${column(({ row }) => row)}::int[], ${column(({ voterKey }) => Buffer.from(voterKey))}::bytea[],
      ${column(({ villageId }) => villageId ?? null)}::uuid[], ${column(({ street }) => street ?? null)}::text[],
      ${column(({ nameSealed }) => nameSealed)}::bytea[], ${column(({ phone }) => phone?.hash ?? null)}::bytea[],
      ${column(({ phone }) => phone?.sealed ?? null)}::bytea[])`.execute(tx)
}

/** Rows of the file whose people stand on the roll already. */
export async function knownRows(tx: Tx, poll: Poll, fileId: RollFileId): Promise<readonly number[]> {
  const { rows } = await sql<{ row: number }>`select l.row from ballots.roll_file_line l
    join ballots.roll_entry e using (municipality_id, call_id, voter_key)
    where l.municipality_id = ${poll.municipalityId} and l.call_id = ${poll.callId} and l.file_id = ${fileId}
    order by l.row`.execute(tx)
  return rows.map(({ row }) => row)
}

export type Entered = { readonly added: number; readonly changed: number; readonly struck: number }

/**
 * Lets the lines of a file into the roll. Adding leaves those who are there as they are, but for a phone that was missing;
 * replacing takes off whoever is not in the file. Sealed names cannot be compared, so that everybody found again counts as
 * changed.
 */
export async function enterLines(
  tx: Tx,
  poll: Poll,
  { id, way }: { readonly id: RollFileId; readonly way: RollWay },
  by: PersonId,
): Promise<Entered> {
  const { struck, changed } = way === 'replace' ? await makeRoom(tx, poll, id) : { struck: 0, changed: 0 }
  const inserted = await sql`insert into ballots.roll_entry
      (municipality_id, call_id, voter_key, village_id, street, name_sealed)
    select municipality_id, call_id, voter_key, village_id, street, name_sealed from ballots.roll_file_line
    where municipality_id = ${poll.municipalityId} and call_id = ${poll.callId} and file_id = ${id}
    on conflict do nothing`.execute(tx)
  await enterPhones(tx, poll, id)
  const entered = { added: Number(inserted.numAffectedRows ?? 0n), changed, struck }
  await tx
    .updateTable('ballots.roll_file')
    .set({ entered_by: by, entered_at: timeOf(tx.now), ...entered })
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('id', '=', id)
    .execute()
  await dropLines(tx, poll, id)
  return entered
}

async function makeRoom(tx: Tx, poll: Poll, fileId: RollFileId): Promise<{ struck: number; changed: number }> {
  const gone = await sql<{ struck: number }>`select ballots.strike_off(${poll.municipalityId}, ${poll.callId},
    array(select e.voter_key from ballots.roll_entry e
      where e.municipality_id = ${poll.municipalityId} and e.call_id = ${poll.callId}
        and not exists (select from ballots.roll_file_line l where l.municipality_id = e.municipality_id
          and l.call_id = e.call_id and l.file_id = ${fileId} and l.voter_key = e.voter_key)),
    ${fileId}, ${timeOf(tx.now)}) as struck`.execute(tx)
  const found = await sql`update ballots.roll_entry e
    set village_id = l.village_id, street = l.street, name_sealed = l.name_sealed
    from ballots.roll_file_line l
    where l.municipality_id = ${poll.municipalityId} and l.call_id = ${poll.callId} and l.file_id = ${fileId}
      and e.municipality_id = l.municipality_id and e.call_id = l.call_id and e.voter_key = l.voter_key`.execute(tx)
  // What was proved in person outlives a list.
  await sql`delete from ballots.voter_phone where municipality_id = ${poll.municipalityId} and call_id = ${poll.callId}
    and source = 'roll'`.execute(tx)
  return { struck: gone.rows[0]?.struck ?? 0, changed: Number(found.numAffectedRows ?? 0n) }
}

/** Phones of the file for people without one, in the order of its rows, as long as the phone has a free place. */
async function enterPhones(tx: Tx, poll: Poll, fileId: RollFileId): Promise<void> {
  await sql`with wanted as (
      select l.*, row_number() over (partition by l.phone_hash order by l.row) as turn from ballots.roll_file_line l
      where l.municipality_id = ${poll.municipalityId} and l.call_id = ${poll.callId} and l.file_id = ${fileId}
        and l.phone_hash is not null and not exists (select from ballots.voter_phone p
          where p.municipality_id = l.municipality_id and p.call_id = l.call_id and p.voter_key = l.voter_key)),
    free as (
      select h.phone_hash, place.n, row_number() over (partition by h.phone_hash order by place.n) as turn
      from (select distinct phone_hash from wanted) h cross join (values (1), (2)) place(n)
      where not exists (select from ballots.voter_phone p where p.municipality_id = ${poll.municipalityId}
        and p.call_id = ${poll.callId} and p.phone_hash = h.phone_hash and p.place = place.n))
    insert into ballots.voter_phone
      (municipality_id, call_id, voter_key, phone_hash, phone_sealed, place, source, since)
    select w.municipality_id, w.call_id, w.voter_key, w.phone_hash, w.phone_sealed, f.n, 'roll', ${timeOf(tx.now)}
    from wanted w join free f on f.phone_hash = w.phone_hash and f.turn = w.turn`.execute(tx)
}

async function dropLines(tx: Tx, poll: Poll, fileId: RollFileId): Promise<void> {
  await tx
    .deleteFrom('ballots.roll_file_line')
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('file_id', '=', fileId)
    .execute()
}

/** Sends a file back: its lines go away, that it was there stays known. */
export async function storeFileReturn(
  tx: Tx,
  poll: Poll,
  { id, reason }: { readonly id: RollFileId; readonly reason: string },
  by: PersonId,
): Promise<void> {
  await dropLines(tx, poll, id)
  await tx
    .updateTable('ballots.roll_file')
    .set({ returned_by: by, returned_at: timeOf(tx.now), return_reason: reason })
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('id', '=', id)
    .execute()
}

export async function storeReport(
  tx: Tx,
  poll: Poll,
  id: RollFileId,
  { report, doubts }: { readonly report: string | undefined; readonly doubts: number },
): Promise<void> {
  await tx
    .updateTable('ballots.roll_file')
    .set({ report: report ?? null, doubts })
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('id', '=', id)
    .execute()
}

export type RollFile = Omit<NewRollFile, 'needsSecond'> & {
  readonly report: string | undefined
  readonly doubts: number
  readonly preparedBy: { readonly id: PersonId; readonly name: string }
  readonly preparedAt: Instant
  /** What became of it; undefined while it waits for a second person. */
  readonly ended:
    | ({ readonly how: 'entered'; readonly by: string; readonly at: Instant } & Entered)
    | { readonly how: 'returned'; readonly by: string; readonly at: Instant; readonly reason: string }
    | undefined
}

/** The files of a roll, the newest first; of one id alone if one is given. */
export async function readRollFiles(
  read: Reader,
  poll: Poll,
  { id, most = 20 }: { readonly id?: RollFileId; readonly most?: number } = {},
): Promise<readonly RollFile[]> {
  const rows = await read
    .selectFrom('ballots.roll_file as f')
    .innerJoin('people.person as p', 'p.id', 'f.prepared_by')
    .leftJoin('people.person as e', (join) =>
      join.on((eb) => eb('e.id', '=', eb.fn.coalesce('f.entered_by', 'f.returned_by'))),
    )
    .selectAll('f')
    .select(['p.name as preparer', 'e.name as ender'])
    .where('f.municipality_id', '=', poll.municipalityId)
    .where('f.call_id', '=', poll.callId)
    .$if(id !== undefined, (query) => query.where('f.id', '=', id ?? ''))
    .orderBy('f.prepared_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row): RollFile => {
    const by = row.ender ?? ''
    const counts = { added: row.added ?? 0, changed: row.changed ?? 0, struck: row.struck ?? 0 }
    return {
      id: row.id as RollFileId,
      way: row.way as RollWay,
      digest: row.digest,
      rows: row.rows,
      report: row.report ?? undefined,
      doubts: row.doubts,
      preparedBy: { id: row.prepared_by as PersonId, name: row.preparer },
      preparedAt: row.prepared_at,
      ended: row.entered_at
        ? { how: 'entered', by, at: row.entered_at, ...counts }
        : row.returned_at
          ? { how: 'returned', by, at: row.returned_at, reason: row.return_reason ?? '' }
          : undefined,
    }
  })
}
