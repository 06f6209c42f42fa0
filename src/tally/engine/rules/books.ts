import type { Profile } from '../profile.ts'

const epsilon = 2 ** -53

/**
 * What every voter holds in the course of a count of Equal Shares, who still stands on which project's list, and how
 * wrong a purse can be. The arrays are open: the loops over them are where the time goes.
 */
export class Books {
  readonly profile: Profile
  readonly money: Float64Array
  /** Last round in which a voter paid; who has nothing left paid all he had in it. */
  readonly lastPaid: Int32Array
  /** Round in which a project was bought; -1 for none. */
  readonly boughtIn: Int32Array
  /** The supporters of each project, at the places of `profile.supporters`, but for those who were dropped. */
  readonly live: Uint32Array
  readonly liveWeight: Int32Array | undefined
  readonly liveLength: Uint32Array
  /** What was bought so far. */
  selected: number[] = []
  /** How wrong one voter's money can be, and all of it together. */
  moneyError = 0
  moneyErrors = 0
  /** Voters who hold nothing any more, now and when a project's list was cleared of them. */
  exhausted = 0
  readonly #droppedAt: Uint32Array
  /** The most that a voter weighs in any payment. */
  readonly #heaviest: number
  #start = 0

  constructor(profile: Profile, projects: number) {
    this.profile = profile
    this.money = new Float64Array(profile.ballots)
    this.lastPaid = new Int32Array(profile.ballots)
    this.boughtIn = new Int32Array(projects)
    this.live = new Uint32Array(profile.supporters.voter.length)
    this.liveWeight = profile.weight && new Int32Array(profile.weight.length)
    this.liveLength = new Uint32Array(projects)
    this.#droppedAt = new Uint32Array(projects)
    this.#heaviest = profile.weight ? profile.weight.reduce((most, one) => Math.max(most, one), 1) : 1
  }

  /** Gives every voter the same money. */
  begin(start: number): void {
    const { voter, weight, start: from } = this.profile.supporters
    this.#start = start
    this.selected = []
    this.money.fill(start)
    this.moneyError = start * epsilon
    this.moneyErrors = this.moneyError * this.profile.ballots
    this.lastPaid.fill(-1)
    this.boughtIn.fill(-1)
    this.exhausted = 0
    this.#droppedAt.fill(0)
    this.live.set(voter)
    if (weight) this.liveWeight?.set(weight)
    for (let p = 0; p < this.liveLength.length; p++) this.liveLength[p] = from[p + 1]! - from[p]!
  }

  /** Where a project's supporters stand in the lists. */
  view(project: number) {
    const from = this.profile.supporters.start[project]!
    const until = from + this.liveLength[project]!
    return { live: this.live, money: this.money, lastPaid: this.lastPaid, liveWeight: this.liveWeight, from, until }
  }

  /** Takes those who hold nothing any more off a project's list, when there are many of them since the last time. */
  dropExhausted(project: number): number {
    const length = this.liveLength[project]!
    if ((this.exhausted - this.#droppedAt[project]!) * 8 < this.profile.ballots) return length
    this.#droppedAt[project] = this.exhausted
    const { live, money, liveWeight, from, until } = this.view(project)
    let kept = from
    for (let at = from; at < until; at++) {
      live[kept] = live[at]!
      if (liveWeight) liveWeight[kept] = liveWeight[at]!
      if (money[live[at]!]! > 0) kept++
    }
    this.liveLength[project] = kept - from
    return kept - from
  }

  /** Adds to each round what this voter paid in it, in units of its price. */
  addTo(counts: Float64Array, voter: number): void {
    const { start, project, weight } = this.profile
    const boughtIn = this.boughtIn
    const until = start[voter + 1]!
    for (let at = start[voter]!; at < until; at++) {
      const round = boughtIn[project[at]!]!
      if (round >= 0 && round < counts.length) counts[round]! += weight ? weight[at]! : 1
    }
  }

  /** So many voters paid a price that may be wrong by `error` by unit of weight, and by `fresh` in all. */
  grow(error: number, fresh: number, voters: number): void {
    const rounding = this.#start * epsilon * 8
    this.moneyError += error * this.#heaviest + rounding
    this.moneyErrors += fresh + rounding * voters
  }
}
