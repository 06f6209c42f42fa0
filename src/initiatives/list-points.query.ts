import type { Point } from '../../lib/kernel/point.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { type InitiativeStage, publicStages } from './initiative.model.ts'

type Pointed = {
  readonly number: number
  readonly title: string
  readonly place: string
  readonly stage: InitiativeStage
  readonly point: Point
}

/** Initiatives that anybody may see and that have a point, of one call or of all. */
export async function listPoints(
  read: Reader,
  municipalityId: MunicipalityId,
  callSlug: string | undefined,
): Promise<readonly Pointed[]> {
  const rows = await read
    .selectFrom('initiatives.initiative as i')
    .innerJoin('calls.call as c', (join) =>
      join.onRef('c.municipality_id', '=', 'i.municipality_id').onRef('c.id', '=', 'i.call_id'),
    )
    .select(['i.number', 'i.title', 'i.place', 'i.stage', 'i.latitude_e5', 'i.longitude_e5'])
    .where('i.municipality_id', '=', municipalityId)
    .where('i.stage', 'in', publicStages)
    .where('i.latitude_e5', 'is not', null)
    .$if(callSlug !== undefined, (query) => query.where('c.slug', '=', callSlug ?? ''))
    .orderBy('i.number')
    .execute()
  return rows.flatMap(({ latitude_e5: latitudeE5, longitude_e5: longitudeE5, stage, ...row }) =>
    latitudeE5 === null || longitudeE5 === null
      ? []
      : [{ ...row, stage: stage as InitiativeStage, point: { latitudeE5, longitudeE5 } }],
  )
}
