import { foldedText } from '../../lib/kernel/text.ts'
import type { PublishedCount, StreetCount } from './roll.model.ts'

/** A cell with fewer people might point at one of them. */
export const leastPublished = 10

type Cell<Key> = { readonly key: Key; readonly count: number }

/**
 * Which cells may be published, and how many people are in none of them. Small cells go together; where they still make a
 * small number, the smallest published cell goes with them, so that nobody finds the number by subtraction.
 */
function split<Key>(cells: readonly Cell<Key>[]): { readonly shown: readonly Cell<Key>[]; readonly rest: number } {
  const shown = cells.filter(({ count }) => count >= leastPublished).sort((a, b) => b.count - a.count)
  let rest = cells.reduce((total, { count }) => total + (count < leastPublished ? count : 0), 0)
  while (rest > 0 && rest < leastPublished) {
    const smallest = shown.pop()
    if (!smallest) break
    rest += smallest.count
  }
  return { shown, rest }
}

/** The same street however it is written: "ул. Ленина", "Ленина көчөсү". */
function streetKey(street: string): string {
  return foldedText(street)
    .replace(/(^|\s)(көчөсү|кочосу|коч|улица|ул|street|str)(?=[\s.]|$)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function grouped<Key>(rows: readonly (readonly [key: string, value: Key, count: number])[]): readonly Cell<Key>[] {
  const groups = new Map<string, { readonly key: Key; readonly largest: number; readonly count: number }>()
  for (const [name, key, count] of rows) {
    const known = groups.get(name)
    // The way in which most people's street is written stands for all of them.
    const larger = !known || count > known.largest
    groups.set(name, {
      key: larger ? key : known.key,
      largest: larger ? count : known.largest,
      count: count + (known?.count ?? 0),
    })
  }
  return [...groups.values()]
}

/** The counts of a roll by village and street that may be published; their villages sum up to the roll. */
export function publishedCounts(rows: readonly StreetCount[]): readonly PublishedCount[] {
  const villages = grouped(rows.map(({ villageId, count }) => [villageId ?? '', villageId, count] as const))
  const { shown, rest } = split(villages)
  const lines = shown.flatMap(({ key: villageId, count }): PublishedCount[] => [
    villageId === undefined ? { scope: 'no-village', count } : { scope: 'village', villageId, count },
    ...streetsOf(
      villageId,
      rows.filter((row) => row.villageId === villageId),
    ),
  ])
  return rest > 0 ? [...lines, { scope: 'other-villages', count: rest }] : lines
}

function streetsOf(villageId: string | undefined, rows: readonly StreetCount[]): readonly PublishedCount[] {
  const named = rows.flatMap(({ street, count }) =>
    street === undefined ? [] : [[streetKey(street), street, count] as const],
  )
  const unnamed = rows.reduce((total, { street, count }) => total + (street === undefined ? count : 0), 0)
  const cells: readonly Cell<string | undefined>[] = [
    ...grouped(named),
    ...(unnamed > 0 ? [{ key: undefined, count: unnamed }] : []),
  ]
  const { shown, rest } = split(cells)
  const streets = shown.flatMap(({ key: street, count }): PublishedCount[] =>
    street === undefined ? [] : [{ scope: 'street', villageId, street, count }],
  )
  if (streets.length === 0) return []
  const others = rest + shown.reduce((total, { key, count }) => total + (key === undefined ? count : 0), 0)
  return others > 0 ? [...streets, { scope: 'other-streets', villageId, count: others }] : streets
}

/** How many stand on the roll by its published counts: streets are parts of their village. */
export function totalOf(counts: readonly PublishedCount[]): number {
  return counts.reduce(
    (total, { scope, count }) => total + (scope === 'street' || scope === 'other-streets' ? 0 : count),
    0,
  )
}

/** The villages as the log tells them. */
export function toldVillages(
  counts: readonly PublishedCount[],
  names: ReadonlyMap<string, string>,
): readonly { readonly village: string; readonly voters: number }[] {
  return counts.flatMap((line) => {
    switch (line.scope) {
      case 'village':
        return [{ village: names.get(line.villageId) ?? '', voters: line.count }]
      case 'no-village':
        return [{ village: '', voters: line.count }]
      case 'other-villages':
        return [{ village: '*', voters: line.count }]
      default:
        return []
    }
  })
}
