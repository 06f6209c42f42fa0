import { addDays, type CivilDate, dateOf } from '../../lib/kernel/civil-date.ts'
import type { AppealDecisionRefusal, AppealFacts, AppealRefusal } from './appeal.model.ts'

/** The last day on which an appeal is taken: the regulation's days after the day of the refusal. */
export function appealUntil({
  refusing,
  appealDays,
}: Pick<AppealFacts, 'refusing' | 'appealDays'>): CivilDate | undefined {
  return refusing && addDays(dateOf(refusing.at), appealDays)
}

/** Why no appeal may be filed now; asked by the page and again when filing. */
export function whyMayNotAppeal(facts: AppealFacts): AppealRefusal | undefined {
  const { stage, appeal, leads, today } = facts
  if (!leads) return { code: 'not-yours', clause: 'appeal' }
  if (appeal) return { code: 'appealed-already', clause: 'appeal' }
  const until = appealUntil(facts)
  if (stage !== 'refused' || until === undefined) return { code: 'not-refused', stage, clause: 'appeal' }
  return today > until ? { code: 'appeal-late', until, clause: 'appeal' } : undefined
}

/** Why this person may not decide the appeal: with a second panel, whoever decided first is not on it. */
export function whyMayNotDecideAppeal(facts: AppealFacts): AppealDecisionRefusal | undefined {
  const { appeal, callStage, hands, by, refusing, secondPanel } = facts
  if (!appeal || appeal.decided) return { code: 'no-open-appeal', clause: 'appeal' }
  if (callStage !== 'collecting' && callStage !== 'reviewing') {
    return { code: 'review-over', stage: callStage, clause: 'calendar' }
  }
  if (hands.includes(by) || appeal.filedBy === by) return { code: 'own-initiative', clause: 'conflict' }
  return secondPanel && refusing?.by === by ? { code: 'same-person', clause: 'appeal' } : undefined
}
