import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { money, som } from '../../lib/kernel/money.ts'
import { agreementOf } from './agreement.rules.ts'
import type { Agreement, AgreementFacts, EntryDraft, EntryFacts } from './funding.model.ts'
import { entryOf, postingsOf, reversalOf } from './ledger.rules.ts'

const today = civilDate('2026-07-10')
const agreement: Agreement = {
  number: '7',
  signedOn: civilDate('2026-07-01'),
  budgetSum: som(200),
  grantSum: som(50),
  ownSum: som(100),
  finishBy: civilDate('2026-10-01'),
}
const selected: AgreementFacts = {
  stage: 'selected',
  requested: som(250),
  own: som(100),
  worksUntil: civilDate('2026-12-20'),
  numberTaken: false,
}

type AgreementCase = { name: string; facts?: Partial<AgreementFacts>; change?: Partial<Agreement>; refused?: string }
const agreements: AgreementCase[] = [
  { name: 'an agreement over exactly what was asked for is signed' },
  { name: 'one tyiyn more is refused', change: { budgetSum: money(som(200) + 1n) }, refused: 'pays-differently' },
  { name: 'what was not selected gets no agreement', facts: { stage: 'reserve' }, refused: 'not-selected' },
  { name: 'a number is used once', facts: { numberTaken: true }, refused: 'number-taken' },
  { name: 'it is not signed tomorrow', change: { signedOn: civilDate('2026-07-11') }, refused: 'signed-in-future' },
  {
    name: 'works do not end before they are agreed',
    change: { finishBy: civilDate('2026-06-30') },
    refused: 'finish-before-signing',
  },
  { name: 'works may end on the last day of the call', change: { finishBy: civilDate('2026-12-20') } },
  { name: 'works end within the call', change: { finishBy: civilDate('2026-12-21') }, refused: 'finish-too-late' },
]
for (const { name, facts, change, refused } of agreements) {
  test(name, () => {
    const result = agreementOf({ ...selected, ...facts }, { ...agreement, ...change }, today)
    equal(result.ok ? undefined : result.refusal.code, refused)
  })
}

const none = som(0)
const works: EntryFacts = {
  stage: 'works',
  agreement,
  balance: som(120),
  received: { budget: som(100), residents: none, business: none, grant: none, 'in-kind': none },
}
const payment: EntryDraft = { kind: 'payment', amount: som(120), happenedOn: today, returnTo: undefined }

type EntryCase = { name: string; facts?: Partial<EntryFacts>; draft?: Partial<EntryDraft>; refused?: string }
const entries: EntryCase[] = [
  { name: 'all that is there may be paid out' },
  { name: 'one tyiyn more than is there is refused', draft: { amount: money(som(120) + 1n) }, refused: 'over-balance' },
  { name: 'the budget pays up to what was agreed', draft: { kind: 'budget', amount: som(100) } },
  {
    name: 'the budget pays no tyiyn more',
    draft: { kind: 'budget', amount: money(som(100) + 1n) },
    refused: 'over-agreement',
  },
  { name: 'the grant pays no more than agreed', draft: { kind: 'grant', amount: som(51) }, refused: 'over-agreement' },
  { name: 'residents may give more than they promised', draft: { kind: 'residents', amount: som(1000) } },
  { name: 'work is entered by its value', draft: { kind: 'in-kind', amount: som(1000) } },
  { name: 'without an agreement nothing is entered', facts: { agreement: undefined }, refused: 'no-agreement' },
  { name: 'after the hand-over the ledger is closed', facts: { stage: 'handed-over' }, refused: 'wrong-stage' },
  { name: 'a failed initiative pays nobody', facts: { stage: 'failed' }, refused: 'wrong-stage' },
  {
    name: 'a failed initiative returns money',
    facts: { stage: 'failed' },
    draft: { kind: 'return', returnTo: 'residents' },
  },
  { name: 'a return names whom it goes to', draft: { kind: 'return' }, refused: 'return-to-nobody' },
  {
    name: 'no more is returned than is there',
    draft: { kind: 'return', returnTo: 'budget', amount: som(121) },
    refused: 'over-balance',
  },
  { name: 'nothing is entered for tomorrow', draft: { happenedOn: civilDate('2026-07-11') }, refused: 'in-future' },
  {
    name: 'nothing is entered from before the agreement',
    draft: { happenedOn: civilDate('2026-06-30') },
    refused: 'before-agreement',
  },
]
for (const { name, facts, draft, refused } of entries) {
  test(name, () => {
    const result = entryOf({ ...works, ...facts }, { ...payment, ...draft }, today)
    equal(result.ok ? undefined : result.refusal.code, refused)
  })
}

test('every kind of entry balances in its commodity', () => {
  for (const kind of ['budget', 'residents', 'business', 'grant', 'in-kind', 'payment', 'return'] as const) {
    const postings = postingsOf({ ...payment, kind })
    equal(
      postings.reduce((total, { amount }) => total + amount, 0n),
      0n,
    )
    equal(new Set(postings.map(({ commodity }) => commodity)).size, 1)
  }
})

test('labour never becomes money', () => {
  deepEqual(
    postingsOf({ ...payment, kind: 'in-kind' }).map(({ account, commodity }) => [account, commodity]),
    [
      ['in-kind-givers', 'in-kind'],
      ['initiative-in-kind', 'in-kind'],
    ],
  )
})

test('a return goes to the one it is for', () => {
  equal(postingsOf({ ...payment, kind: 'return', returnTo: 'business' })[1]?.account, 'business')
})

test('a reversal turns every sign', () => {
  const postings = postingsOf(payment)
  deepEqual(
    reversalOf(postings).map(({ amount }) => amount),
    postings.map(({ amount }) => -amount),
  )
})
