import type { RunInput } from './tally.model.ts'

/** What was counted, as the bytes whose SHA-256 the outcome and its protocol name. */
export function inputText(input: RunInput): string {
  return canonical(input)
}

// Keys in order and sums as decimal strings, so that the same input is the same bytes on every machine.
function canonical(value: unknown): string {
  if (typeof value === 'bigint') return JSON.stringify(value.toString())
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
