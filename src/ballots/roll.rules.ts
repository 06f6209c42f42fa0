import { addDays, type CivilDate } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { PersonId } from '../people/person.model.ts'
import type { CheckingDays, RollFacts, RollRefusal, RollWay } from './roll.model.ts'

/** The roll may be changed until its freezing is prepared; it is frozen before voting opens. */
export function whyRollMayNotChange({ stage, frozen, preparedBy }: RollFacts): RollRefusal | undefined {
  if (frozen) return { code: 'roll-frozen', clause: 'one-vote' }
  const early = ['draft', 'announced', 'collecting', 'reviewing']
  if (!early.includes(stage)) return { code: 'too-late', stage, clause: 'voting' }
  return preparedBy === undefined ? undefined : { code: 'freezing-waits', clause: 'voting-age' }
}

/** One file waits at a time, so that nobody confirms a roll that another file has meanwhile changed. */
export function whyNoFile(facts: RollFacts): RollRefusal | undefined {
  const refusal = whyRollMayNotChange(facts)
  if (refusal) return refusal
  return facts.fileWaits ? { code: 'file-waits', clause: 'voting-age' } : undefined
}

/** Whether a file waits for a second person: when it takes the place of a roll, and when residents already check the roll. */
export function needsSecond({ count, checking }: RollFacts, way: RollWay): boolean {
  return checking !== undefined || (way === 'replace' && count > 0)
}

/** What one person prepared is confirmed by another. */
export function whyMayNotConfirm(preparedBy: PersonId | undefined, by: PersonId): RollRefusal | undefined {
  if (preparedBy === undefined) return { code: 'nothing-waits', clause: 'voting-age' }
  return preparedBy === by ? { code: 'same-person', clause: 'voting-age' } : undefined
}

/** Decides whether the freezing may be prepared. The demo's visitors need not wait for the days of checking. */
export function preparingOf(
  facts: RollFacts,
  { mayBeEarly }: { readonly mayBeEarly: boolean },
): Result<'prepare', RollRefusal> {
  const refusal = whyNoFile(facts) ?? whyNotWhole(facts)
  if (refusal) return refuse(refusal)
  const { checking, checkDays, today } = facts
  if (!mayBeEarly && checkDays > 0 && checking === undefined)
    return refuse({ code: 'not-checked', days: checkDays, clause: 'voting-age' })
  return !mayBeEarly && checking !== undefined && today <= checking.until
    ? refuse({ code: 'still-checking', until: checking.until, clause: 'voting-age' })
    : ok('prepare')
}

function whyNotWhole({ count, openRequests }: RollFacts): RollRefusal | undefined {
  if (count === 0) return { code: 'roll-empty', clause: 'one-vote' }
  return openRequests > 0 ? { code: 'requests-open', count: openRequests, clause: 'voting-age' } : undefined
}

/** Decides whether this person may freeze the roll that another has prepared. */
export function freezingOf(facts: RollFacts, by: PersonId): Result<'freeze', RollRefusal> {
  const { preparedBy } = facts
  const refusal =
    whyRollMayNotChange({ ...facts, preparedBy: undefined }) ?? whyMayNotConfirm(preparedBy, by) ?? whyNotWhole(facts)
  return refusal ? refuse(refusal) : ok('freeze')
}

/** Cards are printed once the roll cannot change any more, and until the vote closes. */
export function issuingOf({ stage, frozen }: Pick<RollFacts, 'stage' | 'frozen'>): Result<'issue', RollRefusal> {
  if (!frozen) return refuse({ code: 'roll-not-frozen', clause: 'one-vote' })
  return stage === 'reviewing' || stage === 'voting'
    ? ok('issue')
    : refuse({ code: 'too-late', stage, clause: 'voting' })
}

export type CheckingProblem =
  | { readonly field: 'from'; readonly code: 'date-in-past'; readonly earliest: CivilDate }
  | { readonly field: 'from'; readonly code: 'checking-begun'; readonly from: CivilDate }
  | {
      readonly field: 'until'
      readonly code: 'checking-too-short'
      readonly days: number
      readonly earliest: CivilDate
    }
  | { readonly field: 'until'; readonly code: 'checking-not-shorter'; readonly earliest: CivilDate }
  | { readonly field: 'until'; readonly code: 'checking-into-vote'; readonly latest: CivilDate }

/**
 * Why these days cannot be the days of checking: they begin today at the earliest, last as long as the regulation asks, and
 * end before the vote. Once they have begun they may only become longer, since residents were told.
 */
export function whyNotThoseDays(
  { checking, checkDays, today }: RollFacts,
  days: CheckingDays,
  votingFrom: CivilDate,
): CheckingProblem | undefined {
  const begun = checking && checking.from <= today
  if (begun && days.from !== checking.from) return { field: 'from', code: 'checking-begun', from: checking.from }
  if (!begun && days.from < today) return { field: 'from', code: 'date-in-past', earliest: today }
  const shortest = addDays(days.from, Math.max(checkDays, 1) - 1)
  if (days.until < shortest)
    return { field: 'until', code: 'checking-too-short', days: Math.max(checkDays, 1), earliest: shortest }
  if (begun && days.until < checking.until)
    return { field: 'until', code: 'checking-not-shorter', earliest: checking.until }
  const latest = addDays(votingFrom, -1)
  return days.until > latest ? { field: 'until', code: 'checking-into-vote', latest } : undefined
}
