import { dateOf, startOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { type MessageText, writeToPerson } from '../people/index.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { AmendableField, AmendmentId, AmendmentRefusal, ProposeRefusal } from './amendment.model.ts'
import {
  answersFor,
  stillToAgree,
  whyMayNotAgreeToAmendment,
  whyMayNotAnswerAmendment,
  whyMayNotHideAmendment,
  whyMayNotPropose,
  whyNoChange,
} from './amendment.rules.ts'
import {
  countProposed,
  insertAmendment,
  lockProposer,
  readAmendment,
  storeAmendmentAnswer,
  storeAmendmentHiding,
  storeConsent,
} from './amendment.store.ts'
import type { Applicant } from './application.rules.ts'
import { lastChangeAt, storeText } from './draft.store.ts'
import type { Initiative, InitiativeId } from './initiative.model.ts'
import { recordChange } from './lock-application.command.ts'
import { lockWithCall } from './lock-with-call.command.ts'
import { storeSubmission } from './submission.store.ts'
import { writeToGroup } from './write-to-group.command.ts'

type Proposing = {
  readonly by: PersonId
  readonly municipalityId: MunicipalityId
  readonly initiativeId: InitiativeId
  readonly id: AmendmentId
  readonly field: AmendableField
  readonly after: string
  readonly reason: string
  /** The version of the application that its proposer read. */
  readonly version: number
  readonly forOffice: boolean
  /** What the authors are written. */
  readonly message?: MessageText
}

/** Proposes a change to the words of an initiative; its authors are told. The same form sent twice is one proposal. */
export function proposeAmendment(
  platform: Platform,
  { by, municipalityId, initiativeId, version, message, ...proposal }: Proposing,
): Promise<Result<'proposed' | 'there', ProposeRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockWithCall(tx, municipalityId, initiativeId, 'held')
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const { initiative, call } = locked
    if (await readAmendment(tx, municipalityId, proposal.id)) return ok('there' as const)
    await lockProposer(tx, by)
    const today = dateOf(tx.now)
    const counts = await countProposed(tx, initiative, by, startOf(today))
    const refusal =
      whyMayNotPropose({ initiative, call, returnedAt: undefined, today, by, ...counts }) ??
      whyNoChange(initiative, { ...proposal, version })
    if (refusal) return refuse(refusal)
    const before = initiative[proposal.field]
    if (!(await insertAmendment(tx, initiative, { ...proposal, before, proposedBy: by }))) return ok('there' as const)
    const fields = { amendment: proposal.id, field: proposal.field }
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      { municipalityId, name: 'amendment-proposed', subjectId: initiativeId, fields },
    )
    if (message) await writeToGroup(tx, platform, initiative, message)
    return ok('proposed' as const)
  })
}

type Answering = {
  readonly applicant: Applicant
  readonly municipalityId: MunicipalityId
  readonly id: AmendmentId
  readonly answer: 'agreed' | 'declined'
  /** Why it is declined. */
  readonly reason: string
  /** What its proposer is written when it is settled. */
  readonly tell?: (outcome: 'accepted' | 'declined') => MessageText
}

/**
 * An author's answer. With the last consent the words change, and what the application says now is kept beside what it said
 * when it was sent; one author who declines settles it.
 */
export function answerAmendment(
  platform: Platform,
  { applicant, municipalityId, id, answer, reason, tell }: Answering,
): Promise<Result<'agreed' | 'accepted' | 'declined', AmendmentRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const known = await readAmendment(tx, municipalityId, id)
    // The lock on the initiative lets two authors answer one after the other, and stays with the words until they are stored.
    const locked = known && (await lockWithCall(tx, municipalityId, known.initiativeId, 'held'))
    const amendment = locked && (await readAmendment(tx, municipalityId, id))
    if (!locked || !amendment) return refuse({ code: 'no-such-amendment' } as const)
    const { initiative, call } = locked
    const { by } = applicant
    const standsFor = answersFor(initiative, applicant)
    const returnedAt = initiative.stage === 'returned' ? await lastChangeAt(tx, initiative, 'returned') : undefined
    const facts = { initiative, call, returnedAt, today: dateOf(tx.now), amendment, by, standsFor }
    const refusal = answer === 'agreed' ? whyMayNotAgreeToAmendment(facts) : whyMayNotAnswerAmendment(facts)
    if (refusal || standsFor === undefined) return refuse(refusal ?? { code: 'no-such-amendment' })
    const actor = { kind: 'person', id: by } as const
    const entry = { municipalityId, subjectId: initiative.id, fields: { amendment: id } }
    if (answer === 'declined') {
      await storeAmendmentAnswer(tx, municipalityId, id, { kind: 'declined', reason, by })
      await appendRecord(tx, actor, { ...entry, name: 'amendment-declined' })
    } else {
      await storeConsent(tx, municipalityId, id, standsFor)
      if (stillToAgree(initiative, [...amendment.agreed, standsFor]).length > 0) return ok('agreed' as const)
      await storeAmendmentAnswer(tx, municipalityId, id, { kind: 'accepted', reason: '', by })
      await amend(tx, applicant, initiative, { [amendment.field]: amendment.after })
      await appendRecord(tx, actor, { ...entry, name: 'amendment-accepted' })
    }
    const outcome = answer === 'declined' ? 'declined' : 'accepted'
    if (tell) {
      const message = tell(outcome)
      await writeToPerson(tx, platform, amendment.proposedBy, message)
      await writeToGroup(tx, platform, initiative, message)
    }
    return ok(outcome)
  })
}

/** Puts the words in; what was sent and is public is kept as a version of its own. */
async function amend(
  tx: Tx,
  applicant: Applicant,
  initiative: Initiative,
  words: Partial<Pick<Initiative, AmendableField>>,
): Promise<void> {
  const { title, theme, problem, solution } = initiative
  const { villageId, place, beneficiaries, upkeep } = initiative
  const all = { title, theme, problem, solution, villageId, place, beneficiaries, upkeep, ...words }
  const after = await storeText(tx, initiative, all)
  await recordChange(tx, applicant, after, after.version)
  if (after.stage === 'submitted') await storeSubmission(tx, after, applicant.by)
}

type Hiding = {
  readonly by: PersonId
  readonly municipalityId: MunicipalityId
  readonly id: AmendmentId
  readonly reason: string
  readonly message?: MessageText
}

/** Hides a proposal with a reason; its proposer is told and still sees it. */
export function hideAmendment(
  platform: Platform,
  { by, municipalityId, id, reason, message }: Hiding,
): Promise<Result<'hidden', AmendmentRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const known = await readAmendment(tx, municipalityId, id)
    const locked = known && (await lockWithCall(tx, municipalityId, known.initiativeId, 'held'))
    const amendment = locked && (await readAmendment(tx, municipalityId, id))
    if (!locked || !amendment) return refuse({ code: 'no-such-amendment' } as const)
    const refusal = whyMayNotHideAmendment(amendment, locked.initiative, by)
    if (refusal) return refuse(refusal)
    await storeAmendmentHiding(tx, municipalityId, id, reason, by)
    const entry = { municipalityId, subjectId: locked.initiative.id, fields: { amendment: id, reason } }
    await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'amendment-hidden' })
    if (message) await writeToPerson(tx, platform, amendment.proposedBy, message)
    return ok('hidden' as const)
  })
}
