import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

export type MigrationOutcome =
  | { readonly ok: true; readonly applied: readonly string[] }
  | { readonly ok: false; readonly code: 'newer-than-program'; readonly version: string }

/** One migrator at a time, also over several processes. The number is arbitrary but ours for ever. */
export const migrationLock = 7_305_114

/**
 * Applies the numbered .sql files of the folder that the database has not seen, each in its own transaction.
 * A database that knows a migration this program lacks was made by a newer program and is left alone.
 */
export async function migrate(connection: pg.ClientConfig, folder: string): Promise<MigrationOutcome> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort()
  const client = new pg.Client(connection)
  // A server that dies in the middle is told of by the query that was running; without a listener it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const known = await knownMigrations(client)
    const stranger = known.find((name) => !names.includes(name))
    if (stranger) return { ok: false, code: 'newer-than-program', version: stranger }
    await client.query('create schema if not exists platform')
    await client.query(
      'create table if not exists platform.migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const seen = new Set(known)
    const applied: string[] = []
    for (const name of names.filter((candidate) => !seen.has(candidate))) {
      await applyOne(client, name, await readFile(join(folder, name), 'utf8'))
      applied.push(name)
    }
    return { ok: true, applied }
  } finally {
    await client.end()
  }
}

async function knownMigrations(client: pg.Client): Promise<string[]> {
  const table = await client.query("select to_regclass('platform.migration') as name")
  if (table.rows[0]?.name === null) return []
  const known = await client.query<{ name: string }>('select name from platform.migration order by name')
  return known.rows.map(({ name }) => name)
}

async function applyOne(client: pg.Client, name: string, text: string): Promise<void> {
  try {
    await client.query('begin')
    await client.query(text)
    await client.query('insert into platform.migration (name) values ($1)', [name])
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed`, { cause: fault })
  }
}
