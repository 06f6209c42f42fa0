import { createServer, type Server } from 'node:net'
import pg from 'pg'

/** The database server named in DATABASE_URL cannot be used; the cause is what it, or the network, said. */
export class ServerProblem extends Error {
  override name = 'ServerProblem'
}

/** The address of HOST and PORT cannot be opened; the cause is what the machine said. */
export class AddressProblem extends Error {
  override name = 'AddressProblem'
}

/** How long a server may take to answer a connection; a start must fail within ten seconds. */
const reachMs = 8_000

/**
 * Opens the address and closes it again, before anything else is begun. Answers the port: a free one where 0 was asked.
 * @throws AddressProblem
 */
export async function probePort({ host, port }: { readonly host: string; readonly port: number }): Promise<number> {
  const server = createServer()
  const opened = await listening(server, host, port)
  await new Promise((resolve) => server.close(resolve))
  return opened
}

function listening(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new AddressProblem('the address cannot be opened', { cause })))
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/**
 * Makes sure that the server answers and lets us in.
 * @throws ServerProblem
 */
export async function reachServer(url: string): Promise<pg.PoolConfig> {
  const connection = { connectionString: url, connectionTimeoutMillis: reachMs, keepAlive: true }
  try {
    const client = new pg.Client(connection)
    client.on('error', () => undefined)
    await client.connect()
    await client.end()
  } catch (fault) {
    throw new ServerProblem('the server cannot be used', { cause: fault })
  }
  return connection
}
