import { deepEqual, equal } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { timeOf } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { callWaitsFor } from '../../test/support/waiting.ts'
import { expertTown } from '../../test/worlds/expert-town.ts'
import { smallTown, votingNoon } from '../../test/worlds/small-town.ts'
import type { PersonId } from '../people/person.model.ts'
import { assignExperts } from './assign-experts.command.ts'
import { declareConflict } from './declare-conflict.command.ts'
import { readChecks, readNotes } from './expert.store.ts'
import { findInitiative } from './find-initiative.command.ts'
import { leaveNote } from './leave-note.command.ts'
import { checkKeys, type FindingVerdict } from './review.model.ts'

const platform = await testPlatform(() => votingNoon)
const { db } = platform
const town = await expertTown(platform, { slug: 'kara-suu' })
const { aibek, asan, janyl, nurlan } = town.people
type Subject = Awaited<ReturnType<typeof town.apply>>

function codeOf(result: { ok: true } | { ok: false; refusal: { code: string } }): string {
  return result.ok ? '' : result.refusal.code
}

async function recordOf({ initiativeId }: Subject) {
  const rows = await db.read
    .selectFrom('record.entry')
    .select(['name', 'entry'])
    .where('subject_id', '=', initiativeId)
    .orderBy('number')
    .execute()
  return rows.map(({ name, entry }) => [name, entry] as const)
}

async function checkOf(subject: Subject) {
  return (await readChecks(db.read, subject)).at(-1)
}

function find(subject: Subject, verdict: FindingVerdict, reason = '') {
  return findInitiative(platform, { by: aibek, subject, id: randomUUID(), verdict, met: checkKeys, reason })
}

test('an application that meets the list is with experts, and the record tells of it', async () => {
  const subject = await town.apply()
  equal(codeOf(await town.pass(subject)), '')
  deepEqual(await checkOf(subject), {
    number: 1,
    passedAt: votingNoon,
    state: 'running',
    assignments: [],
    opinions: [],
  })
  deepEqual(await recordOf(subject), [['formal-list-met', {}]])
})

test('a refused passing leaves nothing behind', async () => {
  const subject = await town.apply()
  equal(codeOf(await town.pass(subject, [])), 'checks-not-met')
  deepEqual([await readChecks(db.read, subject), await recordOf(subject)], [[], []])
})

// Without the initiative's lock both would open check number 1, and one would end in a fault.
test('two officers passing on at once open one check', async () => {
  const subject = await town.apply()
  const answers = await Promise.all([town.pass(subject), town.pass(subject)])
  deepEqual(answers.map(codeOf).sort(), ['', 'with-experts-already'])
  equal((await readChecks(db.read, subject)).length, 1)
})

test('experts are named for several applications at once, until the regulation’s day, and the record names subject and person', async () => {
  const [one, two] = [await town.apply(), await town.apply()]
  for (const subject of [one, two]) await town.pass(subject)
  equal(codeOf(await town.assign([one.initiativeId, two.initiativeId])), '')
  for (const subject of [one, two]) {
    deepEqual(
      (await checkOf(subject))?.assignments.map(({ subject: about, expertId, answerBy }) => [
        about,
        expertId,
        answerBy,
      ]),
      [
        ['cost', janyl, '2026-06-10'],
        ['land', asan, '2026-06-10'],
      ],
    )
    deepEqual((await recordOf(subject)).slice(1), [
      ['expert-assigned', { subject: 'land', expert: asan, answerBy: '2026-06-10' }],
      ['expert-assigned', { subject: 'cost', expert: janyl, answerBy: '2026-06-10' }],
    ])
  }
})

test('for one application that is not with experts nobody is named for any', async () => {
  const [ready, fresh] = [await town.apply(), await town.apply()]
  await town.pass(ready)
  const result = await town.assign([ready.initiativeId, fresh.initiativeId])
  equal(codeOf(result), 'not-with-experts')
  deepEqual((await checkOf(ready))?.assignments, [])
  equal((await recordOf(ready)).length, 1)
})

