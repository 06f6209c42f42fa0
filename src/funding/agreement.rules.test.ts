import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { money, som } from '../../lib/kernel/money.ts'
import { agreementOf } from './agreement.rules.ts'
import type { Agreement, AgreementFacts } from './funding.model.ts'

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
  { name: 'one tyiyn less is refused', change: { grantSum: money(som(50) - 1n) }, refused: 'pays-differently' },
  { name: 'what was not selected gets no agreement', facts: { stage: 'reserve' }, refused: 'not-selected' },
  { name: 'a number is used once', facts: { numberTaken: true }, refused: 'number-taken' },
  { name: 'it is signed today', change: { signedOn: today } },
  { name: 'it is not signed tomorrow', change: { signedOn: civilDate('2026-07-11') }, refused: 'signed-in-future' },
  { name: 'works may end on the day of the agreement', change: { finishBy: civilDate('2026-07-01') } },
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
