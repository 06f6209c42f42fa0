import { placeOf, type Section } from '../people/people.visit.ts'
import { mayAsk } from '../people/permission.rules.ts'
import { supportersOnRoll } from './supporters-on-roll.query.ts'

const before = ['submitted', 'returned', 'admitted']

/** For the officer who checks: how many supporters the call's roll knows. */
export const supportersSection: Section = async (visit, { id, stage }) => {
  const place = placeOf(visit)
  if (!before.includes(stage) || mayAsk(visit.visitor, 'ballots.roll', place.id) !== 'yes') return undefined
  const found = await supportersOnRoll(visit.platform.db.read, place.id, id)
  return found && <p class="hint">{visit.t('ballots.supporters-on-roll', found)}</p>
}
