import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { Tx } from '../../lib/platform/db.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { type Applicant, isTheirs, whyClosed } from './application.rules.ts'
import type { ChangeRefusal, ClosedRefusal } from './draft.model.ts'
import { lastChangeAt } from './draft.store.ts'
import type { Initiative, InitiativeId } from './initiative.model.ts'
import { lockInitiative } from './initiative.store.ts'

/** Whose application is changed, by whom, and from which version; no version where a row only is added or taken away. */
export type ChangeBy = {
  readonly applicant: Applicant
  readonly municipalityId: MunicipalityId
  readonly id: InitiativeId
  readonly version?: number | undefined
}

type Locked = { readonly initiative: Initiative; readonly call: Call }
type LockRefusal =
  | Extract<ChangeRefusal, { code: 'no-such-initiative' | 'not-yours' | 'changed-meanwhile' }>
  | ClosedRefusal

/** The application, locked, if this person may change it today and nobody did since the form was shown. */
export async function lockToChange(
  tx: Tx,
  { applicant, municipalityId, id, version }: ChangeBy,
): Promise<Result<Locked, LockRefusal>> {
  const initiative = await lockInitiative(tx, municipalityId, id)
  const call = initiative && (await readCall(tx, municipalityId, initiative.callId))
  if (!initiative || !call) return refuse({ code: 'no-such-initiative' })
  if (!isTheirs(initiative, applicant)) return refuse({ code: 'not-yours' })
  const returnedAt = initiative.stage === 'returned' ? await lastChangeAt(tx, initiative, 'returned') : undefined
  const closed = whyClosed({ initiative, call, returnedAt, today: dateOf(tx.now) })
  if (closed) return refuse(closed)
  if (version !== undefined && version !== initiative.version) {
    return refuse({ code: 'changed-meanwhile', version: initiative.version })
  }
  return ok({ initiative, call })
}

/** Tells the record that the application was changed, under its new version. */
export async function recordChange(
  tx: Tx,
  { by }: Applicant,
  { municipalityId, id }: Pick<Initiative, 'municipalityId' | 'id'>,
  version: number,
): Promise<void> {
  await appendRecord(
    tx,
    { kind: 'person', id: by },
    { municipalityId, name: 'initiative-changed', subjectId: id, fields: { version } },
  )
}
