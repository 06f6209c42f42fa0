import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { jsonOf, timeOf } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { pagesOf, problemOf } from '../../test/support/pages.ts'
import { aCall, anInitiative, smallTown, votingNoon } from '../../test/worlds/small-town.ts'
import { callRoutes } from '../calls/calls.routes.tsx'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import { certifyOutcome } from './certify-outcome.command.ts'
import { countVotes } from './count-votes.command.ts'
import type { RunId } from './tally.model.ts'
import { tallyRoutes } from './tally.routes.tsx'
import { whatIfRoutes } from './what-if.routes.tsx'

const platform = await testPlatform()
const { kysely } = platform.db
const pages = await pagesOf(platform, [...callRoutes, ...whatIfRoutes, ...tallyRoutes])

const madeUp =
  'from=made-up&initiatives=10&voters=200&villages=3&choices=3&own=80&lowest=40&seed=5&envelope=1500000&minimum=5'

/** A town that drafts the call of 2027, and the address of its page. */
async function draftingTown(slug: string, rules: Partial<Terms> = {}) {
  const town = await smallTown(platform, { slug, stage: 'tallying', rules })
  const { municipalityId, regulationId, people } = town
  await aCall(platform, {
    municipalityId,
    regulationId,
    by: people.aibek,
    stage: 'draft',
    now: votingNoon,
    slug: '2027',
  })
  return { ...town, address: `${slug}/calls/2027/what-if`, officer: await pages.as(people.aibek) }
}

type Drafting = Awaited<ReturnType<typeof draftingTown>>

const points = { significance: 4, participation: 4, sustainability: 4, 'justified-costs': 4, 'own-contribution': 4 }

/** The town's vote of 2026, certified: lamps on two ballots, the park on one, the gym on none. */
async function certified({ people, poll, municipalityId, villageId }: Drafting) {
  const add = async (number: number, title: string, requested: bigint) => {
    const given = { ...poll, leaderId: people.aigul, number, title, requested }
    const id = await anInitiative(platform, { ...given, stage: 'on-the-ballot' })
    for (const member of [people.meerim, people.ulan, people.jyldyz])
      await kysely
        .insertInto('reviews.sheet')
        .values({
          municipality_id: municipalityId,
          initiative_id: id,
          member_id: member,
          points: jsonOf(points),
          signed_at: timeOf(votingNoon),
        })
        .execute()
    return id
  }
  const lamps = await add(1, 'Көчө жарыгы', 30_000_000n)
  const park = await add(2, 'Сейил бак', 25_000_000n)
  await add(3, 'Спорт зал', 10_000_000n)
  await kysely
    .updateTable('initiatives.initiative')
    .set({ village_id: villageId })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', lamps)
    .execute()
  await kysely
    .insertInto('ballots.roll')
    .values({ municipality_id: poll.municipalityId, call_id: poll.callId })
    .execute()
  for (const choices of [[lamps, park], [lamps]]) await ballot(poll, choices)
  await countVotes(platform, { by: people.aibek, poll, runId: randomUUID() as RunId })
  const result = await certifyOutcome(platform, { by: people.gulnara, poll, protocol: '3' })
  equal(result.ok, true)
}

async function ballot(poll: { municipalityId: string; callId: string }, choices: InitiativeId[]) {
  await sql`insert into ballots.box (municipality_id, call_id, ballot_id, slot, choices, nonce, commitment)
    values (${poll.municipalityId}, ${poll.callId}, gen_random_uuid(), uuid_send(gen_random_uuid()), ${choices}, '\\x01', '\\x01')`.execute(
    kysely,
  )
}

const file = [
  'META',
  'key;value',
  'num_projects;2',
  'num_votes;3',
  'budget;100000',
  'vote_type;approval',
  'PROJECTS',
  'project_id;cost;name;village',
  'a;60000;Кудук;Бел',
  'b;50000;Көпүрө;Тоо',
  'VOTES',
  'voter_id;vote',
  '1;a',
  '2;a',
  '3;b',
].join('\n')

test('those who announce the call see the page, others do not', async () => {
  const { address, people, officer } = await draftingTown('doors')
  equal((await officer.get(address)).status, 200)
  equal((await (await pages.as(people.gulnara)).get(address)).status, 200)
  equal((await (await pages.as(people.bakyt)).get(address)).status, 403)
  equal((await (await pages.as()).get(address)).status, 303)
  equal((await officer.get('doors/calls/2099/what-if')).status, 404)
})

