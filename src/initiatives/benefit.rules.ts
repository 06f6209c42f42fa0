import type { Benefit, BenefitPart } from './benefit.model.ts'

/** A part that is more than the whole, or ages that are more than it together (told under the last of them). */
export type BenefitProblem = { readonly part: BenefitPart; readonly told: number; readonly most: number }

const ages = ['children', 'youth', 'elders'] as const

/**
 * What cannot be true of these numbers of people. Where nobody told how many benefit in all, no part can be held against
 * it: that the whole is missing is asked elsewhere.
 */
export function benefitProblems(benefit: Benefit, all: number | undefined): readonly BenefitProblem[] {
  if (all === undefined) return []
  const women = benefit.women ?? 0
  const told = ages.map((age) => benefit[age] ?? 0).reduce((sum, count) => sum + count, 0)
  const last = ages.filter((age) => benefit[age] !== undefined).at(-1) ?? 'elders'
  return [
    ...(women > all ? [{ part: 'women', told: women, most: all } as const] : []),
    ...(told > all ? [{ part: last, told, most: all } as const] : []),
  ]
}

/** Whether anything of it was told. */
export function isBenefitTold({ women, children, youth, elders, targetGroups }: Benefit): boolean {
  return targetGroups.length > 0 || [women, children, youth, elders].some((count) => count !== undefined)
}
