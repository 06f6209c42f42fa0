const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether a text is `dd.mm.yyyy`, a day that there was, or a year. */
export function isDate(text: string): boolean {
  if (/^\d{4}$/.test(text)) return true
  const [, day, month, year] = partsOf(text)
  if (day === undefined) return false
  const days = daysOf[month! - 1] ?? 0
  return day >= 1 && day <= days && (month !== 2 || day < 29 || isLeap(year!))
}

/** Whether the second date is before the first, as far as both say. */
export function isReversed(begin: string, end: string): boolean {
  if (!isDate(begin) || !isDate(end)) return false
  const [from, to] = [sortable(begin), sortable(end)]
  const length = Math.min(from.length, to.length)
  return to.slice(0, length) < from.slice(0, length)
}

function sortable(text: string): string {
  return text.split('.').reverse().join('')
}

function partsOf(text: string): number[] {
  return (/^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text) ?? []).map(Number)
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}
