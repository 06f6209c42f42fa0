// Entries balance, are never changed, and no account of an initiative goes below nothing.

export type { Balances, Ledger } from './funding.store.ts'
export { readAgreement as agreementOfInitiative, readBalances as balancesOfInitiative } from './funding.store.ts'
