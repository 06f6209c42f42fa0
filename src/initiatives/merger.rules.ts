import type { Call, CallStage } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import { mostAuthors } from './author.model.ts'
import { authorsOf, type Group, whyAuthorsFixed } from './author.rules.ts'
import { mostRows } from './draft.model.ts'
import { type Initiative, publicStages } from './initiative.model.ts'
import { type CannotMerge, type JoinRefusal, type Merger, type MergerRefusal, mostMergersADay } from './merger.model.ts'
import { sumsOf } from './sums.rules.ts'

/** Whether anybody may read it: one that was sent and then joined another is still read at its own address. */
export function isReadable({
  stage,
  mergedInto,
  submittedAt,
}: Pick<Initiative, 'stage' | 'mergedInto' | 'submittedAt'>): boolean {
  return publicStages.includes(stage) || (mergedInto !== undefined && submittedAt !== undefined)
}

type Joining = Group & Pick<Initiative, 'id' | 'callId' | 'number' | 'stage' | 'budget' | 'pledges'>

export type MergerFacts = { readonly from: Joining; readonly into: Joining; readonly callStage: CallStage }

/**
 * Why the two cannot become one now. Once the check has decided on one of them its points and its ballot are its own; and the
 * pledges of both must leave something to ask the budget for.
 */
export function whyCannotMerge({ from, into, callStage }: MergerFacts): CannotMerge | undefined {
  const fixed = [from, into].find((one) => whyAuthorsFixed(one, callStage))
  if (fixed) return { code: 'too-late', number: fixed.number, clause: 'conflict' }
  const pledges = joinedPledges(from, into)
  if (pledges.length > mostRows.pledges) return { code: 'too-many-pledges', most: mostRows.pledges }
  if (bothGroups(from, into).length > mostAuthors + 1) return { code: 'too-many-authors', most: mostAuthors }
  // What is still written, without a line of its budget, is told when it is sent.
  if (into.budget.length === 0) return undefined
  const { ownOverCost, requested } = sumsOf(into.budget, pledges)
  if (ownOverCost > 0n) return { code: 'own-over-cost', over: ownOverCost, clause: 'own-contribution' }
  return requested === 0n ? { code: 'nothing-requested', clause: 'own-contribution' } : undefined
}

/** The pledges of both, each once. */
export function joinedPledges(from: Pick<Joining, 'pledges'>, into: Pick<Joining, 'pledges'>): Joining['pledges'] {
  const there = new Set(into.pledges.map(({ id }) => id))
  return [...into.pledges, ...from.pledges.filter(({ id }) => !there.has(id))]
}

/** Names of the group with those who join it, each once, as many as an application holds. */
export function joinedMembers(from: Pick<Initiative, 'members'>, into: Pick<Initiative, 'members'>): readonly string[] {
  return [...new Set([...into.members, ...from.members])].slice(0, mostRows.members)
}

/** Everybody who answers for one of them, each once: all of them agree. */
export function bothGroups(from: Group, into: Group): readonly PersonId[] {
  return [...new Set([...authorsOf(into), ...authorsOf(from)])]
}

/** Who has still to agree, when these have. */
export function yetToAgree({ from, into }: Pick<MergerFacts, 'from' | 'into'>, agreed: readonly PersonId[]) {
  return bothGroups(from, into).filter((id) => !agreed.includes(id))
}

export type JoinFacts = {
  readonly from: Joining
  readonly into: Joining | undefined
  readonly call: Pick<Call, 'stage'>
  readonly by: PersonId
  /** Whether this initiative has asked another and has no answer. */
  readonly hasOpen: boolean
  readonly declinedBefore: boolean
  readonly proposedToday: number
}

/** Why this person may not ask the other initiative now. Of one that nobody may read yet, nothing is told. */
export function whyMayNotJoin(facts: JoinFacts): JoinRefusal | undefined {
  const { from, into, call, by } = facts
  if (!authorsOf(from).includes(by)) return { code: 'not-an-author', clause: 'group' }
  if (!into || into.callId !== from.callId || !publicStages.includes(into.stage)) return { code: 'no-such-other' }
  if (into.id === from.id) return { code: 'itself' }
  if (facts.hasOpen) return { code: 'open-already' }
  if (facts.declinedBefore) return { code: 'declined-before' }
  if (facts.proposedToday >= mostMergersADay) return { code: 'too-many-today', most: mostMergersADay }
  return whyCannotMerge({ from, into, callStage: call.stage })
}

/** Why this person may not answer: not of one of the groups, or it is settled. */
export function whyMayNotAnswerMerger(
  { from, into }: Pick<MergerFacts, 'from' | 'into'>,
  merger: Pick<Merger, 'outcome'>,
  by: PersonId,
): MergerRefusal | undefined {
  if (!bothGroups(from, into).includes(by)) return { code: 'not-an-author', clause: 'group' }
  return merger.outcome ? { code: 'settled-already' } : undefined
}
