import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { AdoptionRefusal, Regulation, Resolution } from './regulation.model.ts'
import { regulationMoves } from './regulation.model.ts'

/** The draft adopted by the council's resolution, or why it cannot be. `others` are the municipality's other regulations. */
export function adoptionOf(
  draft: Regulation,
  {
    version,
    resolution,
    others,
    today,
  }: {
    readonly version: number
    readonly resolution: Resolution
    readonly others: readonly Regulation[]
    readonly today: CivilDate
  },
): Result<Regulation, AdoptionRefusal> {
  if (draft.stage !== 'draft') return refuse({ code: 'not-a-draft', stage: draft.stage })
  if (draft.version !== version) return refuse({ code: 'changed-meanwhile' })
  if (resolution.on > today) return refuse({ code: 'resolution-in-future', today })
  if (resolution.inForceOn < resolution.on) {
    return refuse({ code: 'in-force-before-resolution', resolutionOn: resolution.on })
  }
  const currentFrom = latestFrom(others)
  if (currentFrom !== undefined && resolution.inForceOn < currentFrom) {
    return refuse({ code: 'in-force-before-current', currentFrom })
  }
  return ok({ ...draft, stage: regulationMoves.adopt.to, resolution, version: draft.version + 1 })
}

/** A newer act must not come into force before an older one, or history would be written anew. */
function latestFrom(regulations: readonly Regulation[]): CivilDate | undefined {
  return regulations
    .filter(({ stage }) => stage === 'adopted' || stage === 'in-force')
    .map(({ resolution }) => resolution?.inForceOn)
    .filter((on) => on !== undefined)
    .sort()
    .at(-1)
}

/**
 * What today changes: the adopted regulation whose day has come is put in force and all before it are superseded, so that
 * exactly one is in force. In the order in which they must be stored; empty when nothing changes.
 */
export function dueMoves(regulations: readonly Regulation[], today: CivilDate): readonly Regulation[] {
  const due = regulations
    .filter(({ stage, resolution }) => stage === 'adopted' && resolution !== undefined && resolution.inForceOn <= today)
    .sort(byDay)
  const next = due.at(-1)
  if (!next) return []
  const past = [...regulations.filter(({ stage }) => stage === 'in-force'), ...due.slice(0, -1)]
  return [
    ...past.map((regulation) => ({ ...regulation, stage: regulationMoves.supersede.to })),
    { ...next, stage: regulationMoves.putInForce.to },
  ]
}

function byDay(a: Regulation, b: Regulation): number {
  const [first = '', second = ''] = [a.resolution?.inForceOn, b.resolution?.inForceOn]
  return first < second ? -1 : first > second ? 1 : a.number - b.number
}
