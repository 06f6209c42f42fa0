import { type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockWithCall } from '../initiatives/index.ts'
import type { MessageText } from '../people/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { type Asked, askAgain } from './assign-experts.command.ts'
import { readChecks, storeCheck } from './expert.store.ts'
import type { FindRefusal } from './find-initiative.command.ts'
import { findingFacts, passingOf } from './finding.rules.ts'
import type { Checks } from './review.model.ts'
import type { Subject } from './review.store.ts'

type Passing = {
  readonly by: PersonId
  readonly subject: Subject
  readonly met: Checks
  readonly tell?: (asked: Asked) => MessageText
}

/**
 * Notes that the formal list is met, and opens the substantive check: from now on the office names experts. Those who were
 * asked before the application was sent back are asked again.
 */
export function passToExperts(
  platform: Platform,
  { by, subject, met, tell }: Passing,
): Promise<Result<'passed', FindRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockWithCall(tx, subject.municipalityId, subject.initiativeId, 'held')
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const checks = await readChecks(tx, subject)
    const decision = passingOf(findingFacts(locked, checks, by), met)
    if (!decision.ok) return decision
    await storeCheck(tx, subject, checks.length + 1, by)
    const entry = { municipalityId: subject.municipalityId, subjectId: subject.initiativeId }
    await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'formal-list-met', fields: {} })
    await askAgain(tx, platform, locked, checks, { by, ...(tell && { tell }) })
    return decision
  })
}
