// A decision names its reasons and clauses, and points stay closed until nobody can score after the others.
export { commissionPoints } from './commission-points.query.ts'
