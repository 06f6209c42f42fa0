import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Poll } from '../ballots/ballot.model.ts'
import { lockCall } from '../calls/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { resultOf } from './counting.rules.ts'
import { gatherCount } from './gather-count.query.ts'
import type { CountRefusal, RunId } from './tally.model.ts'
import { storeRun } from './tally.store.ts'

/** Counts the vote once it is over. A run is kept as it came out and never changed; counting again makes another. */
export function countVotes(
  { db, keys }: Platform,
  { by, poll, runId }: { by: PersonId; poll: Poll; runId: RunId },
): Promise<Result<{ runId: RunId }, CountRefusal>> {
  return inTransaction(db, async (tx) => {
    const call = await lockCall(tx, poll.municipalityId, poll.callId)
    if (!call) return refuse({ code: 'no-such-call' } as const)
    const input = await gatherCount(tx, keys, poll, call)
    if (!input.ok) return input
    const result = resultOf(input.value)
    const digest = await storeRun(tx, poll, { id: runId, input: input.value, result, countedBy: by })
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      {
        municipalityId: poll.municipalityId,
        name: 'votes-counted',
        subjectId: poll.callId,
        fields: { runId, inputDigest: digest },
      },
    )
    return ok({ runId })
  })
}
