import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { som } from '../../lib/kernel/money.ts'
import { promisesOf } from './promise.rules.ts'

const pledges = [
  { kind: 'money', pledgerKind: 'residents', value: som(10) },
  { kind: 'money', pledgerKind: 'group', value: som(5) },
  { kind: 'money', pledgerKind: 'business', value: som(20) },
  { kind: 'money', pledgerKind: 'donor', value: som(1) },
  { kind: 'labour', pledgerKind: 'residents', value: som(7) },
  { kind: 'transport', pledgerKind: 'business', value: som(3) },
] as const
const own = { residents: som(15), business: som(21), 'in-kind': som(10) }

test('before the agreement the budget is to give what was asked', () => {
  const promises = promisesOf({ requested: som(100), pledges }, undefined)
  deepEqual(promises, { ...own, budget: som(100), grant: som(0) })
})

test('the agreement says what budget and grant give', () => {
  const promises = promisesOf({ requested: som(100), pledges }, { budgetSum: som(60), grantSum: som(40) })
  deepEqual(promises, { ...own, budget: som(60), grant: som(40) })
})
