import { z } from 'zod'
import type { WordKey, Words } from './words.ts'

/** A file that came with a form. `tooLarge` ones were read to their end but not kept. */
export type Upload = { readonly name: string; readonly bytes: Buffer; readonly tooLarge: boolean }

/** What was posted, as it was typed. */
export type Form = {
  readonly text: (field: string) => string
  readonly all: (field: string) => readonly string[]
  readonly uploads: (field: string) => readonly Upload[]
  readonly names: readonly string[]
}

export function formOf(
  fields: ReadonlyMap<string, readonly string[]>,
  uploads: ReadonlyMap<string, readonly Upload[]> = new Map(),
): Form {
  return {
    text: (field) => fields.get(field)?.[0] ?? '',
    all: (field) => fields.get(field) ?? [],
    uploads: (field) => uploads.get(field) ?? [],
    names: [...fields.keys()],
  }
}

export const emptyForm = formOf(new Map())

/** The part of a WordKey after "problems.". */
export type ProblemCode = Extract<WordKey, `problems.${string}`> extends `problems.${infer Code}` ? Code : never
type AnyProblemCode = Extract<WordKey, `problems.${string}`>
export type Problem = { readonly code: string; readonly values?: Readonly<Record<string, string | number>> }
export type Problems = Readonly<Record<string, Problem>>

/**
 * Reads the posted fields that the schema names. Every field arrives as the text that was typed ('' when missing);
 * those listed in `many` arrive as lists. Each problem is a code of words/…/problems.json, by field.
 */
export function parseForm<Shape extends z.ZodRawShape>(
  shape: Shape,
  form: Form,
  many: readonly string[] = [],
): { ok: true; value: z.output<z.ZodObject<Shape>> } | { ok: false; problems: Problems } {
  const typed = Object.fromEntries(
    Object.keys(shape).map((field) => [field, many.includes(field) ? [...form.all(field)] : form.text(field)]),
  )
  const parsed = z.object(shape).safeParse(typed)
  if (parsed.success) return { ok: true, value: parsed.data }
  const problems: Record<string, Problem> = {}
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0])
    const values = issue.code === 'custom' ? (issue.params as Problem['values']) : undefined
    problems[field] ??= { code: issue.message, ...(values ? { values } : {}) }
  }
  return { ok: false, problems }
}

/** The problems as sentences, by field, for the fields and the summary of a form. */
export function wordedProblems(t: Words, problems: Problems): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([field, { code, values }]) => [
      field,
      t(`problems.${code}` as AnyProblemCode, values),
    ]),
  )
}