test('the draft of the call leads to it', async () => {
  const { officer } = await draftingTown('way')
  match((await officer.get('way/calls/2027')).html, /href="\/way\/calls\/2027\/what-if"/)
  match((await officer.get('en/way/calls/2027')).html, /What if/)
})

test('without a past vote the page begins with a made-up one, filled in', async () => {
  const { officer, address } = await draftingTown('empty')
  const { html } = await officer.get(address)
  match(html, /name="from" value="made-up"/)
  match(html, /value="1000"[^>]*id="f-voters"/)
  match((await officer.get(`${address}?from=past`)).html, /жыйынтыгы бекитилген сынак азырынча жок/)
})

test('a made-up vote is counted from its address alone, the same for everybody who opens it', async () => {
  const { officer, address, people } = await draftingTown('made-up')
  const page = await officer.get(`${address}?${madeUp}`)
  equal(page.status, 200)
  match(page.html, /Жободогу эреже/)
  match(page.html, /ойдон чыгарылган/)
  const tables = (html: string) => html.match(/<table[\s\S]*?<\/table>/g)
  equal(tables(page.html)?.length, 3)
  equal(tables(page.html)?.[0]?.match(/<th role="rowheader"/g)?.length, 6)
  const head = await (await pages.as(people.gulnara)).get(`${address}?${madeUp}`)
  deepEqual(tables(head.html), tables(page.html))
  const other = await officer.get(`${address}?${madeUp.replace('seed=5', 'seed=6')}`)
  ok(tables(other.html)?.[1] !== tables(page.html)?.[1])
})

test('what is selected, how its money comes together and what villages get is drawn too', async () => {
  const { officer, address } = await draftingTown('drawn')
  const { html } = await officer.get(`en/${address}?${madeUp}`)
  equal(html.match(/<svg xmlns="http:\/\/www.w3.org\/2000\/svg" class="tally-picture"/g)?.length, 3)
  match(html, /Money by village: two rules[\s\S]*Cost and votes: what “Commission[\s\S]*people put it together/)
  // A vote of one village has nothing to be set side by side.
  const alone = await officer.get(`en/${address}?${madeUp.replace('villages=3', 'villages=1')}`)
  equal(alone.html.match(/class="tally-picture"/g)?.length, 2)
  const nothing = await officer.get(`en/${address}?${madeUp.replace('envelope=1500000', 'envelope=1')}`)
  equal(nothing.html.includes('tally-picture'), false)
})

test('a regulation that settles ties in another order than the page is told of, and no other', async () => {
  const own = await draftingTown('own-order', { tieOrder: ['points', 'cost'] })
  match(
    (await own.officer.get(`/en/${own.address}?${madeUp}`)).html,
    /another order: first the one that the commission/,
  )
  const usual = await draftingTown('usual-order')
  doesNotMatch((await usual.officer.get(`/en/${usual.address}?${madeUp}`)).html, /another order/)
})

test('the page speaks three languages', async () => {
  const { officer, address } = await draftingTown('words')
  match((await officer.get(`ru/${address}?${madeUp}`)).html, /Если бы было иначе[\s\S]*Правило положения/)
  match((await officer.get(`en/${address}?${madeUp}`)).html, /What if[\s\S]*The regulation.s rule/)
})

test('what cannot be understood is told beside its field, and what was typed stays', async () => {
  const { officer, address } = await draftingTown('wrong')
  const asked = madeUp.replace('voters=200', 'voters=999999').replace('envelope=1500000', 'envelope=much')
  const { status, html } = await officer.get(`${address}?${asked.replace('seed=5', 'seed=')}`)
  equal(status, 422)
  equal(problemOf(html, 'voters'), '1 менен 15000 ортосундагы санды жазыңыз')
  match(problemOf(html, 'envelope') ?? '', /сан менен/)
  match(problemOf(html, 'seed') ?? '', /толтуруңуз/)
  match(html, /value="999999"/)
  match(html, /value="much"/)
  doesNotMatch(html, /<table/)
})

