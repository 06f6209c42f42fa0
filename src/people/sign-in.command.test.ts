import { deepEqual, equal, notEqual, ok } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { day, hour, type Instant, instant } from '../../lib/kernel/instant.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { testPlatform } from '../../test/support/database.ts'
import { insertDemoRole } from './demo-role.store.ts'
import type { PersonId } from './person.model.ts'
import { insertPerson } from './person.store.ts'
import { actAs, signOut } from './session.command.ts'
import { finishSignIn, resendCode, startSignIn } from './sign-in.command.ts'
import { type Address, consentVersion, type Opened, signInBounds } from './sign-in.model.ts'
import { parseAddress } from './sign-in.rules.ts'
import { welcome } from './welcome.command.ts'

const start = instant(Date.parse('2026-11-23T09:00:00+06:00'))
let now: Instant = start
const platform = await testPlatform(() => now)
const networkHash = Buffer.alloc(32, 1)
const sent: string[] = []
const text = (code: string) => {
  sent.push(code)
  return { subject: 'Код', body: code }
}

let addresses = 0
/** An address that no other test uses. */
function freshAddress(): Address {
  addresses += 1
  const to = parseAddress(`resident-${addresses}@example.kg`)
  ok(typeof to !== 'string')
  return to
}

async function askForCode(to: Address, network = networkHash): Promise<{ challengeId: string; code: string }> {
  const result = await startSignIn(platform, { to, networkHash: network, text })
  ok(result.ok, JSON.stringify(result))
  return { challengeId: result.value.challengeId, code: sent.at(-1) ?? '' }
}

function attempt(challengeId: string, code: string) {
  return finishSignIn(platform, { challengeId, code, oldToken: undefined })
}

/** Signs in as somebody who was never here, up to an open session. */
async function joined(to: Address, oldToken?: string): Promise<Opened & { readonly pass: string }> {
  const { challengeId, code } = await askForCode(to)
  const answer = await attempt(challengeId, code)
  ok(answer.ok && answer.value.kind === 'newcomer')
  const { pass } = answer.value
  const opened = await welcome(platform, { pass, name: 'Айгүл Токтосунова', homeMunicipalityId: undefined, oldToken })
  ok(opened.ok)
  return { ...opened.value, pass }
}

function wrongOf(code: string): string {
  return code === '000000' ? '000001' : '000000'
}

async function countOf(query: string, values: readonly unknown[] = []): Promise<number> {
  const answer = await platform.db.pool.query<{ count: bigint }>(query, [...values])
  return Number(answer.rows[0]?.count)
}

async function livingSessions(token: string): Promise<number> {
  const query = 'select count(*) from people.session where token_hash = sha256($1::bytea) and ended_at is null'
  return countOf(query, [Buffer.from(token)])
}

test('a code signs in once', async () => {
  const { challengeId, code } = await askForCode(freshAddress())
  const first = await attempt(challengeId, code)
  ok(first.ok)
  equal(first.value.kind, 'newcomer')
  deepEqual(await attempt(challengeId, code), { ok: false, refusal: { code: 'code-expired' } })
})

test('a code signs in once even when it comes eight times at the same moment', async () => {
  const { challengeId, code } = await askForCode(freshAddress())
  // Without lockHash and for update in lockChallenge several of these see the code unused.
  const answers = await Promise.all(Array.from({ length: 8 }, () => attempt(challengeId, code)))
  equal(answers.filter((answer) => answer.ok).length, 1)
})

test('whoever is known keeps being the same person', async () => {
  const to = freshAddress()
  const newcomer = await joined(to)
  const { challengeId, code } = await askForCode(to)
  const known = await attempt(challengeId, code)
  ok(known.ok && known.value.kind === 'signed-in')
  equal(known.value.personId, newcomer.personId)
  notEqual(known.value.token, newcomer.token)
})

test('nothing of a newcomer is kept before they agree to it, and then what they agreed to', async () => {
  const to = freshAddress()
  const people = () => countOf('select count(*) from people.person')
  const before = await people()
  const { challengeId, code } = await askForCode(to)
  equal((await attempt(challengeId, code)).ok, true)
  equal(await people(), before)
  const { personId } = await joined(to)
  const query = 'select consent_version as count from people.person where id = $1 and consented_at = $2'
  equal(await countOf(query, [personId, new Date(now)]), consentVersion)
})

test('a newcomer who sends the form twice, or eight times at once, is one person', async () => {
  const { challengeId, code } = await askForCode(freshAddress())
  const answer = await attempt(challengeId, code)
  ok(answer.ok && answer.value.kind === 'newcomer')
  const { pass } = answer.value
  const send = () => welcome(platform, { pass, name: 'Айгүл', homeMunicipalityId: undefined, oldToken: undefined })
  // Without lockHash in lockChallenge several of these find nobody, and the second insert fails.
  const answers = await Promise.all(Array.from({ length: 8 }, send))
  equal(new Set(answers.map((one) => one.ok && one.value.personId)).size, 1)
})

