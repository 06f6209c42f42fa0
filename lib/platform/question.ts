import { type Expression, sql } from 'kysely'
import type { Reader } from './db.ts'

/**
 * A query that is not asked yet, so that several can be asked in one. Its rows come as JSON: days as text, counts as
 * numbers; a moment must be asked for by `millisOf`.
 */
export type Question<Answer> = {
  readonly query: Expression<unknown>
  readonly answerOf: (row: unknown) => Answer
}

/** `Row` is what a row of the query is once it has been JSON. */
export function question<Row, Answer>(query: Expression<unknown>, answerOf: (row: Row) => Answer): Question<Answer> {
  return { query, answerOf: (row) => answerOf(row as Row) }
}

/** The same question, its answers told in other words. */
export function told<One, Other>({ query, answerOf }: Question<One>, tell: (answer: One) => Other): Question<Other> {
  return { query, answerOf: (row) => tell(answerOf(row)) }
}

/** A timestamptz expression as whole milliseconds, for the rows of a question. */
export function millisOf(moment: Expression<unknown>) {
  return sql<number | null>`round(extract(epoch from ${moment}) * 1000)`
}

/** Asks all questions in one query; answers in their order, and for each row in the order of its query. */
export async function askTogether<Answer>(
  read: Reader,
  questions: readonly Question<Answer>[],
): Promise<readonly Answer[]> {
  if (questions.length === 0) return []
  const columns = questions.map(({ query }, at) => {
    const name = sql.id(`q${at}`)
    return sql`(select coalesce(json_agg(${name}), '[]') from (${query}) as ${name}) as ${name}`
  })
  const { rows } = await sql<Record<string, unknown[]>>`select ${sql.join(columns)}`.execute(read)
  return questions.flatMap(({ answerOf }, at) => (rows[0]?.[`q${at}`] ?? []).map(answerOf))
}
