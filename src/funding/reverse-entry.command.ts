import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockInitiative } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { readAgreement } from './agreement.store.ts'
import type { EntryId, Ledger, ReversalRefusal } from './funding.model.ts'
import { reversalOf, standingsOf } from './ledger.rules.ts'
import { readAccounts, readEntry, readPostings, storeEntry } from './ledger.store.ts'

export type ReverseRefusal = ReversalRefusal | { readonly code: 'no-such-entry' }

/**
 * Takes an entry back by its mirror image: nothing is ever erased. Money that was paid out cannot be taken back. The same
 * form twice is one reversal; of two at once, the initiative's lock lets the second see the first.
 */
export function reverseEntry(
  { db }: Platform,
  { by, ledger, entryId, id, note }: { by: PersonId; ledger: Ledger; entryId: EntryId; id: EntryId; note: string },
): Promise<Result<{ id: EntryId }, ReverseRefusal>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, ledger.municipalityId, ledger.initiativeId)
    const entry = initiative && (await readEntry(tx, ledger, entryId))
    if (!entry || entry.kind === 'reversal') return refuse({ code: 'no-such-entry' } as const)
    const known = await readEntry(tx, ledger, id)
    if (known?.reversalOf === entryId) return ok({ id })
    const facts = {
      stage: initiative.stage,
      agreement: await readAgreement(tx, ledger),
      standings: standingsOf(await readAccounts(tx, ledger)),
    }
    const postings = await readPostings(tx, ledger, entryId)
    const decision = reversalOf(facts, { reversed: entry.reversed, postings })
    if (!decision.ok) return decision
    const reversal = { id, kind: 'reversal', happenedOn: dateOf(tx.now), reversalOf: entryId, note } as const
    const words = { party: { kind: 'unnamed' }, document: '' } as const
    if (!(await storeEntry(tx, ledger, { ...reversal, ...words }, decision.value, by)))
      return refuse({ code: 'no-such-entry' } as const)
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      {
        municipalityId: ledger.municipalityId,
        name: 'entry-reversed',
        subjectId: ledger.initiativeId,
        fields: { entryId },
      },
    )
    return ok({ id })
  })
}
