import { doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '../../lib/platform/db.ts'
import { allRoutes } from '../../main/routes.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, type Person, problemOf } from '../../test/support/pages.ts'
import { applicationsOf, as } from '../../test/worlds/applications.ts'
import { authorsIn } from '../../test/worlds/authors.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import { moveInitiative, submitInitiative } from './index.ts'

const platform = await testPlatform()
const { db } = platform
const { townWithDraft, visitor, as: windowOf } = await collectingTowns(platform, allRoutes)
const { read, filled } = applicationsOf(platform)
const { hasMail, lettersTo, joined } = authorsIn(platform)

type Town = Awaited<ReturnType<typeof townWithDraft>>

/** Nurlan's window, once he is an author. */
async function withAuthor(town: Town, showsName = false): Promise<Person> {
  const by = town.people.nurlan
  await joined(town.draft, by, showsName)
  return town.stranger
}

const idea = { title: 'Көчөгө жарык', theme: '', problem: 'Караңгы', solution: '' }

test('a leader invites by phone; the message leads to what is asked; only consent makes an author', async () => {
  const { path, people, leader, stranger, application } = await townWithDraft()
  const to = await hasMail(people.nurlan)
  const authors = `${path}/authors`
  const wrong = await leader.post(`${authors}/invitations`, { way: 'address', address: 'Нурлан' })
  equal(wrong.status, 422)
  ok(problemOf(wrong.html, 'address'))
  match(wrong.html, /value="Нурлан"/)
  equal(
    (await leader.post(`${authors}/invitations`, { way: 'address', address: to.address })).location,
    `${authors}?done=invited`,
  )
  ok((await leader.get(authors)).html.includes(to.address))
  const [letter = ''] = await lettersTo(to)
  ok(letter.includes(`http://127.0.0.1${authors}/answer`) && letter.includes(`/ru${authors}/answer`))
  match((await stranger.get('/work')).html, new RegExp(`href="${authors}/answer"`))
  equal((await stranger.get(application)).status, 404)
  const page = await stranger.get(`${authors}/answer`)
  match(page.html, /Айгүл Токтосунова сизди ушул арыздын автору болууга чакырат/)
  const hasty = await stranger.post(`${authors}/answer`, { answer: 'agreed', showsName: 'yes' })
  equal(hasty.status, 422)
  ok(problemOf(hasty.html, 'consent'))
  match(hasty.html, /name="showsName"[^>]*checked/)
  const agreed = await stranger.post(`${authors}/answer`, { answer: 'agreed', consent: 'yes' })
  equal(agreed.location, `${authors}?done=agreed`)
  equal((await stranger.post(`${application}/idea`, { ...idea, version: '1' })).location, `${application}?saved=idea`)
  match((await stranger.get('/work')).html, new RegExp(`href="${path}"`))
  doesNotMatch((await stranger.get('/work')).html, new RegExp(`href="${authors}/answer"`))
})

test('a code is read out or printed, and typed with spaces as it stands there', async () => {
  const { path, leader, stranger } = await townWithDraft()
  const authors = `${path}/authors`
  const made = await leader.post(`${authors}/invitations`, { way: 'code' })
  const page = (await leader.get(made.location ?? '')).html
  match(page, /<img src="data:image\/svg\+xml/)
  const code = /<strong>(\d{4} \d{4} \d{4})<\/strong>/.exec(page)?.[1] ?? ''
  equal((await stranger.get(made.location ?? '')).status, 404)
  equal(
    (await stranger.get(`/join?code=${code.replace(/ /g, '%20')}`)).location,
    `${authors}/answer?code=${code.replaceAll(' ', '')}`,
  )
  ok(problemOf((await stranger.get('/join?code=111122223333')).html, 'code'))
  const asked = (await stranger.get(`${authors}/answer`)).html
  doesNotMatch(asked, /Көчөгө жарык/)
  match(asked, /name="code"/)
  const wrong = (await stranger.get(`${authors}/answer?code=123412341234`)).html
  ok(problemOf(wrong, 'code'))
  doesNotMatch(wrong, /Көчөгө жарык/)
  const found = await stranger.get(`${authors}/answer?code=${encodeURIComponent(code)}`)
  match(found.html, /Көчөгө жарык/)
  const form = formOn(found.html, `${authors}/answer`)
  equal(
    (await stranger.post(`${authors}/answer`, { ...form, answer: 'declined' })).location,
    `${authors}/answer?done=declined`,
  )
  match((await stranger.get(`${authors}/answer?done=declined`)).html, /Баш тарттыңыз/)
  const late = await stranger.post(`${authors}/answer`, { ...form, consent: 'yes', answer: 'agreed' })
  equal(late.status, 422)
})

test('two authors who write at once do not write over each other, and lose nothing', async () => {
  const town = await townWithDraft()
  const author = await withAuthor(town)
  const { version } = await read(town.draft)
  const field = `${town.application}/idea`
  equal((await town.leader.post(field, { ...idea, version: `${version}` })).status, 303)
  const late = await author.post(field, { ...idea, problem: 'Чуңкур', version: `${version}` })
  equal(late.status, 409)
  match(late.html, />Чуңкур<\/textarea>/)
  const typing = await author.post(field, { ...idea, problem: 'Чуңкур', version: `${version}`, autosave: '1' })
  equal(JSON.parse(typing.html).kind, 'stopped')
  equal((await read(town.draft)).problem, 'Караңгы')
  const again = formOn(late.html, field)
  equal((await author.post(field, { ...again, theme: '' })).status, 303)
  equal((await read(town.draft)).problem, 'Чуңкур')
})

test('an author sees everything filled in, and that the leader sends it', async () => {
  const town = await townWithDraft()
  const author = await withAuthor(town)
  const { version } = await filled(town.draft)
  const submission = `${town.path}/submission`
  const page = (await author.get(submission)).html
  match(page, /Арызды топтун жетекчиси жөнөтөт: Айгүл Токтосунова/)
  doesNotMatch(page, new RegExp(`action="${submission}"`))
  const sent = await author.post(submission, { version: `${version}` })
  equal(sent.status, 422)
  match(sent.html, /Муну топтун жетекчиси гана жасай алат[\s\S]*href="\/[^"]*regulation\/1#c-5"/)
  const withdrawal = await author.post(`${town.path}/withdrawal`, { confirmed: 'yes' })
  equal(withdrawal.status, 422)
  match(withdrawal.html, /Муну топтун жетекчиси гана жасай алат/)
  equal((await read(town.draft)).stage, 'draft')
  doesNotMatch((await author.get(town.path)).html, new RegExp(`href="${town.path}/withdrawal"`))
})

test('an author opens the private papers of their own application; the public does not', async () => {
  const town = await townWithDraft()
  const author = await withAuthor(town)
  const documents = `${town.application}/documents`
  const paper = { file: { name: 'паспорт.pdf', bytes: '%PDF-1.7 паспорттун көчүрмөсү\n%%EOF' } }
  equal((await author.send(documents, { kind: 'identity' }, paper)).status, 303)
  const { id } = await db.read
    .selectFrom('initiatives.attachment')
    .select('id')
    .where('initiative_id', '=', town.draft.id)
    .executeTakeFirstOrThrow()
  const open = `${town.path}/documents/${id}`
  for (const [person, status] of [
    [author, 200],
    [town.leader, 200],
    [visitor, 404],
    [await windowOf(town.people.bakyt), 404],
  ] as const)
    equal((await person.get(open)).status, status)
})

test('names stand on the public page of those who agreed to it', async () => {
  const town = await townWithDraft()
  const author = await withAuthor(town, true)
  ok((await submitInitiative(platform, await filled(town.draft))).ok)
  match((await visitor.get(town.path)).html, /Авторлор<\/dt><dd>Нурлан Бейшеев</)
  doesNotMatch((await visitor.get(town.path)).html, /Айгүл Токтосунова/)
  const own = `${town.path}/authors/${town.people.nurlan}`
  equal((await town.leader.post(`${own}/name`, { name: 'hidden' })).status, 404)
  equal((await author.post(`${own}/name`, { name: 'hidden' })).location, `${town.path}/authors?done=name-hidden`)
  doesNotMatch((await visitor.get(town.path)).html, /Нурлан Бейшеев/)
})

test('the leader hands the lead over, and takes an author off', async () => {
  const town = await townWithDraft()
  const author = await withAuthor(town)
  const authors = `${town.path}/authors`
  const nurlan = `${authors}/${town.people.nurlan}`
  equal((await town.leader.post(`${nurlan}/lead`, { lead: 'offered' })).location, `${authors}?done=offered`)
  match((await author.get('/work')).html, /Топту жетектөө сунушу/)
  match((await author.get(authors)).html, /Айгүл Токтосунова сизге топтун жетекчилигин өткөрүп бергиси келет/)
  equal((await author.post(`${authors}/lead`, { answer: 'ended' })).location, `${authors}?done=offer-ended`)
  equal((await author.post(`${authors}/lead`, { answer: 'taken' })).status, 409)
  await town.leader.post(`${nurlan}/lead`, { lead: 'offered' })
  equal((await author.post(`${authors}/lead`, { answer: 'taken' })).location, `${authors}?done=leads`)
  equal((await read(town.draft)).leaderId, town.people.nurlan)
  const aigul = `${authors}/${town.people.aigul}`
  const aigulMail = await hasMail(town.people.aigul)
  equal((await author.get(aigul)).status, 200)
  equal((await town.leader.get(nurlan)).status, 404)
  equal((await author.post(`${aigul}/removal`, { removal: '1' })).location, `${authors}?done=removed`)
  equal((await town.leader.get(authors)).status, 404)
  match((await lettersTo(aigulMail)).at(-1) ?? '', /авторлорунан чыгарылдыңыз/)
})

test('an author leaves by themselves; the leader first finds another', async () => {
  const town = await townWithDraft()
  const author = await withAuthor(town)
  const authors = `${town.path}/authors`
  equal((await author.post(`${authors}/${town.people.nurlan}/removal`, { removal: '1' })).location, '/work')
  equal((await author.get(town.application)).status, 404)
  const leader = await town.leader.post(`${authors}/${town.people.aigul}/removal`, { removal: '1' })
  equal(leader.status, 422)
  match(leader.html, /Жетекчи топтон чыкпайт/)
})

test('after the check nobody is invited, and the page says by which clause', async () => {
  const town = await townWithDraft()
  ok((await submitInitiative(platform, await filled(town.draft))).ok)
  await inTransaction(db, async (tx) => moveInitiative(tx, { kind: 'system' }, await read(town.draft), 'admit'))
  const authors = `${town.path}/authors`
  match((await town.leader.get(authors)).html, /текшерүү бүткөн соң авторлор кошулбайт[\s\S]*#c-23/)
  equal((await town.leader.post(`${authors}/invitations`, { way: 'code' })).status, 422)
})

test('an officer who types an application in asks for the group that came with paper', async () => {
  const place = await townWithDraft()
  const { municipalityId, draft, people, officer, path } = place
  await db.pool.query('update initiatives.initiative set typed_by = $1 where id = $2', [people.aibek, draft.id])
  match((await officer.get(`${path}/authors`)).html, /Бул арыз кагаз менен келген/)
  equal((await officer.post(`${path}/authors/invitations`, { way: 'code' })).status, 303)
  ok((await read({ municipalityId, id: draft.id })).typedBy)
  equal((await place.leader.get(`${path}/authors`)).status, 200)
  equal((await read(draft)).leaderId, as(people.aigul).by)
})
