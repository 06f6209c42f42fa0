import { randomUUID } from 'node:crypto'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Phone } from '../../lib/kernel/phone.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Call, CallId } from '../calls/call.model.ts'
import { lockCall } from '../calls/index.ts'
import { addressHash, findPersonByAddress, insertPerson } from '../people/index.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { firstApplicant, isOneTooMany } from './applicant.rules.ts'
import { countSentBy } from './applicant.store.ts'
import { type Applicant, pauseUntil, whyMayNotApply } from './application.rules.ts'
import type { DraftRefusal } from './draft.model.ts'
import { draftedBefore, insertDraft, lastSelectedAt, storeSums, takeNumber } from './draft.store.ts'
import type { BudgetLine, Initiative, InitiativeId } from './initiative.model.ts'
import { readInitiative } from './initiative.store.ts'
import { putLine } from './line.store.ts'
import { sumsOf } from './sums.rules.ts'

type NewDraft = {
  readonly applicant: Applicant
  readonly municipalityId: MunicipalityId
  readonly callId: CallId
  /** Minted when the form was shown, so that a form sent twice is one draft. */
  readonly id: InitiativeId
  readonly title: string
  /** For whom an officer types it in; undefined when the applicant leads the group. */
  readonly leader?: { readonly name: string; readonly phone: Phone } | undefined
}

/** Begins an application in a call that takes them. An officer begins it for a group that came with paper. */
export function draftInitiative(
  platform: Platform,
  draft: NewDraft,
): Promise<Result<{ readonly number: number }, DraftRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const numbered = await lockNumber(tx, draft)
    if (!numbered.ok) return numbered
    if (numbered.value.isThere) return ok({ number: numbered.value.number })
    const leaderId = draft.leader ? await personOf(tx, platform, draft.leader) : draft.applicant.by
    return beginDraft(tx, { ...draft, ...numbered.value, leaderId }, emptySource)
  })
}

const emptySource = { problem: '', solution: '', theme: undefined }

/** The leader by their phone: somebody who is known already, or from now on. */
async function personOf(
  tx: Tx,
  { keys }: Platform,
  { name, phone }: { name: string; phone: Phone },
): Promise<PersonId> {
  const to = { channel: 'sms', address: phone } as const
  return (await findPersonByAddress(tx, addressHash(keys, to))) ?? (await insertPerson(tx, keys, name, to))
}

/** What a practice gives to those who use it: its words and what it cost, to be made their own. */
export type DraftSource = Pick<Initiative, 'title' | 'problem' | 'solution' | 'theme'> & {
  readonly practiceId: string
  readonly budget: readonly BudgetLine[]
}

/** Begins an application from a practice: the words and the lines of the budget are copied, everything else is theirs. */
export async function createDraftFrom(
  tx: Tx,
  draft: Omit<NewDraft, 'title' | 'leader'>,
  source: DraftSource,
): Promise<Result<{ readonly number: number }, DraftRefusal>> {
  const { title, budget } = source
  const numbered = await lockNumber(tx, draft)
  if (!numbered.ok) return numbered
  const { number, isThere, call } = numbered.value
  if (isThere) return ok({ number })
  const begun = await beginDraft(tx, { ...draft, title, leaderId: draft.applicant.by, number, call }, source)
  const initiative = begun.ok && (await readInitiative(tx, draft.municipalityId, draft.id))
  if (!initiative) return begun
  for (const line of budget) await putLine(tx, initiative, { ...line, id: randomUUID() })
  await storeSums(tx, initiative, sumsOf(budget, []))
  return begun
}

type Numbered = { readonly number: number; readonly isThere: boolean; readonly call: Call }

/** Holds the call and the next number; a form that is sent again finds the draft that it made. */
async function lockNumber(
  tx: Tx,
  { applicant, municipalityId, callId, id }: Omit<NewDraft, 'title'>,
): Promise<Result<Numbered, DraftRefusal>> {
  const call = await lockCall(tx, municipalityId, callId)
  if (!call) return refuse({ code: 'no-such-call' })
  const number = await takeNumber(tx, municipalityId)
  const before = await draftedBefore(tx, municipalityId, id)
  if (before) {
    const isSame = applicant.by === (before.typed_by ?? before.leader_id)
    return isSame ? ok({ number: before.number, isThere: true, call }) : refuse({ code: 'no-such-call' })
  }
  const closed = whyMayNotApply(call, dateOf(tx.now))
  return closed ? refuse(closed) : ok({ number, isThere: false, call })
}

async function beginDraft(
  tx: Tx,
  draft: NewDraft & { readonly leaderId: PersonId; readonly number: number; readonly call: Call },
  source: Pick<Initiative, 'problem' | 'solution' | 'theme'> & { readonly practiceId?: string },
): Promise<Result<{ readonly number: number }, DraftRefusal>> {
  const { applicant, municipalityId, callId, id, title, leaderId, number, call } = draft
  const until = pauseUntil(await lastSelectedAt(tx, municipalityId, leaderId), call.terms, dateOf(tx.now))
  if (until) return refuse({ code: 'pause', until, clause: 'pause' })
  const { mostApplications } = call.terms
  if (isOneTooMany(call.terms, await countSentBy(tx, call, leaderId))) {
    return refuse({ code: 'too-many-applications', most: mostApplications, clause: 'applicants' })
  }
  const { theme, problem, solution, practiceId } = source
  const typedBy = leaderId === applicant.by ? undefined : applicant.by
  const words = { title, theme, problem, solution }
  await insertDraft(tx, {
    municipalityId,
    id,
    number,
    callId,
    leaderId,
    typedBy,
    applicantKind: firstApplicant(call.terms),
    adoptedFromPracticeId: practiceId,
    ...words,
  })
  const actor = { kind: 'person', id: applicant.by } as const
  await appendRecord(tx, actor, { municipalityId, name: 'initiative-drafted', subjectId: id, fields: { number } })
  return ok({ number })
}
