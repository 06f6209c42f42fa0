import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { InitiativeId, InitiativeStage } from '../initiatives/initiative.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { ExpertSubject } from '../regulations/expert-subject.model.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'

export const opinionAnswers = ['in-order', 'conditional', 'not-in-order'] as const
export type OpinionAnswer = (typeof opinionAnswers)[number]

export type Opinion = {
  readonly subject: ExpertSubject
  readonly expertId: PersonId
  readonly expertName: string
  readonly answer: OpinionAnswer
  readonly reason: string
  readonly givenAt: Instant
}

/** An expert asked about a subject. `standing` until another was named instead, or the expert declared a conflict. */
export type Assignment = {
  readonly subject: ExpertSubject
  readonly expertId: PersonId
  readonly expertName: string
  readonly answerBy: CivilDate
  readonly conflict: string | undefined
  readonly standing: boolean
}

/** The substantive check of one sending of an application: it runs until a finding closes it. */
export type SubstantiveCheck = {
  readonly number: number
  readonly passedAt: Instant
  readonly state: 'running' | 'published'
  readonly assignments: readonly Assignment[]
  readonly opinions: readonly Opinion[]
}

/** What experts and officers tell each other; nobody else reads it. */
export type CheckNote = { readonly id: string; readonly writtenBy: string; readonly text: string; readonly at: Instant }

/** What decides about a substantive check of one initiative. */
export type ExpertFacts = {
  readonly callStage: CallStage
  readonly initiativeStage: InitiativeStage
  /** Everybody who has or had a hand in the application. */
  readonly hands: readonly PersonId[]
  /** Subjects of the regulation; empty where it asks no experts. */
  readonly subjects: readonly ExpertSubject[]
  readonly checks: readonly SubstantiveCheck[]
}

/** Whom the office names for which subjects. */
export type Naming = Partial<Readonly<Record<ExpertSubject, PersonId>>>

/** A subject that gets an expert, or another one than before. */
export type NewAssignment = {
  readonly subject: ExpertSubject
  readonly expertId: PersonId
  readonly answerBy: CivilDate
}

/** Why nothing can be done about the substantive check of an initiative now. */
export type CheckClosedRefusal =
  | { readonly code: 'no-experts-asked'; readonly clause: ClauseKey }
  | { readonly code: 'not-with-experts'; readonly clause: ClauseKey }

export type NamingRefusal = CheckClosedRefusal | { readonly code: 'expert-interested'; readonly clause: ClauseKey }

/** `numbers` are those of the initiatives that it is about. */
export type AssignRefusal =
  | { readonly code: 'no-such-call' }
  | { readonly code: 'nothing-new'; readonly clause: ClauseKey }
  | { readonly code: 'not-an-expert'; readonly clause: ClauseKey }
  | (NamingRefusal & { readonly numbers: readonly number[] })

export type OpinionRefusal =
  | CheckClosedRefusal
  | { readonly code: 'no-such-initiative' }
  | { readonly code: 'own-initiative'; readonly clause: ClauseKey }
  | { readonly code: 'not-asked'; readonly clause: ClauseKey }
  | { readonly code: 'given-already'; readonly clause: ClauseKey }

export type NoteRefusal =
  | CheckClosedRefusal
  | { readonly code: 'no-such-initiative' }
  | { readonly code: 'not-asked'; readonly clause: ClauseKey }

/** An initiative with its running check, as the office assigns experts. */
export type CheckedInitiative = {
  readonly id: InitiativeId
  readonly number: number
  readonly title: string
  readonly check: SubstantiveCheck
}
