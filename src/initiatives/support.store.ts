import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Initiative } from './initiative.model.ts'
import type { Assembly, Support } from './support.model.ts'

type Key = Pick<Initiative, 'municipalityId' | 'id'>

/**
 * The key under which a resident stands on the call's roll, so that supporters and roll can be compared. The purpose is that of
 * the roll (ballots/voter.store.ts); a test there holds the two together.
 */
export function supporterKeyOf(
  keys: Keys,
  { municipalityId, callId }: Pick<Initiative, 'municipalityId' | 'callId'>,
  pin: string,
): Buffer {
  return keys.hash(`ballots/roll/${municipalityId}/${callId}`, pin)
}

export function sealSupporter(keys: Keys, { municipalityId, id }: Key, name: string): Buffer {
  return keys.seal(`initiatives/supporter/${municipalityId}/${id}`, name)
}

type StoredSupport = {
  supporters: number
  onPaper: number
  gathering: boolean
  assembly: (Omit<Assembly, 'minutesDigest' | 'heldOn'> & { heldOn: string; minutesDigest: string | null }) | null
}

/** All that stands behind initiative i, for a query that reads i. */
export const supportOf = sql<StoredSupport>`json_build_object(
  'supporters', (select count(*) from initiatives.supporter s
    where s.municipality_id = i.municipality_id and s.initiative_id = i.id),
  'onPaper', (select count(*) from initiatives.supporter s
    where s.municipality_id = i.municipality_id and s.initiative_id = i.id and s.person_id is null),
  'gathering', i.gathering_since is not null,
  'assembly', (select json_build_object('heldOn', a.held_on, 'place', a.place, 'chair', a.chair,
      'secretary', a.secretary, 'women', a.women, 'men', a.men, 'young', a.young, 'adults', a.adults,
      'votesFor', a.votes_for, 'votesAgainst', a.votes_against, 'abstained', a.abstained,
      'minutesDigest', a.minutes_digest)
    from initiatives.assembly a where a.municipality_id = i.municipality_id and a.initiative_id = i.id))`

export function supportFrom({ assembly, ...rest }: StoredSupport): Support {
  return {
    ...rest,
    assembly: assembly
      ? {
          ...assembly,
          heldOn: assembly.heldOn as CivilDate,
          minutesDigest: assembly.minutesDigest ?? undefined,
        }
      : undefined,
  }
}

export async function readSupport(read: Reader, { municipalityId, id }: Key): Promise<Support> {
  const row = await read
    .selectFrom('initiatives.initiative as i')
    .select(supportOf.as('support'))
    .where('i.municipality_id', '=', municipalityId)
    .where('i.id', '=', id)
    .executeTakeFirstOrThrow()
  return supportFrom(row.support)
}

/** Adds a supporter; false when this resident supports the initiative already, online or on paper. */
export async function addSupporter(
  tx: Tx,
  { municipalityId, id }: Key,
  supporter: { readonly key: Buffer; readonly personId?: PersonId; readonly nameSealed?: Buffer },
  by: PersonId,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('initiatives.supporter')
    .values({
      municipality_id: municipalityId,
      initiative_id: id,
      supporter_key: supporter.key,
      person_id: supporter.personId ?? null,
      name_sealed: supporter.nameSealed ?? null,
      added_by: by,
      added_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Takes a person's own support back; false when there was none. */
export async function removeSupporter(tx: Tx, { municipalityId, id }: Key, personId: PersonId): Promise<boolean> {
  const removed = await tx
    .deleteFrom('initiatives.supporter')
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return removed.numDeletedRows === 1n
}

export async function isSupporter(read: Reader, { municipalityId, id }: Key, personId: PersonId): Promise<boolean> {
  const row = await read
    .selectFrom('initiatives.supporter')
    .select('initiative_id')
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

export async function openGathering(tx: Tx, { municipalityId, id }: Key): Promise<void> {
  await tx
    .updateTable('initiatives.initiative')
    .set({ gathering_since: timeOf(tx.now) })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .where('gathering_since', 'is', null)
    .execute()
}

/** Keeps the minutes, in place of what was kept before. */
export async function storeAssembly(
  tx: Tx,
  { municipalityId, id }: Key,
  assembly: Assembly,
  by: PersonId,
): Promise<void> {
  const values = {
    held_on: assembly.heldOn,
    place: assembly.place,
    chair: assembly.chair,
    secretary: assembly.secretary,
    women: assembly.women,
    men: assembly.men,
    young: assembly.young,
    adults: assembly.adults,
    votes_for: assembly.votesFor,
    votes_against: assembly.votesAgainst,
    abstained: assembly.abstained,
    minutes_digest: assembly.minutesDigest ?? null,
    kept_by: by,
    kept_at: timeOf(tx.now),
  }
  await tx
    .insertInto('initiatives.assembly')
    .values({ municipality_id: municipalityId, initiative_id: id, ...values })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'initiative_id']).doUpdateSet(values))
    .execute()
}
