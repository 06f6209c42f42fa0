import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '../../lib/kernel/assert.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { keysFrom } from '../../lib/platform/keys.ts'
import { machine, verifiesEd25519 } from '../../lib/platform/machine.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { WholeFiles } from '../../lib/platform/whole-files.ts'
import { testPlatform } from '../../test/support/database.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { hexOf } from './engine/bytes.ts'
import { type Checkpoint, parseCheckpoint } from './engine/checkpoint.ts'
import { claimOf, parseNote, parseVerifierKey } from './engine/note.ts'
import { consistencySpans, isConsistent } from './engine/proof.ts'
import { entriesIn, entriesPath, hashesFrom, tilePath, tilesFor, tilesOfLevel } from './engine/tiles.ts'
import { leafHash, rootOver } from './engine/tree.ts'
import { leafOf } from './entry.rules.ts'
import { integrateLog } from './integrate-log.command.ts'
import { keepLog, keepLogs } from './keep-logs.command.ts'
import type { Leaf, VoteId } from './leaf.model.ts'
import { headFile, voteKeyName } from './purpose.rules.ts'
import { tellLog, tellOfBallot } from './tell-log.command.ts'
import { viewLogKey } from './view-log.query.ts'

const platform = await testPlatform()
let towns = 0

async function town(): Promise<MunicipalityId> {
  towns += 1
  return (await smallTown(platform, { slug: `town-${towns}` })).municipalityId
}

const aVote = () => randomUUID() as VoteId
const closed = (vote: VoteId): Extract<Leaf, { kind: 'vote.closed' }> => ({
  kind: 'vote.closed',
  vote,
  at: '2026-06-11T00:00:00Z',
})

async function tell(id: MunicipalityId, count = 1, vote = aVote()): Promise<void> {
  await inTransaction(platform.db, async (tx) => {
    for (let at = 0; at < count; at++) await tellLog(tx, id, closed(vote))
  })
}

async function cast(id: MunicipalityId, vote: VoteId, count: number): Promise<readonly string[]> {
  const name = voteKeyName(id, vote)
  await platform.mortalKeys.make(name)
  const keys = await platform.mortalKeys.of(name)
  assert(keys, 'the key was made')
  return await inTransaction(platform.db, async (tx) => {
    const hashes: string[] = []
    for (let at = 0; at < count; at++) {
      const commitment = hexOf(machine.sha256(machine.bytesOf(`${vote}/${at}/${randomUUID()}`)))
      hashes.push(hexOf(await tellOfBallot(tx, keys, id, { kind: 'cast', vote, commitment, channel: 'online' })))
    }
    return hashes
  })
}

/** The published log as a stranger reads it: every signature, hash and length is checked. */
async function readPublished(id: MunicipalityId, published: WholeFiles = platform.published) {
  const note = parseNote((await published.read(`${id}/checkpoint`))?.toString() ?? '')
  const key = parseVerifierKey(machine, (await viewLogKey(platform, id)) ?? '')
  const [signature] = note?.signatures ?? []
  const claim = note && key && signature && claimOf(machine, note.text, signature, key)
  assert(note && claim && verifiesEd25519(claim.by.key, claim.message, claim.signature), 'the log signed it')
  const checkpoint = parseCheckpoint(note.text)
  assert(checkpoint, 'it is a checkpoint')
  const bundles = await Promise.all(
    tilesOfLevel(0, checkpoint.size).map((tile) => published.read(`${id}/${entriesPath(tile)}`)),
  )
  const entries = bundles.flatMap((bundle) => entriesIn(bundle ?? Uint8Array.of(0)) ?? [])
  const hashes = entries.map((entry) => leafHash(machine, entry))
  equal(hexOf(rootOver(machine, hashes)), hexOf(checkpoint.root))
  return { checkpoint, hashes: hashes.map(hexOf), leaves: entries.map((entry) => leafOf(machine.textOf(entry) ?? '')) }
}

