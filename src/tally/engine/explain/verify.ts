import type { Election } from '../election.ts'
import { compare, exactText, type Fraction, fraction } from '../exact/fraction.ts'
import type { Outcome } from '../outcome.ts'
import { type Rule, ruleOf, type SharesRule } from '../rule.ts'
import { type CountOptions, Tally } from '../tally.ts'
import { Audit } from './audit.ts'
import { type Certificate, certificateOf, type Exact } from './certificate.ts'
import { readLimits } from './written-limits.ts'

/**
 * Checks a certificate against the ballots. What decides Equal Shares is checked with arithmetic of its own: each round is
 * taken as certified and asked whether its payers pay exactly its cost, and whether any other project could have been
 * bought for less. All figures that only explain, and the other rules, are compared with a count.
 *
 * That "add one" stopped at the right endowment it does not see, only that the endowment is on its stairs: that is what
 * `recount` is for. Nor whose file it is: compare `input.sha256` with the file's own.
 * @returns what is wrong, a sentence each; nothing when all is right
 */
export function verify(election: Election, certificate: Certificate): string[] {
  const rule = ruleOf(certificate.rule)
  if (!rule) return [`no rule is called ${certificate.rule}`]
  const facts = factsWrong(election, certificate)
  if (facts.length > 0) return facts
  const limits = readLimits(certificate.minimumVotes, certificate.limits)
  const options = { tieOrder: certificate.tieOrder, limits }
  const tally = new Tally(election, options)
  const limited = limitsWrong(tally, certificate)
  if (limited.length > 0) return limited
  if (rule.kind !== 'equal-shares' || (rule.comparison && certificate.endowment === undefined))
    return figuresWrong(tally, certificate, rule, tally.count(rule), options)
  if (!isExact(certificate.endowment) || !certificate.rounds.every(({ price }) => isExact(price)))
    return ['the endowment or a price is no amount']
  const wrong = new Audit(tally, certificate, tally.utilityOf(rule.utility)).run(indexesOf(tally, certificate.rounds))
  const endowment = exactOf(certificate.endowment)
  if (!isOnStairs(election, rule, endowment)) wrong.push('no voter can have begun with this endowment')
  if (wrong.length > 0) return wrong
  return figuresWrong(tally, certificate, rule, tally.countAt(rule, endowment), options)
}

/**
 * Counts again, for a certificate that `verify` found right: whether "add one" stops at this endowment, and whether the
 * comparison step keeps the outcome.
 * @returns what is wrong, in a sentence; nothing when all is right
 */
export function recount(election: Election, certificate: Certificate): string[] {
  const { tieOrder, minimumVotes, limits, endowment = 'none' } = certificate
  const rule = ruleOf(certificate.rule)
  if (!rule) return [`no rule is called ${certificate.rule}`]
  const tally = new Tally(election, { tieOrder, limits: readLimits(minimumVotes, limits) })
  const counted = tally.count(rule).endowment
  const stop = counted ? exactText(counted) : 'none'
  return stop === endowment ? [] : [`a count stops at the endowment ${stop}, not ${endowment}`]
}

function factsWrong(election: Election, certificate: Certificate): string[] {
  const { input, rounds, topUp, cost, limits } = certificate
  const projects = new Map(election.projects.map((project) => [project.id, project]))
  const selected = [...rounds, ...topUp].map(({ project }) => project)
  const wrong: string[] = []
  if (input.ballots !== election.ballots.count)
    wrong.push(`it certifies ${input.ballots} ballots, there are ${election.ballots.count}`)
  if (input.budget !== election.budget) wrong.push('it certifies another budget')
  if (new Set(selected).size !== selected.length) wrong.push('a project is selected twice')
  for (const id of selected)
    if (!projects.has(id) || projects.get(id)?.withdrawn) wrong.push(`${id} cannot be selected`)
  for (const id of (limits?.exclusive ?? []).flat()) if (!projects.has(id)) wrong.push(`no project has the id ${id}`)
  const total = selected.reduce((sum, id) => sum + (projects.get(id)?.cost ?? 0), 0)
  if (total !== cost || total > election.budget)
    wrong.push(`the selected cost ${total} of ${election.budget}, not ${cost}`)
  return wrong
}

function limitsWrong(tally: Tally, { rounds, topUp }: Certificate): string[] {
  const selected = indexesOf(tally, [...rounds, ...topUp])
  const among = new Set(tally.among)
  if (selected.some((project) => !among.has(project))) return ['a selected project has too few votes or points']
  return selected.flatMap((project, turn) =>
    tally.isOpen(selected.slice(0, turn), project)
      ? []
      : [`${tally.election.projects[project]!.id} is excluded by what was selected before it`],
  )
}

function indexesOf({ election }: Tally, lines: readonly { readonly project: string }[]): number[] {
  const index = new Map(election.projects.map(({ id }, at) => [id, at]))
  return lines.map(({ project }) => index.get(project)!)
}

function isExact(text: Exact | undefined): text is Exact {
  return text !== undefined && /^\d+(\/[1-9]\d*)?$/.test(text)
}

function exactOf(text: Exact): Fraction {
  const [numerator = '0', denominator = '1'] = text.split('/')
  return fraction(BigInt(numerator), BigInt(denominator))
}

/** Whether a variant of "add one" asks for this endowment at all. */
function isOnStairs({ budget, ballots, scale }: Election, { endowment }: SharesRule, asked: Fraction): boolean {
  const voters = BigInt(Math.max(1, ballots.count))
  const unit = voters * BigInt(scale)
  const isWhole = endowment === 'add1-whole' || endowment === 'add1-through'
  const first = isWhole ? (BigInt(budget) / unit) * unit : BigInt(budget)
  if (endowment === 'none') return compare(asked, fraction(first, voters)) === 0
  const above = asked.numerator * voters - first * asked.denominator
  return above >= 0n && above % (unit * asked.denominator) === 0n
}

/** Compares every line with that of a count, whatever the order in which a line's figures were written. */
function figuresWrong(
  tally: Tally,
  certificate: Certificate,
  rule: Rule,
  outcome: Outcome,
  options: CountOptions,
): string[] {
  const counted = certificateOf(tally, rule, outcome, certificate.input.sha256, options)
  const wrong: string[] = []
  for (const part of ['rounds', 'topUp', 'others'] as const) {
    const [lines, right] = [certificate[part], counted[part]]
    if (lines.length !== right.length || lines.some(({ project }, at) => project !== right[at]?.project))
      wrong.push(`a count has other ${part}`)
    else
      for (const [at, line] of lines.entries())
        if (sorted(line) !== sorted(right[at])) wrong.push(`the figures of ${line.project} are not those of a count`)
  }
  if (sorted(counted.input) !== sorted(certificate.input)) wrong.push('the input is not what was counted')
  return wrong
}

/** A value as text, the same whatever order its keys were written in. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
