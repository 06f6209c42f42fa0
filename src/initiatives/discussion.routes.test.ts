import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addDays, dateOf } from '../../lib/kernel/civil-date.ts'
import { timeOf } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf, problemOf } from '../../test/support/pages.ts'
import { anInitiative, smallTown } from '../../test/worlds/small-town.ts'
import { terms } from '../../test/worlds/terms.ts'
import { writeComment } from './comment.command.ts'
import { type CommentId, mostCommentsADay } from './comment.model.ts'
import { answerDue, whyMayNotComment } from './comment.rules.ts'
import { countComments } from './comment.store.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'

const platform = await testPlatform()
const { db } = platform
const pages = await pagesOf(platform, initiativeRoutes)
const visitor = await pages.as()
let towns = 0

async function town() {
  towns += 1
  const place = await smallTown(platform, { slug: `town-${towns}`, stage: 'collecting' })
  const { aibek, aigul, nurlan, bakyt } = place.people
  const initiative = { ...place.poll, leaderId: aigul, number: 1, stage: 'submitted', title: 'Аянтча' } as const
  const id = await anInitiative(platform, initiative)
  const path = `/${place.slug}/initiatives/1/discussion`
  const [officer, resident, other] = [await pages.as(aibek), await pages.as(nurlan), await pages.as(bakyt)]
  const write = async (kind: string, text: string, by = resident) =>
    by.post(path, { ...formOn((await by.get(path)).html, path), kind, text })
  const commentId = async () => {
    const row = await db.read
      .selectFrom('initiatives.comment')
      .select('id')
      .where('initiative_id', '=', id)
      .orderBy('written_at', 'desc')
      .executeTakeFirstOrThrow()
    return row.id as CommentId
  }
  return { ...place, id, path, officer, resident, other, write, commentId }
}

test('arguments and questions are read by everybody, each among its own', async () => {
  const { path, write } = await town()
  for (const kind of ['for', 'against', 'question']) {
    equal((await write(kind, `Пикир: ${kind}`)).location, path)
  }
  const { html } = await visitor.get(path)
  ok(html.indexOf('Пикир: for') < html.indexOf('Пикир: against'))
  ok(html.indexOf('Пикир: against') < html.indexOf('Пикир: question'))
  match(html, /Кирип, пикир айтуу/)
})

test('a question is answered once, within the regulation’s days, and whoever asked is told', async () => {
  const { path, write, officer, other, commentId } = await town()
  await write('question', 'Ким карайт?')
  const id = await commentId()
  const due = addDays(dateOf(await db.now()), terms.answerDays)
  const row = await db.read
    .selectFrom('initiatives.comment')
    .select('answer_by')
    .where('id', '=', id)
    .executeTakeFirst()
  equal(row?.answer_by, due)
  equal((await other.get(`${path}/${id}/answer`)).status, 403)
  const answer = `${path}/${id}/answer`
  equal((await officer.get(answer)).status, 200)
  match(problemOf((await officer.post(answer, { text: '' })).html, 'text') ?? '', /толтуруңуз/)
  equal((await officer.post(answer, { text: 'Айыл өкмөтү карайт' })).location, path)
  match((await officer.post(answer, { text: 'дагы' })).html, /жооп берилген/)
  match((await visitor.get(path)).html, /Муниципалитеттин жообу[\s\S]*Айыл өкмөтү карайт/)
})

test('an officer who is an author of the initiative does not hide what is said of it', async () => {
  const { path, write, officer, commentId, municipalityId, id: initiativeId, people } = await town()
  await write('against', 'Бул керек эмес')
  const id = await commentId()
  await db.kysely
    .insertInto('initiatives.author')
    .values({
      municipality_id: municipalityId,
      initiative_id: initiativeId,
      person_id: people.aibek,
      consented_at: timeOf(await db.now()),
      consent_version: 1,
      shows_name: false,
    })
    .execute()
  ok(!(await officer.get(path)).html.includes(`${path}/${id}/hiding`))
  match((await officer.post(`${path}/${id}/hiding`, { text: 'Жакпайт' })).html, /Бул өзүңүздүн демилгеңиз/)
  match((await visitor.get(path)).html, /Бул керек эмес/)
})

test('what is hidden is seen by its author and the officer, and everybody sees why', async () => {
  const { path, write, officer, resident, commentId } = await town()
  await write('against', 'Кемсинткен сөз')
  const hiding = `${path}/${await commentId()}/hiding`
  await officer.post(hiding, { text: 'Адамды кемсинтет' })
  match((await officer.post(hiding, { text: 'дагы' })).html, /Бул жашырылган/)
  for (const [reader, sees] of [
    [visitor, false],
    [resident, true],
    [officer, true],
  ] as const) {
    const { html } = await reader.get(path)
    equal(html.includes('Кемсинткен сөз'), sees)
    match(html, /Жашырылды\. Себеби: Адамды кемсинтет/)
  }
})

