/** People among those who benefit: women of any age, and three ages; the rest are adults. */
export const benefitParts = ['women', 'children', 'youth', 'elders'] as const
export type BenefitPart = (typeof benefitParts)[number]

/** Whom an initiative is meant for above all. */
export const targetGroups = [
  'women',
  'children',
  'youth',
  'elders',
  'disability',
  'low-income',
  'remote',
  'minority',
] as const
export type TargetGroup = (typeof targetGroups)[number]

/** Numbers of people; undefined where the group did not tell. */
export type Benefit = Readonly<Record<BenefitPart, number | undefined>> & {
  readonly targetGroups: readonly TargetGroup[]
}
