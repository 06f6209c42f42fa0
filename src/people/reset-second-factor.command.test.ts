import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { freshSecret } from '../../lib/platform/authenticator.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { readUnsent } from './message.store.ts'
import { insertPasskey } from './passkey.store.ts'
import { insertPerson } from './person.store.ts'
import { resetSecondFactor } from './reset-second-factor.command.ts'
import { beginTotp } from './second-factor.command.ts'
import { insertSession } from './session.store.ts'
import type { Address } from './sign-in.model.ts'
import { insertTotp, storeTotpStep } from './totp.store.ts'

const platform = await testPlatform()
const { db, keys } = platform
const told = { subject: 'Экинчи коргоо алынды', body: 'Жаңысын коюңуз' }

/** An officer with an authenticator, a passkey and two sessions. */
async function officer(address: string) {
  const to: Address = { channel: 'email', address }
  const person = await inTransaction(db, async (tx) => {
    const id = await insertPerson(tx, keys, 'Айбек Осмонов', to)
    await insertTotp(tx, keys, id, freshSecret())
    await storeTotpStep(tx, id, 1)
    const key = { credentialId: randomUUID(), publicKey: Buffer.from('key'), counter: 0, transports: [] }
    await insertPasskey(tx, id, key, 'Телефон')
    for (const factor of [true, false]) await insertSession(tx, id, factor)
    return id
  })
  return { to, person }
}

async function liveSessions(person: string): Promise<number> {
  const answer = await db.pool.query('select from people.session where person_id = $1 and ended_at is null', [person])
  return answer.rows.length
}

test('every factor of the person goes and every session ends, of nobody else; the record and the person are told', async () => {
  const lost = await officer('aibek@example.kg')
  const other = await officer('gulnara@example.kg')
  const result = await resetSecondFactor(platform, { to: lost.to, told })
  deepEqual(result, { ok: true, value: { factors: 2, sessions: 2 } })
  equal(await liveSessions(lost.person), 0)
  equal(await liveSessions(other.person), 2)
  const again = await beginTotp(platform, { by: lost.person, passed: false })
  ok(again.ok, 'a new one is set up without the old')
  equal((await beginTotp(platform, { by: other.person, passed: false })).ok, false)
  const { rows } = await db.pool.query(
    "select name, actor_kind, entry from record.entry where subject_id = $1 and name like 'second-factor%'",
    [lost.person],
  )
  deepEqual(rows, [{ name: 'second-factor-reset', actor_kind: 'system', entry: { factors: 2, sessions: 2 } }])
  const written = await db.pool.query<{ id: string }>('select id from people.message')
  equal(written.rows.length, 1)
  const message = await readUnsent(db.read, keys, written.rows[0]?.id ?? '')
  equal(message?.to, 'aibek@example.kg')
  match(message?.body ?? '', /Жаңысын/)
})

test('where there is nobody, or no factor, nothing changes', async () => {
  const nobody: Address = { channel: 'email', address: 'nobody@example.kg' }
  deepEqual(await resetSecondFactor(platform, { to: nobody, told }), { ok: false, refusal: { code: 'no-such-person' } })
  const { to, person } = await officer('ulan@example.kg')
  ok((await resetSecondFactor(platform, { to, told })).ok)
  await inTransaction(db, (tx) => insertSession(tx, person, false))
  deepEqual(await resetSecondFactor(platform, { to, told }), { ok: false, refusal: { code: 'no-factor' } })
  equal(await liveSessions(person), 1)
})
