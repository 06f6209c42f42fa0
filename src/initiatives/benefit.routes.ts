import { optional, whole } from '../../lib/platform/fields.ts'
import { type Form, formOf, type Problem, parseForm } from '../../lib/platform/form.ts'
import { benefitParts, targetGroups } from './benefit.model.ts'
import { benefitProblems } from './benefit.rules.ts'
import type { BenefitText } from './draft.model.ts'
import type { Initiative } from './initiative.model.ts'
import type { ApplicationView } from './view-application.query.ts'

const count = optional(whole({ min: 0, max: 1_000_000 }))
const shape = { women: count, children: count, youth: count, elders: count }

/** The page of who benefits as it was typed, or its problems by field; groups that nobody knows are left out. */
export function readBenefit(
  form: Form,
  { initiative }: Pick<ApplicationView, 'initiative'>,
):
  | { readonly ok: true; readonly value: BenefitText }
  | { readonly ok: false; readonly problems: Readonly<Record<string, Problem>> } {
  const read = parseForm(shape, form)
  if (!read.ok) return read
  const typed = form.all('targetGroups')
  const benefit = { ...read.value, targetGroups: targetGroups.filter((group) => typed.includes(group)) }
  const problems = benefitProblems(benefit, initiative.beneficiaries)
  if (problems.length === 0) return { ok: true, value: { benefit } }
  return {
    ok: false,
    problems: Object.fromEntries(
      problems.map(({ part, told, most }) => [part, { code: 'over-all', values: { told, most } }]),
    ),
  }
}

/** The stored answers as if they had been typed. */
export function typedBenefit({ benefit }: Pick<Initiative, 'benefit'>): Form {
  const counts = benefitParts.map((part): [string, readonly string[]] => [part, [benefit[part]?.toString() ?? '']])
  return formOf(new Map([...counts, ['targetGroups', benefit.targetGroups]]))
}
