import type { Three } from '../../lib/kernel/three.ts'
import { type Criterion, computedCriteria, criteria, type KnownCriterion } from './criterion.model.ts'

const known: readonly KnownCriterion[] = [...criteria, ...computedCriteria]

/** The part of the words that a criterion's name needs; `Words` of the platform has it. */
type Teller = { (key: `regulations.criterion-${KnownCriterion}`): string; readonly of: (names: Three) => string }

/** The criterion's name: the council's own wording, or that of the model and the other sources. */
export function criterionName(t: Teller, { key, names }: Pick<Criterion, 'key' | 'names'>): string {
  if (names) return t.of(names)
  const found = known.find((one) => one === key)
  return found ? t(`regulations.criterion-${found}`) : key
}

/** The criterion's name at the beginning of a line. */
export function criterionTitle(t: Teller, criterion: Pick<Criterion, 'key' | 'names'>): string {
  const name = criterionName(t, criterion)
  return `${name.charAt(0).toLocaleUpperCase()}${name.slice(1)}`
}

/** Criteria that members give points for; the others are computed. */
export function scoredByMembers(list: readonly Criterion[]): readonly Criterion[] {
  return list.filter(({ formula }) => formula === undefined)
}
