/** Formats of numbers that every program knows as days or hours, by their numbers (ECMA-376 part 1, 18.8.30). */
const knownDates: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

/** The numbers of all formats that show days or hours: the known ones, and those of the workbook with such signs. */
export function dateFormats(own: readonly (readonly [id: number, code: string])[]): ReadonlySet<number> {
  const known = knownDates.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
  const isDate = (code: string) => /[dmyhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|general/gi, ''))
  return new Set([...known, ...own.filter(([, code]) => isDate(code)).map(([id]) => id)])
}

/** The day that a spreadsheet counts from 30 December 1899, as a person writes it; a number beyond every calendar stays one. */
export function dayOfSerial(serial: number): string {
  const at = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000)
  if (Number.isNaN(at.getTime())) return `${serial}`
  const [year, month, day] = at.toISOString().slice(0, 10).split('-')
  return `${day}.${month}.${year}`
}

/** The column of a place such as AB12, from 0; undefined where none is named. */
export function parseCellPlace(place: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d/.exec(place ?? '')?.[1]
  return letters === undefined
    ? undefined
    : [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
