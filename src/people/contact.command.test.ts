import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { hour, type Instant, instant } from '../../lib/kernel/instant.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { addContact, askContact, challengeOf, removeContact } from './contact.command.ts'
import { mostContacts } from './contact.model.ts'
import type { PersonId } from './person.model.ts'
import { insertPerson } from './person.store.ts'
import { finishSignIn } from './sign-in.command.ts'
import type { Address } from './sign-in.model.ts'
import { parseAddress } from './sign-in.rules.ts'
import { viewProfile } from './view-people.query.ts'

let now: Instant = instant(Date.parse('2026-11-23T09:00:00+06:00'))
const platform = await testPlatform(() => now)
const networkHash = Buffer.alloc(32, 1)
const told = { subject: 'Дарек', body: 'Дарек өзгөрдү' }
let made = 0

function freshAddress(): Address {
  made += 1
  const to = parseAddress(`contact-${made}@example.kg`)
  ok(typeof to !== 'string')
  return to
}

async function somebody(address = freshAddress()): Promise<PersonId> {
  return inTransaction(platform.db, (tx) => insertPerson(tx, platform.keys, 'Айгүл', address))
}

async function asked(by: PersonId, to: Address): Promise<{ pass: string; code: string }> {
  let code = ''
  const text = (sent: string) => {
    code = sent
    return { subject: 'Код', body: `Код: ${sent}.` }
  }
  const result = await askContact(platform, { by, to, networkHash, text })
  ok(result.ok, JSON.stringify(result))
  return { ...result.value, code }
}

async function addressesOf(person: PersonId): Promise<readonly string[]> {
  const profile = await viewProfile(platform, person, undefined)
  return (profile?.contacts ?? []).map(({ address }) => address)
}

async function recorded(person: PersonId): Promise<readonly string[]> {
  const rows = await platform.db.pool.query<{ name: string }>(
    'select name from record.entry where subject_id = $1 order by number',
    [person],
  )
  return rows.rows.map(({ name }) => name)
}

async function messagesTo(address: string): Promise<readonly string[]> {
  const rows = await platform.db.pool.query<{ address_sealed: Buffer; subject: string }>(
    'select address_sealed, subject from people.message order by written_at',
  )
  return rows.rows
    .filter((row) => platform.keys.open('people/address', row.address_sealed) === address)
    .map(({ subject }) => subject)
}

test('the right code adds the address; it is in the record, and the old address is told', async () => {
  const old = freshAddress()
  const person = await somebody(old)
  const to = freshAddress()
  const { pass, code } = await asked(person, to)
  deepEqual(await addContact(platform, { by: person, pass, code, added: told }), { ok: true, value: 'added' })
  deepEqual([...(await addressesOf(person))].sort(), [old.address, to.address].sort())
  deepEqual(await recorded(person), ['contact-added'])
  deepEqual([await messagesTo(old.address), await messagesTo(to.address)], [['Дарек'], ['Код']])
})

test('a wrong code adds nothing and is counted', async () => {
  const person = await somebody()
  const { pass, code } = await asked(person, freshAddress())
  const wrong = code === '000000' ? '000001' : '000000'
  for (const left of [4, 3, 2, 1, 0])
    deepEqual(await addContact(platform, { by: person, pass, code: wrong, added: told }), {
      ok: false,
      refusal: { code: 'wrong-code', left },
    })
  const closed = await addContact(platform, { by: person, pass, code, added: told })
  deepEqual(closed, { ok: false, refusal: { code: 'code-expired' } })
  equal((await addressesOf(person)).length, 1)
})

test('nobody else can finish what one began, nor is a made-up pass worth anything', async () => {
  const person = await somebody()
  const { pass, code } = await asked(person, freshAddress())
  for (const [by, given] of [
    [await somebody(), pass],
    [person, 'made-up'],
  ] as const)
    deepEqual(await addContact(platform, { by, pass: given, code, added: told }), {
      ok: false,
      refusal: { code: 'code-expired' },
    })
})

test('an address of somebody else is refused only to whoever proves it', async () => {
  const to = freshAddress()
  const owner = await somebody(to)
  const person = await somebody()
  const { pass, code } = await asked(person, to)
  const answer = await addContact(platform, { by: person, pass, code, added: told })
  deepEqual(answer, { ok: false, refusal: { code: 'taken' } })
  deepEqual(await addressesOf(owner), [to.address])
})

test('two who prove the same address at the same moment do not both get it', async () => {
  const to = freshAddress()
  const [one, other] = [await somebody(), await somebody()]
  const began = [
    { by: one, ...(await asked(one, to)), added: told },
    { by: other, ...(await asked(other, to)), added: told },
  ]
  // Without lockHash in lockChallenge both see the address free, and one of them hits the constraint.
  const answers = await Promise.all(began.map((given) => addContact(platform, given)))
  deepEqual(answers.map((answer) => (answer.ok ? answer.value : answer.refusal.code)).sort(), ['added', 'taken'])
})

test('codes for an address are bounded as those of signing in are', async () => {
  const person = await somebody()
  const to = freshAddress()
  for (let sent = 0; sent < 3; sent += 1) await asked(person, to)
  const text = () => ({ subject: 'Код', body: '' })
  const often = await askContact(platform, { by: person, to, networkHash, text })
  deepEqual(often, { ok: false, refusal: { code: 'too-many-codes', waitMinutes: 60 } })
})

test('an own address, and one more than there is room for, are refused without a code', async () => {
  const old = freshAddress()
  const person = await somebody(old)
  const ask = (to: Address) => askContact(platform, { by: person, to, networkHash, text: () => told })
  deepEqual(await ask(old), { ok: false, refusal: { code: 'has-contact' } })
  while ((await addressesOf(person)).length < mostContacts) {
    const { pass, code } = await asked(person, freshAddress())
    ok((await addContact(platform, { by: person, pass, code, added: told })).ok)
  }
  deepEqual(await ask(freshAddress()), { ok: false, refusal: { code: 'too-many-contacts', most: mostContacts } })
})

test('an address is taken away with a word to all, and the last one stays even when two go at once', async () => {
  now = instant(now + hour)
  const old = freshAddress()
  const person = await somebody(old)
  const { pass, code } = await asked(person, freshAddress())
  await addContact(platform, { by: person, pass, code, added: told })
  const contacts = (await viewProfile(platform, person, undefined))?.contacts ?? []
  // Without the lock on the person both see two addresses, and none is left.
  const answers = await Promise.all(
    contacts.map(({ id }) => removeContact(platform, { by: person, id, removed: told })),
  )
  deepEqual(answers.map((answer) => (answer.ok ? answer.value : answer.refusal.code)).sort(), [
    'last-contact',
    'removed',
  ])
  equal((await addressesOf(person)).length, 1)
  deepEqual(await recorded(person), ['contact-added', 'contact-removed'])
})

test('an address of somebody else cannot be taken away', async () => {
  const [contact] = (await viewProfile(platform, await somebody(), undefined))?.contacts ?? []
  const answer = await removeContact(platform, { by: await somebody(), id: contact?.id ?? '', removed: told })
  deepEqual(answer, { ok: false, refusal: { code: 'no-such-contact' } })
})

test('a code that was sent to add an address does not show the number that would sign in with it', async () => {
  const person = await somebody()
  const { pass, code } = await asked(person, freshAddress())
  ok(!pass.includes(challengeOf(platform, person, pass) ?? 'none'))
  equal(
    (await finishSignIn(platform, { challengeId: pass, code, oldToken: undefined }).catch(() => ({ ok: false }))).ok,
    false,
  )
})
