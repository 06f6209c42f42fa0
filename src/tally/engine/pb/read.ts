import { type Election, mostMoney, type Project, type VoteType, voteTypes, withdrawnCost } from '../election.ts'
import { type Amount, amountOf, minorUnits } from './amount.ts'
import type { VotesHeader } from './ballot-box.ts'
import { type Fault, Faults } from './fault.ts'
import { type Row, Rows } from './rows.ts'
import { readVotes } from './votes.ts'

export type Reading = {
  /** Undefined when a fault makes a true count impossible. */
  readonly election: Election | undefined
  readonly faults: readonly Fault[]
  /** How often each rule was broken, also beyond the faults that are listed. */
  readonly tally: ReadonlyMap<string, number>
}

/** Offsets are kept in 32 bits, and no machine of a municipality holds more. */
const mostBytes = 2 ** 31 - 1

/**
 * Reads a Pabulib `.pb` file. It never guesses: what could change the count is an error with its line and column, and
 * then there is no election; what cannot is a warning. Ballots are sets: an id named twice in one counts once.
 * Format: pabulib.org/format, as of April 2026.
 */
export function readElection(bytes: Uint8Array): Reading {
  const faults = new Faults()
  const election = bytes.length > mostBytes ? tooLarge(faults, bytes.length) : new Reader(bytes, faults).read()
  return { election: faults.failed ? undefined : election, faults: faults.list(), tally: faults.tally() }
}

function tooLarge(faults: Faults, length: number): undefined {
  faults.add({ severity: 'error', rule: 'too-large', line: 0, column: 0, found: `${length} bytes` })
}

type Header = { readonly line: number; readonly names: readonly string[]; readonly column: (name: string) => number }

class Reader {
  readonly #rows: Rows
  readonly #faults: Faults
  readonly #meta = new Map<string, string>()
  readonly #metaLine = new Map<string, number>()

  constructor(bytes: Uint8Array, faults: Faults) {
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    this.#rows = new Rows(bytes, faults, marked ? 3 : 0)
    this.#faults = faults
  }

  read(): Election | undefined {
    if (!this.#readMeta() || this.#faults.failed) return undefined
    const read = this.#readProjects()
    if (!read || this.#faults.failed || this.#needed(read.header, 'cost') < 0) return undefined
    const money = this.#money(read.rows, read.header)
    const projects = read.rows.map((row, at) => projectOf(row, read.header, money.costs[at]!, money.withdrawn(at)))
    this.#agrees('num_projects', projects.length)
    const votes = this.#header('voter_id', read.last)
    if (!votes) return undefined
    const voteType = this.#voteType()
    const header: VotesHeader = {
      columns: votes.names.length,
      vote: this.#needed(votes, 'vote'),
      points: votes.column('points'),
      voteType,
      defaultScore: voteType === 'scoring' ? Number(this.#meta.get('default_score') ?? 0) : 0,
    }
    if (this.#faults.failed) return undefined
    const ballots = readVotes(this.#rows, header, projects)
    if (ballots.count === 0) this.#error('no-ballots', this.#rows.line, '')
    if (!this.#faults.failed) this.#agrees('num_votes', ballots.count)
    return { meta: this.#meta, voteType, budget: money.budget, scale: money.scale, projects, ballots }
  }

  /** Rows up to the title of the next section, which is taken too; its row is given back. */
  #section(title: string, each: (row: Row) => void): Row | undefined {
    for (;;) {
      const row = this.#rows.next()
      if (!row) return this.#error('missing-section', this.#rows.line, title)
      const name = row.cells.length === 1 ? row.cells[0]?.text.trim().toUpperCase() : undefined
      if (name === title) return row
      if (name === 'META' || name === 'PROJECTS' || name === 'VOTES')
        return this.#error('missing-section', row.line, name, title)
      each(row)
    }
  }

  #readMeta(): boolean {
    const first = this.#rows.next()
    if (first?.cells[0]?.text.trim().toUpperCase() !== 'META' || first.cells.length > 1)
      return Boolean(this.#error('missing-section', first?.line ?? 1, first?.cells[0]?.text ?? '', 'META'))
    if (!this.#header('key', first)) return false
    const next = this.#section('PROJECTS', ({ line, cells }) => {
      const [key, value] = [cells[0]!.text.trim(), cells[1]?.text.trim() ?? '']
      if (this.#meta.has(key)) this.#error('duplicate-key', line, key)
      if (cells.length > 2) this.#warning('extra-cells', line, cells[2]!.text)
      this.#meta.set(key, value === 'None' ? '' : value)
      this.#metaLine.set(key, line)
    })
    return next !== undefined
  }

  #readProjects(): { rows: Row[]; header: Header; last: Row } | undefined {
    const header = this.#header('project_id', { line: this.#rows.line - 1, at: 0, cells: [] })
    if (!header) return undefined
    const rows: Row[] = []
    const seen = new Set<string>()
    const last = this.#section('VOTES', (row) => {
      const id = row.cells[0]!.text.trim()
      if (id === '') this.#error('empty-id', row.line, '')
      if (seen.has(id)) this.#error('duplicate-project', row.line, id)
      if (row.cells.length > header.names.length)
        this.#warning('extra-cells', row.line, row.cells[header.names.length]!.text)
      seen.add(id)
      rows.push(row)
    })
    if (last && rows.length === 0) this.#error('no-projects', last.line, '')
    return last && { rows, header, last }
  }

  #header(first: string, title: Row): Header | undefined {
    const row = this.#rows.next()
    const names = row?.cells.map(({ text }) => text.trim().toLowerCase()) ?? []
    if (!row || names[0] !== first) return this.#error('no-header', row?.line ?? title.line, names[0] ?? '', first)
    const twice = names.findIndex((name, at) => names.indexOf(name) !== at)
    if (twice >= 0) return this.#error('duplicate-column', row.line, names[twice]!)
    return { line: row.line, names, column: (name) => names.indexOf(name) }
  }

  #needed(header: Header, name: string): number {
    const at = header.column(name)
    if (at < 0) this.#error('missing-column', header.line, name)
    return at
  }

  #voteType(): VoteType {
    const found = this.#meta.get('vote_type')
    if (found === undefined) this.#error('missing-key', 0, 'vote_type')
    const type = voteTypes.find((known) => known === found?.toLowerCase())
    if (found !== undefined && !type)
      this.#error('unknown-vote-type', this.#metaLine.get('vote_type')!, found, voteTypes.join(', '))
    return type ?? 'approval'
  }