test('a past vote is counted from its ballots and points, with its own money unless another sum is asked', async () => {
  const town = await draftingTown('past')
  await certified(town)
  const { officer, address } = town
  match((await officer.get(address)).html, /<option value="2026" selected/)
  const { status, html } = await officer.get(`${address}?from=past&past=2026&envelope=&minimum=0`)
  equal(status, 200)
  match(html, /500[\s\u00a0]000/)
  match(html, /Көчө жарыгы/)
  match(html, /Кара-Суу/)
  match(html, /Комиссиянын упайы жана добуштар <span class="tag"/)
  const small = await officer.get(`${address}?from=past&past=2026&envelope=250000&minimum=1`)
  doesNotMatch(small.html, /Көчө жарыгы<\/th>/)
  match(small.html, /Сейил бак<\/th>/)
})

test('the certified outcome leads those who announce calls to other rules on its own vote, nobody else', async () => {
  const town = await draftingTown('next')
  await certified(town)
  const { html } = await town.officer.get('next/calls/2026/outcome')
  const [, link = ''] = /href="\/(next\/calls\/2026\/what-if\?[^"]*)"/.exec(html) ?? []
  const tried = await town.officer.get(link.replaceAll('&amp;', '&'))
  equal(tried.status, 200)
  match(tried.html, /Көчө жарыгы/)
  doesNotMatch((await (await pages.as()).get('next/calls/2026/outcome')).html, /what-if/)
})

test('a past vote that is not certified, or whose ballots are gone, cannot be tried', async () => {
  const town = await draftingTown('gone')
  const query = 'from=past&past=2026&envelope=&minimum=0'
  equal((await town.officer.get(`${town.address}?${query}`)).status, 422)
  await certified(town)
  await kysely.deleteFrom('ballots.box').where('call_id', '=', town.callId).execute()
  const { status, html } = await town.officer.get(`${town.address}?${query}`)
  equal(status, 422)
  match(problemOf(html, 'past') ?? '', /сакталган эмес/)
})

test('an uploaded vote is counted and not kept; without points the rule of the regulation is left out', async () => {
  const { officer, address } = await draftingTown('file')
  const runs = async () => (await kysely.selectFrom('tally.run').select('id').execute()).length
  const before = await runs()
  match((await officer.get(`${address}?from=file`)).html, /enctype="multipart\/form-data"/i)
  const sent = await officer.send(address, { envelope: '', minimum: '0' }, { file: { name: 'v.pb', bytes: file } })
  equal(sent.status, 200)
  match(sent.html, /Кудук/)
  match(sent.html, /комиссиянын упайлары жок/)
  equal(sent.html.match(/<table[\s\S]*?<\/table>/)?.[0].match(/<th role="rowheader"/g)?.length, 5)
  const poor = await officer.send(address, { envelope: '55000', minimum: '0' }, { file: { name: 'v.pb', bytes: file } })
  doesNotMatch(poor.html, /Кудук<\/th>/)
  equal(await runs(), before)
})

test('a file that cannot be counted is told with its line, or with what is missing', async () => {
  const { officer, address } = await draftingTown('bad-file')
  const send = (bytes: string, envelope = '12', name = 'v.pb') =>
    officer.send(address, { envelope, minimum: '0' }, { file: { name, bytes } })
  const broken = await send(file.replace('b;50000', 'b;fifty'), '12')
  equal(broken.status, 422)
  equal(problemOf(broken.html, 'file'), '10-сап: сумма туура эмес «fifty». Файлды оңдоп, кайра жүктөңүз')
  match(broken.html, /value="12"/)
  match(problemOf((await send('no vote at all')).html, 'file') ?? '', /META, PROJECTS/)
  match(problemOf((await officer.post(address, { minimum: '0' })).html, 'file') ?? '', /толтуруңуз/)
  match(problemOf((await send(file, '-5')).html, 'envelope') ?? '', /терс/)
  const huge = file.replace('b;50000', 'b;50000000000000')
  match(problemOf((await send(huge)).html, 'envelope') ?? '', /өтө чоң/)
  const rows = Array.from({ length: 201 }, (_, at) => `p${at};10;x;y`)
  const many = file.replace('num_projects;2', 'num_projects;203').replace('VOTES', `${rows.join('\n')}\nVOTES`)
  match(problemOf((await send(many)).html, 'file') ?? '', /200 демилге/)
})
