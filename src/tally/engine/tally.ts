import type { Election } from './election.ts'
import { type Fraction, fraction } from './exact/fraction.ts'
import { Fence, type Limits } from './limits.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { type Profile, pointsOf, profileOf, type Utility } from './profile.ts'
import type { Rule, SharesRule } from './rule.ts'
import { boundedOverspending } from './rules/bos.ts'
import { beginsWhole, Stairs } from './rules/completion.ts'
import { EqualShares } from './rules/equal-shares.ts'
import { ExactEqualShares } from './rules/exact-equal-shares.ts'
import { byWorthPerCost, type GreedyRun, greedy } from './rules/greedy.ts'
import { IntervalShares } from './rules/interval-shares.ts'
import { knapsack } from './rules/knapsack.ts'
import { phragmen } from './rules/phragmen.ts'
import type { SharesRun } from './rules/shares-run.ts'
import { ranksOf, type TieOrder, votesOf } from './tie-order.ts'

export type CountOptions = {
  readonly tieOrder: TieOrder
  readonly limits?: Limits
  /** Told now and then how many endowments "add one" has asked. */
  readonly progress?: (counts: number) => void
}

/** Rules that go by rounds look at every project in each: ten times more than any election has had. */
export const mostProjects = 5_000

/** Ends a count from within, where only progress is told. */
class GivenUp extends Error {}

/** Counts one election under many rules, keeping what they have in common. */
export class Tally {
  readonly election: Election
  readonly costs: Float64Array
  /** Projects that may be selected under the limits. */
  readonly among: Uint32Array
  readonly votes: Float64Array
  readonly ranks: Uint32Array
  readonly #fence: Fence
  /** Where nobody voted, the money lies in one purse that nobody holds. */
  readonly #purses: number
  #progress: (counts: number) => void
  readonly #profiles = new Map<string, Profile>()
  readonly #shares = new Map<string, EqualShares>()
  readonly #stairs = new Map<string, Stairs>()
  #points: Float64Array | undefined

  constructor(election: Election, { tieOrder, limits = {}, progress = () => undefined }: CountOptions) {
    this.election = election
    this.costs = Float64Array.from(election.projects, ({ cost }) => cost)
    this.votes = Float64Array.from(votesOf(election))
    this.ranks = ranksOf(election, tieOrder)
    this.#fence = new Fence(election, this.costs, limits)
    this.#purses = Math.max(1, election.ballots.count)
    this.#progress = progress
    const { minimumVotes = 0, minimumPoints } = limits
    this.among = Uint32Array.from(election.projects.keys()).filter(
      (project) =>
        !election.projects[project]!.withdrawn &&
        this.votes[project]! >= minimumVotes &&
        (minimumPoints === undefined || this.points()[project]! >= minimumPoints * election.ballots.pointScale),
    )
  }

  /** @throws RangeError for more projects than a rule that goes by rounds can count in reasonable time */
  count(rule: Rule): Outcome {
    if (rule.kind !== 'greedy' && this.among.length > mostProjects)
      throw new RangeError(
        `${this.among.length} projects are more than ${mostProjects}: only greedy selection counts so many`,
      )
    switch (rule.kind) {
      case 'greedy':
        return outcomeOf(this.#greedy(rule.by, []))
      case 'knapsack':
        return this.#knapsack(rule.worth)
      case 'equal-shares':
        return this.#equalShares(rule)
      case 'bounded-overspending':
        return outcomeOf(
          boundedOverspending(
            this.profile('cost'),
            this.costs,
            this.ranks,
            this.among,
            this.election.budget,
            this.#fence,
          ),
        )
      case 'phragmen':
        return outcomeOf(
          phragmen(
            this.profile('cost'),
            this.costs,
            this.ranks,
            this.among,
            this.election.budget,
            rule.overflow,
            this.#fence,
          ),
        )
      case 'exact-equal-shares':
        return this.#exactEqualShares(rule.utility, rule.endowment)
    }
  }

  /**
   * Counts as long as `goesOn` agrees, and gives nothing once it does not. It is asked after each endowment: the other
   * rules look at each project once in a round, and are never long.
   */
  countWhile(rule: Rule, goesOn: (counts: number) => boolean): Outcome | undefined {
    const told = this.#progress
    this.#progress = (counts) => {
      told(counts)
      if (!goesOn(counts)) throw new GivenUp()
    }
    try {
      return this.count(rule)
    } catch (fault) {
      if (fault instanceof GivenUp) return undefined
      throw fault
    } finally {
      this.#progress = told
    }
  }

