import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Language } from '../../lib/kernel/three.ts'
import { desk, type Look, phone } from '../support/browser.ts'
import { acceptIt, keepTheLedger, passItOn, reportOnIt, signIt } from './after-decision.ts'
import { adoptRegulation, announceCall, applyForIt, decideIt, reviewIt, voteForIt } from './until-decided.ts'
import { begin } from './walk.ts'

async function walkThrough(language: Language, how: Look): Promise<void> {
  const { walk, faults } = await begin(language, how)
  await adoptRegulation(walk)
  const call = await announceCall(walk)
  await applyForIt(walk, call)
  await reviewIt(walk, call)
  await voteForIt(walk, call)
  await decideIt(walk, call)
  await signIt(walk)
  await keepTheLedger(walk)
  await reportOnIt(walk)
  await acceptIt(walk)
  const nextCall = await announceCall(walk)
  await passItOn(walk, nextCall)
  const stages = await walk.site.platform.db.read
    .selectFrom('initiatives.initiative')
    .select('stage')
    .orderBy('number')
    .execute()
  match(stages.map(({ stage }) => stage).join(), /^handed-over,draft$/)
  const closed = await walk.site.platform.db.read
    .selectFrom('calls.call')
    .select('stage')
    .where('slug', '=', call)
    .executeTakeFirst()
  equal(closed?.stage, 'closed')
  deepEqual([...new Set(walk.complaints)], [])
  deepEqual(faults, [])
}

test(
  'a village goes from its regulation to a practice used again, in Kyrgyz on a phone without scripts',
  { timeout: 600_000 },
  () => walkThrough('ky', phone),
)

test('a village goes from its regulation to a practice used again, in Russian on a desk', { timeout: 600_000 }, () =>
  walkThrough('ru', desk),
)
