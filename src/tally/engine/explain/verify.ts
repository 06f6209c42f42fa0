import type { Election } from '../election.ts'
import { byCodePoint } from '../pb/utf-8.ts'
import { profileOf } from '../profile.ts'
import { ruleOf } from '../rule.ts'
import { ranksOf } from '../tie-order.ts'
import type { Certificate } from './certificate.ts'

/**
 * Checks a certificate against the ballots with arithmetic of its own: whole numbers for every payment, and doubles only
 * to see that a price is nowhere near. It does not count again: each round is taken as certified and asked whether its
 * payers pay exactly its cost, and whether any other project could have been bought for less.
 *
 * What it cannot see without a count of its own is that "add one" stopped at the right endowment: for that, count again.
 * @returns what is wrong, a sentence each; nothing when all is right
 */
export function verify(election: Election, certificate: Certificate): string[] {
  const facts = factsWrong(election, certificate)
  if (facts.length > 0) return facts
  const rule = ruleOf(certificate.rule)
  if (rule?.kind === 'greedy') return []
  if (rule?.kind !== 'equal-shares' || certificate.endowment === undefined) return []
  const utility = rule.utility === 'points' && election.voteType === 'ordinal' ? 'borda' : rule.utility
  return new Audit(election, certificate, utility).run()
}

function factsWrong(election: Election, { input, rounds, topUp, cost, minimumVotes }: Certificate): string[] {
  const costs = new Map(election.projects.map((project) => [project.id, project]))
  const selected = [...rounds.map(({ project }) => project), ...topUp.map(({ project }) => project)]
  const wrong: string[] = []
  if (input.ballots !== election.ballots.count)
    wrong.push(`it certifies ${input.ballots} ballots, there are ${election.ballots.count}`)
  if (input.budget !== election.budget) wrong.push('it certifies another budget')
  if (new Set(selected).size !== selected.length) wrong.push('a project is selected twice')
  for (const id of selected) if (!costs.has(id) || costs.get(id)?.withdrawn) wrong.push(`${id} cannot be selected`)
  const total = selected.reduce((sum, id) => sum + (costs.get(id)?.cost ?? 0), 0)
  if (total !== cost || total > election.budget)
    wrong.push(`the selected cost ${total} of ${election.budget}, not ${cost}`)
  if (rounds.some(({ votes }) => votes < minimumVotes)) wrong.push('a selected project has too few votes')
  return wrong
}

/** How far from a tie doubles are believed. */
const near = 1e-9

class Audit {
  readonly #election: Election
  readonly #certificate: Certificate
  readonly #profile: ReturnType<typeof profileOf>
  readonly #perCost: boolean
  /** One over this is the common measure of all prices, so that money is a whole number of it. */
  readonly #measure: bigint
  readonly #money: bigint[]
  readonly #roughly: Float64Array
  readonly #ranks: Uint32Array

  constructor(election: Election, certificate: Certificate, utility: 'cost' | 'cardinality' | 'points' | 'borda') {
    this.#election = election
    this.#certificate = certificate
    this.#profile = profileOf(election, utility)
    this.#perCost = utility === 'cost'
    const exact = [certificate.endowment!, ...certificate.rounds.map(({ price }) => price!)]
    this.#measure = exact.map((text) => BigInt(text.split('/')[1] ?? '1')).reduce(leastCommonMultiple, 1n)
    const start = this.#whole(certificate.endowment!)
    this.#money = new Array<bigint>(election.ballots.count).fill(start)
    this.#roughly = new Float64Array(election.ballots.count).fill(ratio(start, this.#measure))
    this.#ranks = ranksOf(election, certificate.tieOrder)
  }

  run(): string[] {
    const index = new Map(this.#election.projects.map(({ id }, at) => [id, at]))
    const open = new Set(this.#candidates())
    const wrong: string[] = []
    for (const [round, { project: id, price }] of this.#certificate.rounds.entries()) {
      const project = index.get(id)!
      const exact = this.#whole(price!)
      open.delete(project)
      for (const other of open)
        if (this.#undercuts(other, project, exact))
          wrong.push(`round ${round + 1}: ${this.#election.projects[other]!.id} could be bought for less than ${id}`)
      const { paid, inFull } = this.#pay(project, exact)
      if (paid !== BigInt(this.#election.projects[project]!.cost) * this.#measure || !inFull)
        wrong.push(`round ${round + 1}: the payments for ${id} are not its cost`)
    }
    for (const other of open)
      if (this.#held(other) >= BigInt(this.#election.projects[other]!.cost) * this.#measure)
        wrong.push(`${this.#election.projects[other]!.id} could still be bought`)
    return wrong.sort(byCodePoint)
  }

  #candidates(): number[] {
    const { start } = this.#profile.supporters
    const votes = (project: number) => start[project + 1]! - start[project]!
    return [...this.#election.projects.keys()].filter(
      (project) =>
        !this.#election.projects[project]!.withdrawn &&
        votes(project) > 0 &&
        votes(project) >= this.#certificate.minimumVotes,
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
    const wins = this.#ranks[other]! < this.#ranks[chosen]!
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
