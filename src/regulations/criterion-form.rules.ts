import type { Three } from '../../lib/kernel/three.ts'
import {
  type Criterion,
  computedCriteria,
  criteria,
  type Formula,
  type KnownCriterion,
  type Measure,
  measures,
  type Step,
} from './criterion.model.ts'
import type { Terms } from './regulation.model.ts'

const ownPrefix = 'council-'

/** One criterion as the form asks for it. `measure` undefined: members give the points. */
export type CriterionForm = {
  readonly names: Three | undefined
  readonly scale: number
  readonly measure: Measure | undefined
  readonly ladder: 'even' | 'steps'
  readonly from: number
  readonly to: number
  readonly base: number
  readonly steps: readonly Step[]
}

/** Known criteria that the terms do not have yet; the council may always word one itself besides. */
export function unusedCriteria(terms: Terms): readonly KnownCriterion[] {
  return [...criteria, ...computedCriteria].filter((key) => terms.criteria.every((one) => one.key !== key))
}

/** A key for a criterion of the council's own wording, never used before in these terms. */
export function ownKey(terms: Terms): string {
  const taken = terms.criteria.map(({ key }) => (key.startsWith(ownPrefix) ? Number(key.slice(ownPrefix.length)) : 0))
  return `${ownPrefix}${Math.max(0, ...taken) + 1}`
}

export function isOwn(key: string): boolean {
  return key.startsWith(ownPrefix)
}

/** What a criterion that is computed by its nature looks at. */
export function measureOf(key: string): Measure | undefined {
  return computedCriteria.some((one) => one === key) ? measures.find((measure) => measure === key) : undefined
}

/** The terms with this criterion changed, or added last with no weight yet. */
export function withCriterion(terms: Terms, key: string, form: CriterionForm): Terms {
  const known = terms.criteria.find((one) => one.key === key)
  const criterion: Criterion = {
    key,
    weight: known?.weight ?? 0,
    scale: form.scale,
    ...(form.names ? { names: form.names } : {}),
    ...(form.measure ? { formula: formulaOf(form.measure, form) } : {}),
  }
  const list = known ? terms.criteria.map((one) => (one.key === key ? criterion : one)) : [...terms.criteria, criterion]
  return { ...terms, criteria: list }
}

function formulaOf(measure: Measure, form: CriterionForm): Formula {
  // A priority matter is a yes or a no: its only step leads to the whole scale.
  if (measure === 'priority') {
    return { measure, ladder: { kind: 'steps', base: 0, steps: [{ over: 0, points: form.scale }] } }
  }
  return form.ladder === 'even'
    ? { measure, ladder: { kind: 'even', from: form.from, to: form.to } }
    : { measure, ladder: { kind: 'steps', base: form.base, steps: form.steps } }
}

/** The terms without this criterion; undefined while it still has a weight, which another must take over first. */
export function withoutCriterion(terms: Terms, key: string): Terms | undefined {
  const weight = terms.criteria.find((one) => one.key === key)?.weight ?? 0
  return weight > 0 ? undefined : { ...terms, criteria: terms.criteria.filter((one) => one.key !== key) }
}

/** The terms with these weights. */
export function withWeights(terms: Terms, weights: Readonly<Record<string, number>>): Terms {
  return { ...terms, criteria: terms.criteria.map((one) => ({ ...one, weight: weights[one.key] ?? one.weight })) }
}

/** A criterion as it stands in the fields of its form. */
export function criterionFields({ names, scale, formula }: Criterion): Readonly<Record<string, readonly string[]>> {
  const ladder = formula?.ladder
  const even = ladder?.kind === 'even' ? ladder : { from: 0, to: 20 }
  const steps = ladder?.kind === 'steps' ? ladder : { base: 0, steps: [] }
  return {
    ky: [names?.ky ?? ''],
    ru: [names?.ru ?? ''],
    en: [names?.en ?? ''],
    scale: [`${scale}`],
    how: [formula?.measure ?? 'members'],
    ladder: [ladder?.kind ?? 'even'],
    from: [`${even.from}`],
    to: [`${even.to}`],
    base: [`${steps.base}`],
    ...Object.fromEntries(
      steps.steps.flatMap(({ over, points }, at) => [
        [`over-${at + 1}`, [`${over}`]],
        [`points-${at + 1}`, [`${points}`]],
      ]),
    ),
  }
}
