import { equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf, problemOf } from '../../test/support/pages.ts'
import { accountRoutes } from './account.routes.tsx'
import { insertPerson } from './person.store.ts'
import { parseAddress } from './sign-in.rules.ts'

const platform = await testPlatform()

test('on the page: a wrong phone is said, the code is asked for, and the new address stands on the account', async () => {
  const to = parseAddress('aigul@example.kg')
  ok(typeof to !== 'string')
  const person = await inTransaction(platform.db, (tx) => insertPerson(tx, platform.keys, 'Айгүл', to))
  const window = await (await pagesOf(platform, accountRoutes([]))).as(person)
  const wrong = await window.post('/account/contacts/new', { address: '0312 66 11 22' })
  equal(wrong.status, 422)
  match(problemOf(wrong.html, 'address') ?? '', /мобилдик/)
  const sent = await window.post('/account/contacts/new', { address: '0555 98 76 54' })
  const page = await window.get(sent.location ?? '')
  match(page.html, /\+996555987654/)
  const fields = formOn(page.html, '/account/contacts/code')
  equal((await window.post('/account/contacts/code', { ...fields, code: '12' })).status, 422)
  const body = await platform.db.pool.query<{ body_sealed: Buffer }>(
    'select body_sealed from people.message order by written_at desc limit 1',
  )
  const text = platform.keys.open('people/message', body.rows[0]?.body_sealed ?? Buffer.alloc(0))
  const added = await window.post('/account/contacts/code', { ...fields, code: /\d{6}/.exec(text)?.[0] ?? '' })
  equal(added.location, '/account?done=contact-added')
  const account = await window.get(added.location ?? '')
  match(account.html, /Эми ушул дарек менен да кире аласыз/)
  match(account.html, /\+996555987654/)
  const removal = await window.post('/account/contacts/removal', formOn(account.html, '/account/contacts/removal'))
  equal(removal.location, '/account?done=contact-removed')
  const last = await window.post('/account/contacts/removal', formOn(account.html, '/account/contacts/removal'))
  match((await window.get(last.location ?? '')).html, /мурда алынып салынган/)
})
