import { type ClauseKey, clauseKeys } from './regulation.model.ts'

/** The clause's number in the printed act, counted from 1; the anchor on the page is `c-<number>`. */
export function clauseNumber(key: ClauseKey): number {
  return clauseKeys.indexOf(key) + 1
}
