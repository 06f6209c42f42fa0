import { unreachable } from '../../lib/kernel/assert.ts'
import type { Words } from '../../lib/platform/words.ts'
import { Refusal } from '../../lib/ui/notices.tsx'
import type { MoveRefusal } from '../calls/call.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import type { OpeningRefusal, OpenVotingRefusal } from './ballot.model.ts'
import type { RollRefusal } from './roll.model.ts'

export type BallotsRefusal =
  | OpeningRefusal
  | OpenVotingRefusal
  | RollRefusal
  | MoveRefusal
  | { readonly code: 'pass-expired' }

/** A refusal of the slice in words, with the clause that it rests on. */
export function BallotsRefusalBox({
  t,
  slug,
  version,
  refusal,
}: {
  readonly t: Words
  readonly slug: string
  /** The regulation under which the call runs. */
  readonly version: number
  readonly refusal: BallotsRefusal
}) {
  const key = 'clause' in refusal ? refusal.clause : undefined
  return (
    <Refusal t={t} clause={key && clauseRef(slug, key, version)}>
      {refusalText(t, refusal)}
    </Refusal>
  )
}

function refusalText(t: Words, refusal: BallotsRefusal): string {
  switch (refusal.code) {
    case 'voting-not-open':
      return t('ballots.refused-voting-not-open', {
        from: t.date(refusal.days.from),
        until: t.date(refusal.days.until),
      })
    case 'voted-on-paper':
      return t('ballots.refused-voted-on-paper')
    case 'struck-off':
      return t('ballots.refused-struck-off')
    case 'too-many-casts':
      return t('ballots.refused-too-many-casts', { most: refusal.most })
    case 'nothing-chosen':
      return t('ballots.refused-nothing-chosen')
    case 'chosen-twice':
      return t('ballots.refused-chosen-twice')
    case 'not-on-ballot':
      return t('ballots.refused-not-on-ballot')
    case 'too-many-chosen':
      return t('ballots.refused-too-many-chosen', { most: refusal.most, chosen: refusal.chosen })
    case 'wrong-pin-or-code':
      return t('ballots.refused-wrong-pin-or-code')
    case 'too-many-tries':
      return t('ballots.refused-too-many-tries', { hours: Math.ceil(refusal.waitMinutes / 60) })
    case 'pass-expired':
      return t('ballots.refused-pass-expired')
    default:
      return officerText(t, refusal)
  }
}

function officerText(t: Words, refusal: OpenVotingRefusal | RollRefusal | MoveRefusal): string {
  switch (refusal.code) {
    case 'roll-frozen':
      return t('ballots.refused-roll-frozen')
    case 'roll-empty':
      return t('ballots.refused-roll-empty')
    case 'roll-not-frozen':
      return t('ballots.refused-roll-not-frozen')
    case 'too-late':
      return t('ballots.refused-too-late')
    case 'file-waits':
    case 'freezing-waits':
    case 'same-person':
    case 'nothing-waits':
      return t(`ballots.refused-${refusal.code}`)
    case 'not-checked':
      return t('ballots.refused-not-checked', { days: refusal.days })
    case 'still-checking':
      return t('ballots.refused-still-checking', { date: t.date(refusal.until) })
    case 'requests-open':
      return t('ballots.refused-requests-open', { count: refusal.count })
    case 'nothing-admitted':
      return t('ballots.refused-nothing-admitted')
    case 'decisions-unpublished':
      return t('ballots.refused-decisions-unpublished', { numbers: refusal.numbers.join(', ') })
    case 'appeals-open':
      return t('ballots.refused-appeals-open', { numbers: refusal.numbers.join(', ') })
    case 'points-missing':
      return t('ballots.refused-points-missing', { numbers: refusal.numbers.join(', ') })
    case 'too-early':
      return t('ballots.refused-too-early', { date: t.date(refusal.on) })
    case 'voting-over':
    case 'wrong-stage':
    case 'no-such-call':
      return t('ballots.refused-wrong-stage')
    default:
      return unreachable(refusal)
  }
}
