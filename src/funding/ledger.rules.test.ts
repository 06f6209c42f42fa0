import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { type Money, money, som } from '../../lib/kernel/money.ts'
import { type EntryDraft, type EntryFacts, moneySources, type Posting, sources } from './funding.model.ts'
import {
  entryOf,
  ledgerRefusal,
  moneyTogether,
  postingsOf,
  reversalOf,
  standingsOf,
  valueOfHours,
} from './ledger.rules.ts'

const today = civilDate('2026-07-10')
const none = { received: som(0), left: som(0) }
const works: EntryFacts = {
  stage: 'works',
  agreement: { signedOn: civilDate('2026-07-01'), budgetSum: som(200), grantSum: som(50) },
  standings: {
    budget: { received: som(100), left: som(80) },
    residents: { received: som(40), left: som(40) },
    business: none,
    grant: none,
    'in-kind': none,
  },
}
const oneMore = (sum: Money): Money => money(sum + 1n)
const pay = (amount: Money, source: 'budget' | 'residents' | 'business' = 'budget'): EntryDraft => ({
  kind: 'payment',
  source,
  amount,
  happenedOn: today,
})
const give = (kind: (typeof sources)[number], amount: Money, happenedOn = today): EntryDraft => ({
  kind,
  amount,
  happenedOn,
})
const giveBack = (amount: Money, source: 'budget' | 'residents' = 'residents'): EntryDraft => ({
  kind: 'return',
  source,
  amount,
  happenedOn: today,
})

type EntryCase = { name: string; facts?: Partial<EntryFacts>; draft: EntryDraft; refused?: string }
const entries: EntryCase[] = [
  { name: 'all that is held may be paid out', draft: pay(som(80)) },
  { name: 'one tyiyn more than is held is refused', draft: pay(oneMore(som(80))), refused: 'over-balance' },
  {
    name: 'money of the budget does not pay for what residents are to pay',
    draft: pay(som(41), 'residents'),
    refused: 'over-balance',
  },
  { name: 'the budget pays up to what was agreed', draft: give('budget', som(100)) },
  { name: 'the budget pays no tyiyn more', draft: give('budget', oneMore(som(100))), refused: 'over-agreement' },
  { name: 'the grant pays up to what was agreed', draft: give('grant', som(50)) },
  { name: 'the grant pays no tyiyn more', draft: give('grant', oneMore(som(50))), refused: 'over-agreement' },
  { name: 'residents may give more than they promised', draft: give('residents', som(1000)) },
  { name: 'work is entered by its value', draft: give('in-kind', som(1000)) },
  {
    name: 'without an agreement nothing is entered',
    facts: { agreement: undefined },
    draft: pay(som(1)),
    refused: 'no-agreement',
  },
  {
    name: 'after the hand-over the ledger is closed',
    facts: { stage: 'handed-over' },
    draft: pay(som(1)),
    refused: 'wrong-stage',
  },
  { name: 'a failed initiative pays nobody', facts: { stage: 'failed' }, draft: pay(som(1)), refused: 'wrong-stage' },
  { name: 'a failed initiative gives money back', facts: { stage: 'failed' }, draft: giveBack(som(40)) },
  { name: 'no more is given back than is held', draft: giveBack(oneMore(som(40))), refused: 'over-balance' },
  {
    name: 'nothing is entered for tomorrow',
    draft: give('residents', som(1), civilDate('2026-07-11')),
    refused: 'in-future',
  },
  { name: 'an entry may be of the day of the agreement', draft: give('residents', som(1), civilDate('2026-07-01')) },
  {
    name: 'nothing is entered from before the agreement',
    draft: give('residents', som(1), civilDate('2026-06-30')),
    refused: 'before-agreement',
  },
]
for (const { name, facts, draft, refused } of entries) {
  test(name, () => {
    const result = entryOf({ ...works, ...facts }, draft, today)
    equal(result.ok ? undefined : result.refusal.code, refused)
  })
}

