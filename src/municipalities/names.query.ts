import { type RawBuilder, sql } from 'kysely'
import type { Three } from '../../lib/kernel/three.ts'

/** The names of a row of the register as one value. `row` is the row's name in the statement, never what was typed. */
export function namesOfRow(row: 'f' | 'm' | 'n' | 'o' | 'r' | 'v'): RawBuilder<Three> {
  return sql.raw(`jsonb_build_object('ky', ${row}.name_ky, 'ru', ${row}.name_ru, 'en', ${row}.name_en)`)
}
