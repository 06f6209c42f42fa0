/**
 * One life of the drill: opens the database, says what is in it, and writes until it is killed. When only the server is
 * killed it opens the folder again in the same process. One line on standard output for each event:
 * `open <json>`, `server <pid>`, `ack <id>`, `gone`.
 */
import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type EmbeddedServer, startEmbedded } from '../../lib/platform/embedded/embedded.ts'
import { placesIn } from '../../lib/platform/embedded/places.ts'

export type Opened = {
  readonly ms: number
  readonly ids: readonly number[]
  /** Transactions of which one half is there and the other is not. */
  readonly torn: number
}

const writers = 4
const folder = process.argv[2] ?? ''
let lastId = 0

/** Written before anything else happens: what was said cannot be lost with us. A full pipe is waited for. */
function say(line: string): void {
  const bytes = Buffer.from(`${line}\n`)
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(1, bytes, written)
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EAGAIN') throw fault
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}

async function open(): Promise<EmbeddedServer> {
  const began = performance.now()
  const server = await startEmbedded({ folder })
  const ms = Math.round(performance.now() - began)
  const client = new pg.Client(server.connection)
  await client.connect()
  await client.query('create table if not exists paid (id bigint primary key, words text)')
  await client.query('create table if not exists received (id bigint primary key, words text)')
  const ids = await client.query<{ id: string }>('select id from paid order by id')
  const torn = await client.query<{ count: string }>(
    'select count(*) from paid full join received using (id) where paid.words is null or received.words is null',
  )
  await client.end()
  const opened: Opened = { ms, ids: ids.rows.map((row) => Number(row.id)), torn: Number(torn.rows[0]?.count) }
  lastId = Math.max(lastId, ...opened.ids.slice(-1))
  say(`open ${JSON.stringify(opened)}`)
  const [pid] = readFileSync(join(placesIn(folder).cluster, 'postmaster.pid'), 'utf8').split('\n')
  say(`server ${pid}`)
  return server
}

/** Two tables in one transaction; the number is said only when the server has said that it is kept. */
async function write(server: EmbeddedServer): Promise<void> {
  const client = new pg.Client(server.connection)
  client.on('error', () => undefined)
  try {
    await client.connect()
    for (;;) {
      lastId += 1
      const id = lastId
      await client.query('begin')
      await client.query('insert into paid values ($1, $2)', [id, 'x'.repeat(200)])
      await client.query('insert into received values ($1, $2)', [id, 'y'.repeat(200)])
      await client.query('commit')
      say(`ack ${id}`)
    }
  } catch {
    // The server was killed under us; the loop below opens it again.
  }
}

for (;;) {
  const server = await open()
  await Promise.all(Array.from({ length: writers }, () => write(server)))
  await server.exited
  say('gone')
}
