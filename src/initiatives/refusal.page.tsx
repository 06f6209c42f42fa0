import { unreachable } from '../../lib/kernel/assert.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import { Refusal } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { clauseNumber, clauseRef } from '../regulations/clause.rules.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import type {
  ChangeRefusal,
  DraftRefusal,
  LineRefusal,
  PledgeRefusal,
  SubmitRefusal,
  WithdrawRefusal,
} from './draft.model.ts'

/** A refusal in words. In a conflict somebody was faster: 409, not 422. */
export type Refused = {
  readonly text: string
  readonly clause?: ClauseKey
  readonly conflict?: true
  /** Set when nothing can be saved any more: the page says how to keep what was typed. */
  readonly closed?: true
}

export function RefusedNote({
  t,
  place,
  regulationNumber,
  refusal,
}: {
  readonly t: Words
  readonly place: Place
  readonly regulationNumber: number
  readonly refusal: Refused | undefined
}) {
  if (!refusal) return null
  const { text, clause, closed } = refusal
  return (
    <Refusal t={t} clause={clause && clauseRef(place.slug, clause, regulationNumber)}>
      {closed ? t('initiatives.refusal-keep', { refusal: text }) : text}
    </Refusal>
  )
}

type Worded = ChangeRefusal | DraftRefusal | Exclude<SubmitRefusal, { code: 'not-ready' }> | WithdrawRefusal

/** What was refused, why, and what to do. */
export function wordedRefusal(t: Words, refusal: Worded): Refused {
  switch (refusal.code) {
    case 'no-such-initiative':
    case 'no-such-call':
    case 'not-yours':
      return { text: t(`initiatives.refusal-${refusal.code}`) }
    case 'leader-only':
      return { text: t('initiatives.refusal-leader-only'), clause: refusal.clause }
    case 'wrong-stage': {
      const text = t('initiatives.refusal-wrong-stage', { stage: t(`initiatives.stage-${refusal.stage}`) })
      return { text, conflict: true }
    }
    case 'call-closed': {
      const text = t('initiatives.refusal-call-closed', { until: t.dayMonth(refusal.until) })
      return { text, clause: refusal.clause, closed: true }
    }
    case 'pause':
      return { text: t('initiatives.refusal-pause', { until: t.date(refusal.until) }), clause: refusal.clause }
    case 'too-many-applications':
      return { text: t('initiatives.refusal-too-many-applications', { most: refusal.most }), clause: refusal.clause }
    case 'answer-late': {
      const text = t('initiatives.refusal-answer-late', { until: t.dayMonth(refusal.until) })
      return { text, clause: refusal.clause, closed: true }
    }
    case 'changed-meanwhile':
      return { text: t('initiatives.refusal-changed-meanwhile'), conflict: true }
    case 'too-many':
      return { text: t('initiatives.refusal-too-many', { most: refusal.most }) }
    case 'costs-nothing':
    case 'too-large':
    case 'hours-missing':
    case 'value-missing':
    case 'own-over-cost':
      return { text: t('initiatives.refusal-see-field') }
    default:
      return unreachable(refusal)
  }
}

/** What is wrong with one field of a line or pledge; empty for what concerns the whole. */
export function wordedFieldRefusal(t: Words, refusal: Worded, field: 'unitPrice' | 'hours' | 'value'): FieldProblems {
  return isFieldRefusal(refusal) ? { [field]: fieldSentence(t, refusal) } : {}
}

function isFieldRefusal(refusal: Worded): refusal is PledgeRefusal | LineRefusal {
  return ['costs-nothing', 'too-large', 'hours-missing', 'value-missing', 'own-over-cost'].includes(refusal.code)
}

function fieldSentence(t: Words, refusal: PledgeRefusal | LineRefusal): string {
  switch (refusal.code) {
    case 'costs-nothing':
      return t('initiatives.problem-costs-nothing')
    case 'too-large':
      return t('problems.sum-too-large')
    case 'hours-missing':
      return t('initiatives.problem-hours-missing', { clause: clauseNumber(refusal.clause) })
    case 'value-missing':
      return t('initiatives.problem-value-missing')
    case 'own-over-cost':
      return t('initiatives.problem-own-over-cost', { left: t.money(refusal.left), over: t.money(refusal.over) })
    default:
      return unreachable(refusal)
  }
}