test('only people with the role are named, for applications of this call', async () => {
  const subject = await town.apply()
  await town.pass(subject)
  const ids = [subject.initiativeId]
  equal(codeOf(await town.assign(ids, { land: nurlan })), 'not-an-expert')
  const other = await smallTown(platform, { slug: 'ak-suu', stage: 'reviewing' })
  const naming = { land: asan }
  equal(
    codeOf(await assignExperts(platform, { by: aibek, call: other.poll, initiatives: ids, naming })),
    'not-an-expert',
  )
  equal(codeOf(await town.assign([randomUUID() as never])), 'no-such-call')
})

test('another expert in place of the first leaves the first nothing to say', async () => {
  const subject = await town.withExperts()
  equal(codeOf(await town.assign([subject.initiativeId], { land: janyl })), '')
  equal(codeOf(await town.assign([subject.initiativeId], { land: janyl })), 'nothing-new')
  equal(codeOf(await town.say(subject, 'land', 'in-order', asan)), 'not-asked')
  equal(codeOf(await town.say(subject, 'land', 'in-order', janyl)), '')
})

test('who was replaced may be named again', async () => {
  const subject = await town.withExperts()
  await town.assign([subject.initiativeId], { land: janyl })
  equal(codeOf(await town.assign([subject.initiativeId], { land: asan })), '')
  equal(codeOf(await town.say(subject, 'land')), '')
})

// The partial index one_expert_for_a_subject stands behind the initiative's lock.
test('two officers naming at once leave one expert for a subject', async () => {
  const subject = await town.apply()
  await town.pass(subject)
  const answers = await Promise.all([
    town.assign([subject.initiativeId], { land: asan }),
    town.assign([subject.initiativeId], { land: janyl }),
  ])
  deepEqual(answers.map(codeOf), ['', ''])
  equal((await checkOf(subject))?.assignments.filter(({ standing }) => standing).length, 1)
})

test('an opinion is kept once, and the record does not tell what it says', async () => {
  const subject = await town.withExperts()
  const answers = await Promise.all([town.say(subject, 'land', 'not-in-order'), town.say(subject, 'land')])
  deepEqual(answers.map(codeOf).sort(), ['', 'given-already'])
  equal((await checkOf(subject))?.opinions.length, 1)
  deepEqual((await recordOf(subject)).at(-1), ['opinion-given', { subject: 'land' }])
})

test('whoever declares a conflict is off the whole check, for good', async () => {
  const subject = await town.apply()
  await town.pass(subject)
  await town.assign([subject.initiativeId], { land: asan, cost: asan })
  equal(codeOf(await declareConflict(platform, { by: asan, subject, conflict: 'Топто бир тууганым бар' })), '')
  deepEqual(
    (await checkOf(subject))?.assignments.map(({ standing, conflict }) => [standing, conflict]),
    [
      [false, 'Топто бир тууганым бар'],
      [false, 'Топто бир тууганым бар'],
    ],
  )
  deepEqual((await recordOf(subject)).at(-1), ['conflict-declared', {}])
  equal(codeOf(await town.say(subject, 'land')), 'not-asked')
  const again = await town.assign([subject.initiativeId], { land: asan })
  equal(again.ok ? '' : again.refusal.code === 'expert-interested' && again.refusal.numbers.length, 1)
  equal(codeOf(await town.assign([subject.initiativeId], { land: janyl, cost: janyl })), '')
})

test('a conflict that nobody was asked about is refused and leaves nothing', async () => {
  const subject = await town.withExperts()
  const before = await recordOf(subject)
  equal(codeOf(await declareConflict(platform, { by: nurlan, subject, conflict: 'x' })), 'not-asked')
  deepEqual(await recordOf(subject), before)
})

