import { randomUUID } from 'node:crypto'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { CallId } from '../calls/call.model.ts'
import { lockCall } from '../calls/index.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { type Applicant, whyMayNotApply } from './application.rules.ts'
import type { DraftRefusal } from './draft.model.ts'
import { draftedBefore, insertDraft, storeSums, takeNumber } from './draft.store.ts'
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
}

/** Begins an application in a call that takes them. An officer begins it for a group that came with paper. */
export function draftInitiative(
  platform: Platform,
  draft: NewDraft,
): Promise<Result<{ readonly number: number }, DraftRefusal>> {
  return inTransaction(platform.db, (tx) => beginDraft(tx, draft, { problem: '', solution: '', theme: undefined }))
}

/** What a practice gives to those who use it: its words and what it cost, to be made their own. */
export type DraftSource = Pick<Initiative, 'title' | 'problem' | 'solution' | 'theme'> & {
  readonly practiceId: string
  readonly budget: readonly BudgetLine[]
}

/** Begins an application from a practice: the words and the lines of the budget are copied, everything else is theirs. */
export async function createDraftFrom(
  tx: Tx,
  draft: Omit<NewDraft, 'title'>,
  source: DraftSource,
): Promise<Result<{ readonly number: number }, DraftRefusal>> {
  const begun = await beginDraft(tx, { ...draft, title: source.title }, source)
  if (!begun.ok) return begun
  const initiative = await readInitiative(tx, draft.municipalityId, draft.id)
  if (!initiative || initiative.budget.length > 0) return begun
  for (const line of source.budget) await putLine(tx, initiative, { ...line, id: randomUUID() })
  await storeSums(tx, initiative, sumsOf(source.budget, []))
  return begun
}

async function beginDraft(
  tx: Tx,
  { applicant, municipalityId, callId, id, title }: NewDraft,
  source: Pick<Initiative, 'problem' | 'solution' | 'theme'> & { readonly practiceId?: string },
): Promise<Result<{ readonly number: number }, DraftRefusal>> {
  const call = await lockCall(tx, municipalityId, callId)
  if (!call) return refuse({ code: 'no-such-call' })
  const number = await takeNumber(tx, municipalityId)
  const before = await draftedBefore(tx, municipalityId, id)
  if (before)
    return before.leader_id === applicant.by ? ok({ number: before.number }) : refuse({ code: 'no-such-call' })
  const closed = whyMayNotApply(call, dateOf(tx.now))
  if (closed) return refuse(closed)
  await insertDraft(tx, {
    municipalityId,
    id,
    number,
    callId,
    leaderId: applicant.by,
    typedBy: applicant.isOfficer ? applicant.by : undefined,
    title,
    theme: source.theme,
    problem: source.problem,
    solution: source.solution,
    adoptedFromPracticeId: source.practiceId,
  })
  const actor = { kind: 'person', id: applicant.by } as const
  await appendRecord(tx, actor, { municipalityId, name: 'initiative-drafted', subjectId: id, fields: { number } })
  return ok({ number })
}