test('a person reports a comment once', async () => {
  const { path, write, other, officer, commentId } = await town()
  await write('against', 'Жалган')
  const report = `${path}/${await commentId()}/report`
  for (const _press of [1, 2]) equal((await other.post(report, {})).location, `${path}?reported`)
  match((await officer.get(path)).html, /1 даттануу/)
})

test('a comment about another initiative, or none, is not there', async () => {
  const { path, officer } = await town()
  for (const id of [randomUUID(), 'x']) equal((await officer.get(`${path}/${id}/answer`)).status, 404)
  equal((await visitor.get(path.replace('/1/', '/2/'))).status, 404)
})

test('the same form sent twice is one comment', async () => {
  const { id, municipalityId, people } = await town()
  const comment = { id: randomUUID() as CommentId, kind: 'for' as const, text: 'Керек' }
  const writing = { by: people.nurlan, municipalityId, initiativeId: id, ...comment }
  const answers = await Promise.all([writeComment(platform, writing), writeComment(platform, writing)])
  deepEqual(answers.map((answer) => answer.ok && answer.value).sort(), ['there', 'written'])
})

// Without the lock on the author's row, both of two comments at once would be counted as the twentieth.
test('nobody writes more in a day than they may, not from two tabs either', async () => {
  const { id, municipalityId, people } = await town()
  const write = () => {
    const comment = { id: randomUUID() as CommentId, kind: 'for' as const, text: 'Керек' }
    return writeComment(platform, { by: people.bakyt, municipalityId, initiativeId: id, ...comment })
  }
  for (let at = 1; at < mostCommentsADay; at += 1) ok((await write()).ok)
  const answers = await Promise.all([write(), write()])
  deepEqual(answers.map((answer) => answer.ok).sort(), [false, true])
  equal((await countComments(db.read, { municipalityId, id })).for, mostCommentsADay)
})

test('a long discussion is paged', async () => {
  const { path, id, municipalityId, people } = await town()
  for (let at = 1; at <= 21; at += 1) {
    const by = at % 2 ? people.nurlan : people.bakyt
    const comment = { id: randomUUID() as CommentId, kind: 'for' as const, text: `Пикир № ${at}.` }
    await writeComment(platform, { by, municipalityId, initiativeId: id, ...comment })
  }
  const [first, second] = [(await visitor.get(path)).html, (await visitor.get(`${path}?page=2`)).html]
  match(first, /1-барак, баары 2/)
  ok(first.includes('Пикир № 21.') && !first.includes('Пикир № 1.'))
  ok(second.includes('Пикир № 1.'))
  for (const page of ['0', '-1', 'x', '1e9']) equal((await visitor.get(`${path}?page=${page}`)).status, 200)
})

test('only what is public is discussed, and only questions have a term', () => {
  equal(whyMayNotComment('draft', 0)?.code, 'not-open')
  equal(whyMayNotComment('admitted', mostCommentsADay)?.code, 'too-many-today')
  equal(whyMayNotComment('admitted', 0), undefined)
  equal(answerDue('for', terms, dateOf(0 as never)), undefined)
})

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table initiatives.comment; --",
  ['{{7*7}} $', '{7*7} <%= 7*7 %> #{7*7}'].join(''),
  '{count, plural, other {#}}',
  '&lt;b&gt; &amp;amp; &#x3C;',
  'javascript:alert(1)',
  '../../../etc/passwd',
  '\u202eтерс жазуу\u202c',
  'а\u0300\u0301\u0302\u0303\u0304 зальго',
  '👩‍👩‍👧‍👦 🇰🇬 ﷽',
  'ＳＥＬＥＣＴ',
  'null undefined NaN true',
  '-1e309 0x1F 1/0',
  'ﬀ ǆ İ ı ß ẞ',
  'ң ө ү Ң Ө Ү ё Ё',
  'a'.repeat(1900),
]

test('hostile and odd strings come back as text, on the page and in the form', async () => {
  for (const text of hostile) {
    const { path, write, resident } = await town()
    const answer = await write('for', text)
    equal(answer.location, path, text.slice(0, 40))
    const row = await db.read
      .selectFrom('initiatives.comment')
      .select('text')
      .orderBy('written_at', 'desc')
      .executeTakeFirst()
    const { html } = await visitor.get(path)
    for (const tag of ['<script>alert', '<img src=x']) ok(!html.includes(tag), text)
    ok(row && row.text.length > 0)
    const wrong = await resident.post(path, { id: randomUUID(), kind: '', text })
    equal(wrong.status, 422)
    ok(!wrong.html.includes('<script>alert'), text)
  }
})

test('a text of nothing but signs that nobody sees is no comment', async () => {
  for (const text of ['', '   ', '\u200b\u200b', '\u0000', 'x'.repeat(2001)]) {
    const { write } = await town()
    equal((await write('for', text)).status, 422, JSON.stringify(text.slice(0, 10)))
  }
})
