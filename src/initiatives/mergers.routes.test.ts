import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { timeOf } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, problemOf } from '../../test/support/pages.ts'
import { applicationsOf, as, ofMoney } from '../../test/worlds/applications.ts'
import { authorsIn } from '../../test/worlds/authors.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import { makePledge, submitInitiative } from './index.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'
import { answerMerger } from './merge.command.ts'
import type { MergerId } from './merger.model.ts'
import { readSubmissions } from './submission.store.ts'
import { sealSupporter } from './support.store.ts'

const platform = await testPlatform()
const { db, keys } = platform
const { townWithDraft, visitor, as: windowOf } = await collectingTowns(platform, initiativeRoutes)
const authors = authorsIn(platform)
const applications = applicationsOf(platform)

type Draft = Awaited<ReturnType<typeof applications.drafted>>

async function sent(draft: Draft) {
  equal((await submitInitiative(platform, { ...draft, version: (await applications.read(draft)).version })).ok, true)
}

/** Aigul leads № 1 and Nurlan № 2, which Bakyt writes with him; both were sent. Somebody supported both, others one. */
async function twoInitiatives() {
  const town = await townWithDraft()
  const { aigul, nurlan, bakyt, meerim, ulan } = town.people
  const into = await applications.filled(town.draft)
  const from = await applications.filled(await applications.drafted(town, as(nurlan)))
  const more = ofMoney(1000, { pledger: 'Нурлан' })
  ok((await makePledge(platform, { ...from, pledge: more })).ok)
  await authors.joined(from, bakyt)
  const letters = { aigul: await authors.hasMail(aigul), meerim: await authors.hasMail(meerim) }
  await sent(into)
  await sent(from)
  const support = async (draft: Draft, key: number, who: { person_id: string } | { name_sealed: Buffer }) =>
    await db.kysely
      .insertInto('initiatives.supporter')
      .values({
        municipality_id: draft.municipalityId,
        initiative_id: draft.id,
        supporter_key: Buffer.alloc(32, key),
        added_by: aigul,
        added_at: timeOf(await db.now()),
        ...who,
      })
      .execute()
  await support(into, 1, { person_id: ulan })
  await support(into, 4, { person_id: nurlan })
  await support(from, 1, { person_id: ulan })
  await support(from, 2, { person_id: meerim })
  await support(from, 3, { name_sealed: sealSupporter(keys, from, 'Асан') })
  const path = `/${town.slug}/initiatives/${from.number}/merger`
  const windows = { leader: town.leader, nurlan: town.stranger, bakyt: await windowOf(bakyt) }
  const propose = async (number = `${into.number}`) => {
    const form = formOn((await windows.nurlan.get(path)).html, path)
    return windows.nurlan.post(path, { ...form, number, reason: 'Экөөбүз бир көчөнү жарыктандырабыз' })
  }
  const proposed = async () => ((await propose()).location ?? '').replace('?done', '')
  return { ...town, ...windows, into, from, letters, path, propose, proposed, ulan }
}

const agree = { answer: 'agreed', reason: '' }

async function supportersOf({ id }: Draft) {
  return await db.read
    .selectFrom('initiatives.supporter')
    .select(['person_id', 'name_sealed'])
    .where('initiative_id', '=', id)
    .execute()
}

