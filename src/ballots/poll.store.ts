import { sql } from 'kysely'
import type { Reader } from '../../lib/platform/db.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { Poll } from './ballot.model.ts'

export type VotingTerms = {
  readonly votingAge: number
  readonly mostChoices: number
  /** Village ids by every one of their names, in lower case. */
  readonly villages: ReadonlyMap<string, string>
}

/** What the regulation of the call says about voting, and the villages that a roll may name. */
export async function readVotingTerms(read: Reader, poll: Poll): Promise<VotingTerms | undefined> {
  const call = await read
    .selectFrom('calls.call as c')
    .innerJoin('regulations.regulation as r', (join) =>
      join.onRef('r.municipality_id', '=', 'c.municipality_id').onRef('r.id', '=', 'c.regulation_id'),
    )
    .select([
      sql<number>`(r.terms->>'votingAge')::int`.as('age'),
      sql<number>`(r.terms->>'mostChoices')::int`.as('most'),
    ])
    .where('c.municipality_id', '=', poll.municipalityId)
    .where('c.id', '=', poll.callId)
    .executeTakeFirst()
  if (!call) return undefined
  const villages = await read
    .selectFrom('municipalities.village')
    .select(['id', 'name_ky', 'name_ru', 'name_en'])
    .where('municipality_id', '=', poll.municipalityId)
    .execute()
  const byName = villages.flatMap(({ id, name_ky, name_ru, name_en }) =>
    [name_ky, name_ru, name_en].map((name) => [name.toLowerCase(), id] as const),
  )
  return { votingAge: call.age, mostChoices: call.most, villages: new Map(byName) }
}

export type BallotCount = {
  readonly roll: number
  /** People who voted in any way. */
  readonly turnout: number
  /** Live ballots. */
  readonly ballots: number
  readonly votes: ReadonlyMap<string, number>
}

/** The count of the live ballots. Nobody may ask before the call has closed its vote. */
export async function countBallots(read: Reader, poll: Poll): Promise<BallotCount> {
  const { municipalityId, callId } = poll
  const totals = await sql<{ roll: bigint; turnout: bigint; ballots: bigint }>`select
    (select count(*) from ballots.roll_entry where municipality_id = ${municipalityId} and call_id = ${callId}) as roll,
    (select count(*) from ballots.turnout where municipality_id = ${municipalityId} and call_id = ${callId} and state in ('online', 'paper')) as turnout,
    (select count(*) from ballots.box where municipality_id = ${municipalityId} and call_id = ${callId} and live) as ballots`.execute(
    read,
  )
  const votes = await sql<{ choice: string; votes: bigint }>`select choice, count(*) as votes
    from ballots.box, unnest(choices) as choice
    where municipality_id = ${municipalityId} and call_id = ${callId} and live group by choice`.execute(read)
  const row = totals.rows[0]
  return {
    roll: Number(row?.roll ?? 0n),
    turnout: Number(row?.turnout ?? 0n),
    ballots: Number(row?.ballots ?? 0n),
    votes: new Map(votes.rows.map(({ choice, votes: count }) => [choice, Number(count)])),
  }
}

/** Initiatives that the vote may put on its ballot, by number. */
export async function listAdmitted(read: Reader, poll: Poll): Promise<readonly { id: InitiativeId; number: number }[]> {
  const rows = await read
    .selectFrom('initiatives.initiative')
    .select(['id', 'number'])
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('stage', '=', 'admitted')
    .orderBy('number')
    .execute()
  return rows.map(({ id, number }) => ({ id: id as InitiativeId, number }))
}
