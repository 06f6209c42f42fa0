import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { type InitiativeMove, type InitiativeStage, initiativeMoves } from './initiative.model.ts'

export type InitiativeMoveRefusal = {
  readonly code: 'wrong-stage'
  readonly stage: InitiativeStage
  readonly move: InitiativeMove
}

/** Where the move leads from this stage, or why the table of moves has no such step. */
export function movedInitiative(
  stage: InitiativeStage,
  move: InitiativeMove,
): Result<InitiativeStage, InitiativeMoveRefusal> {
  const { from, to } = initiativeMoves[move]
  return (from as readonly InitiativeStage[]).includes(stage) ? ok(to) : refuse({ code: 'wrong-stage', stage, move })
}
