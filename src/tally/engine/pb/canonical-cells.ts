import type { Election } from '../election.ts'
import { amountOf, writtenAmount } from './amount.ts'
import { type Field, type FieldKind, metaFields, ruleNames } from './fields.ts'

/** The names that are there, each once: those that the format knows in its order, the others behind them in theirs. */
export function byFields(
  fields: readonly Field[],
  names: readonly string[],
): readonly { readonly name: string; readonly kind: FieldKind }[] {
  const there = new Set(names)
  const known = fields.filter(({ name }) => there.has(name))
  for (const { name } of known) there.delete(name)
  return [...known, ...[...there].map((name) => ({ name, kind: 'text' as const }))]
}

/** The rows of META: numbers of rows counted again, a rule that the format knows, comments numbered from 1. */
export function writtenMeta(
  election: Election,
  { rule, comment }: { readonly rule?: string; readonly comment?: string },
): (readonly string[])[] {
  const { projects, ballots, budget, scale, voteType } = election
  const values = new Map([...election.meta].filter(([, value]) => value !== ''))
  values
    .set('num_projects', String(projects.length))
    .set('num_votes', String(ballots.count))
    .set('budget', writtenAmount(budget, scale))
    .set('vote_type', voteType)
  const said = rule ?? values.get('rule')
  if (said !== undefined) values.set('rule', knownRule(said))
  const comments = [...commentsIn(values.get('comment') ?? ''), ...foreignRule(said), ...(comment ? [comment] : [])]
  if (comments.length > 0) values.set('comment', comments.map((one, at) => `#${at + 1}: ${one}`).join(' '))
  return byFields(metaFields, [...values.keys()]).map(({ name, kind }) => [name, plainCell(values.get(name)!, kind)])
}

function knownRule(said: string): string {
  return ruleNames.find((name) => name === said) ?? 'unknown'
}

/** A rule that the format has no name for is told in a comment. */
function foreignRule(said: string | undefined): string[] {
  return said === undefined || knownRule(said) === said ? [] : [`rule: ${said}`]
}

/** `#1: one #2: other` apart; a text that is not numbered is one comment. */
function commentsIn(text: string): string[] {
  return text
    .split(/#\d+:/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

/** A value as the format wants it: no comma for a point, no zeros behind the last digit, no blanks beside commas. */
export function plainCell(text: string, kind: FieldKind): string {
  if (kind === 'list')
    return text
      .split(',')
      .map((one) => one.trim())
      .join(',')
  if (kind !== 'number') return text
  const amount = amountOf(text)
  return typeof amount === 'string' ? text : writtenAmount(amount.digits, 10 ** amount.decimals)
}

/** A cell between separators: in quotes only where something in it would be taken for the end of it. */
export function cellText(text: string): string {
  return /[;"\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
