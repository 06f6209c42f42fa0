import { assert } from '../../lib/kernel/assert.ts'
import { dateOf, startOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { holdCall } from '../calls/index.ts'
import { type MessageText, writeToPerson } from '../people/index.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { authorsOf } from './author.rules.ts'
import { storeSums, storeText } from './draft.store.ts'
import type { Initiative, InitiativeId } from './initiative.model.ts'
import { lockInitiative, readInitiative } from './initiative.store.ts'
import type { JoinRefusal, MergerId, MergerRefusal } from './merger.model.ts'
import {
  bothGroups,
  joinedMembers,
  joinedPledges,
  whyCannotMerge,
  whyMayNotAnswerMerger,
  whyMayNotJoin,
  yetToAgree,
} from './merger.rules.ts'
import {
  countMergersSince,
  insertMerger,
  joinAuthors,
  joinPledges,
  joinSupporters,
  readMerger,
  readMergers,
  storeMergedInto,
  storeMergerConsent,
  storeMergerOutcome,
} from './merger.store.ts'
import { moveInitiative } from './move-initiative.command.ts'
import { storeSubmission } from './submission.store.ts'
import { sumsOf } from './sums.rules.ts'

type Post = Parameters<typeof writeToPerson>[1]

async function writeToAll(tx: Tx, post: Post, people: readonly PersonId[], text: MessageText | undefined) {
  if (!text) return
  for (const id of people) await writeToPerson(tx, post, id, text)
}

/** Both, locked in one order everywhere, so that two mergers of the same initiatives cannot wait for each other. */
async function lockBoth(tx: Tx, municipalityId: MunicipalityId, from: InitiativeId, into: InitiativeId) {
  const known = await readInitiative(tx, municipalityId, from)
  const call = known && (await holdCall(tx, municipalityId, known.callId))
  for (const id of [from, into].sort()) await lockInitiative(tx, municipalityId, id)
  const joining = await readInitiative(tx, municipalityId, from)
  const other = await readInitiative(tx, municipalityId, into)
  return { call, from: joining, into: other }
}

type Proposing = {
  readonly by: PersonId
  readonly municipalityId: MunicipalityId
  readonly id: MergerId
  readonly fromId: InitiativeId
  /** The number of the initiative to be joined. */
  readonly number: number
  readonly reason: string
  /** What the authors of both are written. */
  readonly message?: MessageText
}

/** Asks another initiative of the call whether one may join it; whoever asks has agreed. The same form sent twice is one. */
export function proposeMerger(
  platform: Platform,
  { by, municipalityId, id, fromId, number, reason, message }: Proposing,
): Promise<Result<MergerId, JoinRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    if (await readMerger(tx, municipalityId, id)) return ok(id)
    const other = await readInitiative(tx, municipalityId, number)
    const { call, from, into } = await lockBoth(tx, municipalityId, fromId, other?.id ?? fromId)
    if (!call || !from) return refuse({ code: 'no-such-initiative' } as const)
    const before = (await readMergers(tx, from)).filter((one) => one.from.id === from.id)
    const refusal = whyMayNotJoin({
      from,
      into: other && into,
      call,
      by,
      hasOpen: before.some(({ outcome }) => !outcome),
      declinedBefore: before.some((one) => one.into.id === other?.id && one.outcome?.kind === 'declined'),
      proposedToday: await countMergersSince(tx, by, startOf(dateOf(tx.now))),
    })
    if (refusal || !into) return refuse(refusal ?? { code: 'no-such-other' })
    await insertMerger(tx, municipalityId, { id, from: from.id, into: into.id, reason, by })
    await storeMergerConsent(tx, municipalityId, id, by)
    const fields = { merger: id, into: into.id }
    const entry = { municipalityId, name: 'merger-proposed', subjectId: from.id, fields } as const
    await appendRecord(tx, { kind: 'person', id: by }, entry)
    await writeToAll(tx, platform, yetToAgree({ from, into }, [by]), message)
    return ok(id)
  })
}

