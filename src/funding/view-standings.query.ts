import type { Reader } from '../../lib/platform/db.ts'
import type { Ledger, Standings } from './funding.model.ts'
import { standingsOf } from './ledger.rules.ts'
import { readAccounts } from './ledger.store.ts'

/** What came from each source and what is left of it, for one initiative. */
export async function standingsOfInitiative(read: Reader, ledger: Ledger): Promise<Standings> {
  return standingsOf(await readAccounts(read, ledger))
}
