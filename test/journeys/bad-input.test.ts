import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { money, som } from '../../lib/kernel/money.ts'
import { type WordKey, type WordValues, wordsIn } from '../../lib/platform/words.ts'
import { allRoutes } from '../../main/routes.ts'
import { makePledge, putBudgetLine } from '../../src/initiatives/index.ts'
import { testPlatform } from '../support/database.ts'
import { formOn, type Page, type Person, problemOf } from '../support/pages.ts'
import { applicationsOf, lampLine, ofMoney } from '../worlds/applications.ts'
import { collectingTowns } from '../worlds/collecting-towns.ts'
import { anInitiative } from '../worlds/small-town.ts'
import { terms } from '../worlds/terms.ts'

const platform = await testPlatform()
const { town, townWithDraft, move, visitor } = await collectingTowns(platform, allRoutes)
const { read, filled } = applicationsOf(platform)

/** Kyrgyz, the language of addresses without a prefix, and Russian. */
const languages = [
  { prefix: '', t: wordsIn('ky') },
  { prefix: '/ru', t: wordsIn('ru') },
] as const

type Fields = Readonly<Record<string, string>>
type Said = readonly [key: WordKey, values?: WordValues]

function kept(page: Page, action: string, typed: Fields, but: readonly string[] = []): void {
  const form = formOn(page.html, action)
  for (const [name, value] of Object.entries(typed)) {
    if (!but.includes(name)) equal(form[name], value, `${name} is kept as it was typed`)
  }
}

/** Posts what is wrong in both languages: 422, the sentence beside the field in that language, and all that was typed kept. */
async function isTold(person: Person, path: string, typed: Fields, field: string, [key, values]: Said): Promise<void> {
  for (const { prefix, t } of languages) {
    const page = await person.post(prefix + path, typed)
    equal(page.status, 422, `${path} with ${JSON.stringify(typed[field])}`)
    equal(problemOf(page.html, field), t(key, values), `${path} with ${JSON.stringify(typed[field])}`)
    match(page.html, new RegExp(`<a href="#f-${field}"`))
    kept(page, prefix + path, typed)
  }
}

test('a title is told that it mixes alphabets, is too long or holds nothing that can be seen', async () => {
  const { leader, apply } = await town()
  const id = randomUUID()
  for (const letter of ['a', 'o', 'e', 'c', 'p', 'x', 'A', 'O', 'E', 'C', 'P', 'X']) {
    const word = `Жы${letter}рык`
    await isTold(leader, apply, { id, title: `${word} көчө` }, 'title', ['problems.look-alike', { word }])
  }
  const long = 'ж'.repeat(203)
  await isTold(leader, apply, { id, title: long }, 'title', ['problems.too-long', { max: 200, over: 3 }])
  for (const title of ['', '   ', '\u200b\u202e\u2066', '\u00ad'])
    await isTold(leader, apply, { id, title }, 'title', ['problems.required'])
})

test('signs that cannot be seen hide no Latin letter, and none of them is kept', async () => {
  const { leader, apply, slug } = await town()
  const title = 'Жa\u200bрык'
  const page = await leader.post(apply, { id: randomUUID(), title })
  equal(problemOf(page.html, 'title'), wordsIn('ky')('problems.look-alike', { word: 'Жaрык' }))
  const odd = '\u202eКөчөгө\u0000 \u200bжа\ufeffрык\u2069 '
  equal((await leader.post(apply, { id: randomUUID(), title: odd })).status, 303)
  const { rows } = await platform.db.pool.query(
    'select title from initiatives.initiative order by drafted_at desc limit 1',
  )
  equal(rows[0].title, 'Көчөгө жарык')
  match((await leader.get(`/${slug}/initiatives/1/application`)).html, /Көчөгө жарык/)
})

