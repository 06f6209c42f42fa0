import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testPlatform } from '../../test/support/database.ts'
import { queryCount } from './db.ts'
import { askTogether, millisOf, question, told } from './question.ts'

const { db } = await testPlatform()
const days = sql`select day::date from generate_series('2026-05-01'::date, '2026-05-03', '1 day') day order by day desc`
const asked = question(days, ({ day }: { day: string }) => day)

test('several questions are one query, answered in their order and in the order of each', async () => {
  const shouted = told(asked, (day) => `${day}!`)
  const none = question(sql`select 1 as n where false`, ({ n }: { n: number }) => `${n}`)
  const counted = { count: 0, texts: [] }
  const answers = await queryCount.run(counted, () => askTogether(db.read, [asked, none, shouted]))
  deepEqual(answers, ['2026-05-03', '2026-05-02', '2026-05-01', '2026-05-03!', '2026-05-02!', '2026-05-01!'])
  deepEqual(counted.count, 1)
})

test('no questions ask nothing', async () => {
  const counted = { count: 0, texts: [] }
  deepEqual(await queryCount.run(counted, () => askTogether(db.read, [])), [])
  deepEqual(counted.count, 0)
})

test('a moment comes to the millisecond', async () => {
  const at = question(
    sql`select ${millisOf(sql`timestamptz '2026-05-24 12:00:00.1234+06'`)} as at`,
    (row: { at: number }) => row.at,
  )
  deepEqual(await askTogether(db.read, [at]), [Date.UTC(2026, 4, 24, 6, 0, 0, 123)])
})
