import type { Election } from '../election.ts'
import { exactText } from '../exact/fraction.ts'
import type { Outcome } from '../outcome.ts'
import { nameOf, type Rule } from '../rule.ts'
import type { CountOptions, Tally } from '../tally.ts'
import type { TieOrder } from '../tie-order.ts'
import { accountOf } from './account.ts'
import { type WrittenLimits, writtenLimits } from './written-limits.ts'

/** A whole number of minor units, or a fraction `p/q` of them, as text: no reader of JSON may round it. */
export type Exact = string

/**
 * Everything that a stranger needs to check an outcome against the ballots in one pass, and to tell every author why.
 * Amounts are in minor units; `scale` of them make a unit of the file.
 */
export type Certificate = {
  readonly format: 'demilge-tally-certificate/1'
  readonly input: {
    /** SHA-256 of the file that was counted, or of its canonical form where there was no file. */
    readonly sha256: string
    readonly ballots: number
    readonly projects: number
    readonly budget: number
    readonly scale: number
  }
  readonly rule: string
  readonly tieOrder: TieOrder
  readonly minimumVotes: number
  /** What else the regulation asked, so that a stranger can ask it too. */
  readonly limits?: WrittenLimits
  /** Equal Shares: what every voter began with. */
  readonly endowment?: Exact
  /** Selected by the rule itself, in order. */
  readonly rounds: readonly Round[]
  /** Selected greedily with what was left. */
  readonly topUp: readonly { readonly project: string; readonly cost: number; readonly votes: number }[]
  readonly cost: number
  readonly others: readonly NotSelected[]
}

export type Round = {
  readonly project: string
  readonly cost: number
  readonly votes: number
  /** Equal Shares: what each supporter paid by unit of weight, how many paid it, and how many paid all they had left. */
  readonly price?: Exact
  readonly payers?: number
  readonly paidAll?: number
  /** Where supporters weigh by points: what those who paid the price weigh together. */
  readonly payersWeight?: number
  /** Cost over price: as many supporters with full purses would have paid the same. */
  readonly effectiveSupport?: Exact
  /** Others that were equally good; the tie order took this one. */
  readonly tiedWith: readonly string[]
}

/** Why a project is not selected. */
export type Why =
  | 'withdrawn'
  | 'too-few-votes'
  | 'too-few-points'
  | 'no-support'
  | 'supporters-spent-it'
  | 'does-not-fit'
  | 'closed'
  | 'turn-never-came'

export type NotSelected = {
  readonly project: string
  readonly cost: number
  readonly votes: number
  readonly why: Why
  /** Equal Shares: what its supporters had at first, what they spent on which project, and what was left of it. */
  readonly had?: Exact
  readonly spentOn?: readonly { readonly project: string; readonly amount: Exact }[]
  readonly left?: Exact
  /** Minor units short, rounded up. */
  readonly missing?: number
  /** How many more voters, with all their money for it, would have sufficed. */
  readonly votersMissing?: number
}

/** The certificate of an outcome that this tally counted under this rule. */
export function certificateOf(
  tally: Tally,
  rule: Rule,
  outcome: Outcome,
  sha256: string,
  options: CountOptions,
): Certificate {
  const { election } = tally
  const byRule = outcome.byRule ?? outcome.selected.length
  const idOf = (project: number) => election.projects[project]!.id
  const shares = sharesOf(tally, rule, outcome)
  const rounds = outcome.selected.slice(0, byRule).map((project, round): Round => {
    const tie = outcome.ties.find((one) => one.round === round)
    return {
      project: idOf(project),
      cost: tally.costs[project]!,
      votes: tally.votes[project]!,
      ...shares?.rounds[round],
      tiedWith: (tie?.projects ?? []).filter((other) => other !== project).map(idOf),
    }
  })
  const selected = new Set(outcome.selected)
  const limits = writtenLimits(options.limits)
  const rest = [...election.projects.keys()].filter((project) => !selected.has(project))
  return {
    format: 'demilge-tally-certificate/1',
    input: inputOf(election, sha256),
    rule: nameOf(rule),
    tieOrder: options.tieOrder,
    minimumVotes: options.limits?.minimumVotes ?? 0,
    ...(limits && { limits }),
    ...(outcome.endowment && !outcome.comparison?.replaced && { endowment: exactText(outcome.endowment) }),
    rounds,
    topUp: outcome.selected
      .slice(byRule)
      .map((project) => ({ project: idOf(project), cost: tally.costs[project]!, votes: tally.votes[project]! })),
    cost: outcome.cost,
    others: rest.map((project) => notSelected(tally, outcome, options, project, shares?.account)),
  }
}

function inputOf({ ballots, projects, budget, scale }: Election, sha256: string): Certificate['input'] {
  return { sha256, ballots: ballots.count, projects: projects.length, budget, scale }
}

type Account = ReturnType<typeof accountOf>

function sharesOf(tally: Tally, rule: Rule, outcome: Outcome) {
  if (rule.kind !== 'equal-shares' || !outcome.endowment || outcome.comparison?.replaced) return undefined
  const account = accountOf(tally, rule.utility, outcome.endowment)
  return { account, rounds: account.rounds }
}

function notSelected(
  tally: Tally,
  outcome: Outcome,
  { limits }: CountOptions,
  project: number,
  account?: Account,
): NotSelected {
  const { election } = tally
  const cost = tally.costs[project]!
  const votes = tally.votes[project]!
  const line = { project: election.projects[project]!.id, cost, votes }
  if (election.projects[project]!.withdrawn) return { ...line, why: 'withdrawn' }
  const votesShort = (limits?.minimumVotes ?? 0) - votes
  if (votesShort > 0) return { ...line, why: 'too-few-votes', votersMissing: votesShort }
  if (
    limits?.minimumPoints !== undefined &&
    tally.points()[project]! < limits.minimumPoints * election.ballots.pointScale
  )
    return { ...line, why: 'too-few-points' }
  const left = election.budget - outcome.cost
  if (!account) {
    if (cost > left) return { ...line, why: 'does-not-fit', missing: cost - left }
    return {
      ...line,
      why: votes === 0 ? 'no-support' : tally.isOpen(outcome.selected, project) ? 'turn-never-came' : 'closed',
    }
  }
  const money = account.of(project)
  if (money.supporters === 0) return { ...line, why: 'no-support' }
  const spent = {
    had: exactText(money.had),
    spentOn: money.spentOn.map(({ round, amount }) => ({
      project: election.projects[account.selected[round]!]!.id,
      amount: exactText(amount),
    })),
    left: exactText(money.left),
  }
  const missing = BigInt(cost) * money.left.denominator - money.left.numerator
  // Where limits exclude it, more money would not have helped.
  if (!tally.isOpen(outcome.selected, project)) return { ...line, ...spent, why: 'closed' }
  const { numerator, denominator } = account.endowment
  return {
    ...line,
    ...spent,
    why: 'supporters-spent-it',
    missing: Number(roundedUp(missing, money.left.denominator)),
    // Where a voter began with nothing, no number of them would have sufficed.
    ...(numerator > 0n && {
      votersMissing: Number(roundedUp(missing * denominator, money.left.denominator * numerator)),
    }),
  }
}

function roundedUp(numerator: bigint, denominator: bigint): bigint {
  return (numerator + denominator - 1n) / denominator
}