test('a phone and an address of mail are told what they look like when they are right', async () => {
  const { officer, apply } = await town()
  const typed = { id: randomUUID(), title: 'Жарык', leaderName: 'Асель' }
  for (const leaderPhone of ['12', '0312 12 34 56', '+7 900 123 45 67', '٠٥٥٥١٢٣٤٥٦', '０５５５１２３４５６'])
    await isTold(officer, apply, { ...typed, leaderPhone }, 'leaderPhone', ['problems.not-a-phone'])
  const signIn = '/account/sign-in'
  for (const [address, problem] of [
    ['0312 12 34 56', 'problems.not-a-phone'],
    ['aibek@', 'problems.not-an-address'],
    ['a\u202eb@mail.kg', 'problems.not-an-address'],
    ['', 'problems.required'],
  ] as const)
    await isTold(visitor, signIn, { address }, 'address', [problem])
})

const sums: readonly (readonly [string, Said])[] = [
  ['-5', ['problems.sum-negative']],
  ['1e9', ['problems.sum-not-a-sum']],
  ['47 000,555', ['problems.sum-too-precise']],
  ['99999999999999999999', ['problems.sum-too-large']],
  ['４７０００', ['problems.sum-not-a-sum']],
  ['кырк миң', ['problems.sum-not-a-sum']],
  ['0,00', ['problems.sum-zero']],
  ['', ['problems.required']],
]

test('a sum is told why it is none, in an application, a pledge and a call alike', async () => {
  const { leader, officer, application, slug } = await townWithDraft()
  const line = { id: randomUUID(), name: 'Чырак', unit: 'даана', quantity: '2,5' }
  const pledge = { id: randomUUID(), pledger: 'Тургундар', pledgerKind: 'residents' }
  const newCall = `/${slug}/calls/new`
  const call = formOn((await officer.get(newCall)).html, newCall) as Record<string, string>
  for (const [typed, said] of sums) {
    await isTold(leader, `${application}/budget`, { ...line, unitPrice: typed }, 'unitPrice', said)
    await isTold(leader, `${application}/pledges/new/money`, { ...pledge, value: typed }, 'value', said)
    await isTold(officer, newCall, { ...call, envelope: typed }, 'envelope', said)
  }
  const most = { ...line, quantity: '999999999', unitPrice: '1000000000000' }
  await isTold(leader, `${application}/budget`, most, 'unitPrice', ['problems.sum-too-large'])
})

test('a date is told that there is no such day, or no such date, or hardly such a year', async () => {
  const { officer, slug } = await town()
  const newCall = `/${slug}/calls/new`
  const call = formOn((await officer.get(newCall)).html, newCall) as Record<string, string>
  const typed = { ...call, envelope: '500 000' }
  const year = { from: 1900, to: 2100 }
  for (const [date, said] of [
    ['31.02.2026', ['problems.no-such-day']],
    ['2026-13-01', ['problems.no-such-day']],
    ['01.01.0026', ['problems.no-such-day']],
    ['31.12.9999', ['problems.unlikely-year', year]],
    ['01.01.1026', ['problems.unlikely-year', year]],
    ['эртең', ['problems.not-a-date']],
    ['２４.05.2026', ['problems.not-a-date']],
    ['', ['problems.required']],
  ] as const)
    for (const field of ['collectingFrom', 'worksUntil'])
      await isTold(officer, newCall, { ...typed, [field]: date }, field, said)
})

test('a PIN of thirteen digits is told so beside it; the code of the card is kept, the PIN never sent back', async () => {
  const { slug, municipalityId } = await town()
  await move(municipalityId, 'voting')
  const opening = `/${slug}/calls/2026/vote/opening`
  for (const [pin, digits] of [
    ['1200519901234', 13],
    ['120051990123456', 15],
    ['2,13E+13', 5],
    ['１２００５１９９０１２３４５', 0],
  ] as const)
    for (const { prefix, t } of languages) {
      const page = await visitor.post(prefix + opening, { pin, code: '7K2QM-4XW9B-E' })
      equal(page.status, 422)
      equal(problemOf(page.html, 'pin'), t('problems.not-a-pin', { digits }))
      ok(!page.html.includes(pin))
      kept(page, prefix + opening, { code: '7K2QM-4XW9B-E' })
    }
})

