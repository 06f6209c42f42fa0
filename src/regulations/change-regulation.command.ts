import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { ChangeRefusal, Preset, Regulation, Terms } from './regulation.model.ts'
import { lockRegulations, storeRegulation } from './regulation.store.ts'
import { termsProblems } from './terms.rules.ts'

/** Puts other terms into the draft. Each save is one version; a save over a newer version is refused. */
export function changeRegulation(
  platform: Platform,
  {
    by,
    municipalityId,
    number,
    version,
    terms,
    preset,
  }: {
    by: PersonId
    municipalityId: MunicipalityId
    number: number
    version: number
    terms: Terms
    /** Where the terms come from, when they come from somewhere else as a whole. */
    preset?: Preset
  },
): Promise<Result<Regulation, ChangeRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const known = await lockRegulations(tx, municipalityId)
    const regulation = known.find((one) => one.number === number)
    if (!regulation) return refuse({ code: 'no-such-regulation' })
    if (regulation.stage !== 'draft') return refuse({ code: 'not-a-draft', stage: regulation.stage })
    if (regulation.version !== version) return refuse({ code: 'changed-meanwhile' })
    const problems = termsProblems(terms)
    if (Object.keys(problems).length > 0) return refuse({ code: 'bad-terms', problems })
    const changed: Regulation = { ...regulation, terms, preset: preset ?? regulation.preset, version: version + 1 }
    await storeRegulation(tx, changed)
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      { municipalityId, name: 'regulation-changed', subjectId: regulation.id, fields: { number } },
    )
    return ok(changed)
  })
}
