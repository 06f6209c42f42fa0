import type { Election } from '../election.ts'
import { countByEnvelopes, type EnvelopeOutcome, type Envelopes } from '../envelopes.ts'
import type { Limits } from '../limits.ts'
import { amountOf, minorUnits, writtenAmount } from '../pb/amount.ts'
import { nameOf, type Rule } from '../rule.ts'
import type { CountOptions } from '../tally.ts'
import { type Options, WrongArguments } from './arguments.ts'

/** What the command line asks besides the rule. @throws WrongArguments */
export function limitsOf(election: Election, options: Options): Limits {
  const { minimumVotes, minimumPoints, exclusive, caps } = options
  const parts = partsOf('--cap', caps, election)
  return {
    ...(minimumVotes !== undefined && { minimumVotes }),
    ...(minimumPoints !== undefined && { minimumPoints }),
    ...(parts && { caps: { column: parts.column, most: parts.money } }),
    exclusive,
  }
}

/** The envelopes that were asked for, and what is left of the budget for all. @throws WrongArguments */
export function envelopesOf(election: Election, { envelopes }: Options): Envelopes | undefined {
  const parts = partsOf('--envelope', envelopes, election)
  if (!parts) return undefined
  const total = [...parts.money.values()].reduce((sum, money) => sum + money, 0)
  if (total > election.budget) throw new WrongArguments('the envelopes together are more than the budget')
  return { column: parts.column, own: parts.money, common: election.budget - total }
}

/** `COLUMN:VALUE=AMOUNT`, all of one column: money by its values, in minor units. */
function partsOf(option: string, written: readonly string[], { scale, projects }: Election) {
  if (written.length === 0) return undefined
  const parts = written.map((text) => {
    const [, column = '', value = '', sum = ''] = /^([^:=]+):([^=]*)=(.*)$/.exec(text) ?? []
    const amount = amountOf(sum)
    if (typeof amount === 'string' || 10 ** amount.decimals > scale)
      throw new WrongArguments(`${option} wants COLUMN:VALUE=AMOUNT, as in village:Ala-Too=500000, not ${text}`)
    return { column, value, money: minorUnits(amount, String(scale).length - 1) }
  })
  const columns = new Set(parts.map(({ column }) => column))
  if (columns.size > 1) throw new WrongArguments(`${option} wants one column, not ${[...columns].join(' and ')}`)
  const { column } = parts[0]!
  const there = new Set(projects.flatMap(({ fields }) => ['', ...(fields.get(column) ?? '').split(',')]))
  const unknown = parts.find(({ value }) => !there.has(value))
  if (unknown) throw new WrongArguments(`no project has ${column} ${unknown.value}`)
  return { column, money: new Map(parts.map(({ value, money }) => [value, money])) }
}

export type CountedParts = { readonly written: string; readonly rule: Rule; readonly parts: readonly EnvelopeOutcome[] }

export function countParts(
  election: Election,
  rules: readonly (readonly [written: string, rule: Rule])[],
  envelopes: Envelopes,
  options: CountOptions,
): readonly CountedParts[] {
  return rules.map(([written, rule]) => ({
    written,
    rule,
    parts: countByEnvelopes(election, rule, envelopes, options),
  }))
}

/** As a program reads it: all that is selected, and what of it from which envelope. */
export function plainParts({ projects, scale }: Election, counted: readonly CountedParts[]) {
  const answers = counted.map(({ written, parts }) => {
    const envelopes = parts.map(({ envelope, budget, outcome }) => ({
      envelope,
      budget: writtenAmount(budget, scale),
      selected: outcome.selected.map((project) => projects[project]!.id),
      cost: writtenAmount(outcome.cost, scale),
    }))
    const cost = parts.reduce((sum, { outcome }) => sum + outcome.cost, 0)
    const selected = envelopes.flatMap((one) => one.selected)
    return [written, { selected, cost: writtenAmount(cost, scale), envelopes }] as const
  })
  return Object.fromEntries(answers)
}

/** For a person at a terminal: a heading for each envelope, a line for each project. */
export function partsTable({ projects, scale }: Election, counted: readonly CountedParts[]): string {
  return counted
    .map(({ rule, parts }) => {
      const lines = parts.flatMap(({ envelope, budget, outcome }) => [
        `${envelope === '' ? 'common envelope' : envelope}: ${writtenAmount(outcome.cost, scale)} of ${writtenAmount(budget, scale)} spent`,
        ...outcome.selected.map((project) => {
          const { id, cost, fields } = projects[project]!
          return `  ${id}  ${writtenAmount(cost, scale)}  ${fields.get('name') ?? ''}`.trimEnd()
        }),
      ])
      return [nameOf(rule), ...lines].join('\n')
    })
    .join('\n\n')
}
