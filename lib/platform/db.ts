import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '../../db/schema.ts'
import { type Instant, instant } from '../kernel/instant.ts'

declare const writes: unique symbol

/** May read. */
export type Reader = Pick<
  Kysely<DB>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'case' | 'getExecutor'
>

/** May read and write, inside one transaction. Only inTransaction makes one. */
export type Tx = Transaction<DB> & {
  readonly [writes]: true
  /** The database's clock when the transaction began. */
  readonly now: Instant
}

export type Db = {
  readonly read: Reader
  readonly kysely: Kysely<DB>
  readonly pool: pg.Pool
  /** The database's clock; a test may set it. */
  readonly now: (read?: Reader) => Promise<Instant>
  readonly close: () => Promise<void>
}

// Money never passes through a float, days stay days, instants are milliseconds.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => BigInt(text))
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).getTime())

/** Counts the queries of one piece of work, so that a page's budget can be tested. */
export const queryCount = new AsyncLocalStorage<{ count: number; texts: string[] }>()

/** Opens a pool. `now` replaces the database's clock in tests. */
export function openDb(connection: pg.PoolConfig, options: { now?: () => Instant } = {}): Db {
  const pool = new pg.Pool({ max: 16, ...connection })
  // Without listeners a server that stops would take the whole process down: the pool hears of its idle connections only,
  // and of one at work the query that was running tells.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const kysely = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => {
      const counter = queryCount.getStore()
      if (!counter) return
      counter.count += 1
      counter.texts.push(event.query.sql)
    },
  })
  const read = kysely
  const now = async (by: Reader = read) => (options.now ? options.now() : await readClock(by))
  return { read, kysely, pool, now, close: () => kysely.destroy() }
}

/** The database's clock at this very moment, also late in a transaction that waited for a lock. */
export async function readClock(read: Reader): Promise<Instant> {
  const answer = await sql<{ now: number }>`select clock_timestamp() as now`.execute(read)
  return instant(answer.rows[0]?.now ?? Number.NaN)
}

/** Sends an instant to a timestamptz column or comparison. */
export function timeOf(at: Instant): RawBuilder<Instant> {
  return sql<Instant>`to_timestamp(${at}::double precision / 1000)`
}

/** Sends a value to a jsonb column; bigint is written as a decimal string. */
export function jsonOf(value: unknown): RawBuilder<never> {
  const text = JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? part.toString() : part))
  return sql`${text}::jsonb` as RawBuilder<never>
}

const tryAgain = new Set(['40001', '40P01'])

/**
 * Runs the work in one transaction: all of it is kept or none. A refusal returned by the work rolls back too, so that a
 * refused command leaves nothing behind. Serialisation failures and deadlocks are tried again up to five times.
 */
export async function inTransaction<Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(db, work)
    } catch (fault) {
      if (attempt >= 5 || !tryAgain.has((fault as { code?: string }).code ?? '')) throw fault
    }
  }
}

class Refused extends Error {
  readonly answer: unknown
  constructor(answer: unknown) {
    super('refused')
    this.answer = answer
  }
}

async function once<Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  try {
    return await db.kysely.transaction().execute(async (trx) => {
      const now = await db.now(trx)
      const value = await work(Object.assign(trx, { now }) as unknown as Tx)
      if (isRefusal(value)) throw new Refused(value)
      return value
    })
  } catch (fault) {
    if (fault instanceof Refused) return fault.answer as Value
    throw fault
  }
}

function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'refusal' in value
}
