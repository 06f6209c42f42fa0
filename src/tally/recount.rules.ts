import { money } from '../../lib/kernel/money.ts'
import { share } from '../../lib/kernel/share.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import { resultOf } from './counting.rules.ts'
import type { Election } from './engine/election.ts'
import { sha256 } from './engine/exact/sha-256.ts'
import { readElection } from './engine/pb/read.ts'
import { votesOf } from './engine/tie-order.ts'
import type { CallRecount, Published, RecountedLine, WrittenInput } from './recount.model.ts'
import { type RunInput, rule } from './tally.model.ts'
import { pointsText, tyiynOf } from './votes-file.rules.ts'

/**
 * Counts an outcome again from its published files: the bytes of the file of the count, what `JSON.parse` makes of
 * them, and the ballots, undefined where none are published. Nothing when the ballots cannot be read.
 */
export function recountOfFiles(
  input: Uint8Array,
  written: WrittenInput,
  votes: Uint8Array | undefined,
  published: Published,
): CallRecount | undefined {
  const reading = votes && readElection(votes)
  if (reading && !reading.election) return undefined
  return recountOf(written, sha256(input), reading?.election, published)
}

/**
 * Counts an outcome again from what is published and holds it against what the page says. `digest` is that of the bytes
 * of the file of the count, `votes` the ballots that were read; undefined where none are published.
 */
function recountOf(
  written: WrittenInput,
  digest: string,
  votes: Election | undefined,
  published: Published,
): CallRecount {
  const told = inputOf(written)
  const input = votes ? countedFrom(votes, told) : told
  const result = resultOf(input)
  const numbers = new Map(input.candidates.map(({ id, number }) => [id, number]))
  const verdicts = new Map(published.lines.map(({ number, verdict }) => [number, verdict]))
  const lines = result.lines.map(({ id, votes: counted, cost, verdict }): RecountedLine => {
    // The result has a line for each candidate and no other.
    const number = numbers.get(id) as number
    return { number, votes: counted, cost: String(cost), verdict, published: verdicts.get(number) }
  })
  const sameDigest = digest === published.digest
  const sameVotes = votes === undefined || isSameVote(votes, told)
  const sameSpent = String(result.spent) === published.spent
  const sameLines = lines.length === published.lines.length && lines.every((line) => line.verdict === line.published)
  return {
    from: votes ? 'ballots' : 'totals',
    ballots: input.ballots,
    sameDigest,
    sameVotes,
    sameSpent,
    spent: String(result.spent),
    lines,
    agrees: sameDigest && sameVotes && sameSpent && sameLines,
  }
}

function inputOf(written: WrittenInput): RunInput {
  return {
    rule,
    envelope: money(BigInt(written.envelope)),
    commissionPercent: written.commissionPercent,
    minimumVotes: written.minimumVotes,
    // Who could have voted and did changes no verdict.
    roll: 0,
    turnout: 0,
    ballots: written.ballots,
    ...(written.tieOrder && { tieOrder: written.tieOrder }),
    candidates: written.candidates.map(({ id, number, cost, points, votes, ownShare }) => ({
      id: id as InitiativeId,
      number,
      cost: money(BigInt(cost)),
      points: share(BigInt(points.numerator), BigInt(points.denominator)),
      votes,
      ...(ownShare && { ownShare: share(BigInt(ownShare.numerator), BigInt(ownShare.denominator)) }),
    })),
  }
}

/** The input with its votes forgotten and summed anew from the ballots. */
function countedFrom(election: Election, told: RunInput): RunInput {
  const sums = sumsOf(election)
  return {
    ...told,
    ballots: election.ballots.count,
    candidates: told.candidates.map((candidate) => ({ ...candidate, votes: sums.get(candidate.number) ?? 0 })),
  }
}

function sumsOf(election: Election): ReadonlyMap<number, number> {
  const sums = votesOf(election)
  // Every project has its sum.
  return new Map(election.projects.map(({ id }, at) => [Number(id), sums[at] as number]))
}

/** Whether the ballots are of this very count: as many, with these sums, over these costs, points and money. */
function isSameVote(election: Election, told: RunInput): boolean {
  const sums = sumsOf(election)
  const projects = new Map(election.projects.map((project) => [Number(project.id), project]))
  return (
    election.ballots.count === told.ballots &&
    election.projects.length === told.candidates.length &&
    tyiynOf(election, election.budget) === told.envelope &&
    told.candidates.every(({ number, votes, cost, points }) => {
      const project = projects.get(number)
      return (
        project !== undefined &&
        sums.get(number) === votes &&
        tyiynOf(election, project.cost) === cost &&
        project.fields.get('points') === pointsText(points)
      )
    })
  )
}
