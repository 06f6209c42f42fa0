import { deepEqual, equal, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { type Instant, instant } from '../../lib/kernel/instant.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import type { PersonId } from './person.model.ts'
import { beginTotp, passTotp, totpAddress } from './second-factor.command.ts'
import { insertPerson, insertSession } from './session.store.ts'

const start = instant(Date.parse('2026-11-23T09:00:00+06:00'))
let now: Instant = start
const platform = await testPlatform(() => now)

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
  const begun = await beginTotp(platform, { by })
  ok(begun.ok)
  const passed = await passTotp(platform, { by, token, code: codeOn(begun.value.secret, now) })
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
  const begun = await beginTotp(platform, { by })
  ok(begun.ok)
  ok(totpAddress(begun.value.secret, 'Нурбек').startsWith('otpauth://totp/Demilge:'))
  const passed = await passTotp(platform, { by, token, code: codeOn(begun.value.secret, now) })
  ok(passed.ok)
  notEqual(passed.value.token, token)
  deepEqual(await session(token), { live: false, factor: false })
  deepEqual(await session(passed.value.token), { live: true, factor: true })
})

test('a secret is the same until it is confirmed, and then no other is given', async () => {
  const { by, token } = await staff()
  const first = await beginTotp(platform, { by })
  const again = await beginTotp(platform, { by })
  deepEqual(again, first)
  ok(first.ok)
  equal((await passTotp(platform, { by, token, code: codeOn(first.value.secret, now) })).ok, true)
  deepEqual(await beginTotp(platform, { by }), { ok: false, refusal: { code: 'has-factor' } })
})

test('a code counts once, and so does every earlier one', async () => {
  const { by, token, secret } = await withFactor()
  const refused = { ok: false, refusal: { code: 'wrong-code' } }
  deepEqual(await passTotp(platform, { by, token, code: codeOn(secret, now) }), refused)
  deepEqual(await passTotp(platform, { by, token, code: codeOn(secret, instant(now - 30_000)) }), refused)
  now = instant(start + 30_000)
  equal((await passTotp(platform, { by, token, code: codeOn(secret, now) })).ok, true)
  now = start
})

test('a code that comes eight times at the same moment counts once', async () => {
  const { by, token, secret } = await withFactor()
  now = instant(start + 60_000)
  const code = codeOn(secret, now)
  // Without for update in lockTotp several of these read the same last step.
  const answers = await Promise.all(Array.from({ length: 8 }, () => passTotp(platform, { by, token, code })))
  equal(answers.filter((answer) => answer.ok).length, 1)
  now = start
})

test('a clock half a minute off is forgiven, a whole minute is not', async () => {
  const { by, token, secret } = await withFactor()
  now = instant(start + 300_000)
  const late = await passTotp(platform, { by, token, code: codeOn(secret, instant(now - 60_000)) })
  deepEqual(late, { ok: false, refusal: { code: 'wrong-code' } })
  equal((await passTotp(platform, { by, token, code: codeOn(secret, instant(now - 30_000)) })).ok, true)
  now = start
})

test('the code of another person does not help, nor does one without a factor', async () => {
  const one = await withFactor()
  const other = await withFactor()
  now = instant(start + 30_000)
  const { by, token } = one
  const borrowed = await passTotp(platform, { by, token, code: codeOn(other.secret, now) })
  const bare = await staff()
  const none = await passTotp(platform, { ...bare, code: '123456' })
  deepEqual(
    [borrowed, none],
    [
      { ok: false, refusal: { code: 'wrong-code' } },
      { ok: false, refusal: { code: 'no-factor' } },
    ],
  )
  now = start
})
