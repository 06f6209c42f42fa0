import { assert, unreachable } from '../../lib/kernel/assert.ts'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockWithCall, moveInitiative, writeToGroup } from '../initiatives/index.ts'
import type { Initiative, InitiativeMove } from '../initiatives/initiative.model.ts'
import type { MessageText } from '../people/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { type Actor, appendRecord } from '../record/index.ts'
import { readChecks } from './expert.store.ts'
import { citedClauses, findingFacts, findingOf, isHeld } from './finding.rules.ts'
import { dropHeldDecision, readHeldDecision, storeHeldDecision } from './held-decision.store.ts'
import type { Checks, Decision, FindingRefusal, FindingVerdict } from './review.model.ts'
import { findingExists, type Subject, storeFinding } from './review.store.ts'

const moves: Readonly<Record<FindingVerdict, InitiativeMove>> = {
  admitted: 'admit',
  returned: 'giveBack',
  refused: 'decline',
}

export type FindRefusal = FindingRefusal | { readonly code: 'no-such-initiative' }

type Found = {
  readonly by: PersonId
  readonly subject: Subject
  readonly id: string
  readonly verdict: FindingVerdict
  readonly met: Checks
  readonly reason: string
  /** The decision held until now that the officer saw, and changes. */
  readonly instead?: string | undefined
  /** The version of the application that the officer read. */
  readonly version?: number | undefined
  /** What the group is written of it. */
  readonly tell?: (decision: Decision) => MessageText
}

/**
 * Decides on a submitted initiative: admitted, returned for correction, or refused, with its reasons. Closes the experts'
 * check. Where the regulation publishes decisions together, one to admit or to refuse is held until then.
 */
export function findInitiative(
  platform: Platform,
  { by, subject, id, instead, version, tell, ...finding }: Found,
): Promise<Result<Decision | 'found-before', FindRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    // Without the hold a vote that opens at the same moment would leave behind what is only just being decided.
    const locked = await lockWithCall(tx, subject.municipalityId, subject.initiativeId, 'held')
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const held = await readHeldDecision(tx, subject)
    if (held?.id === id || (await findingExists(tx, subject, id))) return ok('found-before' as const)
    const facts = findingFacts(locked, await readChecks(tx, subject), by)
    const isChanged = version !== undefined && version !== locked.initiative.version
    const decision = findingOf({ ...facts, held: held?.id, instead, isChanged }, finding, dateOf(tx.now))
    if (!decision.ok) return decision
    const actor = { kind: 'person', id: by } as const
    if (isHeld(locked.call.terms, decision.value)) {
      await storeHeldDecision(tx, subject, id, decision.value, by, locked.initiative.version)
      const entry = { municipalityId: subject.municipalityId, subjectId: subject.initiativeId }
      await appendRecord(tx, actor, { ...entry, name: 'decision-held', fields: {} })
      return decision
    }
    await dropHeldDecision(tx, subject)
    await bringDecision(tx, { initiative: locked.initiative, id, decision: decision.value, by, actor })
    if (tell) await writeToGroup(tx, platform, locked.initiative, tell(decision.value))
    return decision
  })
}

type Brought = {
  readonly initiative: Initiative
  readonly id: string
  readonly decision: Decision
  /** Who decided. */
  readonly by: PersonId
  /** Who makes it public: the same person, or whoever publishes all decisions of the call. */
  readonly actor: Actor
}

/** Makes a decision on a locked, submitted initiative public: from this moment it stands, and the terms of appeal run. */
export async function bringDecision(tx: Tx, { initiative, id, decision, by, actor }: Brought): Promise<void> {
  const subject = { municipalityId: initiative.municipalityId, initiativeId: initiative.id }
  await storeFinding(tx, subject, id, decision, by)
  const moved = await moveInitiative(tx, actor, initiative, moves[decision.verdict])
  assert(moved.ok, 'a submitted initiative is admitted, returned or refused')
  await appendFinding(tx, actor, subject, decision)
}

function appendFinding(tx: Tx, actor: Actor, subject: Subject, decision: Decision): Promise<void> {
  const { verdict, answerBy } = decision
  const clauses = citedClauses(decision)
  const entry = { municipalityId: subject.municipalityId, subjectId: subject.initiativeId }
  switch (verdict) {
    case 'admitted':
      return appendRecord(tx, actor, { ...entry, name: 'initiative-admitted', fields: {} })
    case 'returned': {
      const fields = { clauses, answerBy: answerBy ?? '' }
      return appendRecord(tx, actor, { ...entry, name: 'initiative-returned', fields })
    }
    case 'refused':
      return appendRecord(tx, actor, { ...entry, name: 'initiative-refused', fields: { clauses } })
    default:
      return unreachable(verdict)
  }
}
