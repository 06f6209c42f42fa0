import { randomUUID } from 'node:crypto'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { agreeToBeAuthor, inviteAuthor } from '../../src/initiatives/index.ts'
import type { Initiative } from '../../src/initiatives/initiative.model.ts'
import { proposeMerger } from '../../src/initiatives/merge.command.ts'
import type { MergerId } from '../../src/initiatives/merger.model.ts'
import { insertPerson } from '../../src/people/index.ts'
import { type DemoCall, done } from './demo-call.ts'
import { addressOf } from './demo-people.ts'
import { on } from './demo-time.ts'

/** A draft that is written by two: one agreed to be its author, and the leader of another group is asked. */
export async function shareDraft(
  platform: Platform,
  { people, municipalityId }: DemoCall,
  slug: string,
  { id }: Initiative,
  day: CivilDate,
): Promise<void> {
  const draft = { municipalityId, id, applicant: { by: people.resident, isOfficer: false } }
  const [second, asked] = [addressOf(slug, 'author'), addressOf(slug, 'leader')]
  const by = await inTransaction(platform.db, (tx) => insertPerson(tx, platform.keys, 'Акылбек Мамытов', second))
  done(await inviteAuthor(on(platform, day, 9), { ...draft, to: second }), 'invitation')
  done(await agreeToBeAuthor(on(platform, day, 12), { ...draft, by, code: undefined, showsName: true }), 'author')
  done(await inviteAuthor(on(platform, day, 13), { ...draft, to: asked }), 'invitation')
}

/** The two groups of one house of culture could become one: the second asks the first, whose leader has still to answer. */
export async function askToJoin(
  platform: Platform,
  { people, municipalityId }: DemoCall,
  { id: fromId }: Initiative,
  { number }: Initiative,
  day: CivilDate,
): Promise<void> {
  const reason = 'Экөөбүз тең маданият үйүн жандандырабыз. Бир топ болсок, ашарга да, салымга да көбүрөөк киши келет.'
  const merger = { id: randomUUID() as MergerId, by: people.resident, municipalityId, fromId, number, reason }
  done(await proposeMerger(on(platform, day, 18), merger), 'merger')
}
