// The log only grows, nothing is signed that denies what was signed before, and no entry leads from a voter to a ballot.
export { keepLog, keepLogs } from './keep-logs.command.ts'
export type { Channel, Leaf, VoteId } from './leaf.model.ts'
export { voteKeyName } from './purpose.rules.ts'
export { tellLog, tellOfBallot } from './tell-log.command.ts'
