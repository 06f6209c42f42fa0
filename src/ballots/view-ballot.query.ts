import type { Instant } from '../../lib/kernel/instant.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { BallotLine, CastingFacts, Poll } from './ballot.model.ts'
import { castingFacts, findReceipt } from './ballot.store.ts'
import { openPass, orderWeight } from './voter.store.ts'

export type VoteView = { readonly call: Call; readonly poll: Poll; readonly facts: CastingFacts }

/** The call and what is on its ballot, by the call's address. Undefined: no such call, or one without a vote. */
export async function viewVote(
  { db }: Platform,
  municipalityId: MunicipalityId,
  slug: string,
): Promise<VoteView | undefined> {
  const call = await readCall(db.read, municipalityId, slug)
  if (!call) return undefined
  const poll = { municipalityId, callId: call.id }
  const facts = await castingFacts(db.read, poll, { state: 'none', casts: 0 })
  return facts && { call, poll, facts }
}

/** The ballot in an order of the voter's own: the same whenever the same person opens it, another for everybody else. */
export function ballotOrder(
  { keys }: Platform,
  poll: Poll,
  pass: string,
  lines: readonly BallotLine[],
  now: Instant,
): readonly BallotLine[] | undefined {
  const voterKey = openPass(keys, poll, pass, now)
  if (!voterKey) return undefined
  const weight = (line: BallotLine) => orderWeight(voterKey, line.initiativeId)
  return [...lines].sort((a, b) => (weight(a) < weight(b) ? -1 : 1))
}

export type ReceiptView = { readonly call: Call; readonly found: 'live' | 'superseded' | 'unknown' }

/** Whether a receipt's ballot is in the box and counts. */
export async function viewReceipt(
  { db }: Platform,
  municipalityId: MunicipalityId,
  slug: string,
  receipt: string | undefined,
): Promise<ReceiptView | undefined> {
  const call = await readCall(db.read, municipalityId, slug)
  if (!call) return undefined
  const found = receipt && (await findReceipt(db.read, { municipalityId, callId: call.id }, receipt))
  return { call, found: found ? (found.superseded ? 'superseded' : 'live') : 'unknown' }
}

/** What the chosen initiatives ask of the budget together. */
export function sumOf(lines: readonly BallotLine[], choices: readonly string[]): Money {
  const chosen = lines.filter(({ initiativeId }) => choices.includes(initiativeId))
  return chosen.reduce((total, { requested }) => total + requested, 0n as bigint) as Money
}
