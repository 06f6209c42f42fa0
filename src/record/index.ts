// The record only grows, and every entry is written in the transaction of the change it tells of.
export type { Actor, RecordEntry, RecordName } from './record.model.ts'
export { nation } from './record.model.ts'
export { appendRecord } from './record.store.ts'
