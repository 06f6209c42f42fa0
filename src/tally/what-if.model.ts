import type { Money } from '../../lib/kernel/money.ts'
import type { Share } from '../../lib/kernel/share.ts'
import type { Election } from './engine/election.ts'
import type { Certificate } from './engine/explain/certificate.ts'
import type { Reach } from './engine/explain/compare.ts'

/** Where the ballots come from that other rules are tried on. */
export const voteSources = ['past', 'made-up', 'file'] as const
export type VoteSource = (typeof voteSources)[number]

/** The rules that stand side by side: the product's own first, then those of the engine. */
export const triedRules = [
  'weighted-greedy',
  'greedy',
  'equal-shares',
  'equal-shares-add1',
  'bounded-overspending',
  'phragmen',
] as const
export type TriedRule = (typeof triedRules)[number]

/** The rule by which every regulation selects so far: tally.model.ts, `rule`. */
export const regulationRule: TriedRule = 'weighted-greedy'

/** The rule whose money is drawn round by round, and whose villages stand beside those of the rule of comparison. */
export const flowRule = 'equal-shares-add1' satisfies TriedRule

/** A vote on which rules are tried; minor units are tyiyn or finer. */
export type VoteToTry = {
  readonly election: Election
  /** The commission's points of each project; undefined where no commission ever gave any. */
  readonly points: readonly Share[] | undefined
  /** The column of the projects that names their village. */
  readonly column: string
}

/** What the officer asks to be otherwise. */
export type TriedTerms = {
  /** Undefined: the money of the vote itself. */
  readonly envelope: Money | undefined
  readonly minimumVotes: number
  readonly commissionPercent: number
}

/** What one rule selects, and what that means for the voters. Projects are indexes, money is in minor units. */
export type Tried = {
  readonly rule: TriedRule
  readonly selected: readonly number[]
  readonly cost: number
  readonly left: number
  readonly reach: Reach
  /** How many of the selected the rule of comparison selects too. */
  readonly shared: number
}

export type Comparison = {
  readonly election: Election
  /** The rule that the others are held against: the regulation's, where it can be counted. */
  readonly base: TriedRule
  readonly tried: readonly Tried[]
  /** The rounds of `flowRule`, where it was counted. */
  readonly flow: Certificate | undefined
  /** Rules whose count would have kept people waiting. */
  readonly tooLong: readonly TriedRule[]
  /** Ballots that name each project. */
  readonly votes: readonly number[]
}

/**
 * Most initiatives times ballots of one request. Below it the slowest of the real votes of its size took 0.7 s for all
 * rules together, on one core of an office machine.
 */
export const mostWork = 1_500_000
/** Most initiatives: a page longer than that is read by nobody, and no call of a municipality comes near. */
export const mostProjects = 200

/**
 * Equal Shares with "add one" counts again for every som that may matter, and for a few voters and much money that is
 * without end. Each of its counts takes about a step for each mark, so many for each pair of projects and so many
 * always; all of them together may take this: about 1.5 s on one core of an office machine.
 */
export const mostSteps = 60_000_000
export const stepsOfPair = 5
export const stepsAlways = 500

export type WhatIfRefusal =
  | { readonly code: 'too-many-projects'; readonly projects: number; readonly most: number }
  | { readonly code: 'too-much-work'; readonly ballots: number; readonly most: number }
  | { readonly code: 'too-much-money' }
