import { assert } from '../../lib/kernel/assert.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { Election } from './engine/election.ts'
import type { Fault, FaultRule } from './engine/pb/fault.ts'
import { readElection } from './engine/pb/read.ts'

/** What is wrong with a file, in the few words that help whoever has it to mend it. */
export type FaultKind = 'encoding' | 'parts' | 'meta' | 'row' | 'amount' | 'project' | 'ballot' | 'count' | 'size'

const kinds: Readonly<Record<FaultRule, FaultKind>> = {
  'not-utf-8': 'encoding',
  'too-large': 'size',
  'missing-section': 'parts',
  'duplicate-section': 'parts',
  'no-header': 'parts',
  'duplicate-column': 'parts',
  'missing-column': 'parts',
  'duplicate-key': 'meta',
  'missing-key': 'meta',
  'unclosed-quote': 'row',
  'blank-line': 'row',
  'extra-cells': 'row',
  'empty-id': 'project',
  'duplicate-project': 'project',
  'duplicate-voter': 'ballot',
  'unknown-vote-type': 'meta',
  'not-an-amount': 'amount',
  'comma-in-amount': 'amount',
  'not-positive': 'amount',
  'too-fine': 'amount',
  'too-much': 'amount',
  'wrong-count': 'count',
  'no-projects': 'count',
  'no-ballots': 'count',
  'too-many-marks': 'size',
  'row-too-short': 'row',
  'unknown-project': 'ballot',
  'duplicate-in-ballot': 'ballot',
  'blank-in-list': 'ballot',
  'empty-ballot': 'ballot',
  'more-than-one': 'ballot',
  'points-missing': 'ballot',
  'points-unexpected': 'ballot',
  'points-mismatch': 'ballot',
  'not-points': 'ballot',
}

export type FileFault = {
  readonly kind: FaultKind
  /** From 1; 0 where the whole file is meant. */
  readonly line: number
  readonly found: string
}

export function faultKind(rule: FaultRule): FaultKind {
  return kinds[rule]
}

/** The vote in the bytes of a .pb file, or the first thing for which it cannot be counted. */
export function electionOfFile(bytes: Uint8Array): Result<Election, FileFault> {
  const { election, faults } = readElection(bytes)
  if (election) return ok(election)
  const fault = firstError(faults)
  assert(fault, 'a file that gives no election has an error')
  return refuse(fault)
}

/** The first fault for which the file cannot be counted: the ones after it often only follow from it. */
export function firstError(faults: readonly Fault[]): FileFault | undefined {
  const error = faults.find(({ severity }) => severity === 'error')
  return error && { kind: kinds[error.rule], line: error.line, found: error.found }
}
