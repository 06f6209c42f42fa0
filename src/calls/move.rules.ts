import { addDays, type CivilDate } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import { type Call, type CallMove, type CallStage, callMoves, type MoveRefusal } from './call.model.ts'

/** Moves with a day of their own: the clock makes them, and an officer may too, from the same day. */
const datedMoves = ['openCollecting', 'startReview', 'openVoting', 'closeVoting'] as const
type DatedMove = (typeof datedMoves)[number]

const clauses: Readonly<Record<DatedMove, ClauseKey>> = {
  openCollecting: 'calendar',
  startReview: 'calendar',
  openVoting: 'voting',
  closeVoting: 'voting',
}

function isDated(move: CallMove): move is DatedMove {
  return (datedMoves as readonly CallMove[]).includes(move)
}

/** The first day on which the move may be made; undefined when no day is set for it. */
export function moveDay(call: Pick<Call, 'calendar'>, move: CallMove): CivilDate | undefined {
  const { collectingFrom, collectingUntil, votingFrom, votingUntil } = call.calendar
  if (!isDated(move)) return undefined
  switch (move) {
    case 'openCollecting':
      return collectingFrom
    case 'startReview':
      return addDays(collectingUntil, 1)
    case 'openVoting':
      return votingFrom
    case 'closeVoting':
      return addDays(votingUntil, 1)
  }
}

export type MoveFacts = {
  readonly today: CivilDate
  /** Initiatives admitted to the vote. */
  readonly admitted: number
  /** A demonstration may walk through the stages without waiting for their days. */
  readonly mayBeEarly: boolean
}

/** Why the call may not make this move now: the stage, the day promised to the residents, or an empty ballot. */
export function whyNotMove(
  call: Pick<Call, 'stage' | 'calendar'>,
  move: CallMove,
  { today, admitted, mayBeEarly }: MoveFacts,
): Exclude<MoveRefusal, { code: 'no-such-call' }> | undefined {
  if (!mayFollow(call.stage, move)) return { code: 'wrong-stage', stage: call.stage, move }
  const on = moveDay(call, move)
  if (isDated(move) && on !== undefined && today < on && !mayBeEarly) {
    return { code: 'too-early', on, clause: clauses[move] }
  }
  if (move !== 'openVoting') return undefined
  const until = call.calendar.votingUntil
  // A vote that opens when its days are over would close again before anybody could come.
  if (today > until && !mayBeEarly) return { code: 'voting-over', until, clause: 'voting' }
  return admitted === 0 ? { code: 'nothing-admitted', clause: 'voting' } : undefined
}

/** Whether the table of moves has this move from this stage. */
export function mayFollow(stage: CallStage, move: CallMove): boolean {
  return (callMoves[move].from as readonly CallStage[]).includes(stage)
}

/**
 * The move that today makes by itself; undefined when the call stays where it is. Opening the vote is not among them: it
 * also puts the initiatives on the ballot, so the clock asks the ballots slice for it.
 */
export function dueMove(
  call: Pick<Call, 'stage' | 'calendar'>,
  today: CivilDate,
): Exclude<DatedMove, 'openVoting'> | undefined {
  const facts = { today, admitted: 0, mayBeEarly: false }
  return datedMoves.filter((move) => move !== 'openVoting').find((move) => whyNotMove(call, move, facts) === undefined)
}

/** The call one move on, or why the table of moves has no such step. */
export function movedCall(call: Call, move: CallMove): Result<Call, Extract<MoveRefusal, { code: 'wrong-stage' }>> {
  if (!mayFollow(call.stage, move)) return refuse({ code: 'wrong-stage', stage: call.stage, move })
  return ok({ ...call, stage: callMoves[move].to, version: call.version + 1 })
}
