import { dateOf } from '../../lib/kernel/civil-date.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord, nation } from '../record/index.ts'
import { type MessageText, writeToPerson } from './message.store.ts'
import type { PersonId } from './person.model.ts'
import type { DueWork } from './reminder.model.ts'
import { dueWork } from './reminder.rules.ts'
import { insertTold, putWanted, readTold, takeDay } from './reminder.store.ts'
import type { Waiting } from './work.model.ts'

/**
 * Reminds a person of what is due soon: at most one message a day, and of each deadline once for each of its days.
 * Answers how many lines were told.
 */
export function remindPerson(
  platform: Platform,
  {
    personId,
    waiting,
    tell,
  }: {
    readonly personId: PersonId
    readonly waiting: readonly Waiting[]
    readonly tell: (due: readonly DueWork[]) => MessageText
  },
): Promise<number> {
  return inTransaction(platform.db, async (tx) => {
    const today = dateOf(tx.now)
    if (!(await takeDay(tx, personId, today))) return 0
    const due = dueWork(waiting, await readTold(tx, personId, today), tx.now)
    if (due.length === 0) return 0
    await insertTold(tx, personId, due)
    await writeToPerson(tx, platform, personId, tell(due))
    return due.length
  })
}

/** A person wants reminders, or wants them no more. */
export function wantReminders(
  platform: Platform,
  { by, wanted }: { readonly by: PersonId; readonly wanted: boolean },
): Promise<void> {
  return inTransaction(platform.db, async (tx) => {
    if (!(await putWanted(tx, by, wanted))) return
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      {
        municipalityId: nation,
        name: 'reminders-wanted',
        subjectId: by,
        fields: { wanted },
      },
    )
  })
}
