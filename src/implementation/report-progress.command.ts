import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Picture } from '../../lib/platform/pictures.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockInitiative, moveInitiative, storePictures } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { ReportRefusal, Site } from './implementation.model.ts'
import { reportingOf } from './implementation.rules.ts'
import { lastReport, type NewReport, readReport, storeReport } from './implementation.store.ts'

export type ReportProgressRefusal =
  | ReportRefusal
  | { readonly code: 'no-such-initiative' }
  /** The form was sent before, with something else in it. */
  | { readonly code: 'form-used' }

/**
 * Reports progress with photographs; the first report starts the works. The initiative's lock gives reports their order,
 * and a form sent twice is one report.
 */
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
    const known = await readReport(tx, site, report.id)
    if (known) {
      const isSame = known.reportedBy === by && known.percent === report.percent && known.account === report.account
      return isSame ? ok({ number: known.number }) : refuse({ code: 'form-used' } as const)
    }
    const last = await lastReport(tx, site)
    const decision = reportingOf(
      { stage: initiative.stage, leaderId: initiative.leaderId, by, byOfficer, percentBefore: last.percent ?? 0 },
      { percent: report.percent, photographs: pictures.length },
    )
    if (!decision.ok) return decision
    const actor = { kind: 'person', id: by } as const
    const number = last.number + 1
    await storePictures(tx, pictures)
    await storeReport(tx, site, { ...report, number, pictures }, by)
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
