import { unreachable } from '../../lib/kernel/assert.ts'
import type { Words } from '../../lib/platform/words.ts'
import { Refusal } from '../../lib/ui/notices.tsx'
import { clauseNumber, clauseRef } from '../regulations/clause.rules.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import type { AcceptRefusal } from './accept-works.command.ts'
import type { HandOverWorksRefusal } from './hand-over-works.command.ts'
import type { AssessmentRefusal } from './implementation.model.ts'
import type { ReportProgressRefusal } from './report-progress.command.ts'

type Absent = { readonly code: 'no-such-initiative' }

/** A refusal in words: beside a field where one is to blame, and the clause it rests on. */
export type Refused = { readonly text: string; readonly field?: string; readonly clause?: ClauseKey }

type BoxProps = {
  readonly t: Words
  readonly slug: string
  readonly version: number
  readonly refused: Refused | undefined
}

/** The refusal above a form; nothing where it stands beside its field. */
export function RefusedBox({ t, slug, version, refused }: BoxProps) {
  if (!refused || refused.field) return null
  return (
    <Refusal t={t} clause={refused.clause && clauseRef(slug, refused.clause, version)}>
      {refused.text}
    </Refusal>
  )
}

export function wordedReport(t: Words, refusal: Exclude<ReportProgressRefusal, Absent>): Refused {
  switch (refusal.code) {
    case 'not-in-works':
      return { text: t('implementation.refusal-not-in-works'), clause: refusal.clause }
    case 'not-yours':
      return { text: t('implementation.refusal-not-yours'), clause: refusal.clause }
    case 'went-backwards': {
      const values = { before: refusal.before, clause: clauseNumber(refusal.clause) }
      return { field: 'percent', text: t('implementation.refusal-went-backwards', values) }
    }
    case 'no-photographs': {
      const clause = clauseNumber(refusal.clause)
      return { field: 'photograph-1', text: t('implementation.refusal-no-photographs', { clause }) }
    }
    case 'form-used':
      return { text: t('implementation.refusal-form-used') }
    default:
      return unreachable(refusal)
  }
}

export function wordedAcceptance(t: Words, refusal: Exclude<AcceptRefusal, Absent>): Refused {
  switch (refusal.code) {
    case 'not-in-works':
      return { text: t('implementation.refusal-accept-stage'), clause: refusal.clause }
    case 'not-finished':
      return { text: t('implementation.refusal-not-finished', { percent: refusal.percent }), clause: refusal.clause }
    case 'accepted-in-future':
      return { field: 'acceptedOn', text: t('implementation.refusal-in-future') }
    case 'before-agreement': {
      const date = t.date(refusal.signedOn)
      return { field: 'acceptedOn', text: t('implementation.refusal-before-agreement', { date }) }
    }
    case 'own-initiative':
      return { text: t('implementation.refusal-own-initiative'), clause: refusal.clause }
    case 'number-taken':
      return { field: 'actNumber', text: t('implementation.refusal-number-taken') }
    default:
      return unreachable(refusal)
  }
}

export function wordedHandOver(t: Words, refusal: Exclude<HandOverWorksRefusal, Absent>): Refused {
  switch (refusal.code) {
    case 'not-accepted':
      return { text: t('implementation.refusal-not-accepted'), clause: refusal.clause }
    case 'money-left': {
      const left = t.money(refusal.balance)
      return { text: t('implementation.refusal-money-left', { left }), clause: refusal.clause }
    }
    case 'handed-over-in-future':
      return { field: 'on', text: t('implementation.refusal-in-future') }
    case 'before-acceptance': {
      const date = t.date(refusal.acceptedOn)
      return { field: 'on', text: t('implementation.refusal-before-acceptance', { date }) }
    }
    default:
      return unreachable(refusal)
  }
}

export function wordedAssessment(t: Words, refusal: AssessmentRefusal): Refused {
  return { text: t('implementation.refusal-not-handed-over'), clause: refusal.clause }
}
