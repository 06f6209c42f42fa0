import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What the launcher of the embedded server gives; only the fields that are read here. */
type Server = {
  readonly connection: {
    readonly host?: string
    readonly port?: number
    readonly user?: string
    readonly password?: unknown
    readonly database?: string
  }
  readonly stop: () => Promise<void>
}

/**
 * Starts one database server for all test files, unless TEST_DATABASE_URL already names one, and tells them by that
 * variable. Each file still makes a database of its own on it (test/support/database.ts). Answers how to stop it.
 */
export async function startTestServer(root: string): Promise<() => Promise<void>> {
  const launcher = join(root, 'lib/platform/embedded/embedded.ts')
  if (process.env['TEST_DATABASE_URL'] || !existsSync(launcher)) return async () => undefined
  const { startEmbedded } = (await import(pathToFileURL(launcher).href)) as {
    startEmbedded: (options: { folder: string }) => Promise<Server>
  }
  const folder = await mkdtemp(join(tmpdir(), 'demilge-tests-'))
  const server = await startEmbedded({ folder: join(folder, 'database') })
  process.env['TEST_DATABASE_URL'] = urlOf(server.connection)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A host that begins with a slash is the folder of a socket, which stands in the query of such an address. */
function urlOf({
  host = '127.0.0.1',
  port = 5432,
  user = 'postgres',
  password,
  database = 'postgres',
}: Server['connection']): string {
  const secret = typeof password === 'string' && password ? `:${encodeURIComponent(password)}` : ''
  const who = `${encodeURIComponent(user)}${secret}`
  if (!host.startsWith('/')) return `postgresql://${who}@${host}:${port}/${database}`
  return `postgresql://${who}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
}
