import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockInitiative } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { EntryDraft, EntryId, EntryRefusal } from './funding.model.ts'
import { type Ledger, readAgreement, readBalances, storeEntry } from './funding.store.ts'
import { entryOf } from './ledger.rules.ts'

export type MakeEntryRefusal = EntryRefusal | { readonly code: 'no-such-initiative' }

/**
 * Makes a ledger entry. The initiative's row is locked first, so that two payments at once cannot both spend the same
 * money: without the lock both would see the balance from before.
 */
export function makeEntry(
  { db }: Platform,
  {
    by,
    ledger,
    id,
    draft,
    words,
  }: {
    by: PersonId
    ledger: Ledger
    id: EntryId
    draft: EntryDraft
    words: { readonly fromWhom: string; readonly note: string; readonly document: string }
  },
): Promise<Result<{ id: EntryId }, MakeEntryRefusal>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, ledger.municipalityId, ledger.initiativeId)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    const balances = await readBalances(tx, ledger)
    const facts = { stage: initiative.stage, agreement: await readAgreement(tx, ledger), ...balances }
    const decision = entryOf(facts, draft, dateOf(tx.now))
    if (!decision.ok) return decision
    const entry = { id, kind: draft.kind, happenedOn: draft.happenedOn, reversalOf: undefined, ...words }
    if (!(await storeEntry(tx, ledger, entry, decision.value, by))) return ok({ id })
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      {
        municipalityId: ledger.municipalityId,
        name: 'entry-made',
        subjectId: ledger.initiativeId,
        fields: { entryId: id, kind: draft.kind, amount: draft.amount.toString() },
      },
    )
    return ok({ id })
  })
}
