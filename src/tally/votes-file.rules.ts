import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Money, money, totalOf } from '../../lib/kernel/money.ts'
import type { Share } from '../../lib/kernel/share.ts'
import { type Election, electionOf } from './engine/election.ts'
import { exactText, fraction } from './engine/exact/fraction.ts'
import { writtenAmount } from './engine/pb/amount.ts'
import { writeElection } from './engine/pb/write.ts'
import { fewestBallots } from './recount.model.ts'
import type { RunInput, RunResult } from './tally.model.ts'

/** Tyiyn in a som, the unit of the file. */
const tyiyn = 100

/** The vote of a call that is certified, as it may be told to anybody. */
export type VoteToPublish = {
  readonly input: RunInput
  readonly result: RunResult
  readonly titles: ReadonlyMap<string, string>
  /** Each live ballot as the numbers that it chooses, in any order. */
  readonly ballots: readonly (readonly number[])[]
  readonly description: string
  readonly comments: readonly string[]
  readonly unit: string
  readonly instance: string
  readonly votingFrom: CivilDate
  readonly votingUntil: CivilDate
  readonly mostChoices: number
}

/** Why the ballots of a certified vote stay closed. */
export type ClosedBallots = 'too-few' | 'not-kept'

/** Ballots are published when nobody stands out among them and all that were counted are there. */
export function whyBallotsStayClosed(counted: number, kept: number): ClosedBallots | undefined {
  if (counted < fewestBallots) return 'too-few'
  return kept === counted ? undefined : 'not-kept'
}

/**
 * The vote as an election of the .pb format, without voters. `writtenVote` numbers them 1 to n and stands the ballots by
 * what they choose: so the file says nothing of who voted and when, and the same vote is always the same file.
 */
export function publishedVote(vote: VoteToPublish): Election {
  const { input, result, titles, ballots } = vote
  const selected = new Set(result.lines.filter(({ verdict }) => verdict === 'selected').map(({ id }) => id))
  const election = electionOf({
    budget: Number(input.envelope),
    projects: input.candidates.map(({ id, number, cost, points, ownShare }) => ({
      id: String(number),
      cost: Number(cost),
      fields: {
        // A line break in a cell, or a blank at its end, breaks some readers of the format.
        name: (titles.get(id) ?? String(number)).replace(/\s+/g, ' ').trim(),
        selected: selected.has(id) ? '1' : '0',
        points: pointsText(points),
        ...(ownShare && { own_share: pointsText(ownShare) }),
      },
    })),
    ballots: ballots.map((numbers) => numbers.map(String)),
  })
  return { ...election, scale: tyiyn, meta: metaOf(vote) }
}

function metaOf(vote: VoteToPublish): ReadonlyMap<string, string> {
  const { input } = vote
  const asked = totalOf(input.candidates.map(({ cost }) => cost))
  return new Map([
    ['description', vote.description],
    ['country', 'Kyrgyzstan'],
    ['unit', vote.unit],
    ['instance', vote.instance],
    ['num_projects', String(input.candidates.length)],
    ['num_votes', String(vote.ballots.length)],
    ['budget', writtenAmount(input.envelope, tyiyn)],
    ['vote_type', 'approval'],
    // The format has no name for a count that weighs a commission's points: the comments tell it.
    ['rule', 'unknown'],
    ['date_begin', dayText(vote.votingFrom)],
    ['date_end', dayText(vote.votingUntil)],
    ['min_length', '1'],
    ['max_length', String(Math.min(vote.mostChoices, input.candidates.length))],
    ['language', 'ky'],
    ['currency', 'KGS'],
    // Never 0: the format leaves out a flag that is not set.
    ...(asked <= input.envelope ? [['fully_funded', '1'] as const] : []),
    ['comment', vote.comments.map((comment, at) => `#${at + 1}: ${comment}`).join(' ')],
  ])
}

/** Points of the commission as the exact fraction that the count took, in lowest terms. */
export function pointsText({ numerator, denominator }: Share): string {
  return exactText(fraction(numerator, denominator))
}

/** An amount of a .pb file, whose unit is the som, as tyiyn. */
export function tyiynOf({ scale }: Election, amount: number): Money {
  return money((BigInt(amount) * BigInt(tyiyn)) / BigInt(scale))
}

/** dd.mm.yyyy, as the format writes a day. */
function dayText(date: CivilDate): string {
  return date.split('-').reverse().join('.')
}

/** The published vote as the text of a .pb file: the writer stands its ballots by what they choose. */
export function writtenVote(vote: Election): string {
  return [...writeElection(vote)].join('')
}
