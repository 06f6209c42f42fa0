import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testPlatform } from '../test/support/database.ts'
import { formOn, pagesOf } from '../test/support/pages.ts'
import { smallTown } from '../test/worlds/small-town.ts'
import { allRoutes } from './routes.ts'

const platform = await testPlatform()
const { people } = await smallTown(platform)
const pages = await pagesOf(platform, allRoutes)
const end = (what: string) =>
  sql`update people.session set ${sql.raw(what)} where person_id = ${people.aibek}`.execute(platform.db.kysely)

const typed = { phone: '0352 5 12 34', address: 'Ленин көчөсү, 4\n"Жарык" үйү', accent: '#123456' }

for (const [missing, change, leads] of [
  ['the session', 'ended_at = now()', '/account/sign-in'],
  ['the second factor', 'second_factor_at = null', '/account/second-factor'],
] as const) {
  test(`whoever loses ${missing} while typing keeps every word, and sends it again`, async () => {
    const aibek = await pages.as(people.aibek)
    await end(change)
    const page = await aibek.post('/ru/kara-suu/settings', typed)
    equal(page.status, 403)
    match(page.html, new RegExp(`href="/ru${leads}\\?next=[^"]*" target="_blank"`))
    const kept = formOn(page.html, '/ru/kara-suu/settings')
    deepEqual(kept, typed)
    ok((await (await pages.as(people.aibek)).post('/ru/kara-suu/settings', kept)).status !== 403)
  })
}

test('a stranger is sent to sign in, and what they post is not read', async () => {
  const answer = await (await pages.as()).post('/kara-suu/settings', typed)
  deepEqual([answer.status, answer.location], [303, '/account/sign-in?next=%2Fkara-suu%2Fsettings'])
})
