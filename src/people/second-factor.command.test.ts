import { deepEqual, equal, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { day, type Instant, instant } from '../../lib/kernel/instant.ts'
import { authenticatorAddress } from '../../lib/platform/authenticator.ts'
import { inTransaction, timeOf } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import type { PersonId } from './person.model.ts'
import { insertPerson } from './person.store.ts'
import { beginTotp, forgetFactor, passTotp } from './second-factor.command.ts'
import { insertSession } from './session.store.ts'

const start = instant(Date.parse('2026-11-23T09:00:00+06:00'))
let now: Instant = start
const platform = await testPlatform(() => now)

const added = { subject: 'Экинчи коргоо кошулду', body: '' }
type Tried = { by: PersonId; token: string; code: string }
const pass = (tried: Tried) => passTotp(platform, { ...tried, passed: false, added })

let people = 0
async function staff(): Promise<{ by: PersonId; token: string }> {
  people += 1
  const to = { channel: 'email', address: `officer-${people}@example.kg` } as const
  return inTransaction(platform.db, async (tx) => {
    const by = await insertPerson(tx, platform.keys, 'Нурбек', to)
    return { by, token: await insertSession(tx, by, false) }
  })
}

/** What the person's phone shows, made from the address in the QR code as a phone would. */
function codeOn(secret: string, at: Instant): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })
}

async function withFactor(): Promise<{ by: PersonId; token: string; secret: string }> {
  const { by, token } = await staff()
  const begun = await beginTotp(platform, { by, passed: false })
  ok(begun.ok)
  const passed = await pass({ by, token, code: codeOn(begun.value.secret, now) })
  ok(passed.ok)
  return { by, token: passed.value.token, secret: begun.value.secret }
}

async function session(token: string): Promise<{ live: boolean; factor: boolean } | undefined> {
  const answer = await platform.db.pool.query<{ live: boolean; factor: boolean }>(
    `select ended_at is null as live, second_factor_at is not null as factor from people.session
      where token_hash = sha256($1::bytea)`,
    [Buffer.from(token)],
  )
  return answer.rows[0]
}

test('the first code confirms the factor, and the session is changed for one that has passed', async () => {
  const { by, token } = await staff()
  const begun = await beginTotp(platform, { by, passed: false })
  ok(begun.ok)
  ok(authenticatorAddress(begun.value.secret, 'Нурбек').startsWith('otpauth://totp/Demilge:'))
  const passed = await pass({ by, token, code: codeOn(begun.value.secret, now) })
  ok(passed.ok)
  notEqual(passed.value.token, token)
  deepEqual(await session(token), { live: false, factor: false })
  deepEqual(await session(passed.value.token), { live: true, factor: true })
})

test('a secret is the same until it is confirmed, and then no other is given', async () => {
  const { by, token } = await staff()
  const first = await beginTotp(platform, { by, passed: false })
  const again = await beginTotp(platform, { by, passed: false })
  deepEqual(again, first)
  ok(first.ok)
  equal((await pass({ by, token, code: codeOn(first.value.secret, now) })).ok, true)
  deepEqual(await beginTotp(platform, { by, passed: false }), { ok: false, refusal: { code: 'has-factor' } })
})

test('a code counts once, and so does every earlier one', async () => {
  const { by, token, secret } = await withFactor()
  const refused = { ok: false, refusal: { code: 'wrong-code', left: 9 } }
  deepEqual(await pass({ by, token, code: codeOn(secret, now) }), refused)
  const earlier = await pass({ by, token, code: codeOn(secret, instant(now - 30_000)) })
  deepEqual(earlier, { ok: false, refusal: { code: 'wrong-code', left: 8 } })
  now = instant(start + 30_000)
  equal((await pass({ by, token, code: codeOn(secret, now) })).ok, true)
  now = start
})

test('a code that comes eight times at the same moment counts once', async () => {
  const { by, token, secret } = await withFactor()
  now = instant(start + 60_000)
  const code = codeOn(secret, now)
  // Without for no key update in lockFactors several of these read the same last step.
  const answers = await Promise.all(Array.from({ length: 8 }, () => pass({ by, token, code })))
  equal(answers.filter((answer) => answer.ok).length, 1)
  now = start
})

