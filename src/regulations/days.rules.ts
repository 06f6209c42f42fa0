import { addDays, type CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Terms } from './regulation.model.ts'

/** The shortest call that these terms allow, opened on the given day. */
export function shortestCall(terms: Terms, collectingFrom: CivilDate) {
  const collectingUntil = addDays(collectingFrom, terms.collectingDays - 1)
  const reviewingUntil = addDays(collectingUntil, terms.reviewingDays)
  const votingFrom = addDays(reviewingUntil, terms.appealDays + 1)
  const votingUntil = addDays(votingFrom, terms.votingDays - 1)
  return { collectingFrom, collectingUntil, reviewingUntil, votingFrom, votingUntil }
}