  /** Every amount in the finest unit that any of them uses. */
  #money(rows: readonly Row[], header: Header) {
    const column = header.column('cost')
    const budgetText = this.#meta.get('budget')
    if (budgetText === undefined) this.#error('missing-key', 0, 'budget')
    const budget = this.#amount(budgetText ?? '1', this.#metaLine.get('budget') ?? 0, 'budget'.length + 2)
    const costs = rows.map(({ line, cells }) =>
      this.#amount(cells[column]?.text.trim() ?? '', line, cells[column]?.column ?? 0),
    )
    const decimals = costs.reduce((most, cost) => Math.max(most, cost.decimals), budget.decimals)
    const withdrawn = (at: number) => costs[at]?.decimals === 0 && Number(costs[at].digits) === withdrawnCost
    const scaled = costs.map((cost) => minorUnits(cost, decimals))
    const total = scaled.reduce((sum, cost) => sum + cost, minorUnits(budget, decimals))
    if (total > mostMoney) this.#error('too-much', this.#metaLine.get('budget')!, String(total))
    return { budget: minorUnits(budget, decimals), costs: scaled, scale: 10 ** decimals, withdrawn }
  }

  #amount(text: string, line: number, column: number): Amount {
    const amount = amountOf(text)
    if (typeof amount === 'string') {
      this.#faults.add({ severity: 'error', rule: amount, line, column, found: text })
      return { digits: 1n, decimals: 0 }
    }
    if (text.includes(','))
      this.#faults.add({ severity: 'warning', rule: 'comma-in-amount', line, column, found: text })
    return amount
  }

  /** A file that was cut off, or glued together, has not the rows that it says it has. */
  #agrees(key: 'num_projects' | 'num_votes', rows: number): void {
    const said = this.#meta.get(key)
    if (said === undefined) this.#warning('missing-key', 0, key)
    else if (Number(said) !== rows) this.#error('wrong-count', this.#metaLine.get(key)!, said, String(rows))
  }

  #error(rule: Fault['rule'], line: number, found: string, expected?: string): undefined {
    this.#faults.add({ severity: 'error', rule, line, column: 0, found, ...(expected && { expected }) })
  }

  #warning(rule: Fault['rule'], line: number, found: string): void {
    this.#faults.add({ severity: 'warning', rule, line, column: 0, found })
  }
}

function projectOf(row: Row, header: Header, cost: number, withdrawn: boolean): Project {
  const cells = header.names.map((name, at): [string, string] => [name, row.cells[at]?.text.trim() ?? ''])
  const kept = cells.filter(
    ([name, text]) => text !== '' && text !== 'None' && name !== 'project_id' && name !== 'cost',
  )
  const fields = new Map(kept.map(([name, text]) => [name === 'target' ? 'beneficiaries' : name, text]))
  return { id: row.cells[0]!.text.trim(), cost, withdrawn, fields }
}
