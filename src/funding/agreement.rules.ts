import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { money } from '../../lib/kernel/money.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { Agreement, AgreementFacts, AgreementRefusal } from './funding.model.ts'

/** Decides whether the agreement says what was selected: budget and grant together are what the initiative asked for. */
export function agreementOf(
  facts: AgreementFacts,
  agreement: Agreement,
  today: CivilDate,
): Result<Agreement, AgreementRefusal> {
  if (facts.stage !== 'selected') return refuse({ code: 'not-selected', stage: facts.stage, clause: 'agreement' })
  if (facts.numberTaken) return refuse({ code: 'number-taken' })
  if (agreement.signedOn > today) return refuse({ code: 'signed-in-future' })
  if (agreement.finishBy < agreement.signedOn) return refuse({ code: 'finish-before-signing' })
  if (agreement.finishBy > facts.worksUntil) {
    return refuse({ code: 'finish-too-late', worksUntil: facts.worksUntil, clause: 'calendar' })
  }
  const given = money(agreement.budgetSum + agreement.grantSum)
  if (given !== facts.requested)
    return refuse({ code: 'pays-differently', requested: facts.requested, given, clause: 'agreement' })
  return ok(agreement)
}
