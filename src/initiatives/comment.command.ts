import { dateOf, startOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { readCall } from '../calls/index.ts'
import { type MessageText, writeToPerson } from '../people/index.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { handsIn } from './author.rules.ts'
import type { CommentActRefusal, CommentId, CommentKind, CommentRefusal } from './comment.model.ts'
import { answerDue, whyMayNotAnswer, whyMayNotComment, whyMayNotHide } from './comment.rules.ts'
import {
  countWrittenSince,
  insertComment,
  insertReport,
  lockComment,
  storeAnswer,
  storeHiding,
} from './comment.store.ts'
import type { InitiativeId } from './initiative.model.ts'
import { readInitiative } from './initiative.store.ts'

/** Says something about an initiative. The same form sent twice (the same id) is one comment. */
export function writeComment(
  { db }: Platform,
  {
    by,
    municipalityId,
    initiativeId,
    id,
    kind,
    text,
  }: {
    by: PersonId
    municipalityId: MunicipalityId
    initiativeId: InitiativeId
    id: CommentId
    kind: CommentKind
    text: string
  },
): Promise<Result<'written' | 'there', CommentRefusal>> {
  return inTransaction(db, async (tx) => {
    const initiative = await readInitiative(tx, municipalityId, initiativeId)
    const call = initiative && (await readCall(tx, municipalityId, initiative.callId))
    if (!initiative || !call) return refuse({ code: 'no-such-initiative' } as const)
    const today = dateOf(tx.now)
    const refusal = whyMayNotComment(initiative.stage, await countWrittenSince(tx, by, startOf(today)))
    if (refusal) return refuse(refusal)
    const answerBy = answerDue(kind, call.terms, today)
    if (!(await insertComment(tx, initiative, { id, kind, text, authorId: by, answerBy }))) return ok('there' as const)
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      { municipalityId, name: 'comment-written', subjectId: initiativeId, fields: { comment: id, kind } },
    )
    return ok('written' as const)
  })
}

type Act = { readonly by: PersonId; readonly municipalityId: MunicipalityId; readonly id: CommentId }

/** Whether this person has or had a hand in the initiative: then they do not speak about it for the municipality. */
async function isInterested(tx: Tx, municipalityId: MunicipalityId, id: InitiativeId, by: PersonId): Promise<boolean> {
  const initiative = await readInitiative(tx, municipalityId, id)
  return initiative !== undefined && handsIn(initiative).includes(by)
}

/** Answers a question for the municipality, once; whoever asked is told. */
export function answerQuestion(
  platform: Platform,
  { by, municipalityId, id, answer, message }: Act & { answer: string; message?: MessageText },
): Promise<Result<'answered', CommentActRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const comment = await lockComment(tx, municipalityId, id)
    if (!comment) return refuse({ code: 'no-such-comment' } as const)
    const refusal = whyMayNotAnswer(comment, await isInterested(tx, municipalityId, comment.initiativeId, by))
    if (refusal) return refuse(refusal)
    await storeAnswer(tx, municipalityId, id, answer, by)
    const entry = { municipalityId, subjectId: comment.initiativeId, fields: { comment: id } }
    await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'question-answered' })
    if (message) await writeToPerson(tx, platform, comment.authorId, message)
    return ok('answered' as const)
  })
}

/** Hides a comment with a reason; its author is told and still sees it. */
export function hideComment(
  platform: Platform,
  { by, municipalityId, id, reason, message }: Act & { reason: string; message?: MessageText },
): Promise<Result<'hidden', CommentActRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const comment = await lockComment(tx, municipalityId, id)
    if (!comment) return refuse({ code: 'no-such-comment' } as const)
    const refusal = whyMayNotHide(comment, await isInterested(tx, municipalityId, comment.initiativeId, by))
    if (refusal) return refuse(refusal)
    await storeHiding(tx, municipalityId, id, reason, by)
    const entry = { municipalityId, subjectId: comment.initiativeId, fields: { comment: id, reason } }
    await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'comment-hidden' })
    if (message) await writeToPerson(tx, platform, comment.authorId, message)
    return ok('hidden' as const)
  })
}

/** Asks the municipality to look at a comment; each person once. */
export function reportComment(
  { db }: Platform,
  { by, municipalityId, id }: Act,
): Promise<Result<'reported', CommentActRefusal>> {
  return inTransaction(db, async (tx) => {
    const comment = await lockComment(tx, municipalityId, id)
    if (!comment) return refuse({ code: 'no-such-comment' } as const)
    if (await insertReport(tx, municipalityId, id, by)) {
      const entry = { municipalityId, subjectId: comment.initiativeId, fields: { comment: id } }
      await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'comment-reported' })
    }
    return ok('reported' as const)
  })
}
