import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Platform } from '../lib/platform/platform.ts'

/** One filling at a time, also over several programs on one server. The number is arbitrary but ours for ever. */
const fillingLock = 7_305_190

/**
 * Fills an empty database with the demonstration; one that holds a municipality is left as it is. No job may run
 * meanwhile: the calendar would move what is only just being filled.
 */
export async function fillDemoIfEmpty(platform: Platform, onBegin?: () => void): Promise<void> {
  if (platform.mode !== 'demo' || (await holdsMunicipality(platform))) return
  const client = await platform.db.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [fillingLock])
    // Another program may have filled it while we waited.
    if (await holdsMunicipality(platform)) return
    onBegin?.()
    await client.query("update platform.house set demo_filling = 'begun'")
    const { fillDemo } = await import('../db/seeds/demo.ts')
    await fillDemo(platform)
    await client.query("update platform.house set demo_filling = 'done'")
  } finally {
    // Closed rather than given back: that is what drops the lock.
    client.release(true)
  }
}

async function holdsMunicipality({ db }: Platform): Promise<boolean> {
  const known = await db.read.selectFrom('municipalities.municipality').select('id').limit(1).executeTakeFirst()
  return known !== undefined
}

/**
 * A filling that was cut short would stay a demonstration with holes, so all of it goes and the migrations make it anew.
 * Nothing of anybody's is in it: nobody can ask for a page before the filling is done. Must be called as the owner.
 */
export async function dropHalfFilledDemo(connection: pg.PoolConfig, migrationsFolder: string): Promise<void> {
  const client = new pg.Client(connection as pg.ClientConfig)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const table = await client.query("select to_regclass('platform.house') as name")
    if (table.rows[0]?.name === null || !(await isHalfFilled(client))) return
    await client.query('select pg_advisory_lock($1)', [fillingLock])
    // The program that held the lock may have finished; one that died holds it no more.
    if (!(await isHalfFilled(client))) return
    const schemas = [...(await schemasOf(migrationsFolder)), 'platform']
    await client.query(`drop schema ${schemas.map((name) => client.escapeIdentifier(name)).join(', ')} cascade`)
  } finally {
    await client.end()
  }
}

async function isHalfFilled(client: pg.Client): Promise<boolean> {
  const answer = await client.query("select from platform.house where mode = 'demo' and demo_filling = 'begun'")
  return answer.rowCount === 1
}

/** The schemas that the migrations make. */
async function schemasOf(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'))
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) => [...text.matchAll(/^create schema (\w+)/gm)].map((match) => match[1] ?? ''))
}
