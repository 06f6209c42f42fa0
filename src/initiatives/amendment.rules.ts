import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Call } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import {
  type AmendableField,
  type Amendment,
  type AmendmentRefusal,
  mostAmendmentsADay,
  mostOpenAmendments,
  type ProposeRefusal,
} from './amendment.model.ts'
import { type Applicant, leads, whyClosed } from './application.rules.ts'
import { authorsOf, type Group, handsIn } from './author.rules.ts'
import type { Initiative } from './initiative.model.ts'

type Amended = Group & Pick<Initiative, 'stage' | 'formerAuthorIds' | 'version' | AmendableField>

export type AmendmentFacts = {
  readonly initiative: Amended
  readonly call: Pick<Call, 'stage' | 'calendar' | 'terms'>
  /** When it was last returned for correction. */
  readonly returnedAt: Instant | undefined
  readonly today: CivilDate
}

/** Why nothing new is proposed: only while applications are taken do those who read them all have the same words before them. */
export function whyNoneProposed({
  initiative,
  call,
  today,
}: AmendmentFacts): Extract<AmendmentRefusal, { code: 'amendments-closed' }> | undefined {
  const isOpen =
    initiative.stage === 'submitted' && call.stage === 'collecting' && today <= call.calendar.collectingUntil
  if (isOpen) return undefined
  return { code: 'amendments-closed', stage: initiative.stage, callStage: call.stage, clause: 'calendar' }
}

/** Why the words may not change now: the same, but a returned application is corrected with what was proposed before. */
function whyWordsFixed(facts: AmendmentFacts) {
  return facts.initiative.stage === 'returned' && !whyClosed(facts) ? undefined : whyNoneProposed(facts)
}

export type ProposingFacts = AmendmentFacts & {
  readonly by: PersonId
  readonly proposedToday: number
  /** What this person proposed here and nobody answered. */
  readonly open: number
}

/** Why this person may not propose a change now; asked by the page and again when proposing. */
export function whyMayNotPropose(facts: ProposingFacts): ProposeRefusal | undefined {
  const closed = whyNoneProposed(facts)
  if (closed) return closed
  if (authorsOf(facts.initiative).includes(facts.by)) return { code: 'own-words', clause: 'application' }
  if (facts.open >= mostOpenAmendments) return { code: 'too-many-open', most: mostOpenAmendments, clause: 'questions' }
  return facts.proposedToday >= mostAmendmentsADay
    ? { code: 'too-many-today', most: mostAmendmentsADay, clause: 'questions' }
    : undefined
}

/** Why this very change cannot be proposed: it is none, or the words are not those that its proposer read. */
export function whyNoChange(
  initiative: Pick<Initiative, 'version' | AmendableField>,
  { field, after, version }: { readonly field: AmendableField; readonly after: string; readonly version: number },
): ProposeRefusal | undefined {
  if (initiative.version !== version) return { code: 'changed-meanwhile' }
  return initiative[field] === after ? { code: 'nothing-changed' } : undefined
}

/** For which author somebody answers: for themselves, or for the leader whose paper they typed in. */
export function answersFor(
  initiative: Group & Pick<Initiative, 'typedBy'>,
  applicant: Applicant,
): PersonId | undefined {
  if (initiative.authorIds.includes(applicant.by)) return applicant.by
  return leads(initiative, applicant) ? initiative.leaderId : undefined
}

export type AnsweringFacts = AmendmentFacts & {
  readonly amendment: Amendment
  /** Who answers. An officer answers in place of the leader of a group that came with paper. */
  readonly by: PersonId
  readonly standsFor: PersonId | undefined
}

/** Why no answer is given to this proposal now, or not by this person; asked by the page and again when answering. */
export function whyMayNotAnswerAmendment(facts: AnsweringFacts): AmendmentRefusal | undefined {
  const { amendment, standsFor, by } = facts
  if (standsFor === undefined) return { code: 'not-an-author', clause: 'group' }
  if (amendment.proposedBy === by) return { code: 'own-amendment', clause: 'conflict' }
  if (amendment.hiddenReason !== undefined) return { code: 'hidden-already' }
  return amendment.answer ? { code: 'answered-already' } : undefined
}

/** Why it cannot be agreed to, though it may still be declined. */
export function whyMayNotAgreeToAmendment(facts: AnsweringFacts): AmendmentRefusal | undefined {
  const { amendment, initiative } = facts
  const fixed = whyMayNotAnswerAmendment(facts) ?? whyWordsFixed(facts)
  if (fixed) return fixed
  return initiative[amendment.field] === amendment.before ? undefined : { code: 'words-moved-on' }
}

/** The authors who have still to agree, when this one has. Those who left are not asked. */
export function stillToAgree(group: Group, agreed: readonly PersonId[]): readonly PersonId[] {
  return authorsOf(group).filter((id) => !agreed.includes(id))
}

/** Why this cannot be hidden: it is, or whoever would hide it has a hand in the initiative. */
export function whyMayNotHideAmendment(
  { hiddenReason }: Amendment,
  initiative: Group & Pick<Initiative, 'formerAuthorIds'>,
  by: PersonId,
): AmendmentRefusal | undefined {
  if (handsIn(initiative).includes(by)) return { code: 'own-initiative', clause: 'conflict' }
  return hiddenReason === undefined ? undefined : { code: 'hidden-already' }
}
