/** `@demilge/tally`: bytes of a .pb file in, who is selected and why out. Nothing here reads a file, a clock or a die. */
export { type Ballots, type Election, electionOf, type PlainElection, type Project, type VoteType } from './election.ts'
export { countByEnvelopes, type EnvelopeOutcome, type Envelopes } from './envelopes.ts'
export type { Fraction } from './exact/fraction.ts'
export { sha256 } from './exact/sha-256.ts'
export { type Certificate, certificateOf, type NotSelected, type Round } from './explain/certificate.ts'
export { overlapOf, type Reach, reachOf } from './explain/compare.ts'
export { type Language, paragraphOf, type Telling } from './explain/paragraph.ts'
export {
  type MoneyFlowWords,
  moneyByPlace,
  moneyFlow,
  type PlaceWords,
  type SupportWords,
  supportAgainstCost,
} from './explain/pictures.ts'
export { recount, verify } from './explain/verify.ts'
export type { Limits } from './limits.ts'
export type { Outcome } from './outcome.ts'
export { writtenAmount } from './pb/amount.ts'
export { type Check, checkElection } from './pb/check/check.ts'
export { type CheckFault, type CheckRule, checkingFaults } from './pb/check/findings.ts'
export { type Fault, readingFaults } from './pb/fault.ts'
export { type Reading, readElection } from './pb/read.ts'
export { type Writing, writeElection } from './pb/write.ts'
export { knownRules, nameOf, type Rule, ruleOf } from './rule.ts'
export { type CountOptions, Tally } from './tally.ts'
export type { TieOrder } from './tie-order.ts'
