import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord } from '../record/index.ts'
import { removeLetterRows } from './attachment.store.ts'
import { type ChangeRefusal, mostRows, type Sums, type TypedPledge } from './draft.model.ts'
import { storeSums } from './draft.store.ts'
import type { Initiative, Pledge } from './initiative.model.ts'
import { putPledge, removeRow } from './line.store.ts'
import { type ChangeBy, lockToChange } from './lock-application.command.ts'
import { pledgeOf } from './pledge.rules.ts'
import { sumsOf } from './sums.rules.ts'

/**
 * Adds a pledge valued by the regulation's tariff, or changes the one with its id. A pledge sent twice is one pledge. The
 * letter of one that changes is taken away: it promised something else.
 */
export function makePledge(
  platform: Platform,
  { pledge: typed, ...change }: ChangeBy & { readonly pledge: TypedPledge },
): Promise<Result<Sums, ChangeRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockToChange(tx, change)
    if (!locked.ok) return locked
    const { initiative, call } = locked.value
    const before = initiative.pledges.find(({ id }) => id === typed.id)
    const others = initiative.pledges.filter((one) => one !== before)
    const pledge = pledgeOf(typed, call.terms, sumsOf(initiative.budget, others))
    if (!pledge.ok) return pledge
    if (others.length >= mostRows.pledges) return refuse({ code: 'too-many', most: mostRows.pledges })
    const sums = sumsOf(initiative.budget, [...others, pledge.value])
    if (before && isSame(before, pledge.value)) return ok(sums)
    await putPledge(tx, initiative, pledge.value)
    await storeSums(tx, initiative, sums)
    if (before) await withdrawn(tx, change, initiative, before)
    await recordPledge(tx, change, initiative, 'pledge-made', pledge.value)
    return ok(sums)
  })
}

/** Takes a pledge back; one that is gone already stays gone. */
export function withdrawPledge(
  platform: Platform,
  { pledgeId, ...change }: ChangeBy & { readonly pledgeId: string },
): Promise<Result<Sums, ChangeRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockToChange(tx, change)
    if (!locked.ok) return locked
    const { initiative } = locked.value
    const before = initiative.pledges.find(({ id }) => id === pledgeId)
    const sums = sumsOf(
      initiative.budget,
      initiative.pledges.filter((one) => one !== before),
    )
    if (!before) return ok(sums)
    await withdrawn(tx, change, initiative, before)
    await removeRow(tx, 'pledge', initiative, pledgeId)
    await storeSums(tx, initiative, sums)
    return ok(sums)
  })
}

/** A pledge that is no longer meant so: its letter goes with it. */
async function withdrawn(tx: Tx, change: ChangeBy, initiative: Initiative, pledge: Pledge): Promise<void> {
  const { municipalityId, id } = initiative
  for (const attachmentId of await removeLetterRows(tx, initiative, pledge.id)) {
    const actor = { kind: 'person', id: change.applicant.by } as const
    await appendRecord(tx, actor, {
      municipalityId,
      name: 'attachment-removed',
      subjectId: id,
      fields: { attachmentId },
    })
  }
  await recordPledge(tx, change, initiative, 'pledge-withdrawn', pledge)
}

function isSame(one: Pledge, other: Pledge): boolean {
  return (
    one.pledger === other.pledger &&
    one.pledgerKind === other.pledgerKind &&
    one.kind === other.kind &&
    one.quantityMilli === other.quantityMilli &&
    one.value === other.value
  )
}

async function recordPledge(
  tx: Tx,
  { applicant }: ChangeBy,
  { municipalityId, id }: Initiative,
  name: 'pledge-made' | 'pledge-withdrawn',
  { kind, value }: Pledge,
): Promise<void> {
  const actor = { kind: 'person', id: applicant.by } as const
  const worth = value.toString()
  if (name === 'pledge-made') {
    await appendRecord(tx, actor, { municipalityId, name, subjectId: id, fields: { kind, value: worth } })
    return
  }
  await appendRecord(tx, actor, { municipalityId, name, subjectId: id, fields: { value: worth } })
}
