/** What is wrong with a file, and where. Only an error keeps the file from being counted. */
export type Fault<Rule extends string = FaultRule> = {
  readonly severity: 'error' | 'warning'
  readonly rule: Rule
  /** From 1, as an editor shows it. 0 when the fault is of the file as a whole. */
  readonly line: number
  /** In characters from 1; 0 when the whole line is meant. */
  readonly column: number
  /** What was found there, at most 60 characters of it. */
  readonly found: string
  /** What should have been there, where that can be said in a word or a number. */
  readonly expected?: string
}

/** Every fault that a reading can meet, with the sentence that tells it. */
export const readingFaults = {
  'not-utf-8': 'the bytes are not UTF-8 text',
  'too-large': 'the file is larger than can be counted',
  'missing-section': 'a section is missing or out of its order',
  'duplicate-section': 'a section stands twice',
  'no-header': 'the section has no header with its first column',
  'duplicate-column': 'a column stands twice',
  'missing-column': 'an obligatory column is missing',
  'duplicate-key': 'a key stands twice in META',
  'missing-key': 'an obligatory key is missing in META',
  'unclosed-quote': 'a quoted cell never ends',
  'blank-line': 'a blank line',
  'extra-cells': 'the row has more cells than the header',
  'empty-id': 'the id is empty',
  'duplicate-project': 'the project stands twice',
  'duplicate-voter': 'the voter stands twice',
  'unknown-vote-type': 'the vote type is unknown',
  'not-an-amount': 'not an amount of money',
  'comma-in-amount': 'an amount with a decimal comma',
  'not-positive': 'the amount is not positive',
  'too-fine': 'the amount is finer than a ten-thousandth',
  'too-much': 'the amounts are too large to be added exactly',
  'wrong-count': 'the number does not agree with the rows',
  'no-projects': 'there is no project',
  'no-ballots': 'there is no ballot',
  'too-many-marks': 'there are more marks than can be counted',
  'row-too-short': 'the row ends before its vote',
  'unknown-project': 'the ballot names a project that is not in PROJECTS',
  'duplicate-in-ballot': 'the ballot names a project twice; it counts once',
  'blank-in-list': 'a blank beside a comma of a list',
  'empty-ballot': 'the ballot names no project',
  'more-than-one': 'the ballot names more than one project',
  'points-missing': 'the ballot has no points',
  'points-unexpected': 'the points of this vote type are not counted',
  'points-mismatch': 'the ballot has not as many points as projects',
  'not-points': 'not a number of points',
} as const
export type FaultRule = keyof typeof readingFaults

/** Collects faults up to a limit by kind, so that a file of faults neither fills the memory nor the screen. */
export class Faults<Rule extends string = FaultRule> {
  readonly #found: Fault<Rule>[] = []
  readonly #tally = new Map<Rule, number>()
  readonly #most: number
  failed = false

  constructor(mostOfAKind = 20) {
    this.#most = mostOfAKind
  }

  add(fault: Fault<Rule>): void {
    if (fault.severity === 'error') this.failed = true
    const times = (this.#tally.get(fault.rule) ?? 0) + 1
    this.#tally.set(fault.rule, times)
    if (times <= this.#most) this.#found.push({ ...fault, found: shortened(fault.found) })
  }

  /** By place. */
  list(): Fault<Rule>[] {
    return this.#found.toSorted((a, b) => a.line - b.line || a.column - b.column)
  }

  /** How often each rule was broken, those beyond the limit too. */
  tally(): ReadonlyMap<Rule, number> {
    return this.#tally
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
