import { Fault } from '../lib/kernel/assert.ts'
import { dateOf } from '../lib/kernel/civil-date.ts'
import type { Platform } from '../lib/platform/platform.ts'
import { openVoting } from '../src/ballots/index.ts'
import { callsDue, switchCall } from '../src/calls/index.ts'
import { whyNotMove } from '../src/calls/move.rules.ts'
import { keepLogs } from '../src/log/index.ts'
import { switchRegulations } from '../src/regulations/index.ts'
import { remindPeople } from './remind.ts'

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

/** Signs and publishes what the logs have to tell. A log that would have to deny what it signed stops, and says so each time. */
export async function signLogs(platform: Platform, { all = false } = {}): Promise<void> {
  const halted = await keepLogs(platform, { all })
  const told = halted.map(
    ({ municipalityId, refusal }) => `the log of ${municipalityId} is not signed: ${JSON.stringify(refusal)}`,
  )
  if (told.length > 0) throw new Fault(told.join('; '))
}

/**
 * Runs switchStages, signLogs and remindPeople every minute until stopped. A failed round is told to onFault and the next one tries again: whatever
 * was due stays due. Several processes may run it at once; the row locks of the commands make them take turns.
 */
export function startSchedule(
  platform: Platform,
  onFault: (fault: unknown) => void,
  every = minute,
): { stop: () => Promise<void> } {
  let round: Promise<void> = Promise.resolve()
  let busy = false
  let isFirst = true
  const run = () => {
    if (busy) return
    busy = true
    round = switchStages(platform)
      .then(() => signLogs(platform, { all: isFirst }))
      .then(() => remindPeople(platform))
      .catch(onFault)
      .finally(() => {
        busy = false
        isFirst = false
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