type Answering = {
  readonly by: PersonId
  readonly municipalityId: MunicipalityId
  readonly id: MergerId
  readonly answer: 'agreed' | 'declined'
  readonly reason: string
  /** What is written when it is settled: to the authors of both, and to those who supported the one that joined. */
  readonly tell?: (whom: 'merged' | 'declined' | 'supporters') => MessageText
}

/** An author's answer, of either side. With the last consent the two are one; a single author who declines ends it. */
export function answerMerger(
  platform: Platform,
  { by, municipalityId, id, answer, reason, tell }: Answering,
): Promise<Result<'agreed' | 'merged' | 'declined', MergerRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const known = await readMerger(tx, municipalityId, id)
    if (!known) return refuse({ code: 'no-such-merger' } as const)
    const { call, from, into } = await lockBoth(tx, municipalityId, known.from.id, known.into.id)
    const merger = await readMerger(tx, municipalityId, id)
    if (!call || !from || !into || !merger) return refuse({ code: 'no-such-merger' } as const)
    const refusal = whyMayNotAnswerMerger({ from, into }, merger, by)
    if (refusal) return refuse(refusal)
    const actor = { kind: 'person', id: by } as const
    const all = bothGroups(from, into)
    if (answer === 'declined') {
      await storeMergerOutcome(tx, municipalityId, id, { kind: 'declined', reason, by })
      const entry = { municipalityId, name: 'merger-declined', subjectId: from.id, fields: { merger: id } } as const
      await appendRecord(tx, actor, entry)
      await writeToAll(tx, platform, all, tell?.('declined'))
      return ok('declined' as const)
    }
    const cannot = whyCannotMerge({ from, into, callStage: call.stage })
    if (cannot) return refuse(cannot)
    await storeMergerConsent(tx, municipalityId, id, by)
    if (yetToAgree({ from, into }, [...merger.agreed, by]).length > 0) return ok('agreed' as const)
    await storeMergerOutcome(tx, municipalityId, id, { kind: 'merged', reason: '', by })
    const supporters = await merge(tx, platform, { from, into, by, id })
    await writeToAll(tx, platform, all, tell?.('merged'))
    const others = supporters.filter((one) => !all.includes(one))
    await writeToAll(tx, platform, others, tell?.('supporters'))
    return ok('merged' as const)
  })
}

type Merging = {
  readonly from: Initiative
  readonly into: Initiative
  readonly by: PersonId
  readonly id: MergerId
}

/** Brings authors, names, pledges and supporters over, and takes the one that joins off the call; answers its supporters. */
async function merge(tx: Tx, { keys }: Platform, { from, into, by, id }: Merging): Promise<readonly PersonId[]> {
  const { municipalityId } = from
  const actor = { kind: 'person', id: by } as const
  await joinAuthors(tx, from, into)
  const named = await storeText(tx, into, { groupName: into.groupName, members: joinedMembers(from, into) })
  await joinPledges(tx, from, into)
  await storeSums(tx, named, sumsOf(into.budget, joinedPledges(from, into)))
  const supporters = await joinSupporters(tx, keys, from, into)
  const joined = await readInitiative(tx, municipalityId, into.id)
  assert(joined, 'the initiative that is joined is locked')
  if (joined.stage === 'submitted') await storeSubmission(tx, joined, by)
  const moved = await moveInitiative(tx, actor, from, 'withdraw')
  assert(moved.ok, 'whatever may still be joined by authors may be taken back')
  await storeMergedInto(tx, from, into.id)
  for (const { id: subjectId } of [from, into]) {
    const fields = { merger: id, from: from.id, into: into.id, authors: authorsOf(joined).length }
    await appendRecord(tx, actor, { municipalityId, name: 'initiatives-merged', subjectId, fields })
  }
  return supporters
}
