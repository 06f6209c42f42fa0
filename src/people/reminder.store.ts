import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { PersonId } from './person.model.ts'
import type { Told } from './reminder.model.ts'

/**
 * Takes the day for this person: false when it was taken already, or when they want no reminders. Two processes at once wait
 * for each other on the row, and the second finds the day taken.
 */
export async function takeDay(tx: Tx, personId: PersonId, today: CivilDate): Promise<boolean> {
  const { rows } = await sql`
    insert into people.reminding as r (person_id, looked_on) values (${personId}, ${today})
    on conflict (person_id) do update set looked_on = excluded.looked_on
      where r.wanted and (r.looked_on is null or r.looked_on < excluded.looked_on)
    returning 1`.execute(tx)
  return rows.length > 0
}

/** What this person was told of for deadlines from today on. */
export async function readTold(read: Reader, personId: PersonId, today: CivilDate): Promise<readonly Told[]> {
  const rows = await read
    .selectFrom('people.reminder')
    .select(['subject', 'due_on', 'days_before'])
    .where('person_id', '=', personId)
    .where('due_on', '>=', today)
    .execute()
  return rows.map(({ subject, due_on: dueOn, days_before: daysBefore }) => ({ subject, dueOn, daysBefore }))
}

/** Notes what is told now. A line told before breaks the key: nobody is told twice. */
export async function insertTold(tx: Tx, personId: PersonId, told: readonly Told[]): Promise<void> {
  const at = timeOf(tx.now)
  await tx
    .insertInto('people.reminder')
    .values(
      told.map(({ subject, dueOn, daysBefore }) => ({
        person_id: personId,
        subject,
        due_on: dueOn,
        days_before: daysBefore,
        told_at: at,
      })),
    )
    .execute()
}

/** Switches reminders on or off; whether that changed anything. */
export async function putWanted(tx: Tx, personId: PersonId, wanted: boolean): Promise<boolean> {
  const { rows } = await sql`
    insert into people.reminding as r (person_id, wanted) values (${personId}, ${wanted})
    on conflict (person_id) do update set wanted = excluded.wanted where r.wanted <> excluded.wanted
    returning 1`.execute(tx)
  return rows.length > 0
}

/** Whether this person wants reminders: everybody does who did not say otherwise. */
export async function readWanted(read: Reader, personId: PersonId): Promise<boolean> {
  const row = await read
    .selectFrom('people.reminding')
    .select('wanted')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.wanted ?? true
}
