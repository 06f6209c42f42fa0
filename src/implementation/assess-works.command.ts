import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockInitiative, moveInitiative } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { AssessmentRefusal, Site } from './implementation.model.ts'
import { assessingOf } from './implementation.rules.ts'
import { readAcceptance, storeAssessment } from './implementation.store.ts'

export type AssessWorksRefusal = AssessmentRefusal | { readonly code: 'no-such-initiative' }

/** Writes down, some time after the hand-over, whether it still works and who uses it. The same text twice is once. */
export function assessWorks(
  { db }: Platform,
  { by, site, assessment }: { by: PersonId; site: Site; assessment: string },
): Promise<Result<'assessed', AssessWorksRefusal>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, site.municipalityId, site.initiativeId)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    if ((await readAcceptance(tx, site))?.assessment === assessment) return ok('assessed' as const)
    const decision = assessingOf(initiative.stage)
    if (!decision.ok) return decision
    const actor = { kind: 'person', id: by } as const
    await storeAssessment(tx, site, assessment)
    await moveInitiative(tx, actor, initiative, 'assess')
    await appendRecord(tx, actor, {
      municipalityId: site.municipalityId,
      name: 'works-assessed',
      subjectId: site.initiativeId,
      fields: {},
    })
    return ok('assessed' as const)
  })
}
