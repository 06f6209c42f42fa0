import { type ClauseKey, clauseKeys } from './regulation.model.ts'

/** The clause's number in the printed act, counted from 1; the anchor on the page is `c-<number>`. */
export function clauseNumber(key: ClauseKey): number {
  return clauseKeys.indexOf(key) + 1
}

/** Where the clause of a refusal is read; undefined for one that rests on none, such as a page that is not there. */
export function citedClause(
  slug: string,
  { clause }: { readonly code: string; readonly clause?: ClauseKey },
  version?: number,
) {
  return clause && clauseRef(slug, clause, version)
}

/**
 * Where a clause is read: its number and the page's path without language. `version` is the regulation's number under
 * which something runs; without it the one in force is meant.
 */
export function clauseRef(slug: string, key: ClauseKey, version?: number): { number: number; path: string } {
  const number = clauseNumber(key)
  return { number, path: `/${slug}/regulation${version === undefined ? '' : `/${version}`}#c-${number}` }
}
