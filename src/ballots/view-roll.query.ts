import type { Platform } from '../../lib/platform/platform.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Poll } from './ballot.model.ts'
import type { RollFileId, RollRemark } from './roll.model.ts'
import { listVoters, type RollState, readRoll } from './roll.store.ts'
import { type RollFile, readRollFiles } from './roll-file.store.ts'
import { openName, reportName } from './voter.store.ts'

export const votersAPage = 100

export type RollVoter = {
  readonly key: string
  readonly name: string
  readonly village: string | undefined
  readonly street: string | undefined
  readonly issued: boolean
  readonly handedOver: boolean
}

export type RollView = RollState & {
  readonly call: Call
  readonly poll: Poll
  readonly page: number
  readonly pages: number
  readonly voters: readonly RollVoter[]
  readonly files: readonly RollFile[]
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
    files: await readRollFiles(db.read, poll),
  }
}

export type RollFileView = {
  readonly call: Call
  readonly poll: Poll
  readonly count: number
  readonly file: RollFile
  readonly remarks: readonly RollRemark[]
}

/** What was read in one file of the roll. */
export async function viewRollFile(
  platform: Platform,
  municipalityId: MunicipalityId,
  { slug, id }: { readonly slug: string; readonly id: RollFileId },
): Promise<RollFileView | undefined> {
  const { db } = platform
  const call = await readCall(db.read, municipalityId, slug)
  if (!call) return undefined
  const poll = { municipalityId, callId: call.id }
  const [file] = await readRollFiles(db.read, poll, { id })
  if (!file) return undefined
  const { count } = await readRoll(db.read, poll)
  const remarks = file.report === undefined ? [] : ((await viewReport(platform, poll, file.report)) ?? [])
  return { call, poll, count, file, remarks }
}

/** The remarks of a report of this very call; undefined for any other name. */
export async function viewReport(
  { files, keys }: Pick<Platform, 'files' | 'keys'>,
  poll: Poll,
  name: string,
): Promise<readonly RollRemark[] | undefined> {
  const bytes = await files.get(name)
  if (!bytes || reportName(keys, poll, bytes) !== name) return undefined
  // Written by importRoll, and named by a key that is not in the folder.
  return JSON.parse(bytes.toString('utf8')) as RollRemark[]
}
