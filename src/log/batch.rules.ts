import type { VoteId } from './leaf.model.ts'

/**
 * Fewer entries about ballots are never told at once, and as many stay behind for the next time: who knows when a neighbour
 * voted then knows a handful of ballots and not the one (docs/decisions/2026-11-30-ballots-in-batches.md).
 */
export const fewestTogether = 5

/** A hundredth of the roll where that is more: in a town the handful is larger and the wait no longer. */
export function togetherOf(voters: number): number {
  return Math.max(fewestTogether, Math.ceil(voters / 100))
}

export type Waiting = { readonly number: bigint; readonly entry: string; readonly closes: VoteId | undefined }
export type Held = { readonly id: string; readonly entry: string }
export type HeldOfVote = { readonly voteId: VoteId; readonly voters: number; readonly entries: readonly Held[] }

export type Batch = {
  readonly entries: readonly string[]
  readonly numbers: readonly bigint[]
  readonly ids: readonly string[]
}

/**
 * What is told next and in which order: what waits, as it came; ballots in an order that chance gives, all of a vote before
 * its close, and while it is open some of them once there are enough. `below` draws a whole number below another.
 */
export function batchOf(
  waiting: readonly Waiting[],
  votes: readonly HeldOfVote[],
  below: (bound: number) => number,
): Batch {
  const closing = new Set(waiting.map(({ closes }) => closes))
  const entries: string[] = []
  const ids: string[] = []
  const tell = (held: readonly Held[]) => {
    entries.push(...held.map(({ entry }) => entry))
    ids.push(...held.map(({ id }) => id))
  }
  for (const { entry, closes } of waiting) {
    for (const { entries: all } of votes.filter(({ voteId }) => voteId === closes)) tell(shuffled(all, below))
    entries.push(entry)
  }
  for (const vote of votes) if (!closing.has(vote.voteId)) tell(someOf(vote, below))
  return { entries, numbers: waiting.map(({ number }) => number), ids }
}

function someOf({ voters, entries }: HeldOfVote, below: (bound: number) => number): readonly Held[] {
  const together = togetherOf(voters)
  return entries.length < 2 * together ? [] : shuffled(entries, below).slice(together)
}

/** Every order is as likely as any other (Fisher and Yates). */
export function shuffled<Part>(parts: readonly Part[], below: (bound: number) => number): readonly Part[] {
  const order = [...parts]
  for (let last = order.length - 1; last > 0; last--) {
    const other = below(last + 1)
    // Both places are within the list.
    ;[order[last], order[other]] = [order[other] as Part, order[last] as Part]
  }
  return order
}
