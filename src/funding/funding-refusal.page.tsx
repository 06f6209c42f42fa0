import { unreachable } from '../../lib/kernel/assert.ts'
import { money } from '../../lib/kernel/money.ts'
import type { Words } from '../../lib/platform/words.ts'
import { Refusal } from '../../lib/ui/notices.tsx'
import { clauseNumber, clauseRef } from '../regulations/clause.rules.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import type { MakeEntryRefusal } from './make-entry.command.ts'
import type { ReverseRefusal } from './reverse-entry.command.ts'
import type { SignRefusal } from './sign-agreement.command.ts'

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

export function wordedSigning(t: Words, refusal: Exclude<SignRefusal, { code: 'no-such-initiative' }>): Refused {
  switch (refusal.code) {
    case 'not-selected':
      return { text: t('funding.refusal-not-selected'), clause: refusal.clause }
    case 'pays-differently': {
      const values = { given: t.money(refusal.given), requested: t.money(refusal.requested) }
      const clause = clauseNumber(refusal.clause)
      return { field: 'budgetSum', text: t('funding.refusal-pays-differently', { ...values, clause }) }
    }
    case 'signed-in-future':
      return { field: 'signedOn', text: t('funding.refusal-signed-in-future') }
    case 'finish-before-signing':
      return { field: 'finishBy', text: t('funding.refusal-finish-before-signing') }
    case 'finish-too-late': {
      const values = { date: t.date(refusal.worksUntil), clause: clauseNumber(refusal.clause) }
      return { field: 'finishBy', text: t('funding.refusal-finish-too-late', values) }
    }
    case 'number-taken':
      return { field: 'number', text: t('funding.refusal-number-taken') }
    default:
      return unreachable(refusal)
  }
}

export function wordedEntry(
  t: Words,
  refusal: Exclude<MakeEntryRefusal, { code: 'no-such-initiative' }>,
  sumField = 'sum',
): Refused {
  switch (refusal.code) {
    case 'no-agreement':
      return { text: t('funding.refusal-no-agreement'), clause: refusal.clause }
    case 'wrong-stage':
      return { text: t(stageWords(refusal.stage)), clause: refusal.clause }
    case 'in-future':
      return { field: 'happenedOn', text: t('funding.refusal-in-future') }
    case 'before-agreement': {
      const values = { date: t.date(refusal.signedOn), clause: clauseNumber(refusal.clause) }
      return { field: 'happenedOn', text: t('funding.refusal-before-agreement', values) }
    }
    case 'over-agreement':
      return { field: sumField, text: overAgreement(t, refusal) }
    case 'over-balance': {
      const values = { left: t.money(refusal.left), clause: clauseNumber(refusal.clause) }
      return { field: sumField, text: t('funding.refusal-over-balance', values) }
    }
    case 'form-used':
      return { text: t('funding.refusal-form-used') }
    default:
      return unreachable(refusal)
  }
}

export function wordedReversal(t: Words, refusal: Exclude<ReverseRefusal, { code: 'no-such-entry' }>): Refused {
  switch (refusal.code) {
    case 'wrong-stage':
      return { text: t(stageWords(refusal.stage)), clause: refusal.clause }
    case 'over-agreement':
      return { text: overAgreement(t, refusal) }
    case 'reversed-already':
      return { text: t('funding.refusal-reversed-already') }
    case 'spent-already':
      return { text: t('funding.refusal-spent-already', { left: t.money(refusal.left) }) }
    default:
      return unreachable(refusal)
  }
}

function overAgreement(t: Words, refusal: Extract<MakeEntryRefusal, { code: 'over-agreement' }>): string {
  const { agreed, received } = refusal
  return t('funding.refusal-over-agreement', {
    agreed: t.money(agreed),
    received: t.money(received),
    left: t.money(money(agreed - received)),
    clause: clauseNumber(refusal.clause),
  })
}

function stageWords(stage: string) {
  return stage === 'failed' ? 'funding.refusal-failed-stage' : 'funding.refusal-wrong-stage'
}
