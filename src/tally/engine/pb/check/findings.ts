import { type Fault, Faults, readingFaults } from '../fault.ts'
import type { Place } from './sheet.ts'

/** Every rule that a check asks about, with the sentence that tells what is wrong: those of the reader, and its own. */
export const checkingFaults = {
  ...readingFaults,
  'unknown-key': 'the format knows no such key of META',
  'unknown-column': 'the format knows no such column',
  'renamed-column': 'the column has had another name since April 2026',
  'wrong-order': 'the keys or columns are not in the order of the format',
  'blank-at-end': 'a blank before or behind the text of a cell',
  'empty-value': 'the cell may not be empty',
  'not-in-list': 'not one of the values that the format knows',
  'not-a-number': 'not a number',
  'not-whole': 'not a whole number',
  'not-a-date': 'not a date as dd.mm.yyyy, nor a year',
  'flag-not-one': 'a flag is 1 or not there at all',
  'key-needed': 'the vote type or the rule needs this key',
  'key-forbidden': 'the rule has no such key',
  'single-choice-length': 'the shortest and the longest ballot of choose-1 name one project',
  'length-above-projects': 'ballots may be longer than there are projects',
  'cost-above-budget': 'the project costs more than the whole budget',
  'selected-above-budget': 'the selected projects cost more than the budget',
  'fully-funded-missing': 'the budget pays for every project, and fully_funded does not say so',
  'fully-funded-wrong': 'fully_funded is said, and the projects cost more than the budget',
  'still-fits': 'the project is not selected and still fits the money that is left',
  'wrong-votes': 'the votes of the project are not those on the ballots',
  'wrong-score': 'the score of the project is not that of the ballots',
  'no-votes': 'nobody voted for the project',
  'no-results': 'PROJECTS has neither votes nor score',
  'ballot-too-short': 'the ballot names fewer projects than it must',
  'ballot-too-long': 'the ballot names more projects than it may',
  'longest-unused': 'no ballot is as long as it may be',
  'always-one': 'every ballot names one project though it may name more',
  'not-choose-1': 'a ballot may name one project, and the vote type is not choose-1',
  'negative-points': 'points below zero',
  'points-too-low': 'fewer points than a project must have',
  'points-too-high': 'more points than a project may have',
  'points-sum': 'the points of the ballot together are not within their limits',
  'points-order': 'the projects of the ballot do not stand by their points',
  'ballot-cost': 'the projects of the ballot cost more or less together than they may',
  'wrong-selected': 'the rule selects otherwise',
  'tied-selected': 'projects were equal, and the file takes others of them than their order in it',
  'unknown-country': 'not the English name of a country, nor Worldwide',
  'unknown-currency': 'not a currency of ISO 4217',
  'unknown-language': 'not a language of ISO 639-1',
  'dates-reversed': 'the vote ends before it begins',
  'comment-numbers': 'comments are not numbered #1: , #2: and so on',
  'half-a-place': 'latitude and longitude are there together or not at all',
  'off-the-earth': 'no such latitude or longitude',
  'same-place': 'all projects lie at one place',
  'undeclared-label': 'the value is not among those that META declares',
  'similar-labels': 'two values differ only by case or by marks on letters',
} as const
export type CheckRule = keyof typeof checkingFaults
export type CheckFault = Fault<CheckRule>

/** The Pabulib checker calls these errors. The reader only warns of them, for it still counts truly. */
const stricter: ReadonlySet<CheckRule> = new Set(['blank-in-list', 'comma-in-amount', 'missing-key', 'empty-ballot'])

type Read = { readonly faults: readonly Fault[]; readonly tally: ReadonlyMap<string, number> }

/** What the reader found, and what the checks add to it. */
export class Findings {
  readonly #read: readonly CheckFault[]
  readonly #readTally: ReadonlyMap<string, number>
  readonly #own = new Faults<CheckRule>()
  readonly #refusedLines: ReadonlySet<number>

  constructor({ faults, tally }: Read) {
    this.#read = faults.map((fault) => (stricter.has(fault.rule) ? { ...fault, severity: 'error' } : fault))
    this.#readTally = tally
    this.#refusedLines = new Set(this.#read.filter(({ severity }) => severity === 'error').map(({ line }) => line))
  }

  error(rule: CheckRule, place: Place, found: string | number, expected?: string | number): void {
    this.#add('error', rule, place, found, expected)
  }

  warning(rule: CheckRule, place: Place, found: string | number, expected?: string | number): void {
    this.#add('warning', rule, place, found, expected)
  }

  /** An error of what stands in one cell, unless the reader refused something of that line already. */
  cell(rule: CheckRule, place: Place, found: string, expected?: string): void {
    if (!this.#refusedLines.has(place.line)) this.error(rule, place, found, expected)
  }

  /** Whether the reader said that this key or column is missing. */
  saidMissing(name: string): boolean {
    return this.#read.some(({ rule, found }) => (rule === 'missing-key' || rule === 'missing-column') && found === name)
  }

  #add(
    severity: 'error' | 'warning',
    rule: CheckRule,
    { line, column }: Place,
    found: string | number,
    expected: string | number | undefined,
  ): void {
    const said = expected === undefined ? {} : { expected: String(expected) }
    this.#own.add({ severity, rule, line, column, found: String(found), ...said })
  }

  /** By place. */
  list(): CheckFault[] {
    return [...this.#read, ...this.#own.list()].sort((a, b) => a.line - b.line || a.column - b.column)
  }

  /** How often each rule was broken, those that are not listed too. */
  tally(): ReadonlyMap<CheckRule, number> {
    const tally = new Map(this.#own.tally())
    for (const [rule, times] of this.#readTally as ReadonlyMap<CheckRule, number>)
      tally.set(rule, times + (tally.get(rule) ?? 0))
    return tally
  }
}
