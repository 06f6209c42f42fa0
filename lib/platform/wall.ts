import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { migrationLock } from './migrations.ts'

/** The role that the application works under. It cannot sign in by itself. */
export const wallRole = 'demilge_web'

/**
 * Raises the wall of db/roles.sql as the owner of the database. Answers false where the server lets us make no role, or a
 * pooler in between drops it: the application then works as the owner, and only triggers guard what is never changed.
 */
export async function raiseWall(connection: pg.PoolConfig, file: string): Promise<boolean> {
  const isThere = await asClient(connection, async (client) => {
    if (!(await hasRole(client))) return false
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
    await client.query(await readFile(file, 'utf8'))
    await client.query('commit')
    return true
  })
  return isThere && (await standsBehind(connection))
}

/** The way in for the application. */
export function behindWall(connection: pg.PoolConfig): pg.PoolConfig {
  return { ...connection, options: [connection.options, `-c role=${wallRole}`].filter(Boolean).join(' ') }
}

// 42501: may not; 42710, 23505: another start made it at the same moment; 0LP01, 42704: cannot be a member of it.
const lacking = new Set(['42501', '0LP01', '42704'])
const made = new Set(['42710', '23505'])

/** Makes the role where it is missing, and us its member. Roles belong to the server, so other databases share it. */
async function hasRole(client: pg.Client): Promise<boolean> {
  const known = await client.query('select from pg_roles where rolname = $1', [wallRole])
  try {
    if (known.rowCount === 0) await client.query(`create role ${wallRole} nologin`).catch(unlessMade)
    const member = await client.query<{ may: boolean }>('select pg_has_role(current_user, $1, $2) as may', [
      wallRole,
      'set',
    ])
    if (!member.rows[0]?.may) await client.query(`grant ${wallRole} to current_user`)
    return true
  } catch (fault) {
    if (lacking.has(codeOf(fault))) return false
    throw fault
  }
}

function unlessMade(fault: unknown): void {
  if (!made.has(codeOf(fault))) throw fault
}

/** Whether a connection of the application's really works under the role. */
async function standsBehind(connection: pg.PoolConfig): Promise<boolean> {
  try {
    return await asClient(behindWall(connection), async (client) => {
      const answer = await client.query<{ name: string }>('select current_user as name')
      return answer.rows[0]?.name === wallRole
    })
  } catch (fault) {
    // A pooler that takes no options of the session says so with 08P01.
    if (codeOf(fault) === '08P01' || lacking.has(codeOf(fault))) return false
    throw fault
  }
}

function codeOf(fault: unknown): string {
  return (fault as { code?: string } | undefined)?.code ?? ''
}

async function asClient<Value>(connection: pg.PoolConfig, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client(connection as pg.ClientConfig)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
