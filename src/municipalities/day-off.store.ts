import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { PersonId } from '../people/person.model.ts'
import type { AnnouncedDayOff, AnnouncedKind, DayOffId, DaysOff, YearlyDayOff, YearlyKind } from './day-off.model.ts'

type Row = {
  id: string | null
  kind: string
  from_day: string
  until_day: string
  since: CivilDate
  until_on: CivilDate | null
  source: string
}

/** Yearly and announced days off in one question; struck ones are left out. */
export async function readDaysOff(read: Reader): Promise<DaysOff> {
  const { rows } = await sql<Row>`
    select null::uuid as id, kind, from_day, until_day, since, until_on, source from municipalities.yearly_day_off
    union all
    select id, kind, '', '', on_day, on_day, source from municipalities.day_off where struck_at is null
    order by since, from_day`.execute(read)
  return {
    yearly: rows.flatMap((row) =>
      row.id === null
        ? {
            kind: row.kind as YearlyKind,
            fromDay: row.from_day,
            untilDay: row.until_day,
            since: row.since,
            until: row.until_on ?? undefined,
            source: row.source as YearlyDayOff['source'],
          }
        : [],
    ),
    announced: rows.flatMap(({ id, since: on, kind, source }) =>
      id === null ? [] : { id: id as DayOffId, on, kind: kind as AnnouncedKind, source },
    ),
  }
}

/** Keeps the day, unless it is off already; whether it was kept. */
export async function insertDayOff(tx: Tx, { id, on, kind, source }: AnnouncedDayOff, by: PersonId): Promise<boolean> {
  const written = await tx
    .insertInto('municipalities.day_off')
    .values({ id, on_day: on, kind, source, entered_by: by, entered_at: timeOf(tx.now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Strikes the day, unless somebody did; whether it was struck now. */
export async function strikeDay(tx: Tx, id: DayOffId, by: PersonId): Promise<boolean> {
  const written = await tx
    .updateTable('municipalities.day_off')
    .set({ struck_by: by, struck_at: timeOf(tx.now) })
    .where('id', '=', id)
    .where('struck_at', 'is', null)
    .executeTakeFirst()
  return written.numUpdatedRows > 0n
}
