import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { Regulation } from '../regulations/regulation.model.ts'
import { calendarProblems } from './calendar.rules.ts'
import type { Call, ChangeCallRefusal, DraftCallRefusal } from './call.model.ts'

/** The call under the regulation in force, if its days keep to it. The regulation is fixed by the announcement. */
export function underRegulation(
  call: Call,
  regulation: Regulation | undefined,
  today: CivilDate,
): Result<Call, DraftCallRefusal> {
  if (!regulation) return refuse({ code: 'no-regulation' })
  const problems = calendarProblems(call.calendar, regulation.terms, today)
  if (Object.keys(problems).length > 0) return refuse({ code: 'bad-calendar', problems })
  const { ceiling } = regulation.terms
  // One initiative could then take more than there is, and none of that size could ever be selected.
  if (ceiling > call.envelope) return refuse({ code: 'ceiling-over-envelope', ceiling, clause: 'ceiling' })
  const { id: regulationId, number: regulationNumber, terms } = regulation
  return ok({ ...call, regulationId, regulationNumber, terms })
}

/** Why what the form was made from cannot be changed or announced any more. */
export function whyNotDraft(
  call: Pick<Call, 'stage' | 'version'>,
  version: number,
): Extract<ChangeCallRefusal, { code: 'not-a-draft' | 'changed-meanwhile' }> | undefined {
  if (call.stage !== 'draft') return { code: 'not-a-draft', stage: call.stage }
  return call.version === version ? undefined : { code: 'changed-meanwhile' }
}
