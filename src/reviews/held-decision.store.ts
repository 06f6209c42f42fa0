import { jsonOf, type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { ExpertSubject } from '../regulations/expert-subject.model.ts'
import type { HeldDecision, HeldVerdict } from './publication.model.ts'
import type { Checks, Decision } from './review.model.ts'
import type { Subject } from './review.store.ts'

/** Holds a decision until all of its call are published, in place of the one that was held before. */
export async function storeHeldDecision(
  tx: Tx,
  subject: Subject,
  id: string,
  decision: Decision,
  by: PersonId,
  version: number,
): Promise<void> {
  const values = {
    id,
    initiative_version: version,
    verdict: decision.verdict,
    checks: jsonOf(decision.met),
    reason: decision.reason,
    check_number: decision.checkNumber ?? null,
    cited: jsonOf(decision.cited),
    decided_by: by,
    decided_at: timeOf(tx.now),
  }
  await tx
    .insertInto('reviews.held_decision')
    .values({ municipality_id: subject.municipalityId, initiative_id: subject.initiativeId, ...values })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'initiative_id']).doUpdateSet(values))
    .execute()
}

export async function readHeldDecision(read: Reader, subject: Subject): Promise<HeldDecision | undefined> {
  const row = await read
    .selectFrom('reviews.held_decision')
    .selectAll()
    .where('municipality_id', '=', subject.municipalityId)
    .where('initiative_id', '=', subject.initiativeId)
    .executeTakeFirst()
  return row && heldFrom(row)
}

export async function dropHeldDecision(tx: Tx, subject: Subject): Promise<void> {
  await tx
    .deleteFrom('reviews.held_decision')
    .where('municipality_id', '=', subject.municipalityId)
    .where('initiative_id', '=', subject.initiativeId)
    .execute()
}

type HeldRow = {
  readonly initiative_id: string
  readonly id: string
  readonly verdict: string
  readonly checks: unknown
  readonly reason: string
  readonly check_number: number | null
  readonly cited: unknown
  readonly decided_by: string
}

function heldFrom(row: HeldRow): HeldDecision {
  return {
    initiativeId: row.initiative_id as InitiativeId,
    id: row.id,
    by: row.decided_by as PersonId,
    decision: {
      verdict: row.verdict as HeldVerdict,
      met: row.checks as Checks,
      reason: row.reason,
      answerBy: undefined,
      checkNumber: row.check_number ?? undefined,
      cited: row.cited as readonly ExpertSubject[],
    },
  }
}
