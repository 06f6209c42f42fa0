import { placeOf, type Section } from '../src/people/people.visit.ts'
import { BuiltPart } from './built.page.tsx'
import { readBuilt } from './built.query.ts'
import { GivenPart } from './given.page.tsx'
import { readGiven } from './given.query.ts'

/** A row of cards on a wide screen, twice. */
const mostBuilt = 6

/** For the front page: what was built lately, anywhere. */
export const builtSection: Section = async ({ platform, t }) => {
  const built = await readBuilt(platform.db.read, { most: mostBuilt })
  return <BuiltPart t={t} built={built} showsPlace />
}

/** For the front page: what residents gave of their own, in the whole country. */
export const givenSection: Section = async ({ platform, t }) => (
  <GivenPart t={t} given={await readGiven(platform.db.read)} />
)

/** For the page of a municipality: what was built there. */
export const placeBuiltSection: Section = async (visit) => {
  const { id, slug } = placeOf(visit)
  const built = await readBuilt(visit.platform.db.read, { most: mostBuilt, municipalityId: id })
  return <BuiltPart t={visit.t} built={built} showsPlace={false} all={`/${slug}/initiatives`} />
}

/** For the page of a municipality: what its residents gave of their own. */
export const placeGivenSection: Section = async (visit) => (
  <GivenPart t={visit.t} given={await readGiven(visit.platform.db.read, placeOf(visit).id)} />
)
