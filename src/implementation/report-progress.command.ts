import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Picture } from '../../lib/platform/pictures.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockInitiative, moveInitiative, storePictures } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { ReportRefusal } from './implementation.model.ts'
import { reportingOf } from './implementation.rules.ts'
import { lastReport, type NewReport, type Site, storeReport } from './implementation.store.ts'

export type ReportProgressRefusal = ReportRefusal | { readonly code: 'no-such-initiative' }

/** Reports progress with photographs; the first report starts the works. The initiative's lock gives reports their order. */
export function reportProgress(
  { db }: Platform,
  {
    by,
    byOfficer,
    site,
    report,
    pictures,
  }: {
    by: PersonId
    byOfficer: boolean
    site: Site
    report: NewReport
    pictures: readonly (Picture & { caption: string })[]
  },
): Promise<Result<{ number: number }, ReportProgressRefusal>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, site.municipalityId, site.initiativeId)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    const last = await lastReport(tx, site)
    const decision = reportingOf(
      { stage: initiative.stage, leaderId: initiative.leaderId, by, byOfficer, percentBefore: last.percent ?? 0 },
      { percent: report.percent, photographs: pictures.length },
    )
    if (!decision.ok) return decision
    const actor = { kind: 'person', id: by } as const
    await storePictures(tx, pictures)
    const number = last.number + 1
    if (!(await storeReport(tx, site, { ...report, number, pictures }, by))) return ok({ number: last.number })
    if (initiative.stage === 'agreement') await moveInitiative(tx, actor, initiative, 'startWorks')
    await appendRecord(tx, actor, {
      municipalityId: site.municipalityId,
      name: 'progress-reported',
      subjectId: site.initiativeId,
      fields: { number, percent: report.percent },
    })
    return ok({ number })
  })
}
