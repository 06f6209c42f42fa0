import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { machine } from '../../lib/platform/machine.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { hexOf } from '../log/engine/bytes.ts'
import { leafHash, rootOver } from '../log/engine/tree.ts'
import { momentOf } from '../log/entry.rules.ts'
import { tellLog } from '../log/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { Poll } from './ballot.model.ts'
import type { RollRefusal } from './roll.model.ts'
import { freezingOf, preparingOf } from './roll.rules.ts'
import { lockRoll, storeFrozenRoll, storePreparation } from './roll.store.ts'
import { publishedCounts, toldVillages } from './roll-counts.rules.ts'
import { countStreets, listVoterKeys, storeCounts, villageNames } from './roll-counts.store.ts'

export type FreezingRefusal = RollRefusal | { readonly code: 'no-such-call' }
type Given = { readonly by: PersonId; readonly poll: Poll }

/** Prepares the freezing: the roll is at rest until another person confirms it or sends it back. */
export function prepareFreezing(
  { db, mode }: Platform,
  { by, poll }: Given,
): Promise<Result<{ count: number }, FreezingRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<{ count: number }, FreezingRefusal>> => {
    const facts = await lockRoll(tx, poll)
    if (!facts) return refuse({ code: 'no-such-call' })
    const decision = preparingOf(facts, { mayBeEarly: mode === 'demo' })
    if (!decision.ok) return decision
    await storePreparation(tx, poll, { by })
    const entry = { municipalityId: poll.municipalityId, subjectId: poll.callId }
    const fields = { count: facts.count }
    await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'roll-freezing-prepared', fields })
    return ok(fields)
  })
}

/** Freezes the roll that another person prepared: from now on nobody is added or struck off, and its size is public. */
export function freezeRoll({ db }: Platform, { by, poll }: Given): Promise<Result<{ count: number }, FreezingRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<{ count: number }, FreezingRefusal>> => {
    const facts = await lockRoll(tx, poll)
    if (!facts) return refuse({ code: 'no-such-call' })
    const decision = freezingOf(facts, by)
    if (!decision.ok) return decision
    const counts = publishedCounts(await countStreets(tx, poll))
    await storeCounts(tx, poll, counts)
    const keys = await listVoterKeys(tx, poll)
    const root = rootOver(
      machine,
      keys.map((key) => leafHash(machine, key)),
    )
    await storeFrozenRoll(tx, poll, by, root)
    const entry = { municipalityId: poll.municipalityId, subjectId: poll.callId }
    const { count } = facts
    const fields = { count, root: hexOf(root) }
    await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'roll-frozen', fields })
    await tellLog(tx, poll.municipalityId, {
      kind: 'roll.frozen',
      vote: poll.callId,
      voters: count,
      villages: toldVillages(counts, await villageNames(tx, poll)),
      digest: hexOf(root),
      at: momentOf(tx.now),
    })
    return ok({ count })
  })
}

/** Sends a prepared freezing back, so that the roll can be changed again. Whoever prepared it may do so too. */
export function returnFreezing(
  { db }: Platform,
  { by, poll, reason }: Given & { readonly reason: string },
): Promise<Result<'returned', FreezingRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<'returned', FreezingRefusal>> => {
    const facts = await lockRoll(tx, poll)
    if (!facts) return refuse({ code: 'no-such-call' })
    if (facts.frozen) return refuse({ code: 'roll-frozen', clause: 'one-vote' })
    if (facts.preparedBy === undefined) return refuse({ code: 'nothing-waits', clause: 'voting-age' })
    await storePreparation(tx, poll, { returnReason: reason })
    const entry = { municipalityId: poll.municipalityId, subjectId: poll.callId }
    await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'roll-freezing-returned', fields: {} })
    return ok('returned')
  })
}
