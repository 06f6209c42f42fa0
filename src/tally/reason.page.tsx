import { unreachable } from '../../lib/kernel/assert.ts'
import { decimals, percentText } from '../../lib/kernel/share.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { Tone } from '../../lib/ui/lists.tsx'
import type { OutcomeLine, Verdict } from './tally.model.ts'

/** Shares are shown with two decimals, the comma where the language has one. */
export function shownPercent(t: Words, value: OutcomeLine['score']): string {
  return decimals(t, percentText(value, 2))
}

/** Why an initiative ended where it did, in one plain paragraph. */
export function reasonText(t: Words, line: OutcomeLine): string {
  const score = shownPercent(t, line.score)
  const tie = line.tie ? ` ${t(`tally.tie-${line.tie}`)}` : ''
  switch (line.reason.code) {
    case 'fits': {
      const left = t.money(line.reason.left)
      return t('tally.reason-fits', { place: line.place, score, left, requested: t.money(line.cost) }) + tie
    }
    case 'does-not-fit': {
      const { left, missing } = line.reason
      return (
        t('tally.reason-does-not-fit', { place: line.place, score, left: t.money(left), missing: t.money(missing) }) +
        tie
      )
    }
    case 'too-few-votes':
      return (
        t('tally.reason-too-few-votes', { place: line.place, score, votes: line.votes, minimum: line.reason.minimum }) +
        tie
      )
    default:
      return unreachable(line.reason)
  }
}

export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  selected: 'good',
  reserve: 'waiting',
  'not-selected': 'neutral',
}