test('every kind of entry balances in its commodity', () => {
  for (const draft of [...sources.map((kind) => give(kind, som(5))), pay(som(5)), giveBack(som(5))]) {
    const postings = postingsOf(draft)
    equal(
      postings.reduce((total, { amount }) => total + amount, 0n),
      0n,
    )
    equal(new Set(postings.map(({ commodity }) => commodity)).size, 1)
  }
})

test('labour never becomes money', () => {
  deepEqual(
    postingsOf(give('in-kind', som(5))).map(({ account, commodity }) => [account, commodity]),
    [
      ['in-kind-givers', 'in-kind'],
      ['initiative-in-kind', 'in-kind'],
    ],
  )
})

test('money is given back to the one who gave it', () => {
  deepEqual(
    postingsOf(giveBack(som(5))).map(({ account }) => account),
    ['held-residents', 'residents'],
  )
})

test('a reversal turns every sign', () => {
  const postings = postingsOf(pay(som(5)))
  const result = reversalOf(works, { reversed: false, postings })
  deepEqual(
    result.ok && result.value.map(({ amount }) => amount),
    postings.map(({ amount }) => -amount),
  )
})

type ReversalCase = {
  name: string
  facts?: Partial<EntryFacts>
  postings: readonly Posting[]
  reversed?: true
  refused?: string
}
const reversals: ReversalCase[] = [
  { name: 'what is still held may be taken back', postings: postingsOf(give('budget', som(80))) },
  {
    name: 'what was paid out by one tyiyn cannot be taken back',
    postings: postingsOf(give('budget', oneMore(som(80)))),
    refused: 'spent-already',
  },
  {
    name: 'an entry is taken back once',
    postings: postingsOf(give('budget', som(1))),
    reversed: true,
    refused: 'reversed-already',
  },
  {
    name: 'after the hand-over nothing is taken back',
    facts: { stage: 'assessed' },
    postings: postingsOf(pay(som(1))),
    refused: 'wrong-stage',
  },
  { name: 'work is taken back', postings: postingsOf(give('in-kind', som(1000))) },
  { name: 'a return is taken back within the agreement', postings: postingsOf(giveBack(som(100), 'budget')) },
  {
    name: 'a return taken back does not lift the budget over the agreement',
    postings: postingsOf(giveBack(oneMore(som(100)), 'budget')),
    refused: 'over-agreement',
  },
]
for (const { name, facts, postings, reversed, refused } of reversals) {
  test(name, () => {
    const result = reversalOf({ ...works, ...facts }, { reversed: reversed === true, postings })
    equal(result.ok ? undefined : result.refusal.code, refused)
  })
}

test('what stands at the accounts is told by source, money apart from work', () => {
  const sums = new Map<Posting['account'], bigint>()
  const drafts = [
    give('budget', som(100)),
    give('residents', som(40)),
    give('in-kind', som(30)),
    pay(som(70)),
    giveBack(som(10)),
  ]
  for (const { account, amount } of drafts.flatMap(postingsOf)) sums.set(account, (sums.get(account) ?? 0n) + amount)
  const standings = standingsOf(sums)
  deepEqual(standings.budget, { received: som(100), left: som(30) })
  deepEqual(standings.residents, { received: som(30), left: som(30) })
  deepEqual(standings['in-kind'], { received: som(30), left: som(0) })
  deepEqual(moneyTogether(standings), { received: som(130), spent: som(70), left: som(60) })
  equal(moneySources.length, 4)
})

test('hours are valued by the tariff, half a tyiyn up', () => {
  equal(valueOfHours({ milli: 2_500n, price: som(150) }), som(375))
  equal(valueOfHours({ milli: 1n, price: money(500n) }), 1n)
  equal(valueOfHours({ milli: 1n, price: money(499n) }), 0n)
})

test('the page knows whether the ledger takes entries at all', () => {
  equal(ledgerRefusal({ stage: 'works', agreement: undefined })?.code, 'no-agreement')
  equal(ledgerRefusal(works), undefined)
  equal(ledgerRefusal({ ...works, stage: 'handed-over' })?.code, 'wrong-stage')
})
