import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { jsonOf, timeOf } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { pagesOf, problemOf } from '../../test/support/pages.ts'
import { authorsIn } from '../../test/worlds/authors.ts'
import { anInitiative, smallTown, votingNoon } from '../../test/worlds/small-town.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import { certifyOutcome } from './certify-outcome.command.ts'
import { countVotes } from './count-votes.command.ts'
import { readElection } from './engine/pb/read.ts'
import { recountRoutes } from './recount.routes.tsx'
import type { RunId } from './tally.model.ts'
import { tallyRoutes } from './tally.routes.tsx'

const platform = await testPlatform()
const { kysely } = platform.db
const pages = await pagesOf(platform, [...tallyRoutes, ...recountRoutes])
const stranger = await pages.as()

const points = { significance: 4, participation: 4, sustainability: 4, 'justified-costs': 4, 'own-contribution': 4 }

/** A town whose vote is over: lamps and a park on every second ballot, lamps alone on the others. */
async function votedTown(slug: string, ballots: number) {
  const town = await smallTown(platform, { slug, stage: 'tallying' })
  const { people, poll, municipalityId } = town
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
  const lamps = await add(1, 'Көчө жарыгы; экинчи кезек', 30_000_000n)
  const park = await add(2, 'Сейил бак', 25_000_050n)
  await kysely
    .insertInto('ballots.roll')
    .values({ municipality_id: poll.municipalityId, call_id: poll.callId })
    .execute()
  for (let at = 0; at < ballots; at++) await ballot(poll, at % 2 === 0 ? [park, lamps] : [lamps])
  await countVotes(platform, { by: people.aibek, poll, runId: randomUUID() as RunId })
  const certify = async () =>
    equal((await certifyOutcome(platform, { by: people.gulnara, poll, protocol: '3' })).ok, true)
  return { ...town, certify, address: `${slug}/calls/2026` }
}

async function ballot(poll: { municipalityId: string; callId: string }, choices: InitiativeId[]) {
  await sql`insert into ballots.box (municipality_id, call_id, ballot_id, slot, choices, nonce, commitment)
    values (${poll.municipalityId}, ${poll.callId}, gen_random_uuid(), uuid_send(gen_random_uuid()), ${choices}, '\\x01', '\\x01')`.execute(
    kysely,
  )
}

test('nothing can be counted again before the outcome is certified', async () => {
  const { address, certify } = await votedTown('early', 12)
  equal((await stranger.get(`${address}/recount`)).status, 404)
  equal((await stranger.get(`${address}/outcome/votes.pb`)).status, 404)
  await certify()
  equal((await stranger.get(`${address}/recount`)).status, 200)
  match((await stranger.get(`${address}/outcome`)).html, /href="\/early\/calls\/2026\/recount"/)
  equal((await stranger.get('early/calls/2099/recount')).status, 404)
})