  /** Whether caps and exclusive groups leave a project open once these are selected. */
  isOpen(selected: readonly number[], project: number): boolean {
    if (!this.#fence.stands) return true
    this.#fence.begin()
    for (const one of selected) this.#fence.select(one)
    return this.#fence.isOpen(project)
  }

  /** Points of each project: as given, or by Borda where ballots rank. In units of `1 / pointScale`. */
  points(): Float64Array {
    this.#points ??= pointsOf(this.election)
    return this.#points
  }

  profile(utility: Utility): Profile {
    // Cost and cardinality ask the same of a ballot: whether it names a project.
    const key = utility === 'cardinality' ? 'cost' : utility
    const known = this.#profiles.get(key) ?? profileOf(this.election, utility)
    this.#profiles.set(key, known)
    return known
  }

  /** Counts with this endowment again, and gives the rounds with their exact prices. */
  recount(
    utility: Utility,
    endowment: Fraction,
  ): { readonly shares: EqualShares; readonly profile: Profile; readonly selected: readonly number[] } {
    const counted = this.utilityOf(utility)
    const shares = this.#sharesFor(counted)
    const { numerator, denominator } = endowment
    const { selected } = shares.run(numerator, denominator, Number.POSITIVE_INFINITY, this.among, this.#fence)
    return { shares, profile: this.profile(counted), selected }
  }

  #greedy(by: Extract<Rule, { kind: 'greedy' }>['by'], already: readonly number[]): GreedyRun {
    const worth = by === 'votes' || by === 'votes-per-cost' ? this.votes : this.points()
    const compare =
      by === 'votes' || by === 'points'
        ? (a: number, b: number) => worth[a]! - worth[b]!
        : byWorthPerCost(worth, this.costs)
    return greedy(this.among, this.costs, compare, this.ranks, this.election.budget, this.#fence, already)
  }

  #knapsack(worth: 'votes' | 'votes-times-cost'): Outcome {
    if (this.#fence.stands) throw new RangeError('the knapsack optimum knows no caps and no exclusive projects')
    const worths = Array.from(
      this.votes,
      (votes, p) => BigInt(votes) * (worth === 'votes' ? 1n : BigInt(this.costs[p]!)),
    )
    const { selected, spent, value } = knapsack(this.among, this.costs, worths, this.ranks, this.election.budget)
    return { selected, cost: spent, ties: [], value }
  }

  #equalShares(rule: SharesRule): Outcome {
    const stairs = this.#stairsFor(this.utilityOf(rule.utility), beginsWhole(rule.endowment))
    const { step, stretch } = stairs.stop(rule.endowment)
    const endowment = fraction(stairs.numeratorAt(step), BigInt(this.#purses))
    const run = stretch.ties ? { ...stretch, ties: stretch.ties } : undefined
    const outcome = { ...this.countAt(rule, endowment, run), counts: step + 1 }
    return rule.comparison ? this.#compared(outcome) : outcome
  }

  /** Equal Shares with this endowment, wherever the variant would have stopped, and without the comparison. */
  countAt(rule: SharesRule, endowment: Fraction, known?: SharesRun): Outcome {
    const utility = this.utilityOf(rule.utility)
    const { numerator, denominator } = endowment
    const run =
      known ?? this.#sharesFor(utility).run(numerator, denominator, this.election.budget, this.among, this.#fence)
    const by = utility === 'points' || utility === 'borda' ? 'points' : 'votes'
    const top = rule.topUp ? this.#greedy(by, run.selected) : undefined
    return {
      selected: [...run.selected, ...(top?.selected ?? [])],
      cost: top?.spent ?? run.spent,
      ties: run.ties,
      endowment,
      byRule: run.selected.length,
    }
  }

  #exactEqualShares(utility: 'cost' | 'cardinality', endowment: 'none' | 'add-opt'): Outcome {
    const { budget } = this.election
    const shares = new ExactEqualShares(this.profile('cost'), this.costs, this.#per(utility), this.ranks)
    let money = fraction(BigInt(budget), BigInt(this.#purses))
    let run = shares.run(money, this.among, budget, this.#fence)
    let counts = 1
    for (; endowment === 'add-opt'; counts++) {
      const more = shares.next(money, this.among, run, this.#fence)
      const larger = more && shares.run(more, this.among, budget, this.#fence)
      if (!more || !larger || larger.spent > budget) break
      money = more
      run = larger
      this.#progress(counts)
    }
    return {
      selected: run.selected,
      cost: run.spent,
      ties: run.ties,
      endowment: money,
      counts,
      byRule: run.selected.length,
    }
  }

  /** Ballots that rank are worth their Borda points, and ballots without points one for each project they name. */
  utilityOf(utility: Utility): Utility {
    if (utility !== 'points') return utility
    if (this.election.voteType === 'ordinal') return 'borda'
    return this.election.ballots.points ? 'points' : 'cardinality'
  }

  #sharesFor(utility: Utility): EqualShares {
    const per = this.#per(utility)
    const known = this.#shares.get(utility) ?? new EqualShares(this.profile(utility), this.costs, per, this.ranks)
    this.#shares.set(utility, known)
    return known
  }

  #per(utility: Utility): Float64Array {
    return utility === 'cost' ? this.costs : new Float64Array(this.costs.length).fill(1)
  }

  #stairsFor(utility: Utility, whole: boolean): Stairs {
    const key = `${utility} ${whole}`
    const known = this.#stairs.get(key)
    if (known) return known
    const { budget, scale } = this.election
    const profile = this.profile(utility)
    let intervals: IntervalShares | undefined
    const step = BigInt(this.#purses) * BigInt(scale)
    const numerator = whole ? (BigInt(budget) / step) * step : BigInt(budget)
    const stairs = new Stairs(
      {
        shares: this.#sharesFor(utility),
        intervals: () => {
          intervals ??= new IntervalShares(profile, this.costs, this.#per(utility), this.ranks)
          return intervals
        },
        among: this.among,
        fence: this.#fence,
        costs: this.costs,
        budget,
        ballots: this.#purses,
        unit: scale,
        supported: (project) => profile.supporters.start[project + 1]! > profile.supporters.start[project]!,
        progress: (counts) => this.#progress(counts),
      },
      numerator,
    )
    this.#stairs.set(key, stairs)
    return stairs
  }

  /** Greedy selection by votes replaces an outcome when strictly more voters have more of their projects there. */
  #compared(outcome: Outcome): Outcome {
    const greedyRun = this.#greedy('votes', [])
    const { start, marks, count } = this.election.ballots
    const difference = new Int8Array(this.costs.length)
    for (const project of outcome.selected) difference[project]!++
    for (const project of greedyRun.selected) difference[project]!--
    let [preferring, preferringGreedy] = [0, 0]
    for (let ballot = 0; ballot < count; ballot++) {
      let more = 0
      for (let at = start[ballot]!; at < start[ballot + 1]!; at++) more += difference[marks[at]!]!
      if (more > 0) preferring++
      if (more < 0) preferringGreedy++
    }
    const replaced = preferringGreedy > preferring
    const comparison = { preferring, preferringGreedy, replaced }
    return replaced ? { ...outcomeOf(greedyRun), comparison } : { ...outcome, comparison }
  }
}
