import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { type ChangeRefusal, mostRows, type Sums, type TypedLine } from './draft.model.ts'
import { storeSums } from './draft.store.ts'
import { putLine, removeRow } from './line.store.ts'
import { type ChangeBy, lockToChange, recordChange } from './lock-application.command.ts'
import { lineOf, sumsOf } from './sums.rules.ts'

/** Adds a line to the budget, or changes the one with its id; the sums follow. A line sent twice is one line. */
export function putBudgetLine(
  platform: Platform,
  { line: typed, ...change }: ChangeBy & { readonly line: TypedLine },
): Promise<Result<Sums, ChangeRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockToChange(tx, change)
    if (!locked.ok) return locked
    const { initiative } = locked.value
    const line = lineOf(typed)
    if (!line.ok) return line
    const others = initiative.budget.filter(({ id }) => id !== typed.id)
    if (others.length >= mostRows.budget) return refuse({ code: 'too-many', most: mostRows.budget })
    await putLine(tx, initiative, line.value)
    const sums = sumsOf([...others, line.value], initiative.pledges)
    await recordChange(tx, change.applicant, initiative, await storeSums(tx, initiative, sums))
    return ok(sums)
  })
}

/** Takes a line out of the budget; one that is gone already stays gone. */
export function removeBudgetLine(
  platform: Platform,
  { lineId, ...change }: ChangeBy & { readonly lineId: string },
): Promise<Result<Sums, ChangeRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockToChange(tx, change)
    if (!locked.ok) return locked
    const { initiative } = locked.value
    const others = initiative.budget.filter(({ id }) => id !== lineId)
    const sums = sumsOf(others, initiative.pledges)
    if (others.length === initiative.budget.length) return ok(sums)
    await removeRow(tx, 'budget_line', initiative, lineId)
    await recordChange(tx, change.applicant, initiative, await storeSums(tx, initiative, sums))
    return ok(sums)
  })
}