test('a stranger without scripts lets the server count and reads that it agrees, in three languages', async () => {
  const { address, certify } = await votedTown('agreeing', 12)
  await certify()
  const before = await stranger.get(`${address}/recount`)
  doesNotMatch(before.html, /<table/)
  match(before.html, /кайра эсептеңиз/)
  const { status, html } = await stranger.get(`${address}/recount?counted=server`)
  equal(status, 200)
  match(html, /Сервердин эсеби дал келди/)
  match(html, /Эсептелген бюллетень: 12\./)
  match(html, /биздин сервер эсептеди/)
  equal(html.match(/<td[^>]*>\s*<span class="cell">Дал келет/g)?.length, 2)
  match((await stranger.get(`ru/${address}/recount?counted=server`)).html, /Подсчёт сервера сошёлся/)
  match((await stranger.get(`en/${address}/recount?counted=server`)).html, /The server's count agrees/)
})

test('an outcome that was changed afterwards is found out', async () => {
  const { address, certify, callId } = await votedTown('changed', 12)
  await certify()
  const spent = { spent: '25000050' }
  await sql`update tally.run set result = result || ${jsonOf(spent)} where call_id = ${callId}`.execute(kysely)
  const { html } = await stranger.get(`en/${address}/recount?counted=server`)
  match(html, /The server's count differs/)
  match(html, /while 250.000\.50.som was published/)
})

test('the ballots are published without names and order, as a file that the format knows', async () => {
  const { address, certify } = await votedTown('open', 12)
  await certify()
  const { status, type, bytes } = await stranger.get(`${address}/outcome/votes.pb`)
  equal(status, 200)
  match(type, /text\/plain/)
  const { election, faults } = readElection(bytes)
  deepEqual(faults, [])
  deepEqual([election?.budget, election?.scale, election?.ballots.count], [5_000_000, 10, 12])
  const text = bytes.toString()
  match(text, /unit;Kara-Suu aiyl aimak\n/)
  match(text, /date_begin;01\.06\.2026\ndate_end;10\.06\.2026\n/)
  match(
    text,
    /comment;"?#1: Rule: [^\n]*#2: When totals are equal, first goes the one with more votes, then [^\n]*#3: The commission's points/,
  )
  match(text, /\n1;1\n2;1\n3;1\n4;1\n5;1\n6;1\n7;1,2\n/)
  deepEqual((await stranger.get(`ru/${address}/outcome/votes.pb`)).bytes, bytes)
})

test('fewer than ten ballots stay closed, and so do those that are not all kept', async () => {
  const small = await votedTown('small', 9)
  await small.certify()
  equal((await stranger.get(`${small.address}/outcome/votes.pb`)).status, 404)
  const { html } = await stranger.get(`en/${small.address}/recount?counted=server`)
  match(html, /fewer than ten ballots[\s\S]*The server's count agrees[\s\S]*Counted from the totals; ballots: 9\./)
  doesNotMatch(html, /votes\.pb/)
  const gone = await votedTown('not-kept', 12)
  await gone.certify()
  await kysely.deleteFrom('ballots.box').where('call_id', '=', gone.callId).execute()
  equal((await stranger.get(`${gone.address}/outcome/votes.pb`)).status, 404)
  match((await stranger.get(`en/${gone.address}/recount`)).html, /are not all kept/)
})

const file = [
  'META',
  'key;value',
  'num_projects;2',
  'num_votes;3',
  'budget;100000',
  'vote_type;approval',
  'currency;EUR',
  'PROJECTS',
  'project_id;cost;name',
  'a;60000;Кудук',
  'b;50000;Көпүрө',
  'VOTES',
  'voter_id;vote',
  '1;a',
  '2;a',
  '3;b',
].join('\n')

const send = (address: string, bytes: string, rules: readonly string[] = ['greedy']) =>
  stranger.send(address, { rules: rules.join() }, { file: { name: 'v.pb', bytes } })

test('a file from anybody is counted by the rules that were asked for, with a reason for each project', async () => {
  match((await stranger.get('recount')).html, /enctype="multipart\/form-data"/i)
  const { status, html } = await send('recount', file)
  equal(status, 200)
  match(html, /Демилге: 2\. Бюллетень: 3\. Акча: 100.000.EUR\./)
  match(html, /Кудук<\/th>/)
  doesNotMatch(html, /Көпүрө<\/th>/)
  match((await send('ru/recount', file)).html, /Инициатив: 2\. Бюллетеней: 3\./)
  match((await send('en/recount', file, ['phragmen'])).html, /Initiatives: 2\. Ballots: 3\./)
})

test('a file that cannot be counted is told with line and column in the language of the reader', async () => {
  const wrong = file.replace('b;50000', 'b;fifty')
  const ky = await send('recount', wrong)
  equal(ky.status, 422)
  match(ky.html, /11-сап, 3-белги: сумма туура эмес «fifty»/)
  match((await send('ru/recount', wrong)).html, /Строка 11, знак 3: неверная сумма «fifty»/)
  match((await send('en/recount', wrong)).html, /Line 11, column 3: the sum is wrong “fifty”/)
  match((await send('en/recount', 'no vote at all')).html, /Line 1: the part META, PROJECTS/)
})

test('a missing file, no rule and a vote too large for a page are told beside their field', async () => {
  const empty = await stranger.post('recount', {})
  equal(empty.status, 422)
  match(problemOf(empty.html, 'file') ?? '', /толтуруңуз/)
  match(problemOf(empty.html, 'rules') ?? '', /Тандаңыз|тандаңыз/)
  const rows = Array.from({ length: 201 }, (_, at) => `p${at};10;x`)
  const many = file.replace('num_projects;2', 'num_projects;203').replace('VOTES', `${rows.join('\n')}\nVOTES`)
  match(problemOf((await send('recount', many)).html, 'file') ?? '', /200 демилге/)
})

test('the certification tells each group its verdict, why and what comes next, in both languages', async () => {
  const { people, slug } = await votedTown('telling', 12)
  const { hasMail, lettersTo } = authorsIn(platform)
  const mail = await hasMail(people.aigul)
  const head = await pages.as(people.gulnara)
  equal((await head.post(`/${slug}/calls/2026/outcome/certification`, { protocol: '3' })).status, 303)
  const letters = await lettersTo(mail)
  equal(letters.length, 2)
  const about = (number: number) =>
    (letters.find((letter) => letter.includes(`№ ${number}`)) ?? '').replaceAll('\u00a0', ' ')
  match(about(1), /тандалды\.\n1-орун.*\nКийинки кадам.*келишим/)
  match(about(1), /отобрана\.\n.*\nСледующий шаг/)
  match(about(2), /резервде калды\.\n2-орун.*жетпеди/)
  match(about(2), /\/ru\/telling\/calls\/2026\/outcome/)
})
