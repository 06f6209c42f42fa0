import { canonicalText } from '../../lib/kernel/canonical.ts'
import type { ChangedText } from './draft.model.ts'
import type { Initiative } from './initiative.model.ts'

/**
 * Whether this very text stands there already. A save whose answer was lost on the way is sent again: it is the same save,
 * not somebody else's, and makes no second version.
 */
export function isSaved(initiative: Initiative, text: ChangedText): boolean {
  const fields = Object.keys(text) as (keyof typeof text)[]
  return fields.every((field) => canonicalText(initiative[field]) === canonicalText(text[field]))
}