test('a note is left once, and the record does not tell what it says', async () => {
  const subject = await town.withExperts()
  const note = { by: asan, isOffice: false, subject, id: randomUUID(), text: 'Кадастрдан сурадым' }
  for (const _ of [1, 2]) equal(codeOf(await leaveNote(platform, note)), '')
  equal(codeOf(await leaveNote(platform, { ...note, by: nurlan, id: randomUUID() })), 'not-asked')
  deepEqual(
    (await readNotes(db.read, subject)).map(({ text, writtenBy }) => [text, writtenBy]),
    [['Кадастрдан сурадым', 'Асан Жерчиев']],
  )
  deepEqual(
    (await recordOf(subject)).filter(([name]) => name === 'check-note-left'),
    [['check-note-left', {}]],
  )
})

test('with all opinions in it is admitted, and the check is closed', async () => {
  const subject = await town.withOpinions()
  equal(codeOf(await find(subject, 'admitted')), '')
  equal((await checkOf(subject))?.state, 'published')
  equal(codeOf(await town.say(subject, 'land')), 'not-with-experts')
})

test('a refused decision leaves the check running', async () => {
  const subject = await town.withExperts()
  equal(codeOf(await find(subject, 'admitted')), 'opinions-missing')
  equal((await checkOf(subject))?.state, 'running')
})

test('a refusal by an opinion cites the clause of the experts', async () => {
  const subject = await town.withOpinions('not-in-order')
  equal(codeOf(await find(subject, 'admitted')), 'reason-against-opinion')
  equal(codeOf(await find(subject, 'refused', 'Жер башка бирөөнүкү')), '')
  deepEqual((await recordOf(subject)).at(-1), ['initiative-refused', { clauses: ['expert-check'] }])
})

test('what was returned and sent again goes to the same experts anew, but not to one who left', async () => {
  const subject = await town.withOpinions('conditional')
  equal(codeOf(await find(subject, 'returned', 'Макулдук тиркелсин')), '')
  await db.kysely
    .updateTable('initiatives.initiative')
    .set({ stage: 'submitted' })
    .where('id', '=', subject.initiativeId)
    .execute()
  equal(codeOf(await find(subject, 'admitted')), 'opinions-missing')
  await db.kysely
    .updateTable('people.role_grant')
    .set({ ended_at: timeOf(votingNoon) })
    .where('person_id', '=', janyl)
    .execute()
  equal(codeOf(await town.pass(subject)), '')
  deepEqual(
    (await readChecks(db.read, subject)).map(({ number, state, opinions, assignments }) => [
      number,
      state,
      opinions.length,
      assignments.map(({ expertId }) => expertId),
    ]),
    [
      [1, 'published', 2, [janyl, asan]],
      [2, 'running', 0, [asan]],
    ],
  )
  await db.kysely.updateTable('people.role_grant').set({ ended_at: null }).where('person_id', '=', janyl).execute()
})

// Without the hold in giveOpinion the vote opens while an opinion is only just being given.
test('a vote that opens waits for an opinion on its way', async () => {
  const subject = await town.withExperts()
  const saying = async () => equal(codeOf(await town.say(subject, 'land')), '')
  equal(await callWaitsFor(db, town.poll, 'reviews.opinion', saying), true)
})

test('an initiative of another municipality is not there', async () => {
  const subject = await town.withExperts()
  const foreign = { ...subject, municipalityId: (await smallTown(platform, { slug: 'kok-suu' })).municipalityId }
  const by = asan as PersonId
  equal(codeOf(await town.say(foreign, 'land')), 'no-such-initiative')
  equal(codeOf(await town.pass(foreign)), 'no-such-initiative')
  equal(codeOf(await declareConflict(platform, { by, subject: foreign, conflict: 'x' })), 'no-such-initiative')
  equal(
    codeOf(await leaveNote(platform, { by, isOffice: true, subject: foreign, id: randomUUID(), text: 'x' })),
    'no-such-initiative',
  )
})
