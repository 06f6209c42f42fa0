import { foldedText } from '../../lib/kernel/text.ts'
import type { Three } from '../../lib/kernel/three.ts'

/** Words that say what a place is, not which: people type them or leave them out. In folded letters. */
const general = new Set(
  [
    'айыл',
    'айылы',
    'айылдык',
    'аймагы',
    'аймак',
    'өкмөтү',
    'шаар',
    'шаары',
    'район',
    'району',
    'облус',
    'облусу',
    'село',
    'айылный',
    'айыл',
    'город',
    'область',
    'village',
    'aiyl',
    'aimak',
    'city',
    'raion',
    'oblast',
  ].map(foldedText),
)

/**
 * What is compared when somebody looks for a place: folded letters, without general words, spaces and hyphens; дж is ж,
 * as Russian spelling has it. "Джаны-Джол" and "жаны жол айылы" are the same.
 */
export function searchKey(text: string): string {
  const words =
    foldedText(text)
      .replace(/дж/g, 'ж')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => !general.has(word))
  return (telling.length > 0 ? telling : words).join('')
}

/** The column a place is found by: the keys of its names, each between strokes. */
export function searchText(names: Three): string {
  return `|${[...new Set([names.ky, names.ru, names.en].map(searchKey))].join('|')}|`
}
