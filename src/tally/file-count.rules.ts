import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { Language } from '../../lib/kernel/three.ts'
import type { Election, Project } from './engine/election.ts'
import { certificateOf } from './engine/explain/certificate.ts'
import { reachOf } from './engine/explain/compare.ts'
import { paragraphOf } from './engine/explain/paragraph.ts'
import type { Outcome } from './engine/outcome.ts'
import { writtenAmount } from './engine/pb/amount.ts'
import type { Fault } from './engine/pb/fault.ts'
import { readElection } from './engine/pb/read.ts'
import { Tally } from './engine/tally.ts'
import { votesOf } from './engine/tie-order.ts'
import { type FileCount, type FileOutcome, type FileRule, mostShown } from './recount.model.ts'
import { engineRules } from './what-if.rules.ts'

/** Asked before a rule with 0, and while "add one" goes on: whether to go on. */
export type Patience = (rule: FileRule, counts: number) => boolean

type Wish = { readonly rules: readonly FileRule[]; readonly language: Language; readonly goesOn: Patience }

type Counted = { readonly rule: FileRule; readonly outcome: Outcome }

/** The vote in the bytes of a .pb file, or every fault for which it cannot be counted. */
export function electionIn(bytes: Uint8Array): Result<Election, readonly Fault[]> {
  const { election, faults } = readElection(bytes)
  return election ? ok(election) : refuse(faults.filter(({ severity }) => severity === 'error'))
}

/** Counts a file under each of these rules, side by side, with a paragraph for every project. */
export function fileCountOf(election: Election, { rules, language, goesOn }: Wish): FileCount {
  const tally = new Tally(election, { tieOrder: 'cost-votes-id' })
  const outcomes = rules.map((rule) => ({
    rule,
    outcome: goesOn(rule, 0) ? tally.countWhile(engineRules[rule], (counts) => goesOn(rule, counts)) : undefined,
  }))
  const counted = outcomes.flatMap(({ rule, outcome }): Counted[] => (outcome ? [{ rule, outcome }] : []))
  const rows = rowsOf(election, counted)
  return {
    ballots: election.ballots.count,
    projects: election.projects.length,
    budget: election.budget,
    scale: election.scale,
    currency: currencyOf(election),
    asApprovals: !['approval', 'choose-1'].includes(election.voteType),
    outcomes: counted.map((one) => outcomeOf(tally, one, language)),
    tooLong: outcomes.flatMap(({ rule, outcome }) => (outcome ? [] : [rule])),
    rows: rows.slice(0, mostShown),
    unshown: Math.max(0, rows.length - mostShown),
  }
}

/** The code of a currency as the file names it; letters that are no code say nothing. */
function currencyOf({ meta }: Election): string {
  const code = meta.get('currency') ?? ''
  return /^[A-Z]{3}$/.test(code) ? code : ''
}

function outcomeOf(tally: Tally, { rule, outcome }: Counted, language: Language): FileOutcome {
  const { election } = tally
  const names = new Map(election.projects.map(({ id, fields }) => [id, fields.get('name') ?? id]))
  // Read aloud and never given out: it names no file.
  const certificate = certificateOf(tally, engineRules[rule], outcome, '', { tieOrder: 'cost-votes-id' })
  const telling = {
    language,
    // Paragraphs name projects of this election alone.
    nameOf: (id: string) => names.get(id) as string,
    money: (minor: bigint) => sumText(language, minor, election.scale, currencyOf(election)),
  }
  const chosen = new Set(outcome.selected)
  const others = [...election.projects.keys()].filter((at) => !chosen.has(at))
  const told = [...outcome.selected, ...others].slice(0, mostShown)
  return {
    rule,
    selected: outcome.selected.length,
    cost: outcome.cost,
    left: election.budget - outcome.cost,
    served: reachOf(election, outcome, '').served,
    // An outcome numbers the projects of its election.
    paragraphs: told.map((at) => paragraphOf(certificate, (election.projects[at] as Project).id, telling)),
  }
}

function rowsOf(election: Election, counted: readonly Counted[]): FileCount['rows'] {
  const votes = votesOf(election)
  const chosen = counted.map(({ rule, outcome }) => ({ rule, selected: new Set(outcome.selected) }))
  return election.projects
    .map(({ id, cost, fields }, at) => ({
      name: fields.get('name') ?? id,
      cost,
      // Every project has its votes.
      votes: votes[at] as number,
      by: chosen.flatMap(({ rule, selected }) => (selected.has(at) ? [rule] : [])),
    }))
    .filter(({ by }) => by.length > 0)
    .sort((a, b) => b.votes - a.votes)
}

/** Spaces that do not break, so that a sum never splits over two lines. */
const tight = '\u00a0'
const som: Readonly<Record<Language, string>> = { ky: 'сом', ru: 'сом', en: 'som' }

/** Minor units as a sum in the reader's language: 1 234,50 EUR; som where no currency is named. */
export function sumText(language: Language, minor: bigint, scale: number, currency: string): string {
  const [whole = '', fraction] = writtenAmount(minor, scale).split('.')
  const point = language === 'en' ? '.' : ','
  const unit = currency === '' || currency === 'KGS' ? som[language] : currency
  return `${groupedText(whole)}${fraction === undefined ? '' : `${point}${fraction.padEnd(2, '0')}`}${tight}${unit}`
}

/** 1234567 -> 1 234 567. */
export function groupedText(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, tight)
}
