// Works are accepted once, after they were reported as finished, and handed over with no money left.

export { acceptWorks } from './accept-works.command.ts'
export { assessWorks } from './assess-works.command.ts'
export { handOverWorks } from './hand-over-works.command.ts'
export { listReports as reportsOfInitiative, readAcceptance as acceptanceOfInitiative } from './implementation.store.ts'
export { reportProgress } from './report-progress.command.ts'
