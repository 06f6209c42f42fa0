import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, problemOf } from '../../test/support/pages.ts'
import { applicationsOf, as } from '../../test/worlds/applications.ts'
import { authorsIn } from '../../test/worlds/authors.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import { answerAmendment, proposeAmendment } from './amend.command.ts'
import type { AmendmentId } from './amendment.model.ts'
import { submitInitiative } from './index.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'
import { readSubmissions } from './submission.store.ts'

const platform = await testPlatform()
const { db } = platform
const { townWithDraft, visitor, as: windowOf } = await collectingTowns(platform, initiativeRoutes)
const authors = authorsIn(platform)
const applications = applicationsOf(platform)

/** Aigul and Nurlan wrote an application together and sent it; Bakyt and the officer read it. */
async function sentTown() {
  const town = await townWithDraft()
  const { nurlan, bakyt } = town.people
  const draft = await applications.filled(town.draft)
  await authors.joined(draft, nurlan)
  const to = { bakyt: await authors.hasMail(bakyt), nurlan: await authors.hasMail(nurlan) }
  const sent = await submitInitiative(platform, { ...draft, version: (await applications.read(draft)).version })
  equal(sent.ok, true)
  const path = `/${town.slug}/initiatives/${draft.number}/amendments`
  const resident = await windowOf(bakyt)
  const propose = async (after: string, who = resident) => {
    const form = formOn((await who.get(`${path}/new?field=problem`)).html, path)
    return who.post(path, { ...form, after, reason: 'Тагыраак болсун' })
  }
  const newest = async () => {
    const row = await db.read
      .selectFrom('initiatives.amendment')
      .select('id')
      .where('initiative_id', '=', draft.id)
      .orderBy('proposed_at', 'desc')
      .executeTakeFirstOrThrow()
    return row.id as AmendmentId
  }
  return { ...town, author: town.stranger, resident, to, draft, path, propose, newest }
}

const agree = { answer: 'agreed', reason: '' }

test('what a resident proposes is told to the authors, put in when all agreed, and credited in the history', async () => {
  const town = await sentTown()
  const { path, leader, author, resident, draft } = town
  match((await visitor.get(path)).html, /Кирип, өзгөртүү сунуштоо/)
  equal((await town.propose('Кечинде көчө караңгы')).location, `${path}?done=proposed`)
  match((await authors.lettersTo(town.to.nurlan)).join('\n'), /Бакыт Эшимов № 1 «Көчөгө жарык» арызынын жазуусун/)
  const answer = `${path}/${await town.newest()}/answer`
  match((await visitor.get(path)).html, /<del>[\s\S]*Караңгы[\s\S]*<ins>/)
  equal((await resident.post(answer, agree)).status, 422)
  equal((await leader.post(answer, agree)).location, `${path}?done=agreed`)
  equal((await applications.read(draft)).problem, 'Караңгы')
  equal((await author.post(answer, agree)).location, `${path}?done=accepted`)
  equal((await applications.read(draft)).problem, 'Кечинде көчө караңгы')
  deepEqual(
    (await readSubmissions(db.read, draft)).map(({ content }) => content.problem),
    ['Караңгы', 'Кечинде көчө караңгы'],
  )
  const history = await visitor.get(path.replace('amendments', 'submissions'))
  match(history.html, /Өзгөртүүнү сунуштаган: Бакыт Эшимов/)
  match((await authors.lettersTo(town.to.bakyt)).join('\n'), /өзгөртүү сунушун кабыл алды/)
})

test('one author who declines settles it, and says why', async () => {
  const town = await sentTown()
  await town.propose('Көчө жарык')
  const answer = `${town.path}/${await town.newest()}/answer`
  const refused = await town.author.post(answer, { answer: 'declined', reason: '' })
  match(problemOf(refused.html, 'reason') ?? '', /жазыңыз/)
  equal((await town.author.post(answer, { answer: 'declined', reason: 'Бул туура эмес' })).status, 303)
  match((await town.leader.post(answer, agree)).html, /жооп берилген/)
  match((await visitor.get(town.path)).html, /Бул туура эмес/)
  match((await authors.lettersTo(town.to.bakyt)).join('\n'), /Себеби: Бул туура эмес/)
  equal((await applications.read(town.draft)).problem, 'Караңгы')
})

test('what is typed is kept when it is no change, and a proposal to words that moved on is not accepted', async () => {
  const town = await sentTown()
  match(problemOf((await town.propose('Караңгы')).html, 'after') ?? '', /эч нерсе өзгөргөн жок/)
  await town.propose('Түнкүсүн караңгы')
  const first = `${town.path}/${await town.newest()}/answer`
  await town.propose('Кечинде караңгы', town.officer)
  match((await visitor.get(town.path)).html, /муниципалитеттен/)
  const second = `${town.path}/${await town.newest()}/answer`
  for (const one of [town.leader, town.author]) await one.post(second, agree)
  match((await town.leader.post(first, agree)).html, /өзгөргөн, ошондуктан/)
  const declined = await town.leader.post(first, { answer: 'declined', reason: 'Башкасын алдык' })
  equal(declined.location, `${town.path}?done=declined`)
})

test('the office hides a proposal with a reason, and nobody then agrees to it', async () => {
  const town = await sentTown()
  await town.propose('Баары алаяк')
  const id = await town.newest()
  equal((await town.resident.get(`${town.path}/${id}/hiding`)).status, 403)
  equal(
    (await town.officer.post(`${town.path}/${id}/hiding`, { reason: 'Кемсинтет' })).location,
    `${town.path}?done=hidden`,
  )
  const { html } = await visitor.get(town.path)
  match(html, /Жашырылды\. Себеби: Кемсинтет/)
  doesNotMatch(html, /алаяк/)
  match((await town.resident.get(town.path)).html, /алаяк/)
  match((await town.leader.post(`${town.path}/${id}/answer`, agree)).html, /жашырылган/)
})

// Without the lock on the initiative both find one consent missing, and the words never change.
test('two authors who agree at once change the words once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const town = await sentTown()
    const { aigul, nurlan } = town.people
    await town.propose('Кечинде көчө караңгы')
    const id = await town.newest()
    const { municipalityId } = town
    const answers = await Promise.all(
      [aigul, nurlan].map((by) =>
        answerAmendment(platform, { applicant: as(by), municipalityId, id, answer: 'agreed', reason: '' }),
      ),
    )
    deepEqual(answers.map((one) => (one.ok ? one.value : one.refusal.code)).sort(), ['accepted', 'agreed'])
    equal((await readSubmissions(db.read, town.draft)).length, 2)
  }
})

// Without the locks on the initiative and on the proposer each counts before the others are there.
test('proposals sent at once are counted one after the other', async () => {
  const town = await sentTown()
  const { version } = await applications.read(town.draft)
  const send = (after: string) =>
    proposeAmendment(platform, {
      by: town.people.bakyt,
      municipalityId: town.municipalityId,
      initiativeId: town.draft.id,
      id: randomUUID() as AmendmentId,
      field: 'problem',
      after,
      reason: 'Тагыраак',
      version,
      forOffice: false,
    })
  const results = await Promise.all(['а', 'б', 'в', 'г', 'д'].map(send))
  equal(results.filter(({ ok }) => ok).length, 3)
})
