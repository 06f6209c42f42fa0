import { addDays, type CivilDate } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import {
  type Checks,
  checkClauses,
  checkKeys,
  type Decision,
  type FindingFacts,
  type FindingRefusal,
  type FindingVerdict,
} from './review.model.ts'

/** Why this officer may not decide on this initiative now; asked by the page and again when deciding. */
export function whyMayNotFind({ callStage, initiativeStage, hands, by }: FindingFacts): FindingRefusal | undefined {
  if (initiativeStage !== 'submitted') return { code: 'not-submitted', stage: initiativeStage, clause: 'formal-check' }
  if (callStage !== 'collecting' && callStage !== 'reviewing')
    return { code: 'review-over', stage: callStage, clause: 'calendar' }
  return hands.includes(by) ? { code: 'own-initiative', clause: 'conflict' } : undefined
}

/**
 * Decides the formal check: admitted when every check is met, returned or refused when one is not, and then with a
 * reason in words. A returned one is to be answered within the regulation's days of correction.
 */
export function findingOf(
  facts: FindingFacts,
  { verdict, met, reason }: { verdict: FindingVerdict; met: Checks; reason: string },
  today: CivilDate,
): Result<Decision, FindingRefusal> {
  const refusal = whyMayNotFind(facts) ?? whyVerdictIsWrong(verdict, met, reason)
  if (refusal) return refuse(refusal)
  const answerBy = verdict === 'returned' ? addDays(today, facts.correctionDays) : undefined
  return ok({ verdict, met, reason, answerBy })
}

function whyVerdictIsWrong(verdict: FindingVerdict, met: Checks, reason: string): FindingRefusal | undefined {
  const all = unmet(met).length === 0
  if (verdict === 'admitted') return all ? undefined : { code: 'checks-not-met', clause: 'formal-check' }
  const clause: ClauseKey = verdict === 'returned' ? 'correction' : 'refusal'
  if (all) return { code: 'all-checks-met', clause }
  return reason === '' ? { code: 'reason-missing', clause } : undefined
}

/** The checks that are not met, in the order of the list. */
export function unmet(met: Checks): Checks {
  return checkKeys.filter((key) => !met.includes(key))
}

/** The clauses that a decision cites: those of the checks that are not met. */
export function citedClauses(met: Checks): readonly ClauseKey[] {
  return unmet(met).map((key) => checkClauses[key])
}
