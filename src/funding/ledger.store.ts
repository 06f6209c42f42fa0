import { sql } from 'kysely'
import { money } from '../../lib/kernel/money.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { PersonId } from '../people/person.model.ts'
import {
  type Account,
  type Commodity,
  type Entry,
  type EntryId,
  type EntryKind,
  type InKind,
  type Ledger,
  moneySources,
  type Party,
  type Posting,
  type Source,
} from './funding.model.ts'

/** What every account of the initiative stands at, derived from the postings and from nothing else. */
export async function readAccounts(read: Reader, ledger: Ledger): Promise<ReadonlyMap<Account, bigint>> {
  const rows = await read
    .selectFrom('funding.posting')
    .select(['account', sql<bigint>`sum(amount)::bigint`.as('sum')])
    .where('municipality_id', '=', ledger.municipalityId)
    .where('initiative_id', '=', ledger.initiativeId)
    .groupBy('account')
    .execute()
  return new Map(rows.map(({ account, sum }) => [account as Account, sum]))
}

export type NewEntry = Pick<Entry, 'id' | 'kind' | 'happenedOn' | 'party' | 'note' | 'document' | 'reversalOf'> &
  Partial<Pick<Entry, 'inKind' | 'hours'>>

/** Writes the entry and all its postings, these in one statement, as the balance trigger wants. False: it was there already. */
export async function storeEntry(
  tx: Tx,
  ledger: Ledger,
  entry: NewEntry,
  postings: readonly Posting[],
  by: PersonId,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('funding.entry')
    .values({
      municipality_id: ledger.municipalityId,
      id: entry.id,
      initiative_id: ledger.initiativeId,
      kind: entry.kind,
      happened_on: entry.happenedOn,
      from_whom: entry.party.kind === 'organisation' ? entry.party.name : '',
      resident_number: entry.party.kind === 'resident' ? entry.party.number : null,
      in_kind: entry.inKind ?? null,
      quantity_milli: entry.hours?.milli ?? null,
      unit_price: entry.hours?.price ?? null,
      note: entry.note,
      document: entry.document,
      reversal_of: entry.reversalOf ?? null,
      entered_by: by,
      entered_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'id']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) return false
  await tx
    .insertInto('funding.posting')
    .values(
      postings.map(({ account, commodity, amount }, position) => ({
        municipality_id: ledger.municipalityId,
        entry_id: entry.id,
        position,
        initiative_id: ledger.initiativeId,
        account,
        commodity,
        amount,
      })),
    )
    .execute()
  return true
}

/** How many residents have a number in this ledger: the next one gets the number after it. */
export async function countResidents(read: Reader, ledger: Ledger): Promise<number> {
  const row = await read
    .selectFrom('funding.entry')
    .select((select) => select.fn.max('resident_number').as('last'))
    .where('municipality_id', '=', ledger.municipalityId)
    .where('initiative_id', '=', ledger.initiativeId)
    .executeTakeFirst()
  return row?.last ?? 0
}

// An entry has two sides: the one below nothing is where it came from, the other where it went.
function selectEntries(read: Reader, ledger: Ledger) {
  return read
    .selectFrom('funding.entry as e')
    .innerJoin('funding.posting as p', (join) =>
      join
        .onRef('p.municipality_id', '=', 'e.municipality_id')
        .onRef('p.entry_id', '=', 'e.id')
        .on('p.amount', '>', money(0n)),
    )
    .innerJoin('funding.posting as q', (join) =>
      join
        .onRef('q.municipality_id', '=', 'e.municipality_id')
        .onRef('q.entry_id', '=', 'e.id')
        .on('q.amount', '<', money(0n)),
    )
    .leftJoin('funding.entry as r', (join) =>
      join.onRef('r.municipality_id', '=', 'e.municipality_id').onRef('r.reversal_of', '=', 'e.id'),
    )
    .selectAll('e')
    .select(['p.amount', 'p.account as to_account', 'q.account as from_account', 'r.id as reversed_by'])
    .where('e.municipality_id', '=', ledger.municipalityId)
    .where('e.initiative_id', '=', ledger.initiativeId)
}

type EntryRow = Awaited<ReturnType<ReturnType<typeof selectEntries>['executeTakeFirstOrThrow']>>

/** Entries, newest first, each with the sum that moved and whether a later entry took it back. */
export async function listEntries(read: Reader, ledger: Ledger): Promise<readonly Entry[]> {
  const rows = await selectEntries(read, ledger)
    .orderBy('e.happened_on', 'desc')
    .orderBy('e.entered_at', 'desc')
    .orderBy('e.id')
    .execute()
  return rows.map(entryFrom)
}

export async function readEntry(
  read: Reader,
  ledger: Ledger,
  id: EntryId,
): Promise<(Entry & { enteredBy: PersonId }) | undefined> {
  const row = await selectEntries(read, ledger).where('e.id', '=', id).executeTakeFirst()
  return row && { ...entryFrom(row), enteredBy: row.entered_by as PersonId }
}

function entryFrom(row: EntryRow): Entry {
  return {
    id: row.id as EntryId,
    kind: row.kind as EntryKind,
    amount: money(row.amount),
    happenedOn: row.happened_on,
    source: sourceOf([row.from_account, row.to_account]),
    party: partyOf(row),
    inKind: (row.in_kind ?? undefined) as InKind | undefined,
    hours:
      row.quantity_milli !== null && row.unit_price !== null
        ? { milli: row.quantity_milli, price: money(row.unit_price) }
        : undefined,
    note: row.note,
    document: row.document,
    reversalOf: (row.reversal_of ?? undefined) as EntryId | undefined,
    reversed: row.reversed_by !== null,
  }
}

/** Every entry of money touches what is held of exactly one source. */
function sourceOf(accounts: readonly string[]): Source {
  return moneySources.find((source) => accounts.includes(`held-${source}`)) ?? 'in-kind'
}

function partyOf({ from_whom, resident_number }: EntryRow): Party {
  if (resident_number !== null) return { kind: 'resident', number: resident_number }
  return from_whom === '' ? { kind: 'unnamed' } : { kind: 'organisation', name: from_whom }
}

export async function readPostings(read: Reader, ledger: Ledger, entryId: string): Promise<readonly Posting[]> {
  const rows = await read
    .selectFrom('funding.posting')
    .select(['account', 'commodity', 'amount'])
    .where('municipality_id', '=', ledger.municipalityId)
    .where('initiative_id', '=', ledger.initiativeId)
    .where('entry_id', '=', entryId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    account: row.account as Account,
    commodity: row.commodity as Commodity,
    amount: money(row.amount),
  }))
}
