import { addDays, type CivilDate } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { handsIn } from '../initiatives/author.rules.ts'
import type { PersonId } from '../people/person.model.ts'
import type { ExpertSubject } from '../regulations/expert-subject.model.ts'
import type { ClauseKey, Terms } from '../regulations/regulation.model.ts'
import type { OpinionAnswer, SubstantiveCheck } from './expert.model.ts'
import { askedSubjects, missingOpinions, runningCheck, type Under } from './expert.rules.ts'
import {
  type Checks,
  checkClauses,
  checkKeys,
  type Decision,
  type FindingFacts,
  type FindingRefusal,
  type FindingVerdict,
} from './review.model.ts'

/** What decides about an application, for the officer who decides. */
export function findingFacts(
  { initiative, call }: Under,
  checks: readonly SubstantiveCheck[],
  by: PersonId,
): FindingFacts {
  return {
    callStage: call.stage,
    initiativeStage: initiative.stage,
    hands: handsIn(initiative),
    by,
    correctionDays: call.terms.correctionDays,
    subjects: askedSubjects(call.terms),
    check: runningCheck(checks),
    held: undefined,
    instead: undefined,
    isChanged: false,
  }
}

/** Whether a decision waits to be published with all others. A return asks the group for something, so it is told at once. */
export function isHeld({ publishTogether }: Pick<Terms, 'publishTogether'>, { verdict }: Decision): boolean {
  return publishTogether && verdict !== 'returned'
}

/** Why this officer may not decide on this initiative now; asked by the page and again when deciding. */
export function whyMayNotFind({
  callStage,
  initiativeStage,
  hands,
  by,
}: Pick<FindingFacts, 'callStage' | 'initiativeStage' | 'hands' | 'by'>): FindingRefusal | undefined {
  if (initiativeStage !== 'submitted') return { code: 'not-submitted', stage: initiativeStage, clause: 'formal-check' }
  if (callStage !== 'collecting' && callStage !== 'reviewing')
    return { code: 'review-over', stage: callStage, clause: 'calendar' }
  return hands.includes(by) ? { code: 'own-initiative', clause: 'conflict' } : undefined
}

type Intention = { readonly verdict: FindingVerdict; readonly met: Checks; readonly reason: string }

/**
 * Decides on an application: admitted when every check is met and every expert asked has answered, returned or refused when
 * something is not in order, and then with a reason in words. A returned one is to be answered within the regulation's days.
 */
export function findingOf(
  facts: FindingFacts,
  intention: Intention,
  today: CivilDate,
): Result<Decision, FindingRefusal> {
  const { verdict, met, reason } = intention
  const refusal = whyMayNotFind(facts) ?? whyDecidedMeanwhile(facts) ?? whyVerdictIsWrong(facts, intention)
  if (refusal) return refuse(refusal)
  const answerBy = verdict === 'returned' ? addDays(today, facts.correctionDays) : undefined
  return ok({ verdict, met, reason, answerBy, checkNumber: facts.check?.number, cited: citedOpinions(facts, verdict) })
}

/** Passes the application on to experts: they are asked when the formal list is met, once for each sending. */
export function passingOf(facts: FindingFacts, met: Checks): Result<'passed', FindingRefusal> {
  const refusal = whyMayNotFind(facts)
  if (refusal) return refuse(refusal)
  if (facts.subjects.length === 0) return refuse({ code: 'no-experts-asked', clause: 'expert-check' })
  if (facts.check) return refuse({ code: 'with-experts-already', clause: 'expert-check' })
  return unmet(met).length === 0 ? ok('passed') : refuse({ code: 'checks-not-met', clause: 'formal-check' })
}

/** Whoever decides has read the words as they stand, and the held decision that is changed. */
function whyDecidedMeanwhile({ held, instead, isChanged }: FindingFacts): FindingRefusal | undefined {
  if (isChanged) return { code: 'words-changed', clause: 'formal-check' }
  return held === instead ? undefined : { code: 'decided-meanwhile', clause: 'formal-check' }
}

function whyVerdictIsWrong(facts: FindingFacts, { verdict, met, reason }: Intention): FindingRefusal | undefined {
  const isMet = unmet(met).length === 0
  if (verdict === 'admitted')
    return isMet ? whyNotAdmitted(facts, reason) : { code: 'checks-not-met', clause: 'formal-check' }
  const clause: ClauseKey = verdict === 'returned' ? 'correction' : 'refusal'
  if (isMet && citedOpinions(facts, verdict).length === 0) return { code: 'all-checks-met', clause }
  return reason === '' ? { code: 'reason-missing', clause } : undefined
}

/** An opinion against it decides nothing by itself, but is not passed over in silence. */
function whyNotAdmitted(facts: FindingFacts, reason: string): FindingRefusal | undefined {
  const missing = missingOpinions(facts.subjects, facts.check)
  if (missing.length > 0) return { code: 'opinions-missing', subjects: missing, clause: 'expert-check' }
  return reason === '' && subjectsWith(facts, ['not-in-order']).length > 0
    ? { code: 'reason-against-opinion', clause: 'expert-check' }
    : undefined
}

/** The opinions that a decision rests on: a refusal on those against, a return on conditions too. */
function citedOpinions(facts: FindingFacts, verdict: FindingVerdict): readonly ExpertSubject[] {
  switch (verdict) {
    case 'admitted':
      return []
    case 'returned':
      return subjectsWith(facts, ['conditional', 'not-in-order'])
    case 'refused':
      return subjectsWith(facts, ['not-in-order'])
  }
}

function subjectsWith({ check }: FindingFacts, answers: readonly OpinionAnswer[]): readonly ExpertSubject[] {
  const opinions = check ? check.opinions : []
  return opinions.filter(({ answer }) => answers.includes(answer)).map(({ subject }) => subject)
}

/** The checks that are not met, in the order of the list. */
export function unmet(met: Checks): Checks {
  return checkKeys.filter((key) => !met.includes(key))
}

/** The clauses that a decision cites: those of the checks that are not met, and that of the experts' opinions. */
export function citedClauses({ met, cited }: Pick<Decision, 'met' | 'cited'>): readonly ClauseKey[] {
  const clauses: ClauseKey[] = unmet(met).map((key) => checkClauses[key])
  return cited.length > 0 ? [...clauses, 'expert-check'] : clauses
}
