import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import { machine } from '../../lib/platform/machine.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { WholeFiles } from '../../lib/platform/whole-files.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { fromHex, hexOf } from './engine/bytes.ts'
import { checkpointText, parseCheckpoint } from './engine/checkpoint.ts'
import { type Levels, levelsOver, rootAt, tileFrom } from './engine/levels.ts'
import { keyIdOf, noteOf, parseNote } from './engine/note.ts'
import { bundleOf, entriesPath, levelAbove, newTiles, type Tile, tilePath, tileWidth } from './engine/tiles.ts'
import type { Head, Log, WhyUnsigned } from './leaf.model.ts'
import {
  countLeaves,
  listEntries,
  listHashes,
  lockLog,
  readCheckpoint,
  readLog,
  type SignedCheckpoint,
  storeCheckpoint,
} from './log.store.ts'
import { checkpointFile, headFile, logKey } from './purpose.rules.ts'
import { lastSigned, whyNotSign } from './signing.rules.ts'

/** Hashes read at once: whole tiles, and few enough that others have their turn in between. */
const pageOfHashes = 64 * tileWidth

/**
 * Signs the tree as it stands and publishes it, also where nothing is new if it is to be done `anew`: first the files that are never changed, then the memory outside the
 * database, then the checkpoint. Killed anywhere, the next time does the same again. Undefined: nothing to sign, or another
 * program is at it.
 */
export async function publishLog(
  platform: Platform,
  municipalityId: MunicipalityId,
  { anew = false } = {},
): Promise<Result<Head | undefined, WhyUnsigned>> {
  const signed = await inTransaction(
    platform.db,
    async (tx): Promise<Result<SignedCheckpoint | undefined, WhyUnsigned>> => {
      const log = (await lockLog(tx, municipalityId)) && (await readLog(tx, municipalityId))
      if (!log || (!anew && (await isPublished(tx, platform, municipalityId)))) return ok(undefined)
      const levels = await readLevels(tx, municipalityId)
      const size = levels[0]?.length ?? 0
      const before = lastSigned(
        await readCheckpoint(tx, municipalityId),
        await readHead(platform.aside, municipalityId),
      )
      const refusal = whyNotSign({
        signed: before,
        size,
        rootThen: before && before.size <= size ? rootAt(machine, levels, before.size) : undefined,
        keyThen: log.publicKey,
        keyNow: platform.keys.publicKey(logKey(municipalityId)),
      })
      if (refusal) return refuse(refusal)
      const head = { size, root: rootAt(machine, levels, size) }
      await publishTiles(tx, platform.published, municipalityId, levels)
      await writeHead(platform.aside, municipalityId, head)
      const checkpoint = { ...head, note: signedNote(platform, log, head) }
      await storeCheckpoint(tx, municipalityId, checkpoint)
      return ok(checkpoint)
    },
  )
  if (!signed.ok || !signed.value) return signed.ok ? ok(undefined) : signed
  await platform.published.write(checkpointFile(municipalityId), signed.value.note)
  return signed
}

/** Whether every entry is signed, remembered twice and published. */
async function isPublished(tx: Tx, platform: Platform, municipalityId: MunicipalityId): Promise<boolean> {
  const [size, checkpoint] = [await countLeaves(tx, municipalityId), await readCheckpoint(tx, municipalityId)]
  const head = await readHead(platform.aside, municipalityId)
  const published = await platform.published.read(checkpointFile(municipalityId))
  return checkpoint?.size === size && head?.size === size && published?.toString() === checkpoint.note
}

async function readLevels(tx: Tx, municipalityId: MunicipalityId): Promise<Levels> {
  const leaves: Uint8Array[] = []
  const above: Uint8Array[] = []
  for (;;) {
    const page = await listHashes(tx, municipalityId, leaves.length, pageOfHashes)
    for (const hash of page) leaves.push(hash)
    for (const hash of levelAbove(machine, page)) above.push(hash)
    if (page.length < pageOfHashes) return levelsOver(machine, leaves, above)
  }
}

/** The signature is made of the state alone, so the same state always has the same checkpoint. */
function signedNote({ keys }: Platform, { municipalityId, origin, publicKey }: Log, head: Head): string {
  const text = checkpointText({ origin, ...head })
  const keyId = keyIdOf(machine, { name: origin, type: 1, key: publicKey })
  const bytes = keys.sign(logKey(municipalityId), machine.bytesOf(text))
  return noteOf({ text, signatures: [{ name: origin, keyId, bytes }] })
}

/** Tiles have their width in their names and are never changed; what a kill left half written was never under its name. */
async function publishTiles(
  tx: Tx,
  published: WholeFiles,
  municipalityId: MunicipalityId,
  levels: Levels,
): Promise<void> {
  const known = parseNote((await published.read(checkpointFile(municipalityId)))?.toString() ?? '')
  const earlier = (known && parseCheckpoint(known.text)?.size) ?? 0
  for (const tile of newTiles(earlier, levels[0]?.length ?? 0)) {
    await published.write(`${municipalityId}/${tilePath(tile)}`, tileFrom(levels, tile))
    if (tile.level === 0) await publishEntries(tx, published, municipalityId, tile)
  }
}

async function publishEntries(
  tx: Tx,
  published: WholeFiles,
  municipalityId: MunicipalityId,
  tile: Tile,
): Promise<void> {
  const entries = await listEntries(tx, municipalityId, tile.index * tileWidth, tile.width)
  await published.write(`${municipalityId}/${entriesPath(tile)}`, bundleOf(entries.map(machine.bytesOf)))
}

async function readHead(aside: WholeFiles, municipalityId: MunicipalityId): Promise<Head | undefined> {
  const written = await aside.read(headFile(municipalityId))
  if (!written) return undefined
  const { size, root } = JSON.parse(written.toString()) as { size: number; root: string }
  return { size, root: fromHex(root) ?? new Uint8Array() }
}

async function writeHead(aside: WholeFiles, municipalityId: MunicipalityId, { size, root }: Head): Promise<void> {
  await aside.write(headFile(municipalityId), JSON.stringify({ size, root: hexOf(root) }))
}
