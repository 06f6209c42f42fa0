import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { Points, RevisionFacts, RevisionRefusal } from './review.model.ts'
import { wrongPoints } from './scoring.rules.ts'

/** Why this member may not change the sheet after the discussion; asked by the page and again when changing. */
export function whyMayNotRevise(facts: RevisionFacts): RevisionRefusal | undefined {
  const { callStage, initiativeStage } = facts
  if (!facts.rescoring) return { code: 'no-rescoring', clause: 'discussion' }
  if (callStage !== 'reviewing') return { code: 'scoring-closed', stage: callStage, clause: 'calendar' }
  if (initiativeStage !== 'admitted') return { code: 'not-admitted', stage: initiativeStage, clause: 'commission' }
  // Whoever declared a conflict has no points to change, and gives none now.
  if (!facts.signed || facts.hadConflict) return { code: 'not-signed', clause: 'conflict' }
  if (!facts.open) return { code: 'not-open-yet', clause: 'conflict' }
  return facts.revised ? { code: 'revised-already', clause: 'discussion' } : undefined
}

/** Decides whether the sheet may be changed: once, with points for every criterion, and with the reason. */
export function revisionOf(
  facts: RevisionFacts,
  draft: { readonly points: Points; readonly reason: string },
): Result<{ readonly points: Points; readonly reason: string }, RevisionRefusal> {
  const refusal = whyMayNotRevise(facts)
  if (refusal) return refuse(refusal)
  const wrong = wrongPoints(facts.criteria, draft.points)
  if (wrong.length > 0) return refuse({ code: 'points-wrong', wrong, clause: 'criteria' })
  return draft.reason === '' ? refuse({ code: 'reason-missing', clause: 'discussion' }) : ok(draft)
}