test('a roll with a wrong PIN in it is told its row and taken in by nobody; what is no table is told beside the file', async () => {
  const { officer, slug } = await town()
  const roll = `/${slug}/calls/2026/roll`
  const bytes = 'ПИН;Аты-жөнү;Айылы\n12005199012345;Асан;\n2,13E+13;Үсөн;\n'
  for (const { prefix, t } of languages) {
    const page = await officer.send(prefix + roll, {}, { file: { name: 'roll.csv', bytes } })
    equal(page.status, 422)
    ok(page.html.includes(t('ballots.roll-problem-shortened')))
    ok(page.html.includes('3 (2,13E+13)'))
    const none = await officer.send(prefix + roll, {}, { file: { name: 'roll.csv', bytes: '\u0000\u0001' } })
    equal(none.status, 422)
    equal(problemOf(none.html, 'file'), t('ballots.file-not-a-roll'))
    equal(problemOf((await officer.send(prefix + roll, {}, {})).html, 'file'), t('problems.required'))
  }
  const { rows } = await platform.db.pool.query('select from ballots.roll_entry')
  equal(rows.length, 0)
})

test('a ceiling exceeded by one tyiyn is told with that tyiyn, and not sent; at the ceiling it is', async () => {
  const { draft, leader, path } = await townWithDraft()
  await filled(draft)
  const line = lampLine({ quantityMilli: 1000n })
  const put = (unitPrice: bigint) =>
    putBudgetLine(platform, { ...draft, line: { ...line, unitPrice: money(unitPrice) } })
  // 34 000 are there, and 64 000 will be their own.
  const left = terms.ceiling - som(34_000) + som(64_000)
  ok((await put(left + 1n)).ok)
  ok((await makePledge(platform, { ...draft, pledge: ofMoney(60_000) })).ok)
  const submission = `${path}/submission`
  for (const { prefix, t } of languages) {
    const pressed = await leader.post(prefix + submission, { version: `${(await read(draft)).version}` })
    equal(pressed.status, 422)
    const text = t('initiatives.reason-ceiling-exceeded', {
      requested: t.money(money(terms.ceiling + 1n)),
      ceiling: t.money(terms.ceiling),
      over: t.money(money(1n)),
    })
    ok(pressed.html.includes(text), text)
  }
  equal((await read(draft)).stage, 'draft')
  ok((await put(left)).ok)
  equal((await leader.post(submission, { version: `${(await read(draft)).version}` })).status, 303)
  equal((await read(draft)).stage, 'submitted')
})

test('a form sent twice is one thing, and both presses lead to it', async () => {
  const { leader, apply, slug } = await town()
  for (const { prefix } of languages) {
    const typed = { id: randomUUID(), title: 'Көчөгө жарык' }
    const [first, second] = await Promise.all([leader.post(prefix + apply, typed), leader.post(prefix + apply, typed)])
    equal(first.status, 303)
    equal(second.location, first.location)
    ok(first.location?.startsWith(`${prefix}/${slug}/initiatives/`))
  }
  const { rows } = await platform.db.pool.query(
    'select from initiatives.initiative i join municipalities.municipality m on m.id = i.municipality_id where m.slug = $1',
    [slug],
  )
  equal(rows.length, languages.length)
})

