import type { Form } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import type { Criterion, CriterionKey } from '../regulations/criterion.model.ts'
import type { Points } from './review.model.ts'

/** Points as they were typed; what is no whole number is left out, so that the rules find it missing. */
export function typedPoints(form: Form, criteria: readonly Criterion[]): Points {
  const points = criteria.flatMap(({ key }) => {
    const text = form.text(`points-${key}`).trim()
    return /^\d{1,3}$/.test(text) ? [[key, Number(text)] as const] : []
  })
  return Object.fromEntries(points)
}

/** Each wrong point beside its field. */
export function wordedPoints(t: Words, criteria: readonly Criterion[], wrong: readonly CriterionKey[]): FieldProblems {
  const scales = new Map(criteria.map(({ key, scale }) => [key, scale]))
  return Object.fromEntries(
    wrong.map((key) => [`points-${key}`, t('problems.out-of-bounds', { min: 0, max: scales.get(key) ?? 0 })]),
  )
}
