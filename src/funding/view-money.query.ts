import type { Reader } from '../../lib/platform/db.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import { readInitiative } from '../initiatives/index.ts'
import { type Initiative, publicStages } from '../initiatives/initiative.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { agreementNumberTaken, readAgreement } from './agreement.store.ts'
import type { Agreement, Entry, Standings } from './funding.model.ts'
import { standingsOf } from './ledger.rules.ts'
import { listEntries, readAccounts } from './ledger.store.ts'

export type MoneyView = {
  readonly initiative: Initiative
  readonly call: Call
  readonly agreement: (Agreement & { readonly id: string }) | undefined
  readonly standings: Standings
  readonly entries: readonly Entry[]
}

/** All about the money of one initiative that anybody may see; `number` as it stands in the address. */
export async function viewMoney(
  read: Reader,
  municipalityId: MunicipalityId,
  number: string,
): Promise<MoneyView | undefined> {
  if (!/^[1-9]\d{0,8}$/.test(number)) return undefined
  const initiative = await readInitiative(read, municipalityId, Number(number))
  if (!initiative || !publicStages.includes(initiative.stage)) return undefined
  const ledger = { municipalityId, initiativeId: initiative.id }
  const [call, agreement, accounts, entries] = await Promise.all([
    readCall(read, municipalityId, initiative.callId),
    readAgreement(read, ledger),
    readAccounts(read, ledger),
    listEntries(read, ledger),
  ])
  return call && { initiative, call, agreement, standings: standingsOf(accounts), entries }
}

/** Whether the agreement's number is used already; asked while the form is checked, before it is signed. */
export function isNumberTaken(read: Reader, municipalityId: MunicipalityId, number: string): Promise<boolean> {
  return agreementNumberTaken(read, municipalityId, number)
}