test('of two tabs the second is told in its language, keeps all that was typed, and may save it when pressed again', async () => {
  const { draft, leader, application } = await townWithDraft()
  for (const { prefix, t } of languages) {
    const idea = `${prefix}${application}/idea`
    const form = formOn((await leader.get(idea)).html, idea) as Record<string, string>
    const typed = { ...form, theme: '', problem: `Экинчи терезе: ${t.language}`, solution: 'Чырак' }
    equal((await leader.post(idea, { ...form, theme: '', problem: 'Биринчи терезе' })).status, 303)
    const late = await leader.post(idea, typed)
    equal(late.status, 409)
    ok(late.html.includes(t('initiatives.refusal-changed-meanwhile')))
    kept(late, idea, typed, ['version', 'theme'])
    equal((await read(draft)).problem, 'Биринчи терезе')
    equal((await leader.post(idea, { ...formOn(late.html, idea), theme: '' })).status, 303)
    equal((await read(draft)).problem, typed.problem)
  }
})

test('a stage that closed while somebody typed is told with its day, and all that was typed stays on the page', async () => {
  const { leader, application, apply, municipalityId } = await townWithDraft()
  const idea = `${application}/idea`
  const form = formOn((await leader.get(idea)).html, idea) as Record<string, string>
  const typed = { ...form, problem: 'Көпкө жазылган текст', solution: 'Чырак' }
  await move(municipalityId, 'reviewing')
  for (const { prefix, t } of languages) {
    const late = await leader.post(prefix + idea, { ...typed, theme: '' })
    equal(late.status, 422)
    const [said = ''] = t('initiatives.refusal-keep', { refusal: '\u0001' })
      .split('\u0001')
      .filter((part) => part !== '')
    ok(late.html.includes(said.trim()), said)
    kept(late, prefix + idea, typed, ['theme'])
    const begun = { id: randomUUID(), title: 'Көчөгө жарык' }
    const tooLate = await leader.post(prefix + apply, begun)
    equal(tooLate.status, 422)
    kept(tooLate, prefix + apply, begun)
  }
})

test("another municipality's address is a page that is not there, in either language, read or posted", async () => {
  const { leader, people, municipalityId, callId } = await town()
  const elsewhere = await town()
  // A number that no other initiative of this file has, so that finding it means having looked in the wrong town.
  const number = 4077
  const theirs = { leaderId: people.aigul, number, stage: 'draft', title: 'Жарык' } as const
  const id = await anInitiative(platform, { municipalityId, callId, ...theirs })
  const foreign = `/${elsewhere.slug}/initiatives/${number}`
  for (const { prefix, t } of languages) {
    for (const path of [foreign, `${foreign}/application/idea`, '/no-such-town', '/no-such-town/calls/new']) {
      const page = await leader.get(prefix + path)
      equal(page.status, 404, path)
      ok(page.html.includes(t('ui.error-404-title')), path)
    }
    const posted = await leader.post(`${prefix}${foreign}/application/idea`, { version: '1', title: 'Башка' })
    equal(posted.status, 404)
    equal((await leader.post(`${prefix}/no-such-town/calls/new`, { title: 'Башка' })).status, 404)
  }
  equal((await read({ municipalityId, id })).title, 'Жарык')
})

test('an officer of another municipality is told that the page is not theirs, in either language', async () => {
  const here = await town()
  const elsewhere = await town()
  for (const { prefix, t } of languages) {
    const page = await elsewhere.officer.get(`${prefix}/${here.slug}/calls/new`)
    equal(page.status, 403)
    ok(page.html.includes(t('ui.error-403-title')))
    equal((await elsewhere.officer.post(`${prefix}/${here.slug}/calls/new`, { title: 'Сынак' })).status, 403)
  }
})

test('a form of ten thousand fields, of one field ten thousand times, or with names of the machinery is a form', async () => {
  const { leader, apply } = await town()
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_none, at) => [`field-${at}`, 'x']))
  const repeated = { id: randomUUID(), title: Array(10_000).fill('Жарык') }
  const named = { id: randomUUID(), title: '', constructor: 'x', __proto__: 'x', toString: 'x' }
  for (const fields of [many, { ...repeated, title: [...repeated.title, 'x'] }, named]) {
    const { status } = await leader.post(apply, fields)
    ok(status === 422 || status === 303, `${status}`)
  }
  deepEqual(Object.keys(Object.prototype), [])
})
