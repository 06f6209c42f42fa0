// A decision names its reasons and clauses, and points stay closed until nobody can score after the others.
export { openAppeals } from './appeal.store.ts'
export { commissionPoints } from './commission-points.query.ts'
export { unpublishedDecisions } from './view-publication.query.ts'
