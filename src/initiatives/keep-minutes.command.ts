import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Picture } from '../../lib/platform/pictures.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord } from '../record/index.ts'
import type { ChangeRefusal } from './draft.model.ts'
import { type ChangeBy, lockToChange } from './lock-application.command.ts'
import { storePictures } from './picture.store.ts'
import type { Assembly, AssemblyProblems } from './support.model.ts'
import { assemblyProblems } from './support.rules.ts'
import { readSupport, storeAssembly } from './support.store.ts'

export type KeepMinutesRefusal = ChangeRefusal | { readonly code: 'bad-minutes'; readonly problems: AssemblyProblems }

/** Keeps the minutes of the village assembly. A picture of them, once sent, stays until another is. */
export function keepMinutes(
  platform: Platform,
  {
    assembly,
    picture,
    ...change
  }: ChangeBy & { readonly assembly: Omit<Assembly, 'minutesDigest'>; readonly picture: Picture | undefined },
): Promise<Result<Assembly, KeepMinutesRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockToChange(tx, change)
    if (!locked.ok) return locked
    const { initiative } = locked.value
    const before = await readSupport(tx, initiative)
    const kept: Assembly = {
      ...assembly,
      minutesDigest: picture?.digest ?? before.assembly?.minutesDigest,
    }
    const problems = assemblyProblems(kept, dateOf(tx.now))
    if (Object.keys(problems).length > 0) return refuse({ code: 'bad-minutes', problems } as const)
    if (picture) await storePictures(tx, [picture])
    await storeAssembly(tx, initiative, kept, change.applicant.by)
    await appendRecord(
      tx,
      { kind: 'person', id: change.applicant.by },
      {
        municipalityId: initiative.municipalityId,
        name: 'assembly-minutes-kept',
        subjectId: initiative.id,
        fields: { heldOn: kept.heldOn, present: kept.women + kept.men },
      },
    )
    return ok(kept)
  })
}
