import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type CivilDate, civilDate } from '../../lib/kernel/civil-date.ts'
import { type Instant, instant } from '../../lib/kernel/instant.ts'
import { type Money, money, som } from '../../lib/kernel/money.ts'
import { testPlatform } from '../../test/support/database.ts'
import { aCall, anInitiative, smallTown } from '../../test/worlds/small-town.ts'
import { readCall } from '../calls/index.ts'
import { readInitiative } from '../initiatives/index.ts'
import type { EntryDraft, EntryId, EntryWords, Ledger } from './funding.model.ts'
import { agreementOfInitiative, entriesOfInitiative, makeEntry, reverseEntry, signAgreement } from './index.ts'
import { moneyTogether } from './ledger.rules.ts'
import { standingsOfInitiative } from './view-standings.query.ts'

const noon = instant(Date.UTC(2026, 6, 10, 6))
let now: Instant = noon
const platform = await testPlatform(() => now)
const { db } = platform
const today = civilDate('2026-07-10')
let places = 0

/** A place of its own for a test: a selected initiative of 200 000 som, own contribution 30 000. */
async function selected() {
  places += 1
  const town = await smallTown(platform, { stage: 'decided', slug: `place-${places}`, now: noon })
  const draft = { ...town, leaderId: town.people.aigul, stage: 'selected' as const, now: noon }
  const ledgerOf = async (number: number, callId = town.callId): Promise<Ledger> => ({
    municipalityId: town.municipalityId,
    initiativeId: await anInitiative(platform, { ...draft, callId, number, title: `Жарык көчө ${number}` }),
  })
  return { town, by: town.people.aibek, ledger: await ledgerOf(1), ledgerOf }
}

const paper = {
  number: '7',
  signedOn: civilDate('2026-07-01'),
  budgetSum: som(150_000),
  grantSum: som(50_000),
  finishBy: civilDate('2026-10-01'),
}

async function agreed() {
  const place = await selected()
  const { by, ledger } = place
  const result = await signAgreement(platform, { by, ledger, id: randomUUID(), agreement: paper })
  assert(result.ok)
  const entry = (draft: EntryDraft, more: Partial<EntryWords> & { id?: EntryId } = {}) => {
    const { id = randomUUID() as EntryId, ...said } = more
    const words = { party: { kind: 'unnamed' } as const, note: '', document: 'КО № 1', ...said }
    return makeEntry(platform, { by, ledger, id, draft, words })
  }
  const balance = async () => moneyTogether(await standingsOfInitiative(db.read, ledger)).left
  return { ...place, entry, balance }
}

const came = (amount: Money, happenedOn: CivilDate = today): EntryDraft => ({ kind: 'budget', amount, happenedOn })
const paid = (amount: Money): EntryDraft => ({ kind: 'payment', source: 'budget', amount, happenedOn: today })

async function recorded(ledger: Ledger): Promise<string[]> {
  const { rows } = await db.pool.query<{ name: string }>(
    'select name from record.entry where subject_id = $1 order by number',
    [ledger.initiativeId],
  )
  return rows.map(({ name }) => name)
}

function codeOf(result: { ok: true } | { ok: false; refusal: { code: string } }): string {
  return result.ok ? 'ok' : result.refusal.code
}

test('the signed agreement moves the initiative, and the first one its call', async () => {
  const { town, by, ledger } = await selected()
  const result = await signAgreement(platform, { by, ledger, id: randomUUID(), agreement: paper })
  assert(result.ok)
  assert.equal(result.value.ownSum, som(30_000))
  assert.equal((await readInitiative(db.read, ledger.municipalityId, ledger.initiativeId))?.stage, 'agreement')
  assert.equal((await readCall(db.read, ledger.municipalityId, town.callId))?.stage, 'implementing')
  assert.deepEqual(await recorded(ledger), ['initiative-moved', 'agreement-signed'])
})

test('the same form sent twice at once signs once', async () => {
  const { by, ledger } = await selected()
  const id = randomUUID()
  const results = await Promise.all([1, 2].map(() => signAgreement(platform, { by, ledger, id, agreement: paper })))
  assert.deepEqual(results.map(codeOf), ['ok', 'ok'])
  assert.deepEqual(await recorded(ledger), ['initiative-moved', 'agreement-signed'])
})

test('two tabs do not sign two agreements', async () => {
  const { by, ledger } = await selected()
  const sign = (number: string) =>
    signAgreement(platform, { by, ledger, id: randomUUID(), agreement: { ...paper, number } })
  const results = await Promise.all([sign('7'), sign('8')])
  assert.deepEqual(results.map(codeOf).sort(), ['not-selected', 'ok'])
})