test('a pass that we did not give, or of half an hour ago, opens nothing', async () => {
  const { challengeId, code } = await askForCode(freshAddress())
  const unused = platform.keys.seal('people/welcome', challengeId).toString('base64url')
  const given = { name: 'Айгүл', homeMunicipalityId: undefined, oldToken: undefined }
  const refused = { ok: false, refusal: { code: 'pass-expired' } }
  deepEqual(await welcome(platform, { pass: unused, ...given }), refused)
  deepEqual(await welcome(platform, { pass: 'made-up', ...given }), refused)
  const answer = await attempt(challengeId, code)
  ok(answer.ok && answer.value.kind === 'newcomer')
  now = instant(start + signInBounds.welcomeMinutes * 60_000)
  deepEqual(await welcome(platform, { pass: answer.value.pass, ...given }), refused)
  now = start
})

test('signing in ends the session that the browser came with', async () => {
  const to = freshAddress()
  const first = await joined(to)
  const { challengeId, code } = await askForCode(to)
  const second = await finishSignIn(platform, { challengeId, code, oldToken: first.token })
  ok(second.ok && second.value.kind === 'signed-in')
  deepEqual([await livingSessions(first.token), await livingSessions(second.value.token)], [0, 1])
})

test('a code is sent again to where the first one went, within the same bounds', async () => {
  const { challengeId, code } = await askForCode(freshAddress())
  const again = await resendCode(platform, { challengeId, networkHash, text })
  ok(again.ok)
  const newest = sent.at(-1) ?? ''
  equal((await attempt(again.value.challengeId, newest)).ok, true)
  equal((await resendCode(platform, { challengeId, networkHash, text })).ok, true)
  const refused = await resendCode(platform, { challengeId, networkHash, text })
  deepEqual(refused, { ok: false, refusal: { code: 'too-many-codes', waitMinutes: 60 } })
  equal((await attempt(challengeId, code)).ok, true)
  deepEqual(await resendCode(platform, { challengeId, networkHash, text }), {
    ok: false,
    refusal: { code: 'code-expired' },
  })
})

test('the code of one address does not open the challenge of another', async () => {
  const mine = await askForCode(freshAddress())
  const theirs = await askForCode(freshAddress())
  const answer = await attempt(theirs.challengeId, mine.code)
  equal(answer.ok || answer.refusal.code, mine.code === theirs.code ? true : 'wrong-code')
})

test('after five wrong codes the right one does not help', async () => {
  const { challengeId, code } = await askForCode(freshAddress())
  const left: number[] = []
  for (let tries = 0; tries < signInBounds.triesPerCode; tries += 1) {
    const answer = await attempt(challengeId, wrongOf(code))
    ok(!answer.ok && answer.refusal.code === 'wrong-code')
    left.push(answer.refusal.left)
  }
  deepEqual(left, [4, 3, 2, 1, 0])
  deepEqual(await attempt(challengeId, code), { ok: false, refusal: { code: 'code-expired' } })
})

test('fifty wrong codes at the same moment are five tries and no more', async () => {
  const { challengeId, code } = await askForCode(freshAddress())
  // Without lockHash and for update in lockChallenge, each of the connections reads the same number of tries.
  const answers = await Promise.all(Array.from({ length: 50 }, () => attempt(challengeId, wrongOf(code))))
  const wrong = answers.filter((answer) => !answer.ok && answer.refusal.code === 'wrong-code')
  equal(wrong.length, signInBounds.triesPerCode)
  equal(await countOf('select tries as count from people.challenge where id = $1', [challengeId]), 5)
  deepEqual(await attempt(challengeId, code), { ok: false, refusal: { code: 'code-expired' } })
})

test('ten wrong codes in a day close the address, over all its codes, until the day is over', async () => {
  const to = freshAddress()
  for (let codes = 0; codes < 2; codes += 1) {
    const { challengeId, code } = await askForCode(to)
    for (let tries = 0; tries < 5; tries += 1) await attempt(challengeId, wrongOf(code))
  }
  const third = await askForCode(to)
  deepEqual(await attempt(third.challengeId, third.code), { ok: false, refusal: { code: 'too-many-tries' } })
  now = instant(start + day + 1000)
  const next = await askForCode(to)
  equal((await attempt(next.challengeId, next.code)).ok, true)
  now = start
})

test('a code lives ten minutes', async () => {
  const { challengeId, code } = await askForCode(freshAddress())
  now = instant(start + signInBounds.minutes * 60_000)
  deepEqual(await attempt(challengeId, code), { ok: false, refusal: { code: 'code-expired' } })
  now = instant(start + signInBounds.minutes * 60_000 - 1)
  equal((await attempt(challengeId, code)).ok, true)
  now = start
})

