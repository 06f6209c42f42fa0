import type { Three } from '../../lib/kernel/three.ts'

/** Criteria of the model regulation as the Ak-Tal call of 11.11.2019 lists them. */
export const criteria = [
  'significance',
  'participation',
  'sustainability',
  'justified-costs',
  'own-contribution',
] as const
export type ModelCriterion = (typeof criteria)[number]

/** Criteria that other sources name; each is computed from the application. */
export const computedCriteria = [
  'local-budget',
  'residents-money',
  'business-money',
  'residents-in-kind',
  'other-in-kind',
  'labour',
  'assembly',
  'supporters',
  'priority',
] as const
export type ComputedCriterion = (typeof computedCriteria)[number]

export type KnownCriterion = ModelCriterion | ComputedCriterion

/** A known criterion, or one that the council worded itself (`council-1`, `council-2` …). */
export type CriterionKey = string

/**
 * What a computed criterion looks at. Shares of money and of work are shares of the initiative's total cost;
 * `assembly` is who came of the village's adults, `supporters` who signed of them; `priority` is all or nothing.
 */
export const measures = ['own', ...computedCriteria] as const
export type Measure = (typeof measures)[number]

/** More than `over` percent gives so many points. */
export type Step = { readonly over: number; readonly points: number }

/**
 * How a share becomes points. `even` rises from nothing at `from` percent to the whole scale at `to` percent (Bashkortostan:
 * (S - 5) / 15 * 100); `steps` gives `base` points up to the first step (cntd 406838828: up to 10 % 1, over 10 5, over 25 10).
 */
export type Ladder =
  | { readonly kind: 'even'; readonly from: number; readonly to: number }
  | { readonly kind: 'steps'; readonly base: number; readonly steps: readonly Step[] }

export type Formula = { readonly measure: Measure; readonly ladder: Ladder }

/** A criterion's share of the commission's total: points from 0 to `scale`, times `weight`. */
export type Criterion = {
  readonly key: CriterionKey
  readonly weight: number
  readonly scale: number
  /** The council's own wording; a known criterion has its words in the message files. */
  readonly names?: Three
  /** With it the points are computed from the application, and no member gives them. */
  readonly formula?: Formula
}