const kinds = (leaves: readonly Leaf[]) => leaves.map(({ kind }) => kind).join(' ')

test('what is told stands in the published log behind its first entry, signed', async () => {
  const id = await town()
  await tell(id)
  equal(await platform.published.read(`${id}/checkpoint`), undefined)
  deepEqual(await keepLogs(platform), [])
  const { checkpoint, leaves } = await readPublished(id)
  equal(checkpoint.origin, '127.0.0.1/log/town-1')
  equal(kinds(leaves), 'log.opened vote.closed')
})

test('what a refused change would have told is not told', async () => {
  const id = await town()
  await inTransaction(platform.db, async (tx) => {
    await tellLog(tx, id, closed(aVote()))
    return { ok: false, refusal: 'no' }
  })
  await keepLogs(platform)
  equal(await viewLogKey(platform, id), undefined)
})

test('a log of several tiles grows consistently from every state that was published', async () => {
  const id = await town()
  const states: Checkpoint[] = []
  for (const count of [1, 253, 1, 2, 300]) {
    await tell(id, count)
    await keepLogs(platform)
    states.push((await readPublished(id)).checkpoint)
  }
  const last = states.at(-1)
  assert(last, 'there are states')
  equal(last.size, 558)
  for (const { size, root } of states) {
    const spans = consistencySpans(size, last.size)
    const tiles = new Map<string, Uint8Array>()
    for (const tile of tilesFor(spans, last.size)) {
      const bytes = await platform.published.read(`${id}/${tilePath(tile)}`)
      tiles.set(tilePath(tile), bytes ?? new Uint8Array())
    }
    const proof = hashesFrom(machine, spans, last.size, tiles)
    ok(isConsistent(machine, { first: size, size: last.size, firstRoot: root, root: last.root, proof }))
  }
})

test('ballots wait for others, and are all told before the vote closes', async () => {
  const [id, vote] = [await town(), aVote()]
  const hashes = [...(await cast(id, vote, 9))]
  await keepLogs(platform)
  equal(await platform.published.read(`${id}/checkpoint`), undefined, 'nine would be too few to part')
  hashes.push(...(await cast(id, vote, 1)))
  await keepLogs(platform)
  const some = await readPublished(id)
  equal(some.leaves.length, 6)
  await keepLogs(platform)
  equal((await readPublished(id)).leaves.length, 6, 'the last five wait')
  await inTransaction(platform.db, (tx) => tellLog(tx, id, closed(vote)))
  await keepLogs(platform)
  const all = await readPublished(id)
  equal(kinds(all.leaves), `log.opened ${'cast '.repeat(10)}vote.closed`)
  deepEqual(all.hashes.slice(1, 11).toSorted(), hashes.toSorted(), 'each is the entry whose hash was promised')
  equal((await sql`select from log.held where municipality_id = ${id}`.execute(platform.db.kysely)).rows.length, 0)
})

test('neither the database nor the order of the log tells which ballot came first', async () => {
  const [id, vote] = [await town(), aVote()]
  const hashes = await cast(id, vote, 60)
  const { rows } = await platform.db.pool.query('select sealed from log.held where municipality_id = $1', [id])
  ok(rows.every(({ sealed }) => !sealed.includes('commitment')))
  await inTransaction(platform.db, (tx) => tellLog(tx, id, closed(vote)))
  await keepLogs(platform)
  const told = (await readPublished(id)).hashes.slice(1, 61)
  const inPlace = told.filter((hash, at) => hash === hashes[at]).length
  ok(inPlace < 20, `${inPlace} of 60 stand where they came, about one by chance`)
})

// Without lockLog two integrators give two entries the same place, and one fails at the primary key.
test('two programs at once make one log', async () => {
  const id = await town()
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      await tell(id, 3)
      await keepLog(platform, id)
    }),
  )
  await keepLog(platform, id)
  equal((await readPublished(id)).leaves.length, 37)
})

