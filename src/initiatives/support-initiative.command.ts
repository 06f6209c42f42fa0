import type { Pin } from '../../lib/kernel/pin.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { isTheirs } from './application.rules.ts'
import type { ChangeRefusal } from './draft.model.ts'
import type { InitiativeId } from './initiative.model.ts'
import { lockInitiative } from './initiative.store.ts'
import { type ChangeBy, lockToChange } from './lock-application.command.ts'
import type { SupportRefusal } from './support.model.ts'
import { whyMayNotSupport } from './support.rules.ts'
import {
  addSupporter,
  openGathering,
  readSupport,
  removeSupporter,
  sealSupporter,
  supporterKeyOf,
} from './support.store.ts'

type Subject = { readonly municipalityId: MunicipalityId; readonly id: InitiativeId }

/** Lets anybody read the draft and support it. */
export function openForSupport(platform: Platform, change: ChangeBy): Promise<Result<'open', ChangeRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockToChange(tx, change)
    if (!locked.ok) return locked
    const { initiative } = locked.value
    await openGathering(tx, initiative)
    await appendRecord(
      tx,
      { kind: 'person', id: change.applicant.by },
      { municipalityId: initiative.municipalityId, name: 'support-opened', subjectId: initiative.id, fields: {} },
    )
    return ok('open' as const)
  })
}

/** Supports an initiative online, once: the PIN only tells one resident from another and is not kept. */
export function supportInitiative(
  { db, keys }: Platform,
  { by, municipalityId, id, pin }: Subject & { readonly by: PersonId; readonly pin: Pin },
): Promise<Result<'supported', SupportRefusal>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, municipalityId, id)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    const { gathering } = await readSupport(tx, initiative)
    const refusal = whyMayNotSupport(initiative, gathering, by)
    if (refusal) return refuse(refusal)
    const key = supporterKeyOf(keys, initiative, pin)
    if (!(await addSupporter(tx, initiative, { key, personId: by }, by))) {
      return refuse({ code: 'supported-already', clause: 'supporters' } as const)
    }
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      { municipalityId, name: 'initiative-supported', subjectId: id, fields: { way: 'online', count: 1 } },
    )
    return ok('supported' as const)
  })
}

/** Takes one's own support back while the initiative gathers it. */
export function takeSupportBack(
  { db }: Platform,
  { by, municipalityId, id }: Subject & { readonly by: PersonId },
): Promise<Result<'taken-back', SupportRefusal>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, municipalityId, id)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    const { gathering } = await readSupport(tx, initiative)
    const refusal = whyMayNotSupport(initiative, gathering, by)
    if (refusal) return refuse(refusal)
    if (await removeSupporter(tx, initiative, by)) {
      await appendRecord(
        tx,
        { kind: 'person', id: by },
        { municipalityId, name: 'support-taken-back', subjectId: id, fields: {} },
      )
    }
    return ok('taken-back' as const)
  })
}

export type SheetRow = { readonly pin: Pin; readonly name: string }

/** Enters rows of a signed sheet. Who supports it already is left as it is and told by row; the others count. */
export function enterSupportSheet(
  { db, keys }: Platform,
  { applicant, municipalityId, id, rows }: Omit<ChangeBy, 'version'> & { readonly rows: readonly SheetRow[] },
): Promise<Result<{ readonly added: number; readonly doubled: readonly number[] }, SupportRefusal | ChangeRefusal>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, municipalityId, id)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    if (!isTheirs(initiative, applicant) && !applicant.isOfficer) return refuse({ code: 'not-yours' } as const)
    // Whoever enters a sheet vouches for it; the group's own leader may do so too.
    const refusal = whyMayNotSupport(initiative, true, undefined)
    if (refusal) return refuse(refusal)
    const doubled: number[] = []
    for (const [at, { pin, name }] of rows.entries()) {
      const supporter = {
        key: supporterKeyOf(keys, initiative, pin),
        nameSealed: sealSupporter(keys, initiative, name),
      }
      if (!(await addSupporter(tx, initiative, supporter, applicant.by))) doubled.push(at + 1)
    }
    const added = rows.length - doubled.length
    if (added > 0) {
      await appendRecord(
        tx,
        { kind: 'person', id: applicant.by },
        { municipalityId, name: 'initiative-supported', subjectId: id, fields: { way: 'paper', count: added } },
      )
    }
    return ok({ added, doubled })
  })
}
