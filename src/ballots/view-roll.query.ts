import type { Instant } from '../../lib/kernel/instant.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Poll } from './ballot.model.ts'
import { listVoters, readRoll } from './roll.store.ts'
import { openName } from './voter.store.ts'

export const votersAPage = 100

export type RollView = {
  readonly call: Call
  readonly poll: Poll
  readonly count: number
  readonly turnout: number
  readonly withoutCard: number
  readonly frozenAt: Instant | undefined
  readonly page: number
  readonly pages: number
  readonly voters: readonly {
    readonly key: string
    readonly name: string
    readonly village: string | undefined
    readonly issued: boolean
    readonly handedOver: boolean
  }[]
}

/** The roll for the officer, a page of it, names opened. */
export async function viewRoll(
  { db, keys }: Platform,
  municipalityId: MunicipalityId,
  slug: string,
  page: number,
): Promise<RollView | undefined> {
  const call = await readCall(db.read, municipalityId, slug)
  if (!call) return undefined
  const poll = { municipalityId, callId: call.id }
  const roll = await readRoll(db.read, poll)
  const voters = await listVoters(db.read, poll, { offset: (page - 1) * votersAPage, most: votersAPage })
  return {
    call,
    poll,
    ...roll,
    page,
    pages: Math.max(1, Math.ceil(roll.count / votersAPage)),
    voters: voters.map(({ voterKey, nameSealed, ...voter }) => ({
      ...voter,
      key: voterKey.toString('hex'),
      name: openName(keys, poll, nameSealed),
    })),
  }
}