/** The same platform with files that fail, as if the program were killed, at the write of this number. */
function killedAt(number: number): Platform {
  let writes = 0
  const failing = (files: WholeFiles): WholeFiles => ({
    ...files,
    write: async (path, bytes) => {
      writes += 1
      if (writes === number) throw new Error(`killed at ${path}`)
      await files.write(path, bytes)
    },
  })
  return { ...platform, published: failing(platform.published), aside: failing(platform.aside) }
}

test('a program that is killed at any write goes on as if nothing had been', async () => {
  for (let at = 1; at <= 5; at++) {
    const id = await town()
    await tell(id, 2)
    await keepLog(platform, id)
    await tell(id, 300)
    await rejects(keepLog(killedAt(at), id), /killed at/)
    equal((await readPublished(id)).leaves.length, 3, 'strangers still see the state before')
    await tell(id, 1)
    deepEqual(await keepLogs(platform), [])
    equal((await readPublished(id)).leaves.length, 304)
  }
})

test('a program that is killed before it signs what it took in signs it at the next start', async () => {
  const id = await town()
  await tell(id)
  await integrateLog(platform, id)
  deepEqual(await keepLogs(platform), [])
  equal((await readPublished(id)).leaves.length, 2)
})

test('files that were lost are published again at the start', async () => {
  const id = await town()
  await tell(id, 300)
  await keepLogs(platform)
  for (const path of ['checkpoint', 'tile/0/000', 'tile/entries/001.p/45'])
    await platform.published.erase(`${id}/${path}`)
  await keepLogs(platform, { all: true })
  equal((await readPublished(id)).leaves.length, 301)
})

/** Changes the database as only its owner could. */
async function forge(text: string, id: MunicipalityId): Promise<void> {
  await platform.db.pool.query(
    'alter table log.leaf disable trigger all; alter table log.checkpoint disable trigger all',
  )
  await platform.db.pool.query(text, [id])
  await platform.db.pool.query('alter table log.leaf enable trigger all; alter table log.checkpoint enable trigger all')
}

test('an old copy of the database is not signed over what was signed since', async () => {
  const id = await town()
  await tell(id, 4)
  await keepLogs(platform)
  await forge('delete from log.leaf where municipality_id = $1 and index > 2', id)
  await forge('delete from log.checkpoint where municipality_id = $1', id)
  const halt = { municipalityId: id, refusal: { code: 'log-shrank', signed: 5, now: 3 } }
  deepEqual(await keepLog(platform, id), halt)
  await tell(id, 7)
  deepEqual((await keepLog(platform, id))?.refusal, { code: 'log-rewritten', signed: 5 }, 'nor once it has grown again')
  equal((await readPublished(id)).leaves.length, 5)
})

test('an entry that was changed is not signed, whichever memory is left', async () => {
  for (const lost of ['aside', 'checkpoint'] as const) {
    const id = await town()
    await tell(id, 4)
    await keepLogs(platform)
    if (lost === 'aside') await platform.aside.erase(headFile(id))
    else await forge('delete from log.checkpoint where municipality_id = $1', id)
    await forge(`update log.leaf set hash = sha256('forged') where municipality_id = $1 and index = 1`, id)
    await tell(id)
    deepEqual((await keepLog(platform, id))?.refusal, { code: 'log-rewritten', signed: 5 })
  }
})

test('a log is not signed with another key', async () => {
  const id = await town()
  await tell(id)
  await keepLogs(platform)
  await tell(id)
  const other = { ...platform, keys: keysFrom(Buffer.alloc(32, 9)) }
  deepEqual((await keepLog(other, id))?.refusal, { code: 'key-changed' })
})

test('nothing of the log can be changed or taken away', async () => {
  for (const text of [
    'delete from log.leaf',
    'update log.leaf set index = index',
    'truncate log.checkpoint',
    'delete from log.log',
  ])
    await rejects(platform.db.pool.query(text), /append-only|cannot truncate/)
})
