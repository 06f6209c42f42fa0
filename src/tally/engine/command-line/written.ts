import type { Election } from '../election.ts'
import { writeElection } from '../pb/write.ts'
import { nameOf } from '../rule.ts'
import { WrongArguments } from './arguments.ts'
import type { Counted } from './evidence.ts'

/** The file in its canonical form, line by line in pieces; with what a rule selected, where one was counted. */
export function* writtenFile(
  election: Election,
  source: Uint8Array,
  counted: readonly Counted[] = [],
): Generator<string, void> {
  const [one, ...others] = counted
  if (others.length > 0) throw new WrongArguments('a .pb file holds the outcome of one rule')
  const pieces = writeElection(election, one ? { source, ...outcomeOf(election, one) } : { source })
  // The terminal ends each text with a line feed of its own.
  for (const piece of pieces) yield piece.slice(0, -1)
}

function outcomeOf(election: Election, { rule, outcome }: Counted) {
  const { selected, ties } = outcome
  const known = ties.length === 0 ? formatRules.get(nameOf(rule)) : undefined
  if (known !== undefined && (known === 'greedy' || election.voteType === 'approval')) return { selected, rule: known }
  return { selected, rule: 'unknown', comment: `selected by ${nameOf(rule)}` }
}

/** The rules whose outcome, where nothing is tied, is that of a rule which the format names. */
const formatRules: ReadonlyMap<string, string> = new Map([
  ['greedy', 'greedy'],
  ['equal-shares', 'equalshares'],
  ['equal-shares-comparison', 'equalshares-comparison'],
])