test('of two initiatives signed at once under one number only one gets it', async () => {
  const { town, by, ledger, ledgerOf } = await selected()
  const call = { ...town, by, stage: 'decided' as const, now: noon, slug: '2026-2' }
  const other = await ledgerOf(2, await aCall(platform, call))
  // They lock nothing in common, so the number itself has to hold them apart: without "on conflict" in storeAgreement the
  // second would be a fault.
  const results = await Promise.all(
    [ledger, other].map((one) => signAgreement(platform, { by, ledger: one, id: randomUUID(), agreement: paper })),
  )
  assert.deepEqual(results.map(codeOf).sort(), ['number-taken', 'ok'])
})

test('a refused agreement leaves nothing behind', async () => {
  const { by, ledger } = await selected()
  const agreement = { ...paper, budgetSum: money(paper.budgetSum + 1n) }
  assert.equal(codeOf(await signAgreement(platform, { by, ledger, id: randomUUID(), agreement })), 'pays-differently')
  assert.equal(await agreementOfInitiative(db.read, ledger), undefined)
  assert.deepEqual(await recorded(ledger), [])
})

test("another municipality's initiative is not there", async () => {
  const { by, ledger } = await selected()
  const { municipalityId } = (await selected()).ledger
  const abroad = { ...ledger, municipalityId }
  const signing = { by, ledger: abroad, id: randomUUID(), agreement: paper }
  assert.equal(codeOf(await signAgreement(platform, signing)), 'no-such-initiative')
})

test('money comes, is paid out to the last tyiyn, and not one more', async () => {
  const { entry, balance } = await agreed()
  assert.equal(codeOf(await entry(came(som(100)))), 'ok')
  assert.equal(codeOf(await entry(paid(money(som(100) + 1n)))), 'over-balance')
  assert.equal(codeOf(await entry(paid(som(100)))), 'ok')
  assert.equal(await balance(), 0n)
})

test('two payments at once cannot spend the same money', async () => {
  const { entry, balance } = await agreed()
  // Without `for no key update` in lockInitiative both see the balance from before, and both payments are refused or
  // made by chance: this fails then.
  for (let round = 0; round < 5; round += 1) {
    assert.equal(codeOf(await entry(came(som(100)))), 'ok')
    const results = await Promise.all([1, 2, 3, 4].map(() => entry(paid(som(100)))))
    assert.deepEqual(results.map(codeOf).sort(), ['ok', 'over-balance', 'over-balance', 'over-balance'])
    assert.equal(await balance(), 0n)
  }
})

test('the same form sent twice at once is one entry', async () => {
  const { entry, ledger } = await agreed()
  const id = randomUUID() as EntryId
  const results = await Promise.all([1, 2, 3].map(() => entry(came(som(100)), { id })))
  assert.deepEqual(results.map(codeOf), ['ok', 'ok', 'ok'])
  assert.equal((await entriesOfInitiative(db.read, ledger)).length, 1)
})

test('a form gone back to and sent with another sum is told, not swallowed', async () => {
  const { entry, ledger } = await agreed()
  const id = randomUUID() as EntryId
  assert.equal(codeOf(await entry(came(som(100)), { id })), 'ok')
  assert.equal(codeOf(await entry(came(som(200)), { id })), 'form-used')
  assert.equal((await entriesOfInitiative(db.read, ledger)).length, 1)
})

test('residents are numbered as they come, and keep their number', async () => {
  const { entry, ledger } = await agreed()
  const gift: EntryDraft = { kind: 'residents', amount: som(10), happenedOn: today }
  for (const number of [undefined, undefined, 1, 9]) {
    const party = { kind: 'resident', ...(number === undefined ? {} : { number }) } as const
    assert.equal(codeOf(await entry(gift, { party })), 'ok')
  }
  const parties = (await entriesOfInitiative(db.read, ledger)).map(({ party }) => party)
  const numbers = parties.map((party) => (party.kind === 'resident' ? party.number : 0))
  assert.deepEqual(numbers.sort(), [1, 1, 2, 3])
})

test('an entry taken back leaves both in the ledger, and is taken back once', async () => {
  const { entry, ledger, by, balance } = await agreed()
  const made = await entry(came(som(100)))
  assert(made.ok)
  const reverse = (id = randomUUID() as EntryId) =>
    reverseEntry(platform, { by, ledger, entryId: made.value.id, id, note: 'Сумма туура эмес' })
  const results = await Promise.all([reverse(), reverse()])
  assert.deepEqual(results.map(codeOf).sort(), ['ok', 'reversed-already'])
  assert.equal(await balance(), 0n)
  const kinds = (await entriesOfInitiative(db.read, ledger)).map(({ kind, reversed }) => `${kind} ${reversed}`)
  assert.deepEqual(kinds.sort(), ['budget true', 'reversal false'])
})

