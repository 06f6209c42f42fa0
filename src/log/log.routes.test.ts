import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '../../lib/platform/db.ts'
import { machine, verifiesEd25519 } from '../../lib/platform/machine.ts'
import { startSite } from '../../test/support/site.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import { claimOf, parseNote, parseVerifierKey } from './engine/note.ts'
import { entriesIn } from './engine/tiles.ts'
import { keepLogs, tellLog, type VoteId } from './index.ts'

const site = await startSite()
const { platform } = site
const { municipalityId } = await smallTown(platform)
await inTransaction(platform.db, (tx) =>
  tellLog(tx, municipalityId, {
    kind: 'vote.closed',
    vote: municipalityId as string as VoteId,
    at: '2026-06-11T00:00:00Z',
  }),
)
await keepLogs(platform)

const ask = (path: string) => fetch(`${site.address}/log/${path}`)

test('anybody fetches the checkpoint, its key, the tiles and the entries as files', async () => {
  const checkpoint = await ask('kara-suu/checkpoint')
  equal(checkpoint.headers.get('content-type'), 'text/plain; charset=utf-8')
  match(checkpoint.headers.get('cache-control') ?? '', /max-age=5$/)
  const note = parseNote(await checkpoint.text())
  const key = parseVerifierKey(machine, (await (await ask('kara-suu/key')).text()).trim())
  const [line] = note?.signatures ?? []
  const claim = note && key && line && claimOf(machine, note.text, line, key)
  ok(claim && verifiesEd25519(claim.by.key, claim.message, claim.signature))
  const tile = await ask('kara-suu/tile/0/000.p/2')
  match(tile.headers.get('cache-control') ?? '', /max-age=31536000/)
  equal((await tile.arrayBuffer()).byteLength, 64)
  const bundle = await (await ask('kara-suu/tile/entries/000.p/2')).arrayBuffer()
  deepEqual(
    entriesIn(new Uint8Array(bundle))?.map((entry) => JSON.parse(machine.textOf(entry) ?? '').kind),
    ['log.opened', 'vote.closed'],
  )
})

test('what is no file of the log is not there', async () => {
  for (const path of [
    'kara-suu/tile/0/001',
    'kara-suu/tile/..%2F..%2Fmaster.key',
    'kara-suu/tile/%00',
    'nowhere/checkpoint',
    `${municipalityId}/checkpoint`,
    'nowhere/key',
  ])
    equal((await ask(path)).status, 404, path)
})

test('a municipality that was renamed has its log at both addresses, under its first name', async () => {
  const before = await (await ask('kara-suu/checkpoint')).text()
  await platform.db.pool.query(`update municipalities.municipality set slug = 'ak-suu' where id = $1`, [municipalityId])
  await platform.db.pool.query(
    `insert into municipalities.former_name (slug, municipality_id, name_ky, name_ru, name_en, used_until, search_text)
      values ('kara-suu', $1, 'Кара-Суу', 'Кара-Суу', 'Kara-Suu', '2026-06-01', 'кара-суу')`,
    [municipalityId],
  )
  for (const slug of ['kara-suu', 'ak-suu']) equal(await (await ask(`${slug}/checkpoint`)).text(), before)
})
