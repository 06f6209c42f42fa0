import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { presetTerms } from './presets.rules.ts'
import type { DraftRefusal, Preset, Regulation, RegulationId } from './regulation.model.ts'
import { insertDraft, lockRegulations } from './regulation.store.ts'

/**
 * Starts a draft, from a preset or from the regulation in force. A municipality works on one draft at a time; sending the
 * same form twice (the same id) answers as the first time.
 */
export function draftRegulation(
  platform: Platform,
  {
    by,
    municipalityId,
    id,
    from,
  }: {
    by: PersonId
    municipalityId: MunicipalityId
    id: RegulationId
    from: Preset | 'in-force'
  },
): Promise<Result<Regulation, DraftRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const known = await lockRegulations(tx, municipalityId)
    const inForce = known.find(({ stage }) => stage === 'in-force')
    const start = from === 'in-force' ? inForce : { preset: from, terms: presetTerms[from] }
    if (!start) return refuse({ code: 'none-in-force' })
    const draft: Regulation = {
      municipalityId,
      id,
      number: (known[0]?.number ?? 0) + 1,
      stage: 'draft',
      preset: start.preset,
      terms: start.terms,
      resolution: undefined,
      version: 1,
    }
    // Where no row is there yet nothing is locked above, so the constraint decides between two first drafts at once.
    if (await insertDraft(tx, draft, by)) {
      const fields = { number: draft.number, preset: draft.preset }
      await appendRecord(
        tx,
        { kind: 'person', id: by },
        { municipalityId, name: 'regulation-drafted', subjectId: id, fields },
      )
      return ok(draft)
    }
    const there = (await lockRegulations(tx, municipalityId)).find(({ stage }) => stage === 'draft')
    if (there?.id === id) return ok(there)
    return refuse({ code: 'draft-exists', number: there?.number ?? draft.number })
  })
}
