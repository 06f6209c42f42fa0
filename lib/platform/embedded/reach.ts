import { chownSync, existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { appName } from './cluster.ts'
import type { Account, Machine } from './machine.ts'
import type { Places } from './places.ts'

export type Connection = {
  /** The folder of the socket, or an address of this machine. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly password?: string
}

export type Reach = { readonly connection: Connection; readonly settings: Readonly<Record<string, string>> }

const socketPort = 5432

/** How the server will be reached: by a socket among its files, which only its owner can open, and by no network. */
export async function prepareReach(machine: Machine, places: Places, account: Account): Promise<Reach> {
  const app = { user: appName, database: appName }
  if (machine.reach === 'loopback') {
    const port = await freePort()
    const password = readFileSync(places.password, 'utf8')
    const settings = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' }
    return { connection: { host: '127.0.0.1', port, password, ...app }, settings }
  }
  dropSocketFolder(places)
  const fits = Buffer.byteLength(join(places.cluster, `.s.PGSQL.${socketPort}`)) <= machine.longestSocketPath
  const host = fits ? places.cluster : makeSocketFolder(places, account)
  // The server stands in its folder, so it finds itself by a dot, however long or closed the way there is.
  const settings = { listen_addresses: '', port: String(socketPort), unix_socket_directories: fits ? '.' : host }
  return { connection: { host, port: socketPort, ...app }, settings }
}

/** For a path too long for a socket. Noted, so that the next start can clear away what a killed one left. */
function makeSocketFolder(places: Places, account: Account): string {
  const folder = mkdtempSync('/tmp/demilge-')
  writeFileSync(places.socketNote, folder, { mode: 0o600 })
  if (account.owner) chownSync(folder, account.owner.uid, account.owner.gid)
  return folder
}

export function dropSocketFolder({ socketNote }: Places): void {
  if (!existsSync(socketNote)) return
  const folder = readFileSync(socketNote, 'utf8')
  const isOne = /^\/tmp\/demilge-\w{6}$/.test(folder) && lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()
  if (isOne) rmSync(folder, { recursive: true, force: true })
  rmSync(socketNote, { force: true })
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Makes the application's database where there is none: after the first start, or one that was killed before this. */
export async function ensureDatabase(connection: Connection): Promise<void> {
  try {
    await ask(connection, 'select 1')
  } catch (fault) {
    if ((fault as { code?: string }).code !== '3D000') throw fault
    await ask({ ...connection, database: 'postgres' }, `create database ${connection.database}`)
  }
}

async function ask(connection: Connection, text: string): Promise<void> {
  const client = new pg.Client(connection)
  // The server may go while we ask; the query itself reports it.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(text)
  } finally {
    await client.end().catch(() => undefined)
  }
}
