import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Reader } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockInitiative } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { readAgreement } from './agreement.store.ts'
import type {
  Entry,
  EntryDraft,
  EntryId,
  EntryRefusal,
  EntryWords,
  Ledger,
  Party,
  PartyDraft,
} from './funding.model.ts'
import { entryOf, standingsOf } from './ledger.rules.ts'
import { countResidents, readAccounts, readEntry, storeEntry } from './ledger.store.ts'

export type MakeEntryRefusal =
  | EntryRefusal
  | { readonly code: 'no-such-initiative' }
  /** The form was sent before, with something else in it. */
  | { readonly code: 'form-used' }

/**
 * Makes a ledger entry. The initiative's row is locked first, so that two payments at once cannot both spend the same
 * money: without the lock both would see the balance from before. The same form twice is one entry.
 */
export function makeEntry(
  { db }: Platform,
  { by, ledger, id, draft, words }: { by: PersonId; ledger: Ledger; id: EntryId; draft: EntryDraft; words: EntryWords },
): Promise<Result<{ id: EntryId }, MakeEntryRefusal>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, ledger.municipalityId, ledger.initiativeId)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    const known = await readEntry(tx, ledger, id)
    if (known)
      return isSame(known, draft) && known.enteredBy === by ? ok({ id }) : refuse({ code: 'form-used' } as const)
    const facts = {
      stage: initiative.stage,
      agreement: await readAgreement(tx, ledger),
      standings: standingsOf(await readAccounts(tx, ledger)),
    }
    const decision = entryOf(facts, draft, dateOf(tx.now))
    if (!decision.ok) return decision
    const party = await numbered(tx, ledger, words.party)
    const entry = { ...words, id, kind: draft.kind, happenedOn: draft.happenedOn, reversalOf: undefined, party }
    // An id that another initiative's ledger has: it was never ours to use.
    if (!(await storeEntry(tx, ledger, entry, decision.value, by))) return refuse({ code: 'form-used' } as const)
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

function isSame(entry: Entry, draft: EntryDraft): boolean {
  const source = draft.kind === 'payment' || draft.kind === 'return' ? draft.source : draft.kind
  return (
    entry.kind === draft.kind &&
    entry.source === source &&
    entry.amount === draft.amount &&
    entry.happenedOn === draft.happenedOn
  )
}

async function numbered(read: Reader, ledger: Ledger, party: PartyDraft): Promise<Party> {
  if (party.kind !== 'resident') return party
  const last = await countResidents(read, ledger)
  const { number } = party
  return { kind: 'resident', number: number !== undefined && number <= last ? number : last + 1 }
}
