import { addDays, type CivilDate } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { Call } from '../calls/call.model.ts'
import { handsIn } from '../initiatives/author.rules.ts'
import type { Initiative } from '../initiatives/initiative.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { ExpertSubject } from '../regulations/expert-subject.model.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import type {
  CheckClosedRefusal,
  ExpertFacts,
  Naming,
  NamingRefusal,
  NewAssignment,
  NoteRefusal,
  OpinionRefusal,
  SubstantiveCheck,
} from './expert.model.ts'

/** An initiative and the call under whose terms it is checked. */
export type Under = {
  readonly initiative: Pick<Initiative, 'stage' | 'leaderId' | 'authorIds' | 'formerAuthorIds'>
  readonly call: Pick<Call, 'stage' | 'terms'>
}

/** What the regulation asks experts about; nothing where it asks none. */
export function askedSubjects({
  expertCheck,
  expertSubjects,
}: Pick<Terms, 'expertCheck' | 'expertSubjects'>): readonly ExpertSubject[] {
  return expertCheck ? expertSubjects : []
}

/** What decides about the substantive check of an initiative. */
export function expertFacts({ initiative, call }: Under, checks: readonly SubstantiveCheck[]): ExpertFacts {
  return {
    callStage: call.stage,
    initiativeStage: initiative.stage,
    hands: handsIn(initiative),
    subjects: askedSubjects(call.terms),
    checks,
  }
}

/** The check that no finding has closed. */
export function runningCheck(checks: readonly SubstantiveCheck[]): SubstantiveCheck | undefined {
  return checks.find(({ state }) => state === 'running')
}

/** Subjects on which no opinion was given yet, in the regulation's order. */
export function missingOpinions(
  subjects: readonly ExpertSubject[],
  check: SubstantiveCheck | undefined,
): readonly ExpertSubject[] {
  return subjects.filter((subject) => !check?.opinions.some((opinion) => opinion.subject === subject))
}

/** The expert who is asked about the subject now. */
export function askedAbout({ assignments }: SubstantiveCheck, subject: ExpertSubject) {
  return assignments.find((assignment) => assignment.standing && assignment.subject === subject)
}

/** The subjects that this person is asked about now. */
export function subjectsOf(check: SubstantiveCheck, person: PersonId): readonly ExpertSubject[] {
  return check.assignments
    .filter(({ standing, expertId }) => standing && expertId === person)
    .map(({ subject }) => subject)
}

/** The last day for an opinion asked for today: the regulation's days after it, or the end of the review if that comes first. */
export function opinionsBy(
  today: CivilDate,
  { expertDays }: Pick<Terms, 'expertDays'>,
  reviewingUntil: CivilDate,
): CivilDate {
  const by = addDays(today, expertDays)
  return reviewingUntil >= today && reviewingUntil < by ? reviewingUntil : by
}

/** Why the initiative is not with experts now. */
export function whyNotWithExperts({
  callStage,
  initiativeStage,
  subjects,
  checks,
}: Omit<ExpertFacts, 'hands'>): CheckClosedRefusal | undefined {
  if (subjects.length === 0) return { code: 'no-experts-asked', clause: 'expert-check' }
  const isOpen = initiativeStage === 'submitted' && (callStage === 'collecting' || callStage === 'reviewing')
  return isOpen && runningCheck(checks) ? undefined : { code: 'not-with-experts', clause: 'expert-check' }
}

/**
 * Who is asked anew about what: the named experts where no opinion was given and somebody else, or nobody, was asked before.
 * Whoever has a hand in the application or declared a conflict about this initiative is not asked, also not in a later check.
 */
export function namingOf(
  facts: ExpertFacts,
  naming: Naming,
  answerBy: CivilDate,
): Result<readonly NewAssignment[], NamingRefusal> {
  const closed = whyNotWithExperts(facts)
  if (closed) return refuse(closed)
  const check = runningCheck(facts.checks)
  const named = missingOpinions(facts.subjects, check).flatMap((subject): NewAssignment[] => {
    const expertId = naming[subject]
    const isAsked = check && expertId !== undefined && askedAbout(check, subject)?.expertId === expertId
    return expertId === undefined || isAsked ? [] : [{ subject, expertId, answerBy }]
  })
  return named.some(({ expertId }) => isInterested(facts, expertId))
    ? refuse({ code: 'expert-interested', clause: 'conflict' })
    : ok(named)
}

/** The same experts for the same subjects as when the application was last with them, as far as they still are experts. */
export function namedBefore(checks: readonly SubstantiveCheck[], experts: ReadonlySet<PersonId>): Naming {
  const last = checks.at(-1)
  const asked = last ? last.assignments.filter(({ standing, expertId }) => standing && experts.has(expertId)) : []
  return Object.fromEntries(asked.map(({ subject, expertId }) => [subject, expertId]))
}

function isInterested({ hands, checks }: ExpertFacts, person: PersonId): boolean {
  const declared = checks.flatMap(({ assignments }) => assignments).filter(({ conflict }) => conflict !== undefined)
  return hands.includes(person) || declared.some(({ expertId }) => expertId === person)
}

/** Why this person may not give an opinion on the subject; asked by the page and again when it is given. */
export function whyMayNotGiveOpinion(
  facts: ExpertFacts,
  by: PersonId,
  subject: ExpertSubject,
): Exclude<OpinionRefusal, { code: 'no-such-initiative' }> | undefined {
  const check = runningCheck(facts.checks)
  const closed = whyNotWithExperts(facts)
  if (closed || !check) return closed
  if (facts.hands.includes(by)) return { code: 'own-initiative', clause: 'conflict' }
  if (check.opinions.some((opinion) => opinion.subject === subject)) {
    return { code: 'given-already', clause: 'expert-check' }
  }
  return askedAbout(check, subject)?.expertId === by ? undefined : { code: 'not-asked', clause: 'expert-check' }
}

/** Why a conflict may not be declared: nobody asked this person, or an opinion was given in spite of it. */
export function whyMayNotDeclareConflict(
  facts: ExpertFacts,
  by: PersonId,
): Exclude<OpinionRefusal, { code: 'no-such-initiative' | 'own-initiative' }> | undefined {
  const check = runningCheck(facts.checks)
  const closed = whyNotWithExperts(facts)
  if (closed || !check) return closed
  if (subjectsOf(check, by).length === 0) return { code: 'not-asked', clause: 'conflict' }
  return check.opinions.some(({ expertId }) => expertId === by)
    ? { code: 'given-already', clause: 'conflict' }
    : undefined
}

/** Whether this person may read what experts and officers say of the initiative before everybody does. */
export function mayReadCheck(
  checks: readonly SubstantiveCheck[],
  { by, isOffice }: { readonly by: PersonId; readonly isOffice: boolean },
): boolean {
  return isOffice || checks.some((check) => subjectsOf(check, by).length > 0)
}

/** Why no note may be left: notes are for the office and for whoever is asked, while the check runs. */
export function whyMayNotLeaveNote(
  facts: Omit<ExpertFacts, 'hands'>,
  reader: { readonly by: PersonId; readonly isOffice: boolean },
): Exclude<NoteRefusal, { code: 'no-such-initiative' }> | undefined {
  const closed = whyNotWithExperts(facts)
  if (closed) return closed
  return mayReadCheck(facts.checks, reader) ? undefined : { code: 'not-asked', clause: 'expert-check' }
}