test('a clock half a minute off is forgiven, a whole minute is not', async () => {
  const { by, token, secret } = await withFactor()
  now = instant(start + 300_000)
  const late = await pass({ by, token, code: codeOn(secret, instant(now - 60_000)) })
  deepEqual(late, { ok: false, refusal: { code: 'wrong-code', left: 9 } })
  equal((await pass({ by, token, code: codeOn(secret, instant(now - 30_000)) })).ok, true)
  now = start
})

test('the code of another person does not help, nor does one without a factor', async () => {
  const one = await withFactor()
  const other = await withFactor()
  now = instant(start + 30_000)
  const { by, token } = one
  const borrowed = await pass({ by, token, code: codeOn(other.secret, now) })
  const bare = await staff()
  const none = await pass({ ...bare, code: '123456' })
  deepEqual(
    [borrowed, none],
    [
      { ok: false, refusal: { code: 'wrong-code', left: 9 } },
      { ok: false, refusal: { code: 'no-factor' } },
    ],
  )
  now = start
})

test('after ten wrong codes in a day the right one waits for tomorrow, also when fifty come at once', async () => {
  const { by, token, secret } = await withFactor()
  now = instant(start + 30_000)
  const right = codeOn(secret, now)
  const wrong = right === '000000' ? '000001' : '000000'
  // Without for no key update in lockFactors each of the connections counts the same wrong codes.
  const answers = await Promise.all(Array.from({ length: 50 }, () => pass({ by, token, code: wrong })))
  equal(answers.filter((answer) => !answer.ok && answer.refusal.code === 'wrong-code').length, 10)
  deepEqual(await pass({ by, token, code: right }), { ok: false, refusal: { code: 'too-many-tries' } })
  now = instant(start + day)
  equal((await pass({ by, token, code: codeOn(secret, now) })).ok, true)
  now = start
})

test('a session that has only the mailbox adds no authenticator once the person has another factor', async () => {
  const { by, token } = await staff()
  const begun = await beginTotp(platform, { by, passed: false })
  ok(begun.ok)
  await platform.db.kysely
    .insertInto('people.passkey')
    .values({ ...passkeyRow(by, 'first') })
    .execute()
  const refused = { ok: false, refusal: { code: 'factor-first' } }
  deepEqual(await beginTotp(platform, { by, passed: false }), refused)
  const code = codeOn(begun.value.secret, now)
  deepEqual(await pass({ by, token, code }), refused)
  equal((await passTotp(platform, { by, token, code, passed: true, added })).ok, true)
})

function passkeyRow(by: PersonId, name: string) {
  return {
    credential_id: `${name}-${by}`,
    person_id: by,
    public_key: Buffer.alloc(8),
    counter: 0n,
    transports: [],
    name,
    added_at: timeOf(now),
  }
}

test('a new factor, and one taken away, are told to every address of the person', async () => {
  const countOf = async (subject: string) => {
    const answer = await platform.db.pool.query<{ count: bigint }>(
      'select count(*) from people.message where subject = $1',
      [subject],
    )
    return Number(answer.rows[0]?.count)
  }
  const before = await countOf(added.subject)
  const { by } = await withFactor()
  equal(await countOf(added.subject), before + 1)
  await platform.db.kysely.insertInto('people.passkey').values(passkeyRow(by, 'second')).execute()
  const removed = { subject: 'Экинчи коргоо алынып салынды', body: '' }
  equal((await forgetFactor(platform, { by, isStaff: true, factor: 'totp', removed })).ok, true)
  equal(await countOf(removed.subject), 1)
})

test('staff who take away two factors at once keep one', async () => {
  const { by } = await staff()
  await platform.db.kysely
    .insertInto('people.passkey')
    .values([passkeyRow(by, 'a'), passkeyRow(by, 'b')])
    .execute()
  const removed = { subject: 'Алынды', body: '' }
  // Without for no key update in lockFactors both removals count two factors.
  const answers = await Promise.all(
    ['a', 'b'].map((name) => forgetFactor(platform, { by, isStaff: true, factor: `${name}-${by}`, removed })),
  )
  deepEqual(answers.map((answer) => answer.ok || answer.refusal.code).sort(), ['last-factor', true])
  equal((await forgetFactor(platform, { by, isStaff: true, factor: 'unknown', removed })).ok, false)
})
