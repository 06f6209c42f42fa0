import { canonicalText } from '../../lib/kernel/canonical.ts'
import type { Criterion } from './criterion.model.ts'
import { fieldClauses, type PlainField } from './form-part.model.ts'
import { type ClauseKey, clauseKeys, type Terms } from './regulation.model.ts'
import { fieldsOf } from './terms-fields.rules.ts'

/** What differs between two versions, in the order of the act. A criterion that one of them lacks is undefined there. */
export type Difference = { readonly clause: ClauseKey } & (
  | { readonly field: PlainField }
  | { readonly criterion: { readonly before: Criterion | undefined; readonly after: Criterion | undefined } }
)

export function differencesOf(before: Terms, after: Terms): readonly Difference[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const fields = (Object.keys(fieldClauses) as PlainField[])
    .filter((field) => old[field]?.join('\n') !== now[field]?.join('\n'))
    .map((field): Difference => ({ clause: fieldClauses[field], field }))
  const criteria = criteriaDifferences(before, after)
  return [...fields, ...criteria].sort((a, b) => clauseKeys.indexOf(a.clause) - clauseKeys.indexOf(b.clause))
}

function criteriaDifferences(before: Terms, after: Terms): readonly Difference[] {
  const keys = new Set([...before.criteria, ...after.criteria].map(({ key }) => key))
  return [...keys].flatMap((key): Difference[] => {
    const pair = {
      before: before.criteria.find((one) => one.key === key),
      after: after.criteria.find((one) => one.key === key),
    }
    const same = pair.before && pair.after && canonicalText(pair.before) === canonicalText(pair.after)
    return same ? [] : [{ clause: 'criteria', criterion: pair }]
  })
}
