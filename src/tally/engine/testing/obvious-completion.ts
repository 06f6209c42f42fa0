import type { Election } from '../election.ts'
import { fraction } from '../exact/fraction.ts'
import type { SharesRule } from '../rule.ts'
import { costOf, type MayJoin, namedOn } from './obvious-limits.ts'
import { obviousGreedy } from './obvious-rules.ts'
import { type Asked, hasSupport, obviousShares } from './obvious-shares.ts'

/**
 * Equal Shares with all that a rule may add to it, each endowment counted anew from the definition: slow and obvious, for
 * tests to compare with.
 */
export function obviousEqualShares(election: Election, rule: SharesRule, ranks: Uint32Array, mayJoin: MayJoin) {
  const { ballots, voteType } = election
  const weighed = voteType === 'ordinal' ? 'borda' : ballots.points ? 'points' : 'cardinality'
  const utility = rule.utility === 'points' ? weighed : rule.utility
  const byRule = upTheStairs(election, rule.endowment, utility, ranks, mayJoin)
  const by = utility === 'points' || utility === 'borda' ? 'points' : 'votes'
  const selected = rule.topUp ? obviousGreedy(election, by, ranks, mayJoin, byRule) : byRule
  if (!rule.comparison) return selected
  const greedy = obviousGreedy(election, 'votes', ranks, mayJoin)
  const more = namedOn(election).map(
    (named) =>
      named.filter((project) => greedy.includes(project)).length -
      named.filter((project) => selected.includes(project)).length,
  )
  const preferring = more.filter((difference) => difference < 0).length
  return more.filter((difference) => difference > 0).length > preferring ? greedy : selected
}

function upTheStairs(
  election: Election,
  endowment: SharesRule['endowment'],
  utility: Asked['utility'],
  ranks: Uint32Array,
  mayJoin: MayJoin,
): number[] {
  const { ballots, budget, scale } = election
  const whole = endowment === 'add1-whole' || endowment === 'add1-through'
  const voters = BigInt(Math.max(1, ballots.count))
  const unit = voters * BigInt(scale)
  let numerator = whole ? (BigInt(budget) / unit) * unit : BigInt(budget)
  let last: number[] = []
  for (;;) {
    const selected = obviousShares(election, { utility, endowment: fraction(numerator, voters), ranks, mayJoin })
    if (costOf(election, selected) > budget) return last
    last = selected
    const rest = [...election.projects.keys()].filter(
      (project) => !selected.includes(project) && mayJoin(selected, project),
    )
    const wished = rest.filter((project) => hasSupport(election, project, utility))
    if (endowment === 'none' || wished.length === 0) return selected
    const asked = endowment === 'add1' ? wished : endowment === 'add1-whole' ? rest : undefined
    if (asked?.every((project) => costOf(election, [...selected, project]) > budget)) return selected
    numerator += unit
  }
}
