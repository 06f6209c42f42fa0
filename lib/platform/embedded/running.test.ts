import { deepEqual, equal, ok } from 'node:assert/strict'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'
import { runningConnection } from './running.ts'

test('another program finds the way to a running server, and none to one that has stopped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demilge-running-'))
  equal(runningConnection(folder), undefined)
  const server = await startEmbedded({ folder })
  try {
    const found = runningConnection(folder)
    deepEqual({ ...found }, { ...server.connection })
    ok(found)
    const client = new pg.Client(found)
    await client.connect()
    equal((await client.query('select 1 as one')).rows[0].one, 1)
    await client.end()
  } finally {
    await server.stop()
  }
  equal(runningConnection(folder), undefined)
})
