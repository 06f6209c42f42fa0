import { randomUUID } from 'node:crypto'
import type { Tx } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import { machine } from '../../lib/platform/machine.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { leafHash } from './engine/tree.ts'
import { entryOf } from './entry.rules.ts'
import type { HeldLeaf, Leaf } from './leaf.model.ts'
import { storeHeld, storeWaiting } from './log.store.ts'

/** Tells the log in the transaction of the change it tells of; within a minute it stands in the tree. */
export async function tellLog(tx: Tx, municipalityId: MunicipalityId, leaf: Exclude<Leaf, HeldLeaf>): Promise<void> {
  await storeWaiting(tx, municipalityId, entryOf(leaf))
}

/**
 * Tells the log about a ballot: sealed under the key of the vote, until others of its vote are told with it. Answers with
 * the hash that the entry will have in the tree.
 */
export async function tellOfBallot(
  tx: Tx,
  voteKeys: Keys,
  municipalityId: MunicipalityId,
  leaf: HeldLeaf,
): Promise<Uint8Array> {
  const entry = entryOf(leaf)
  await storeHeld(tx, voteKeys, { municipalityId, voteId: leaf.vote }, randomUUID(), entry)
  return leafHash(machine, machine.bytesOf(entry))
}
