import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { appName } from './cluster.ts'
import { placesIn } from './places.ts'
import type { Connection } from './reach.ts'

/** The way to the server that another program of this machine runs on the folder; undefined when none does. */
export function runningConnection(folder: string): Connection | undefined {
  const { cluster, password } = placesIn(folder)
  const note = join(cluster, 'postmaster.pid')
  if (!existsSync(note)) return undefined
  // PostgreSQL's own note of itself: number, folder, start, port, socket's folder, address, memory, state.
  const lines = readFileSync(note, 'utf8').split('\n')
  const [port, socket, address] = [Number(lines[3]), lines[4]?.trim() ?? '', lines[5]?.trim() ?? '']
  if (!isAlive(Math.abs(Number(lines[0]))) || lines[7]?.trim() !== 'ready') return undefined
  const app = { port, user: appName, database: appName }
  if (socket !== '') return { host: isAbsolute(socket) ? socket : join(cluster, socket), ...app }
  return { host: address, password: readFileSync(password, 'utf8'), ...app }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}
