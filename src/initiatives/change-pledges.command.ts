import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord } from '../record/index.ts'
import { type ChangeRefusal, mostRows, type Sums, type TypedPledge } from './draft.model.ts'
import { storeSums } from './draft.store.ts'
import type { Initiative, Pledge } from './initiative.model.ts'
import { putPledge, removeRow } from './line.store.ts'
import { type ChangeBy, lockToChange } from './lock-application.command.ts'
import { pledgeOf } from './pledge.rules.ts'
import { sumsOf } from './sums.rules.ts'

/** Adds a pledge valued by the regulation's tariff, or changes the one with its id. A pledge sent twice is one pledge. */
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
    if (before) await recordPledge(tx, change, initiative, 'pledge-withdrawn', before)
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
    await removeRow(tx, 'pledge', initiative, pledgeId)
    await storeSums(tx, initiative, sums)
    await recordPledge(tx, change, initiative, 'pledge-withdrawn', before)
    return ok(sums)
  })
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
