/**
 * A value as JSON that is the same bytes on every machine: keys in order, no spaces, sums as decimal strings. What has
 * one digest can be digested again by anybody.
 */
export function canonicalText(value: unknown): string {
  if (typeof value === 'bigint') return JSON.stringify(value.toString())
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([key, part]) => `${JSON.stringify(key)}:${canonicalText(part)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