test('a challenge that never was is answered like an expired one', async () => {
  deepEqual(await attempt(randomUUID(), '123456'), { ok: false, refusal: { code: 'code-expired' } })
})

test('one address gets three codes in an hour and six in a day, also when twelve are asked for at once', async () => {
  const to = freshAddress()
  const burst = (network: number) =>
    Promise.all(
      Array.from({ length: 12 }, () => startSignIn(platform, { to, networkHash: Buffer.alloc(32, network), text })),
    )
  // Without lockHash in startSignIn each of the twelve counts the same codes.
  equal((await burst(2)).filter((answer) => answer.ok).length, signInBounds.codesPerHour)
  now = instant(start + hour + 1000)
  equal((await burst(3)).filter((answer) => answer.ok).length, signInBounds.codesPerHour)
  now = instant(start + 2 * hour + 2000)
  const refused = await burst(4)
  deepEqual(refused[0], { ok: false, refusal: { code: 'too-many-codes', waitMinutes: 1440 } })
  equal(refused.filter((answer) => answer.ok).length, 0)
  now = start
})

test('one network gets sixty codes in an hour, whoever they are for', async () => {
  const network = Buffer.alloc(32, 9)
  for (let codes = 0; codes < signInBounds.codesPerNetworkHour; codes += 1) await askForCode(freshAddress(), network)
  const answer = await startSignIn(platform, { to: freshAddress(), networkHash: network, text })
  deepEqual(answer, { ok: false, refusal: { code: 'too-many-codes', waitMinutes: 60 } })
  await askForCode(freshAddress(), Buffer.alloc(32, 10))
})

test('one network gets no more than sixty codes when they are asked for at once', async () => {
  const network = Buffer.alloc(32, 12)
  // Without the lock of the network each of the connections counts the same codes.
  const answers = await Promise.all(
    Array.from({ length: 80 }, () => startSignIn(platform, { to: freshAddress(), networkHash: network, text })),
  )
  equal(answers.filter((answer) => answer.ok).length, signInBounds.codesPerNetworkHour)
})

test('a known and an unknown address leave the same rows and get the same answer', async () => {
  const known = freshAddress()
  await inTransaction(platform.db, (tx) => insertPerson(tx, platform.keys, 'Айгүл', known))
  const traceOf = async (to: Address) => {
    const tables = ['challenge', 'message', 'person', 'contact', 'session'] as const
    const counts = () => Promise.all(tables.map((table) => countOf(`select count(*) from people.${table}`)))
    const before = await counts()
    const answer = await startSignIn(platform, { to, networkHash: Buffer.alloc(32, 11), text })
    const now = await counts()
    return {
      rows: now.map((count, index) => count - (before[index] ?? 0)),
      answer: answer.ok ? Object.keys(answer.value) : answer.refusal,
    }
  }
  const expected = { rows: [1, 1, 0, 0, 0], answer: ['challengeId'] }
  deepEqual([await traceOf(known), await traceOf(freshAddress())], [expected, expected])
})

test('the database alone tells neither the code nor the address', async () => {
  const to = freshAddress()
  const { code } = await askForCode(to)
  const rows = await platform.db.pool.query<{ line: string }>(
    'select to_jsonb(c)::text as line from people.challenge c union all select to_jsonb(m)::text from people.message m',
  )
  const all = rows.rows.map(({ line }) => line).join('\n')
  const hex = (word: string) => Buffer.from(word).toString('hex')
  for (const word of [to.address, hex(to.address), hex(code)]) equal(all.includes(word), false)
})

test('a session that is signed out is over', async () => {
  const { token, personId } = await joined(freshAddress())
  equal(await livingSessions(token), 1)
  await signOut(platform, { by: personId, token })
  equal(await livingSessions(token), 0)
})

test('a visitor of the demonstration acts as a person of it; in production nobody does', async () => {
  const personId = await inTransaction(platform.db, (tx) => insertPerson(tx, platform.keys, 'Бермет', freshAddress()))
  await inTransaction(platform.db, (tx) =>
    insertDemoRole(tx, { key: 'operator', personId, municipalityId: undefined, role: 'operator', position: 1 }),
  )
  const production: Platform = { ...platform, mode: 'production' }
  const sessions = () => countOf('select count(*) from people.session where person_id = $1', [personId as PersonId])
  const refused = await actAs(production, { key: 'operator', token: undefined })
  deepEqual([refused, await sessions()], [{ ok: false, refusal: { code: 'no-such-role' } }, 0])
  const first = await actAs(platform, { key: 'operator', token: undefined })
  ok(first.ok)
  const second = await actAs(platform, { key: 'operator', token: first.value.token })
  ok(second.ok)
  deepEqual([await livingSessions(first.value.token), await livingSessions(second.value.token)], [0, 1])
})
