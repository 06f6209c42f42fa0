import type { Outcome } from '../outcome.ts'
import { writtenAmount } from '../pb/amount.ts'
import { nameOf, type Rule } from '../rule.ts'
import type { Tally } from '../tally.ts'

/** An outcome for a person at a terminal. */
export function tableOf({ election, votes }: Tally, rule: Rule, outcome: Outcome): string {
  const { projects, scale, budget, ballots } = election
  const rows = outcome.selected.map((project, at) => {
    const { id, cost, fields } = projects[project]!
    const beyond = at >= (outcome.byRule ?? outcome.selected.length) ? ' +' : ''
    return [`${at + 1}${beyond}`, id, writtenAmount(cost, scale), String(votes[project]), fields.get('name') ?? '']
  })
  const head = ['', 'project', 'cost', 'votes', 'name']
  const widths = head.map((cell, column) =>
    rows.reduce((most, row) => Math.max(most, row[column]!.length), cell.length),
  )
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, column) =>
        column === 2 || column === 3 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  )
  const left = writtenAmount(budget - outcome.cost, scale)
  const summary = `${nameOf(rule)}: ${outcome.selected.length} of ${projects.length} projects, ${writtenAmount(outcome.cost, scale)} of ${writtenAmount(budget, scale)} spent, ${left} left; ${ballots.count} ballots`
  return [summary, ...lines, ...notesOf({ projects, scale }, outcome)].join('\n')
}

function notesOf({ projects, scale }: Pick<Tally['election'], 'projects' | 'scale'>, outcome: Outcome): string[] {
  const notes: string[] = []
  if (outcome.endowment) {
    const { numerator, denominator } = outcome.endowment
    const each = Number((numerator * 100n) / denominator / BigInt(scale)) / 100
    notes.push(`Every voter began with ${each}${outcome.counts === 1 ? '' : ` (${outcome.counts} endowments asked)`}.`)
  }
  if (outcome.byRule !== undefined && outcome.byRule < outcome.selected.length)
    notes.push('Those marked + were selected greedily with the money that was left.')
  if (outcome.comparison?.replaced)
    notes.push(
      `Greedy selection replaced the outcome: ${outcome.comparison.preferringGreedy} voters prefer it, ${outcome.comparison.preferring} do not.`,
    )
  for (const tie of outcome.ties)
    notes.push(
      `Round ${tie.round + 1}: ${tie.projects.map((p) => projects[p]!.id).join(', ')} were equal; the tie order took ${projects[tie.chosen]!.id}.`,
    )
  return notes
}
