import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { choice, lines } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import type { Visit } from '../people/people.visit.ts'

export type Consent = { readonly answer: 'agreed' | 'declined'; readonly reason: string }

/** An author's answer as it was sent; whoever declines says why, and is asked for it in the words of this form. */
export function readConsent({ t, form }: Visit): Result<Consent, Readonly<Record<string, string>>> {
  const isDeclined = form.text('answer') === 'declined'
  const shape = { answer: choice(['agreed', 'declined']), reason: lines({ max: 1000, optional: !isDeclined }) }
  const read = parseForm(shape, form)
  if (read.ok) return ok(read.value)
  const isMissing = read.problems['reason']?.code === 'required'
  return refuse({
    ...wordedProblems(t, read.problems),
    ...(isMissing && { reason: t('initiatives.amendment-reason-missing') }),
  })
}
