import { sql } from 'kysely'
import { type Money, money } from '../../lib/kernel/money.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { Account, Agreement, Commodity, Entry, EntryId, EntryKind, Posting, Source } from './funding.model.ts'

/** Which initiative's money: every table of the slice is keyed by these two. */
export type Ledger = { readonly municipalityId: MunicipalityId; readonly initiativeId: InitiativeId }

export async function readAgreement(read: Reader, ledger: Ledger): Promise<(Agreement & { id: string }) | undefined> {
  const row = await read
    .selectFrom('funding.agreement')
    .selectAll()
    .where('municipality_id', '=', ledger.municipalityId)
    .where('initiative_id', '=', ledger.initiativeId)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      number: row.number,
      signedOn: row.signed_on,
      budgetSum: money(row.budget_sum),
      grantSum: money(row.grant_sum),
      ownSum: money(row.own_sum),
      finishBy: row.finish_by,
    }
  )
}

export async function agreementNumberTaken(
  read: Reader,
  municipalityId: MunicipalityId,
  number: string,
): Promise<boolean> {
  const row = await read
    .selectFrom('funding.agreement')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row !== undefined
}

export async function storeAgreement(
  tx: Tx,
  ledger: Ledger,
  id: string,
  agreement: Agreement,
  by: PersonId,
): Promise<void> {
  await tx
    .insertInto('funding.agreement')
    .values({
      municipality_id: ledger.municipalityId,
      initiative_id: ledger.initiativeId,
      id,
      number: agreement.number,
      signed_on: agreement.signedOn,
      budget_sum: agreement.budgetSum,
      grant_sum: agreement.grantSum,
      own_sum: agreement.ownSum,
      finish_by: agreement.finishBy,
      signed_by: by,
      recorded_at: timeOf(tx.now),
    })
    .execute()
}

export type Balances = {
  /** Money received and not yet paid out. */
  readonly balance: Money
  readonly paid: Money
  readonly received: Readonly<Record<Source, Money>>
}

/** What every account of the initiative stands at, derived from the postings and from nothing else. */
export async function readBalances(read: Reader, ledger: Ledger): Promise<Balances> {
  const rows = await read
    .selectFrom('funding.posting')
    .select(['account', sql<bigint>`sum(amount)::bigint`.as('sum')])
    .where('municipality_id', '=', ledger.municipalityId)
    .where('initiative_id', '=', ledger.initiativeId)
    .groupBy('account')
    .execute()
  const sums = new Map(rows.map(({ account, sum }) => [account as Account, sum]))
  // A giver's account stands below nothing by what was given, less what was returned.
  const given = (account: Account): Money => money(-(sums.get(account) ?? 0n))
  return {
    balance: money(sums.get('initiative-money') ?? 0n),
    paid: money(sums.get('suppliers') ?? 0n),
    received: {
      budget: given('budget'),
      residents: given('residents'),
      business: given('business'),
      grant: given('grant'),
      'in-kind': given('in-kind-givers'),
    },
  }
}

export type NewEntry = Omit<Entry, 'reversed' | 'amount'>

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
      from_whom: entry.fromWhom,
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

/** Entries, newest first, each with the sum that moved and whether a later entry took it back. */
export async function listEntries(read: Reader, ledger: Ledger): Promise<readonly Entry[]> {
  const rows = await read
    .selectFrom('funding.entry as e')
    .innerJoin('funding.posting as p', (join) =>
      join
        .onRef('p.municipality_id', '=', 'e.municipality_id')
        .onRef('p.entry_id', '=', 'e.id')
        .on('p.amount', '>', money(0n)),
    )
    .leftJoin('funding.entry as r', (join) =>
      join.onRef('r.municipality_id', '=', 'e.municipality_id').onRef('r.reversal_of', '=', 'e.id'),
    )
    .selectAll('e')
    .select(['p.amount', 'r.id as reversed_by'])
    .where('e.municipality_id', '=', ledger.municipalityId)
    .where('e.initiative_id', '=', ledger.initiativeId)
    .orderBy('e.happened_on', 'desc')
    .orderBy('e.entered_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id as EntryId,
    kind: row.kind as EntryKind,
    amount: money(row.amount),
    happenedOn: row.happened_on,
    fromWhom: row.from_whom,
    note: row.note,
    document: row.document,
    reversalOf: (row.reversal_of ?? undefined) as EntryId | undefined,
    reversed: row.reversed_by !== null,
  }))
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
