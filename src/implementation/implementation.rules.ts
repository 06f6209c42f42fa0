import { addDays, type CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Money } from '../../lib/kernel/money.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { InitiativeStage } from '../initiatives/initiative.model.ts'
import type {
  AcceptanceFacts,
  AcceptanceRefusal,
  AssessmentRefusal,
  HandOverRefusal,
  ReportFacts,
  ReportRefusal,
} from './implementation.model.ts'

/** Why this person may not report now; asked by the page and again when reporting. */
export function whyMayNotReport({ stage, leaderId, by, byOfficer }: ReportFacts): ReportRefusal | undefined {
  if (stage !== 'agreement' && stage !== 'works') return { code: 'not-in-works', stage, clause: 'reports' }
  return leaderId === by || byOfficer ? undefined : { code: 'not-yours', clause: 'reports' }
}

/** Decides whether the report may be made: with a picture, and with no less done than last time. */
export function reportingOf(
  facts: ReportFacts,
  { percent, photographs }: { percent: number; photographs: number },
): Result<'report', ReportRefusal> {
  const refusal = whyMayNotReport(facts)
  if (refusal) return refuse(refusal)
  if (percent < facts.percentBefore)
    return refuse({ code: 'went-backwards', before: facts.percentBefore, clause: 'reports' })
  return photographs === 0 ? refuse({ code: 'no-photographs', clause: 'reports' }) : ok('report')
}

/** Decides whether the works may be accepted: reported as finished, after the agreement, not tomorrow, and by nobody with a hand in it. */
export function acceptingOf(
  facts: AcceptanceFacts,
  acceptedOn: CivilDate,
  today: CivilDate,
): Result<'accept', AcceptanceRefusal> {
  if (facts.stage !== 'works') return refuse({ code: 'not-in-works', stage: facts.stage, clause: 'acceptance' })
  if (facts.hands.includes(facts.by)) return refuse({ code: 'own-initiative', clause: 'conflict' })
  if (facts.percent !== 100) return refuse({ code: 'not-finished', percent: facts.percent ?? 0, clause: 'acceptance' })
  if (facts.numberTaken) return refuse({ code: 'number-taken' })
  if (acceptedOn > today) return refuse({ code: 'accepted-in-future' })
  if (facts.agreementOn && acceptedOn < facts.agreementOn)
    return refuse({ code: 'before-agreement', signedOn: facts.agreementOn })
  return ok('accept')
}

/** Decides the hand-over to the balance sheet: the act is signed and no money of the initiative is left over. */
export function handingOverOf(
  facts: { readonly stage: InitiativeStage; readonly balance: Money; readonly acceptedOn: CivilDate },
  on: CivilDate,
  today: CivilDate,
): Result<'hand-over', HandOverRefusal> {
  if (facts.stage !== 'accepted') return refuse({ code: 'not-accepted', stage: facts.stage, clause: 'hand-over' })
  if (facts.balance !== 0n) return refuse({ code: 'money-left', balance: facts.balance, clause: 'return-of-money' })
  if (on > today) return refuse({ code: 'handed-over-in-future' })
  return on < facts.acceptedOn ? refuse({ code: 'before-acceptance', acceptedOn: facts.acceptedOn }) : ok('hand-over')
}

/** Decides the assessment: of what was handed over, some time later. */
export function assessingOf(stage: InitiativeStage): Result<'assess', AssessmentRefusal> {
  return stage === 'handed-over' ? ok('assess') : refuse({ code: 'not-handed-over', stage, clause: 'hand-over' })
}

/** By which day the next report is due: counted from the last one, or else from the agreement. */
export function reportDueOn(last: CivilDate | undefined, signedOn: CivilDate, reportDays: number): CivilDate {
  return addDays(last ?? signedOn, reportDays)
}