test('when every author of both agrees, authors, names, pledges and supporters come over once, and the address leads on', async () => {
  const town = await twoInitiatives()
  const { into, from, leader, nurlan, bakyt, people } = town
  const address = await town.proposed()
  match((await authors.lettersTo(town.letters.aigul)).join('\n'), /№ 2 демилгени № 1 демилгеге кошууну сунуштайт/)
  match((await visitor.get(address)).location ?? '', /sign-in/)
  const page = (await leader.get(address)).html
  match(page, /Макул болгону: 1, бардык авторлор: 3/)
  equal((await leader.post(address, agree)).location, `${address}?done`)
  equal((await applications.read(into)).pledges.length, 1)
  equal((await bakyt.post(address, agree)).location, `/${town.slug}/initiatives/1`)
  const joined = await applications.read(into)
  deepEqual(joined.authorIds.toSorted(), [people.nurlan, people.bakyt].toSorted())
  deepEqual(joined.pledges.length, 3)
  equal(joined.ownMoney + joined.ownInKind + joined.requested, joined.totalCost)
  equal((await readSubmissions(db.read, into)).length, 2)
  const supporters = await supportersOf(into)
  deepEqual(supporters.map(({ person_id }) => person_id).toSorted(), [town.ulan, people.meerim, null].toSorted())
  const paper = supporters.find(({ name_sealed }) => name_sealed)?.name_sealed
  equal(paper && keys.open(`initiatives/supporter/${into.municipalityId}/${into.id}`, paper), 'Асан')
  equal((await supportersOf(from)).length, 3)
  match((await authors.lettersTo(town.letters.meerim)).join('\n'), /колдооңуз ага өттү/)
  const left = await visitor.get(`/${town.slug}/initiatives/2`)
  match(left.html, /Бул демилге башкасына кошулду[\s\S]*\/initiatives\/1"/)
  equal((await visitor.get(`/${town.slug}/initiatives/2/discussion`)).status, 200)
  match((await visitor.get(`/${town.slug}/initiatives/1`)).html, /Кошулган демилгелер[\s\S]*\/initiatives\/2"/)
  match((await nurlan.post(address, { answer: 'declined', reason: 'Кеч' })).html, /чечим чыккан/)
})

test('one author who declines ends it with a reason, and both stay as they were', async () => {
  const town = await twoInitiatives()
  const address = await town.proposed()
  match(
    problemOf((await town.leader.post(address, { answer: 'declined', reason: '' })).html, 'reason') ?? '',
    /жазыңыз/,
  )
  equal((await town.leader.post(address, { answer: 'declined', reason: 'Биздики башка көчө' })).status, 303)
  equal((await town.bakyt.post(address, agree)).status, 422)
  deepEqual((await applications.read(town.into)).authorIds, [])
  equal((await applications.read(town.from)).stage, 'submitted')
  match((await town.nurlan.get(town.path)).html, /Биздики башка көчө/)
  match(problemOf((await town.propose()).html, 'number') ?? '', /баш тарткан/)
})

test('what is no number of an open initiative is told beside the field, and what was typed is kept', async () => {
  const town = await twoInitiatives()
  for (const [number, said] of [
    ['99', /ачык демилге жок/],
    ['2', /ушул эле демилгенин/],
    ['биринчи', /./],
  ] as const) {
    const page = await town.propose(number)
    equal(page.status, 422)
    match(problemOf(page.html, 'number') ?? '', said)
    equal(formOn(page.html, town.path)['number'], number)
  }
})

test('nobody but the authors of both reads what is proposed, and an admitted initiative is not joined', async () => {
  const town = await twoInitiatives()
  const address = await town.proposed()
  equal((await town.officer.get(address)).status, 404)
  doesNotMatch((await town.officer.get(`/${town.slug}/initiatives/2`)).html, /mergers/)
  await db.kysely
    .updateTable('initiatives.initiative')
    .set({ stage: 'admitted' })
    .where('id', '=', town.into.id)
    .execute()
  const late = await town.leader.post(address, agree)
  equal(late.status, 422)
  match(late.html, /№ 1 демилге боюнча текшерүүнүн чечими чыккан/)
})

// Without the locks in lockBoth each finds the other's consent missing, and the two never become one.
test('the last two authors who agree at once make the two one, once', async () => {
  for (let round = 0; round < 4; round += 1) {
    const town = await twoInitiatives()
    const id = (await town.proposed()).split('/').at(-1) as MergerId
    const { municipalityId } = town
    const answers = await Promise.all(
      [town.people.aigul, town.people.bakyt].map((by) =>
        answerMerger(platform, { by, municipalityId, id, answer: 'agreed', reason: '' }),
      ),
    )
    deepEqual(answers.map((one) => (one.ok ? one.value : one.refusal.code)).toSorted(), ['agreed', 'merged'])
    equal((await applications.read(town.from)).mergedInto, town.into.id)
  }
})
