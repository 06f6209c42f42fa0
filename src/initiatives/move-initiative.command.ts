import type { Result } from '../../lib/kernel/result.ts'
import type { Tx } from '../../lib/platform/db.ts'
import { type Actor, appendRecord } from '../record/index.ts'
import type { Initiative, InitiativeMove, InitiativeStage } from './initiative.model.ts'
import { storeStage } from './initiative.store.ts'
import { type InitiativeMoveRefusal, movedInitiative } from './move.rules.ts'

/** Moves an initiative that is locked in this transaction, and records it. For commands of this and later slices. */
export async function moveInitiative(
  tx: Tx,
  by: Actor,
  initiative: Pick<Initiative, 'municipalityId' | 'id' | 'stage'>,
  move: InitiativeMove,
): Promise<Result<InitiativeStage, InitiativeMoveRefusal>> {
  const decision = movedInitiative(initiative.stage, move)
  if (!decision.ok) return decision
  await storeStage(tx, initiative, decision.value, by.kind === 'person' ? by.id : undefined)
  await appendRecord(tx, by, {
    municipalityId: initiative.municipalityId,
    name: 'initiative-moved',
    subjectId: initiative.id,
    fields: { to: decision.value },
  })
  return decision
}
