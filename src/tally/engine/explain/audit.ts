import type { Election } from '../election.ts'
import { byCodePoint } from '../pb/utf-8.ts'
import type { Profile, Utility } from '../profile.ts'
import type { Tally } from '../tally.ts'
import type { Certificate } from './certificate.ts'

/** How far from a tie doubles are believed. */
const near = 1e-9

/**
 * Follows the money of Equal Shares from round to round in whole numbers: whether each round's payers pay exactly its
 * cost, whether anything else could have been bought for less, and whether anything still could at the end.
 */
export class Audit {
  readonly #tally: Tally
  readonly #election: Election
  readonly #certificate: Certificate
  readonly #profile: Profile
  readonly #perCost: boolean
  /** One over this is the common measure of all prices, so that money is a whole number of it. */
  readonly #measure: bigint
  readonly #money: bigint[]
  readonly #roughly: Float64Array

  constructor(tally: Tally, certificate: Certificate, utility: Utility) {
    const { election } = tally
    this.#tally = tally
    this.#election = election
    this.#certificate = certificate
    this.#profile = tally.profile(utility)
    this.#perCost = utility === 'cost'
    const exact = [certificate.endowment!, ...certificate.rounds.map(({ price }) => price!)]
    this.#measure = exact.map((text) => BigInt(text.split('/')[1] ?? '1')).reduce(leastCommonMultiple, 1n)
    const start = this.#whole(certificate.endowment!)
    this.#money = new Array<bigint>(election.ballots.count).fill(start)
    this.#roughly = new Float64Array(election.ballots.count).fill(ratio(start, this.#measure))
  }

  /** What is wrong, a sentence each. The projects are those of the rounds, by index. */
  run(projects: readonly number[]): string[] {
    let open = this.#candidates()
    const wrong: string[] = []
    for (const [round, { project: id, price }] of this.#certificate.rounds.entries()) {
      const project = projects[round]!
      const exact = this.#whole(price!)
      open = open.filter((other) => other !== project)
      for (const other of open)
        if (this.#undercuts(other, project, exact))
          wrong.push(`round ${round + 1}: ${this.#election.projects[other]!.id} could be bought for less than ${id}`)
      const { paid, inFull } = this.#pay(project, exact)
      if (paid !== BigInt(this.#election.projects[project]!.cost) * this.#measure || !inFull)
        wrong.push(`round ${round + 1}: the payments for ${id} are not its cost`)
      const selected = projects.slice(0, round + 1)
      open = open.filter((other) => this.#tally.isOpen(selected, other))
    }
    for (const other of open)
      if (this.#held(other) >= BigInt(this.#election.projects[other]!.cost) * this.#measure)
        wrong.push(`${this.#election.projects[other]!.id} could still be bought`)
    return wrong.sort(byCodePoint)
  }

  #candidates(): number[] {
    const { start } = this.#profile.supporters
    return Array.from(this.#tally.among).filter(
      (project) => start[project + 1]! > start[project]! && this.#tally.isOpen([], project),
    )
  }

  #whole(text: string): bigint {
    const [numerator = '0', denominator = '1'] = text.split('/')
    return (BigInt(numerator) * this.#measure) / BigInt(denominator)
  }

  /** Whether another project's supporters would raise its cost at a better price than this one's. */
  #undercuts(other: number, chosen: number, price: bigint): boolean {
    const { projects } = this.#election
    const per = this.#perCost ? projects[other]!.cost / projects[chosen]!.cost : 1
    const { start, voter, weight } = this.#profile.supporters
    const roughPrice = ratio(price, this.#measure) * per
    let paid = 0
    for (let at = start[other]!; at < start[other + 1]!; at++)
      paid += Math.min(this.#roughly[voter[at]!]!, roughPrice * (weight ? weight[at]! : 1))
    const cost = projects[other]!.cost
    if (Math.abs(paid - cost) > cost * near) return paid > cost
    // Both sides times the chosen project's cost, so that the other's price is whole too.
    const unit = this.#perCost ? BigInt(projects[chosen]!.cost) : 1n
    const otherPrice = price * (this.#perCost ? BigInt(cost) : 1n)
    let exact = 0n
    for (let at = start[other]!; at < start[other + 1]!; at++) {
      const held = this.#money[voter[at]!]! * unit
      const asked = otherPrice * BigInt(weight ? weight[at]! : 1)
      exact += held < asked ? held : asked
    }
    const difference = exact - BigInt(cost) * this.#measure * unit
    const wins = this.#tally.ranks[other]! < this.#tally.ranks[chosen]!
    return difference > 0n || (difference === 0n && (wins || this.#allPayAll(other, otherPrice, unit)))
  }

  /** Where nobody holds the price, a lower one would have met the cost too. */
  #allPayAll(other: number, price: bigint, unit: bigint): boolean {
    const { start, voter, weight } = this.#profile.supporters
    for (let at = start[other]!; at < start[other + 1]!; at++)
      if (this.#money[voter[at]!]! * unit >= price * BigInt(weight ? weight[at]! : 1)) return false
    return true
  }

  /** Takes the payments; `inFull` when somebody paid the price, without whom a lower one would have done. */
  #pay(project: number, price: bigint): { paid: bigint; inFull: boolean } {
    const { start, voter, weight } = this.#profile.supporters
    let paid = 0n
    let inFull = false
    for (let at = start[project]!; at < start[project + 1]!; at++) {
      const who = voter[at]!
      const held = this.#money[who]!
      const asked = price * BigInt(weight ? weight[at]! : 1)
      inFull ||= held >= asked
      const pays = held < asked ? held : asked
      this.#money[who] = held - pays
      this.#roughly[who] = ratio(held - pays, this.#measure)
      paid += pays
    }
    return { paid, inFull }
  }

  #held(project: number): bigint {
    const { start, voter } = this.#profile.supporters
    let held = 0n
    for (let at = start[project]!; at < start[project + 1]!; at++) held += this.#money[voter[at]!]!
    return held
  }
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y > 0n) [x, y] = [y, x % y]
  return (a / x) * b
}

/** A quotient of two whole numbers as a double, near enough to see what is not near a tie. */
function ratio(numerator: bigint, denominator: bigint): number {
  return Number((numerator << 60n) / denominator) / 2 ** 60
}
