// One person has one live ballot, and no table leads from a ballot back to a person without the key of the call.

export type { Poll } from './ballot.model.ts'
export { openVoting } from './open-voting.command.ts'
export type { BallotCount } from './poll.store.ts'
export { countBallots } from './poll.store.ts'
