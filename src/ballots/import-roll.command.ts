import { randomUUID } from 'node:crypto'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { Poll } from './ballot.model.ts'
import { readVotingTerms } from './poll.store.ts'
import type { RollEntry, RollFileId, RollLine, RollReading, RollRefusal, RollRemark, RollWay } from './roll.model.ts'
import { needsSecond, whyNoFile } from './roll.rules.ts'
import { lockRoll } from './roll.store.ts'
import { enterLines, insertRollFile, knownRows, layLines, storeReport } from './roll-file.store.ts'
import { readRoll } from './roll-reading.rules.ts'
import { phoneHashOf, reportName, sealName, sealPhone, voterKeyOf } from './voter.store.ts'

export type ImportRefusal =
  | RollRefusal
  | { readonly code: 'no-such-call' }
  /** `report` names all problems in the files' folder, where nothing else of the file is kept. */
  | { readonly code: 'bad-rows'; readonly reading: RollReading; readonly report: string }

export type Imported = {
  readonly fileId: RollFileId
  /** People who came onto the roll; none while the file waits for a second person. */
  readonly added: number
  readonly waits: boolean
  readonly reading: RollReading
}

type Given = {
  readonly by: PersonId
  readonly poll: Poll
  readonly rows: readonly RollLine[]
  readonly digest: string
  readonly way?: RollWay
}

/**
 * Reads the rows of a file onto the roll: all of them, or none when one row has a problem. PINs are hashed and forgotten.
 * A file that takes the place of a roll, or comes while residents check it, waits for a second person.
 */
export async function importRoll(
  platform: Platform,
  { by, poll, rows, digest, way = 'add' }: Given,
): Promise<Result<Imported, ImportRefusal>> {
  const { db, keys } = platform
  const result = await inTransaction(db, async (tx): Promise<Result<Imported, ImportRefusal | BadRows>> => {
    const facts = await lockRoll(tx, poll)
    const terms = await readVotingTerms(tx, poll)
    if (!facts || !terms) return refuse({ code: 'no-such-call' })
    const refusal = whyNoFile(facts)
    if (refusal) return refuse(refusal)
    const reading = readRoll(rows, terms.villages, { votingAge: terms.votingAge, on: dateOf(tx.now) })
    if (reading.problems.length > 0) return refuse({ code: 'problems', reading })
    if (reading.entries.length === 0) return refuse({ code: 'roll-empty', clause: 'one-vote' })
    const waits = needsSecond(facts, way)
    const id = randomUUID() as RollFileId
    await insertRollFile(tx, poll, { id, way, digest, rows: reading.entries.length, needsSecond: waits }, by)
    await layEntries(tx, keys, poll, id, reading.entries)
    const known = way === 'add' ? await knownRows(tx, poll, id) : []
    const doubts = [...known.map(knownAt), ...reading.doubts]
    const report = doubts.length > 0 ? await keepReport(platform, poll, doubts) : undefined
    await storeReport(tx, poll, id, { report, doubts: doubts.length })
    const entered = waits ? undefined : await enterLines(tx, poll, { id, way }, by)
    const entry = { municipalityId: poll.municipalityId, subjectId: poll.callId }
    const actor = { kind: 'person', id: by } as const
    await (entered
      ? appendRecord(tx, actor, { ...entry, name: 'roll-imported', fields: { ...entered, digest } })
      : appendRecord(tx, actor, {
          ...entry,
          name: 'roll-file-prepared',
          fields: { rows: reading.entries.length, way, digest },
        }))
    return ok({ fileId: id, added: entered?.added ?? 0, waits, reading: { ...reading, doubts } })
  })
  if (result.ok || result.refusal.code !== 'problems') return result as Result<Imported, ImportRefusal>
  const { reading } = result.refusal
  return refuse({ code: 'bad-rows', reading, report: await keepReport(platform, poll, reading.problems) })
}

type BadRows = { readonly code: 'problems'; readonly reading: RollReading }

function knownAt(row: number): RollRemark<'known'> {
  return { row, column: 'pin', code: 'known', text: '' }
}

/** So many people are hashed and sealed at once; then others of this process get their turn. */
const turn = 2000

async function layEntries(
  tx: Tx,
  keys: Keys,
  poll: Poll,
  fileId: RollFileId,
  entries: readonly RollEntry[],
): Promise<void> {
  for (let at = 0; at < entries.length; at += turn) {
    const lines = entries.slice(at, at + turn).map(({ row, pin, name, villageId, street, phone }) => ({
      row,
      voterKey: voterKeyOf(keys, poll, pin),
      villageId,
      street,
      nameSealed: sealName(keys, poll, name),
      phone: phone && { hash: phoneHashOf(keys, poll, phone), sealed: sealPhone(keys, poll, phone) },
    }))
    await layLines(tx, poll, fileId, lines)
  }
}

/** Keeps the remarks in the files' folder; they hold no PIN, phone or name. */
async function keepReport({ files, keys }: Platform, poll: Poll, remarks: readonly RollRemark[]): Promise<string> {
  const bytes = Buffer.from(JSON.stringify(remarks))
  const name = reportName(keys, poll, bytes)
  await files.put(name, bytes)
  return name
}
