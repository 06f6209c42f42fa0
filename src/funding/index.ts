// Entries balance, are never changed, and no account of an initiative goes below nothing.

export { readAgreement as agreementOfInitiative } from './agreement.store.ts'
export { listEntries as entriesOfInitiative } from './ledger.store.ts'
export { makeEntry } from './make-entry.command.ts'
export { reverseEntry } from './reverse-entry.command.ts'
export { signAgreement } from './sign-agreement.command.ts'
export { standingsOfInitiative } from './view-standings.query.ts'
