import { type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Picture } from '../../lib/platform/pictures.ts'
import type { BudgetLine, Initiative, Pledge } from './initiative.model.ts'

type Key = Pick<Initiative, 'municipalityId' | 'id'>

function keyOf({ municipalityId, id }: Key) {
  return { municipality_id: municipalityId, initiative_id: id }
}

/** Adds the line at the end, or changes the one with its id. */
export async function putLine(tx: Tx, initiative: Key, line: BudgetLine): Promise<void> {
  const { last } = await tx
    .selectFrom('initiatives.budget_line')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('municipality_id', '=', initiative.municipalityId)
    .where('initiative_id', '=', initiative.id)
    .executeTakeFirstOrThrow()
  const typed = {
    name: line.name,
    unit: line.unit,
    quantity_milli: line.quantityMilli,
    unit_price: line.unitPrice,
    cost: line.cost,
  }
  await tx
    .insertInto('initiatives.budget_line')
    .values({ ...keyOf(initiative), id: line.id, position: (last ?? 0) + 1, ...typed })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'initiative_id', 'id']).doUpdateSet(typed))
    .execute()
}

/** Adds the pledge, or changes the one with its id. */
export async function putPledge(tx: Tx, initiative: Key, pledge: Pledge): Promise<void> {
  const typed = {
    pledger: pledge.pledger,
    pledger_kind: pledge.pledgerKind,
    kind: pledge.kind,
    quantity_milli: pledge.quantityMilli ?? null,
    unit: pledge.unit ?? null,
    value: pledge.value,
  }
  await tx
    .insertInto('initiatives.pledge')
    .values({ ...keyOf(initiative), id: pledge.id, pledged_at: timeOf(tx.now), ...typed })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'initiative_id', 'id']).doUpdateSet(typed))
    .execute()
}

export type RowTable = 'budget_line' | 'pledge' | 'photograph'

/** Takes a line, pledge or photograph away; one that is gone already stays gone. */
export async function removeRow(tx: Tx, table: RowTable, initiative: Key, id: string): Promise<void> {
  const { municipalityId, id: initiativeId } = initiative
  const mine = { municipality_id: municipalityId, initiative_id: initiativeId, id }
  switch (table) {
    case 'budget_line':
      await tx
        .deleteFrom('initiatives.budget_line')
        .where((where) => where.and(mine))
        .execute()
      return
    case 'pledge':
      await tx
        .deleteFrom('initiatives.pledge')
        .where((where) => where.and(mine))
        .execute()
      return
    case 'photograph':
      await tx
        .deleteFrom('initiatives.photograph')
        .where((where) => where.and(mine))
        .execute()
      return
  }
}

/** Hangs the picture, whose row in platform_files is there, under the initiative. */
export async function insertPhotograph(
  tx: Tx,
  initiative: Key,
  { id, digest, caption }: { id: string; caption: string } & Pick<Picture, 'digest'>,
): Promise<void> {
  await tx
    .insertInto('initiatives.photograph')
    .values({ ...keyOf(initiative), id, digest, caption, added_at: timeOf(tx.now) })
    .execute()
}

export async function storeCaption(tx: Tx, initiative: Key, id: string, caption: string): Promise<void> {
  await tx
    .updateTable('initiatives.photograph')
    .set({ caption })
    .where('municipality_id', '=', initiative.municipalityId)
    .where('initiative_id', '=', initiative.id)
    .where('id', '=', id)
    .execute()
}

/** The picture that lists show; undefined for none. */
export async function storeCover(tx: Tx, initiative: Key, digest: string | undefined): Promise<void> {
  await tx
    .updateTable('initiatives.initiative')
    .set({ cover_digest: digest ?? null })
    .where('municipality_id', '=', initiative.municipalityId)
    .where('id', '=', initiative.id)
    .execute()
}
