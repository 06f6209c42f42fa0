import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord, nation } from '../record/index.ts'
import type { AnnouncedDayOff, DayOffId, DayOffRefusal } from './day-off.model.ts'
import { whyNotEnter, whyNotStrike } from './day-off.rules.ts'
import { insertDayOff, readDaysOff, strikeDay } from './day-off.store.ts'

/** Announces a day off for the whole country. Sending the same form twice answers as the first time. */
export function enterDayOff(
  platform: Platform,
  { by, day }: { readonly by: PersonId; readonly day: AnnouncedDayOff },
): Promise<Result<AnnouncedDayOff, DayOffRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const known = await readDaysOff(tx)
    if (known.announced.some(({ id }) => id === day.id)) return ok(day)
    const refusal = whyNotEnter(day.on, dateOf(tx.now), known)
    if (refusal) return refuse(refusal)
    // Somebody may be entering the same day at this moment: the index on live days lets one of them in.
    if (!(await insertDayOff(tx, day, by))) return refuse({ code: 'day-off-already', on: day.on })
    const { on, kind } = day
    const entry = { municipalityId: nation, name: 'day-off-entered', subjectId: day.id, fields: { on, kind } } as const
    await appendRecord(tx, { kind: 'person', id: by }, entry)
    return ok(day)
  })
}

/** Takes an announced day back, as long as it has not passed. */
export function strikeDayOff(
  platform: Platform,
  { by, id }: { readonly by: PersonId; readonly id: DayOffId },
): Promise<Result<AnnouncedDayOff, DayOffRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const day = (await readDaysOff(tx)).announced.find((one) => one.id === id)
    if (!day) return refuse({ code: 'no-such-day-off' })
    const refusal = whyNotStrike(day.on, dateOf(tx.now))
    if (refusal) return refuse(refusal)
    if (!(await strikeDay(tx, id, by))) return refuse({ code: 'no-such-day-off' })
    const { on, kind } = day
    const entry = { municipalityId: nation, name: 'day-off-struck', subjectId: id, fields: { on, kind } } as const
    await appendRecord(tx, { kind: 'person', id: by }, entry)
    return ok(day)
  })
}
