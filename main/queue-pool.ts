import pg from 'pg'
import type { Db } from '../lib/platform/db.ts'

const { INT8, TIMESTAMPTZ } = pg.types.builtins

// Our own reading of 64-bit integers and instants (lib/platform/db.ts) is not what the queue's code expects.
const parsers: Record<number, (text: string) => unknown> = {
  [INT8]: (text) => text,
  [TIMESTAMPTZ]: (text) => new Date(text),
}
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers[oid]) ?? pg.types.getTypeParser(oid, format as 'text'),
}

/** A few connections to the same database for the queue, which reads its rows in its own way. */
export function openQueuePool({ pool }: Db): pg.Pool {
  // The pool hides the password from being listed, so it must be named.
  const { password } = pool.options
  const queue = new pg.Pool({ ...pool.options, ...(password === undefined ? {} : { password }), max: 4, types })
  // A server that stops is met by the next try; without listeners it would take the program down.
  queue.on('error', () => undefined)
  queue.on('connect', (client) => client.on('error', () => undefined))
  return queue
}
