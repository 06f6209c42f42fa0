import { money } from '../../lib/kernel/money.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { Agreement, Ledger } from './funding.model.ts'

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

/** False when an agreement with this number was signed in the same moment. */
export async function storeAgreement(
  tx: Tx,
  ledger: Ledger,
  id: string,
  agreement: Agreement,
  by: PersonId,
): Promise<boolean> {
  const inserted = await tx
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
    .onConflict((conflict) => conflict.columns(['municipality_id', 'number']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}
