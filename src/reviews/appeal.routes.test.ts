import { deepEqual, equal, match } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { testPlatform } from '../../test/support/database.ts'
import { pagesOf, problemOf } from '../../test/support/pages.ts'
import { anInitiative, smallTown } from '../../test/worlds/small-town.ts'
import { decideAppeal, fileAppeal } from './appeal.command.ts'
import { openAppeals } from './appeal.store.ts'
import { findInitiative } from './find-initiative.command.ts'
import { checkKeys } from './review.model.ts'
import { reviewRoutes } from './review.routes.tsx'
import { viewReview } from './view-review.query.ts'

const platform = await testPlatform()
const pages = await pagesOf(platform, reviewRoutes)
const visitor = await pages.as()
let towns = 0

/** A town where Aibek has refused what Aigul's group applied for. */
async function townWithRefusal() {
  towns += 1
  const town = await smallTown(platform, { stage: 'reviewing', slug: `town-${towns}` })
  const { aibek, aigul, gulnara, nurlan } = town.people
  const initiativeId = await anInitiative(platform, {
    ...town.poll,
    leaderId: aigul,
    number: 1,
    stage: 'submitted',
    title: 'Аянтча',
  })
  const subject = { municipalityId: town.municipalityId, initiativeId }
  const met = checkKeys.filter((key) => key !== 'prices')
  const finding = { by: aibek, id: randomUUID(), verdict: 'refused' as const, met, reason: 'Баа далилденген эмес' }
  equal((await findInitiative(platform, { ...finding, subject })).ok, true)
  const path = `/${town.slug}/initiatives/1`
  const [officer, leader, head] = [await pages.as(aibek), await pages.as(aigul), await pages.as(gulnara)]
  return { ...town, subject, path, officer, leader, head, stranger: await pages.as(nurlan), appeal: `${path}/appeal` }
}

async function stageOf(initiativeId: string) {
  const row = await platform.db.read
    .selectFrom('initiatives.initiative')
    .select('stage')
    .where('id', '=', initiativeId)
    .executeTakeFirstOrThrow()
  return row.stage
}

const text = 'Баанын далили тиркелген, 2-барак'

test('the group appeals, somebody else upholds it, and the initiative is admitted', async () => {
  const town = await townWithRefusal()
  const page = await town.leader.get(town.appeal)
  match(page.html, /Баа далилденген эмес/)
  equal((await town.leader.post(town.appeal, { text })).location, `${town.path}#review`)
  deepEqual(
    (await openAppeals(platform.db.read, town.municipalityId, town.callId)).map(({ number }) => number),
    [1],
  )
  const decision = `${town.appeal}/decision`
  match((await town.head.get(decision)).html, /2-барак/)
  const answer = await town.head.post(decision, { decision: 'upheld', reason: 'Далил бар экен' })
  equal(answer.location, `${town.path}#review`)
  equal(await stageOf(town.subject.initiativeId), 'admitted')
  deepEqual(await openAppeals(platform.db.read, town.municipalityId, town.callId), [])
  for (const language of ['', '/ru']) {
    equal((await visitor.get(`${language}${town.appeal}.pdf`)).type, 'application/pdf')
  }
  const view = await viewReview(platform, town.municipalityId, '1')
  deepEqual(
    [view?.initiative.stage, view?.appeal?.text, view?.appeal?.decided?.reason],
    ['admitted', text, 'Далил бар экен'],
  )
  const names = await platform.db.read
    .selectFrom('record.entry')
    .select('name')
    .where('subject_id', '=', town.subject.initiativeId)
    .where('name', 'like', 'appeal%')
    .orderBy('number')
    .execute()
  deepEqual(
    names.map(({ name }) => name),
    ['appeal-filed', 'appeal-decided'],
  )
})

test('a dismissed appeal leaves the refusal, and there is no second one', async () => {
  const town = await townWithRefusal()
  await town.leader.post(town.appeal, { text })
  await town.head.post(`${town.appeal}/decision`, { decision: 'dismissed', reason: 'Далил эски' })
  equal(await stageOf(town.subject.initiativeId), 'refused')
  const again = await town.leader.post(town.appeal, { text })
  equal(again.status, 422)
  match(again.html, /Даттануу мурда берилген/)
})

test('whoever refused is told that somebody else decides', async () => {
  const town = await townWithRefusal()
  await platform.db.kysely
    .updateTable('reviews.finding')
    .set({ found_by: town.people.gulnara })
    .where('initiative_id', '=', town.subject.initiativeId)
    .execute()
  await fileAppeal(platform, { applicant: { by: town.people.aigul, isOfficer: false }, subject: town.subject, text })
  const answer = await decideAppeal(platform, {
    by: town.people.aigul,
    subject: town.subject,
    decision: 'upheld',
    reason: 'себеп',
  })
  equal(answer.ok ? '' : answer.refusal.code, 'own-initiative')
})

test('others cannot appeal or decide, and an empty appeal is told beside its field', async () => {
  const town = await townWithRefusal()
  match((await town.stranger.post(town.appeal, { text })).html, /жетекчиси гана/)
  equal((await town.stranger.get(`${town.appeal}/decision`)).status, 403)
  const page = await town.leader.post(town.appeal, { text: '  ' })
  equal(page.status, 422)
  match(problemOf(page.html, 'text') ?? '', /толтуруңуз/)
  await town.leader.post(town.appeal, { text })
  const wrong = await town.head.post(`${town.appeal}/decision`, { decision: 'upheld', reason: '' })
  match(problemOf(wrong.html, 'reason') ?? '', /толтуруңуз/)
  equal((await visitor.get(`${town.appeal}.pdf`)).status, 404)
})

// Without the primary key of reviews.appeal, and the lock, two tabs would file two.
test('from two tabs one appeal is filed, and of two decisions one stands', async () => {
  const town = await townWithRefusal()
  const filing = { applicant: { by: town.people.aigul, isOfficer: false }, subject: town.subject, text }
  const filed = await Promise.all([fileAppeal(platform, filing), fileAppeal(platform, filing)])
  deepEqual(filed.map(({ ok }) => ok).sort(), [false, true])
  const { gulnara, sanjar } = town.people
  const common = { subject: town.subject, reason: 'себеп' }
  const decided = await Promise.all([
    decideAppeal(platform, { ...common, by: gulnara, decision: 'upheld' }),
    decideAppeal(platform, { ...common, by: sanjar, decision: 'dismissed' }),
  ])
  deepEqual(decided.map(({ ok }) => ok).sort(), [false, true])
})