test('the same reversal sent twice is one', async () => {
  const { entry, ledger, by } = await agreed()
  const made = await entry(came(som(100)))
  assert(made.ok)
  const reversal = { by, ledger, entryId: made.value.id, id: randomUUID() as EntryId, note: 'Ката' }
  assert.equal(codeOf(await reverseEntry(platform, reversal)), 'ok')
  assert.equal(codeOf(await reverseEntry(platform, reversal)), 'ok')
  assert.equal((await entriesOfInitiative(db.read, ledger)).length, 2)
})

test('money that was paid out cannot be taken back', async () => {
  const { entry, ledger, by } = await agreed()
  const made = await entry(came(som(100)))
  await entry(paid(som(1)))
  assert(made.ok)
  const reversal = { by, ledger, entryId: made.value.id, id: randomUUID() as EntryId, note: 'Ката' }
  assert.equal(codeOf(await reverseEntry(platform, reversal)), 'spent-already')
})

test('a reversal is not itself reversed, nor an entry of another initiative', async () => {
  const { entry, ledger, by, ledgerOf } = await agreed()
  const made = await entry(came(som(100)))
  assert(made.ok)
  const id = randomUUID() as EntryId
  await reverseEntry(platform, { by, ledger, entryId: made.value.id, id, note: 'Ката' })
  const again = { by, ledger, entryId: id, id: randomUUID() as EntryId, note: 'Ката' }
  assert.equal(codeOf(await reverseEntry(platform, again)), 'no-such-entry')
  const elsewhere = { ...again, entryId: made.value.id, ledger: await ledgerOf(2) }
  assert.equal(codeOf(await reverseEntry(platform, elsewhere)), 'no-such-entry')
})

test('what the database holds says the same without the program', async (t) => {
  const { entry, ledger } = await agreed()
  const made = await entry(came(som(100)))
  assert(made.ok)
  const keys = [ledger.municipalityId, made.value.id, ledger.initiativeId]
  const add = (position: number, account: string, amount: number, entryId: string = made.value.id) =>
    `('${ledger.municipalityId}', '${entryId}', ${position}, '${ledger.initiativeId}', '${account}', 'money', ${amount})`
  const postings =
    'insert into funding.posting (municipality_id, entry_id, position, initiative_id, account, commodity, amount) values '
  const aNewEntry = async (rows: (id: string) => string[]) => {
    const id = randomUUID()
    const client = await db.pool.connect()
    try {
      await client.query('begin')
      await client.query(
        `insert into funding.entry (municipality_id, id, initiative_id, kind, happened_on, entered_by, entered_at)
         select municipality_id, $2, initiative_id, 'payment', happened_on, entered_by, entered_at
         from funding.entry where municipality_id = $1 and id = $3`,
        [ledger.municipalityId, id, made.value.id],
      )
      if (rows(id).length > 0) await client.query(`${postings}${rows(id).join(', ')}`)
      await client.query('commit')
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  await t.test('an unbalanced entry is refused', () =>
    assert.rejects(
      aNewEntry((id) => [add(0, 'held-budget', -50, id), add(1, 'suppliers', 49, id)]),
      /does not balance/,
    ),
  )
  await t.test('an entry without postings is refused', () =>
    assert.rejects(
      aNewEntry(() => []),
      /has no postings/,
    ),
  )
  await t.test('an account below nothing is refused', () =>
    assert.rejects(
      aNewEntry((id) => [add(0, 'held-grant', -50, id), add(1, 'suppliers', 50, id)]),
      /below nothing/,
    ),
  )
  await t.test('money in a commodity of its own is refused', () =>
    assert.rejects(
      aNewEntry((id) => [add(0, 'in-kind-givers', -50, id), add(1, 'suppliers', 50, id)]),
      /check constraint/,
    ),
  )
  await t.test('a posting added later is refused when it unbalances', () =>
    assert.rejects(db.pool.query(`${postings}${add(2, 'suppliers', 1)}`), /does not balance/),
  )
  await t.test('a balanced pair added later is refused too', () =>
    assert.rejects(
      db.pool.query(`${postings}${add(2, 'budget', -100)}, ${add(3, 'held-budget', 100)}`),
      /written at once/,
    ),
  )
  for (const change of [
    'update funding.entry set note = note',
    'update funding.posting set amount = amount',
    'delete from funding.posting',
    'delete from funding.entry',
    'truncate funding.posting, funding.entry',
  ])
    await t.test(`"${change}" is refused`, () => assert.rejects(db.pool.query(change), /append-only/))
  const { rows } = await db.pool.query('select from funding.posting where municipality_id = $1 and entry_id = $2', [
    keys[0],
    keys[1],
  ])
  assert.equal(rows.length, 2)
})

test('the day of an entry is judged by the clock of Bishkek', async () => {
  const { entry } = await agreed()
  assert.equal(codeOf(await entry(came(som(1), civilDate('2026-07-11')))), 'in-future')
  now = instant(Date.UTC(2026, 6, 10, 18))
  assert.equal(codeOf(await entry(came(som(1), civilDate('2026-07-11')))), 'ok')
  now = noon
})
