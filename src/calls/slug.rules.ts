import type { CivilDate } from '../../lib/kernel/civil-date.ts'

/** The call's address: its year, and a number from the second call of that year on. It never changes afterwards. */
export function slugFor(collectingFrom: CivilDate, taken: ReadonlySet<string>): string {
  const year = collectingFrom.slice(0, 4)
  if (!taken.has(year)) return year
  for (let number = 2; ; number += 1) {
    const slug = `${year}-${number}`
    if (!taken.has(slug)) return slug
  }
}
