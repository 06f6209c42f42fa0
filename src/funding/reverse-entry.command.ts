import { dateOf } from '../../lib/kernel/civil-date.ts'
import { type Money, money } from '../../lib/kernel/money.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockInitiative } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { EntryId } from './funding.model.ts'
import { type Ledger, listEntries, readBalances, readPostings, storeEntry } from './funding.store.ts'
import { reversalOf } from './ledger.rules.ts'

export type ReverseRefusal =
  | { readonly code: 'no-such-entry' }
  | { readonly code: 'reversed-already' }
  | { readonly code: 'spent-already'; readonly balance: Money }

/** Takes an entry back by its mirror image: nothing is ever erased. Money that was paid out cannot be taken back. */
export function reverseEntry(
  { db }: Platform,
  { by, ledger, entryId, id, note }: { by: PersonId; ledger: Ledger; entryId: EntryId; id: EntryId; note: string },
): Promise<Result<{ id: EntryId }, ReverseRefusal>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, ledger.municipalityId, ledger.initiativeId)
    const entry = initiative && (await listEntries(tx, ledger)).find((candidate) => candidate.id === entryId)
    if (!entry || entry.kind === 'reversal') return refuse({ code: 'no-such-entry' } as const)
    if (entry.reversed) return refuse({ code: 'reversed-already' } as const)
    const postings = reversalOf(await readPostings(tx, ledger, entryId))
    const { balance } = await readBalances(tx, ledger)
    const takesOut = postings.find(({ account }) => account === 'initiative-money')?.amount ?? 0n
    if (balance + takesOut < 0n) return refuse({ code: 'spent-already', balance: money(balance) } as const)
    const reversal = {
      id,
      kind: 'reversal',
      happenedOn: dateOf(tx.now),
      reversalOf: entryId,
      fromWhom: '',
      note,
      document: '',
    } as const
    if (!(await storeEntry(tx, ledger, reversal, postings, by))) return ok({ id })
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
