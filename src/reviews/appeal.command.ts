import { assert } from '../../lib/kernel/assert.ts'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { type Applicant, leads } from '../initiatives/application.rules.ts'
import { handsIn } from '../initiatives/author.rules.ts'
import { lockWithCall, moveInitiative, writeToGroup } from '../initiatives/index.ts'
import type { MessageText } from '../people/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { AppealDecision, AppealDecisionRefusal, AppealFacts, AppealRefusal } from './appeal.model.ts'
import { whyMayNotAppeal, whyMayNotDecideAppeal } from './appeal.rules.ts'
import { readAppeal, readRefusing, storeAppeal, storeAppealDecision } from './appeal.store.ts'
import type { Subject } from './review.store.ts'

type Locked = NonNullable<Awaited<ReturnType<typeof lockWithCall>>>

async function factsOf(
  tx: Tx,
  subject: Subject,
  { initiative, call }: Locked,
  applicant: Applicant,
): Promise<AppealFacts> {
  return {
    callStage: call.stage,
    stage: initiative.stage,
    hands: handsIn(initiative),
    refusing: await readRefusing(tx, subject),
    appeal: await readAppeal(tx, subject),
    appealDays: call.terms.appealDays,
    secondPanel: call.terms.secondPanel,
    by: applicant.by,
    leads: leads(initiative, applicant),
    today: dateOf(tx.now),
  }
}

/** Files the group's appeal against a refusal, once. */
export function fileAppeal(
  { db }: Platform,
  { applicant, subject, text }: { applicant: Applicant; subject: Subject; text: string },
): Promise<Result<'filed', AppealRefusal>> {
  return inTransaction(db, async (tx) => {
    const locked = await lockWithCall(tx, subject.municipalityId, subject.initiativeId, 'held')
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const refusal = whyMayNotAppeal(await factsOf(tx, subject, locked, applicant))
    if (refusal) return refuse(refusal)
    if (!(await storeAppeal(tx, subject, text, applicant.by))) {
      return refuse({ code: 'appealed-already', clause: 'appeal' } as const)
    }
    const entry = { municipalityId: subject.municipalityId, subjectId: subject.initiativeId }
    await appendRecord(tx, { kind: 'person', id: applicant.by }, { ...entry, name: 'appeal-filed', fields: {} })
    return ok('filed' as const)
  })
}

/** Decides an appeal: upheld, the initiative is admitted; dismissed, the refusal stands. The group is told. */
export function decideAppeal(
  platform: Platform,
  {
    by,
    subject,
    decision,
    reason,
    message,
  }: { by: PersonId; subject: Subject; decision: AppealDecision; reason: string; message?: MessageText },
): Promise<Result<AppealDecision, AppealDecisionRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockWithCall(tx, subject.municipalityId, subject.initiativeId, 'held')
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const refusal = whyMayNotDecideAppeal(await factsOf(tx, subject, locked, { by, isOfficer: false }))
    if (refusal) return refuse(refusal)
    const actor = { kind: 'person', id: by } as const
    await storeAppealDecision(tx, subject, { decision, reason }, by)
    if (decision === 'upheld') {
      const moved = await moveInitiative(tx, actor, locked.initiative, 'uphold')
      assert(moved.ok, 'a refused initiative is admitted when its appeal is upheld')
    }
    const entry = { municipalityId: subject.municipalityId, subjectId: subject.initiativeId }
    await appendRecord(tx, actor, { ...entry, name: 'appeal-decided', fields: { decision } })
    if (message) await writeToGroup(tx, platform, locked.initiative, message)
    return ok(decision)
  })
}
