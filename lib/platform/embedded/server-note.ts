import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What a running server says of itself in its own folder, in postmaster.pid. */
export type ServerNote = { readonly pid: number; readonly isReady: boolean }

/** Undefined when there is none, or it is only half written. */
export function readServerNote(cluster: string): ServerNote | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    // A negative number is a server in single-user mode, as initdb runs it.
    const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10))
    return pid > 0 ? { pid, isReady: lines[7]?.trim() === 'ready' } : undefined
  } catch {
    return undefined
  }
}

/** Only for a server that is certainly gone: PostgreSQL takes these for a live one when their number is in use again. */
export function dropServerNote(cluster: string): void {
  for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock', '.s.PGSQL.5432'])
    rmSync(join(cluster, name), { force: true })
}
