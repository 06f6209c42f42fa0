import { randomInt } from 'node:crypto'
import { assert } from '../../lib/kernel/assert.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import { machine } from '../../lib/platform/machine.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { batchOf, type HeldOfVote } from './batch.rules.ts'
import { fromHex } from './engine/bytes.ts'
import { leafHash } from './engine/tree.ts'
import { entryOf, leafOf, momentOf } from './entry.rules.ts'
import type { VoteId } from './leaf.model.ts'
import {
  countLeaves,
  dropTaken,
  listHeld,
  listWaiting,
  lockLog,
  openHeld,
  readLog,
  type StoredLeaf,
  storeLeaves,
  storeLog,
  votersOf,
} from './log.store.ts'
import { readSlug } from './origin.query.ts'
import { logKey, voteKeyName } from './purpose.rules.ts'

/** Entries of one transaction; what is left is taken by the next. */
const mostAtOnce = 5000

/**
 * Takes what waits into the tree. Committed before anything is signed or published: what was ever seen outside is in the
 * database. True when there may be more.
 */
export async function integrateLog(platform: Platform, municipalityId: MunicipalityId): Promise<boolean> {
  return await inTransaction(platform.db, async (tx) => {
    if (!(await lockLog(tx, municipalityId))) return false
    const rows = await listWaiting(tx, municipalityId, mostAtOnce)
    const waiting = rows.map(({ number, entry }) => {
      const leaf = leafOf(entry)
      return { number, entry, closes: leaf.kind === 'vote.closed' ? leaf.vote : undefined }
    })
    const batch = batchOf(waiting, await heldOf(tx, platform, municipalityId), (bound) => randomInt(bound))
    if (batch.entries.length === 0) return false
    const opening = await openLog(tx, platform, municipalityId)
    const from = await countLeaves(tx, municipalityId)
    const entries = [...opening, ...batch.entries]
    await storeLeaves(
      tx,
      municipalityId,
      entries.map((entry, at) => storedLeaf(entry, from + at)),
    )
    await dropTaken(tx, municipalityId, batch)
    return rows.length === mostAtOnce
  })
}

/** The first entry of a log that has none; nothing for one that is there. */
async function openLog(tx: Tx, { keys, origin }: Platform, municipalityId: MunicipalityId): Promise<readonly string[]> {
  if (await readLog(tx, municipalityId)) return []
  const name = `${new URL(origin).host}/log/${await readSlug(tx, municipalityId)}`
  await storeLog(tx, { municipalityId, origin: name, publicKey: keys.publicKey(logKey(municipalityId)) })
  return [entryOf({ kind: 'log.opened', municipality: municipalityId, at: momentOf(tx.now) })]
}

async function heldOf(
  tx: Tx,
  { mortalKeys }: Platform,
  municipalityId: MunicipalityId,
): Promise<readonly HeldOfVote[]> {
  const sealed = await listHeld(tx, municipalityId)
  if (sealed.length === 0) return []
  const voters = await votersOf(tx, municipalityId)
  const votes = [...new Set(sealed.map(({ voteId }) => voteId))]
  return await Promise.all(
    votes.map(async (voteId) => {
      const keys = await mortalKeys.of(voteKeyName(municipalityId, voteId))
      assert(keys, `the key of the vote ${voteId} is there until its ballots are told of`)
      const own = sealed.filter((one) => one.voteId === voteId)
      const entries = own.map((one) => ({ id: one.id, entry: openHeld(keys, one) }))
      return { voteId, voters: voters.get(voteId) ?? 0, entries }
    }),
  )
}

function storedLeaf(entry: string, index: number): StoredLeaf {
  const leaf = leafOf(entry)
  return {
    index,
    hash: leafHash(machine, machine.bytesOf(entry)),
    entry,
    kind: leaf.kind,
    voteId: 'vote' in leaf ? (leaf.vote satisfies VoteId) : undefined,
    commitment: 'commitment' in leaf ? fromHex(leaf.commitment) : undefined,
  }
}
