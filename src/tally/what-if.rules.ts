import { assert } from '../../lib/kernel/assert.ts'
import type { Money } from '../../lib/kernel/money.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { Share } from '../../lib/kernel/share.ts'
import { type Election, electionOf, mostMoney } from './engine/election.ts'
import { certificateOf } from './engine/explain/certificate.ts'
import { overlapOf, reachOf } from './engine/explain/compare.ts'
import type { Outcome } from './engine/outcome.ts'
import type { Rule } from './engine/rule.ts'
import { Tally } from './engine/tally.ts'
import { votesOf } from './engine/tie-order.ts'
import { weightedGreedy } from './engine/weighted-greedy.ts'
import type { MadeUpVote } from './made-up-vote.rules.ts'
import {
  type Comparison,
  flowRule,
  mostProjects,
  mostSteps,
  mostWork,
  stepsAlways,
  stepsOfPair,
  type Tried,
  type TriedRule,
  type TriedTerms,
  triedRules,
  type VoteToTry,
  type WhatIfRefusal,
} from './what-if.model.ts'

/** Tyiyn in a som: "add one" adds a som to each voter, not a tyiyn. */
const tyiyn = 100

export type InitiativeToTry = {
  readonly number: number
  readonly name: string
  readonly cost: Money
  /** Empty where none is named. */
  readonly village: string
  readonly points: Share
}

/** A vote of the product's own, from what its initiatives cost and the numbers that each ballot chose. */
export function voteOf(
  envelope: Money,
  initiatives: readonly InitiativeToTry[],
  ballots: readonly (readonly number[])[],
): Result<VoteToTry, WhatIfRefusal> {
  const total = initiatives.reduce((sum, { cost }) => sum + cost, envelope as bigint)
  if (total > BigInt(mostMoney)) return refuse({ code: 'too-much-money' })
  const election = electionOf({
    budget: Number(envelope),
    projects: initiatives.map(({ number, name, cost, village }) => ({
      id: idOf(number),
      cost: Number(cost),
      fields: village === '' ? { name } : { name, village },
    })),
    ballots: ballots.map((numbers) => numbers.map(idOf)),
  })
  const points = initiatives.map((initiative) => initiative.points)
  return ok({ election: { ...election, scale: tyiyn }, points, column: 'village' })
}

export function madeUpToTry(envelope: Money, vote: MadeUpVote): Result<VoteToTry, WhatIfRefusal> {
  const initiatives = vote.initiatives.map((one) => ({
    ...one,
    name: String(one.number),
    village: String(one.village),
  }))
  return voteOf(envelope, initiatives, vote.ballots)
}

/** A vote from a .pb file, whose units count as som. It holds no points of a commission. */
export function fileToTry(read: Election): Result<VoteToTry, WhatIfRefusal> {
  const factor = Math.max(1, tyiyn / read.scale)
  const total = read.projects.reduce((sum, { cost }) => sum + cost, read.budget)
  if (total * factor > mostMoney) return refuse({ code: 'too-much-money' })
  const election = {
    ...read,
    budget: read.budget * factor,
    scale: read.scale * factor,
    projects: read.projects.map((project) => ({ ...project, cost: project.cost * factor })),
  }
  const column = read.projects.some(({ fields }) => fields.has('village')) ? 'village' : 'district'
  return ok({ election, points: undefined, column })
}

/** Ids sort as the numbers do, so that the earlier initiative goes first where all else is equal. */
function idOf(number: number): string {
  return String(number).padStart(9, '0')
}

/** Whether so much may be counted while somebody waits for the page. */
export function whyTooLarge(projects: number, ballots: number): WhatIfRefusal | undefined {
  if (projects > mostProjects) return { code: 'too-many-projects', projects, most: mostProjects }
  const most = Math.floor(mostWork / Math.max(1, projects))
  return ballots > most ? { code: 'too-much-work', ballots, most } : undefined
}

