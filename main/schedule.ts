import { dateOf } from '../lib/kernel/civil-date.ts'
import type { Platform } from '../lib/platform/platform.ts'
import { openVoting } from '../src/ballots/index.ts'
import { callsDue, switchCall } from '../src/calls/index.ts'
import { whyNotMove } from '../src/calls/move.rules.ts'
import { switchRegulations } from '../src/regulations/index.ts'

const minute = 60_000

/**
 * Does what the calendar asks for: adopted regulations come into force, calls change their stage. Twice is once. A vote
 * that cannot open yet (the roll is not closed, points are missing) waits for the office and is tried again.
 */
export async function switchStages(platform: Platform): Promise<void> {
  await switchRegulations(platform)
  const today = dateOf(await platform.db.now())
  for (const { municipalityId, id } of await callsDue(platform.db.read, today)) {
    const call = await switchCall(platform, { municipalityId, id })
    // The clock is never early, not even where a visitor may be.
    if (!call || whyNotMove(call, 'openVoting', { today, admitted: 1, mayBeEarly: false })) continue
    await openVoting(platform, { by: { kind: 'system' }, poll: { municipalityId, callId: id } })
  }
}

/**
 * Runs switchStages every minute until stopped. A failed round is told to onFault and the next one tries again: whatever
 * was due stays due. Several processes may run it at once; the row locks of the commands make them take turns.
 */
export function startSchedule(
  platform: Platform,
  onFault: (fault: unknown) => void,
  every = minute,
): { stop: () => Promise<void> } {
  let round: Promise<void> = Promise.resolve()
  let busy = false
  const run = () => {
    if (busy) return
    busy = true
    round = switchStages(platform)
      .catch(onFault)
      .finally(() => {
        busy = false
      })
  }
  run()
  const timer = setInterval(run, every)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await round
    },
  }
}
