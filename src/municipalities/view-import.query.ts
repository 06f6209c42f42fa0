import type { Reader } from '../../lib/platform/db.ts'
import type { ImportPlan, TypedRow } from './import.model.ts'
import { planImport } from './import-plan.rules.ts'
import { type Layout, readRows } from './import-row.rules.ts'
import { readRegister } from './register.store.ts'

/** What the rows would do to the register as it stands now. */
export async function viewImport(read: Reader, rows: readonly TypedRow[], layout: Layout): Promise<ImportPlan> {
  const register = await readRegister(read)
  return planImport(readRows(rows, layout, register), register)
}