/** Counts the vote under every rule that its ballots and points allow, and holds the outcomes side by side. */
export function comparisonOf(vote: VoteToTry, terms: TriedTerms): Result<Comparison, WhatIfRefusal> {
  const { projects, ballots, scale } = vote.election
  const large = whyTooLarge(projects.length, ballots.count)
  if (large) return refuse(large)
  const budget =
    terms.envelope === undefined ? vote.election.budget : Number(terms.envelope) * Math.max(1, scale / tyiyn)
  const costs = projects.reduce((sum, { cost }) => sum + cost, 0)
  if (budget + costs > mostMoney) return refuse({ code: 'too-much-money' })
  const election = { ...vote.election, budget }
  const votes = [...votesOf(election)]
  const { outcomes, flow } = outcomesOf({ ...vote, election }, terms, votes)
  // Rules that only look at each project once come first, and are never too long.
  const base = outcomes[0]
  assert(base?.outcome, 'greedy selection can always be counted')
  const { outcome: baseOutcome } = base
  const tried = outcomes.flatMap(({ rule, outcome }): Tried[] => {
    if (!outcome) return []
    const reach = reachOf(election, outcome, vote.column)
    const left = budget - outcome.cost
    const shared = overlapOf(baseOutcome, outcome)
    return [{ rule, selected: outcome.selected, cost: outcome.cost, left, shared, reach }]
  })
  const tooLong = outcomes.flatMap(({ rule, outcome }) => (outcome ? [] : [rule]))
  return ok({ election, base: base.rule, tried, flow, tooLong, votes })
}

/** What each name means to the engine; the product's own rule is counted by its own engine. */
export const engineRules: Readonly<Record<Exclude<TriedRule, 'weighted-greedy'>, Rule>> = {
  greedy: { kind: 'greedy', by: 'votes' },
  'equal-shares': { kind: 'equal-shares', utility: 'cost', endowment: 'none', topUp: false, comparison: false },
  'equal-shares-add1': { kind: 'equal-shares', utility: 'cost', endowment: 'add1', topUp: false, comparison: false },
  'bounded-overspending': { kind: 'bounded-overspending' },
  phragmen: { kind: 'phragmen', overflow: 'stop' },
}

/** Agrees to go on for as many counts of "add one", all together, as somebody can wait for. */
export function patienceFor({ projects, ballots }: Election): () => boolean {
  const most = mostSteps / (ballots.marks.length + stepsOfPair * projects.length ** 2 + stepsAlways)
  let steps = 0
  return () => {
    steps += 1
    return steps <= most
  }
}

/** An outcome, or nothing where the count would keep people waiting. */
type Counted = { readonly rule: TriedRule; readonly outcome: Outcome | undefined }

function outcomesOf(vote: VoteToTry, terms: TriedTerms, votes: readonly number[]) {
  const limits = { minimumVotes: terms.minimumVotes }
  const inTime = patienceFor(vote.election)
  const options = { tieOrder: 'cost-votes-id', limits } as const
  const tally = new Tally(vote.election, options)
  const outcomes = triedRules.flatMap((rule): Counted[] => {
    if (rule !== 'weighted-greedy') return [{ rule, outcome: tally.countWhile(engineRules[rule], inTime) }]
    return vote.points ? [{ rule, outcome: weightedOutcome(vote, vote.points, terms, votes) }] : []
  })
  const shares = outcomes.find(({ rule }) => rule === flowRule)?.outcome
  // Drawn and never given out: it names no file.
  const flow = shares && certificateOf(tally, engineRules[flowRule], shares, '', options)
  return { outcomes, flow }
}

function weightedOutcome(
  { election }: VoteToTry,
  points: readonly Share[],
  { minimumVotes, commissionPercent }: TriedTerms,
  votes: readonly number[],
): Outcome {
  const places = new Map(election.projects.map(({ id }, at) => [id, at]))
  const { lines, spent } = weightedGreedy({
    envelope: BigInt(election.budget),
    commissionPercent,
    minimumVotes,
    ballots: election.ballots.count,
    candidates: election.projects.map(({ id, cost }, at) => ({
      id,
      number: at,
      cost: BigInt(cost),
      // Points and votes stand beside the projects, one of each for every project.
      points: points[at] as Share,
      votes: votes[at] as number,
    })),
  })
  const selected = lines.filter(({ verdict }) => verdict === 'selected').map(({ id }) => places.get(id) as number)
  return { selected, cost: Number(spent), ties: [] }
}
