import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money, som } from '../../lib/kernel/money.ts'
import { wordsIn } from '../../lib/platform/words.ts'
import { sumInWords } from './agreement.document.ts'

const said = (language: 'ky' | 'ru' | 'en', tyiyn: bigint) =>
  sumInWords(wordsIn(language), money(tyiyn)).replaceAll('\u00a0', ' ')

const sums: readonly (readonly ['ky' | 'ru' | 'en', bigint, string])[] = [
  ['ky', som(47_000), '47 000 сом (кырк жети миң сом 00 тыйын)'],
  ['ky', 12_535_007n, '125 350,07 сом (бир жүз жыйырма беш миң үч жүз элүү сом 07 тыйын)'],
  ['ky', som(1_000_011), '1 000 011 сом (бир миллион он бир сом 00 тыйын)'],
  ['ru', som(47_000), '47 000 сом (сорок семь тысяч сом 00 тыйын)'],
  ['ru', som(1_000), '1 000 сом (одна тысяча сом 00 тыйын)'],
  ['ru', som(2_000), '2 000 сом (две тысячи сом 00 тыйын)'],
  ['ru', som(12_000), '12 000 сом (двенадцать тысяч сом 00 тыйын)'],
  ['ru', som(2_000_101), '2 000 101 сом (два миллиона сто один сом 00 тыйын)'],
  ['ru', som(5_000_021_000), '5 000 021 000 сом (пять миллиардов двадцать одна тысяча сом 00 тыйын)'],
  ['ru', 100_000_000_000_000n, '1 000 000 000 000 сом (один триллион сом 00 тыйын)'],
  ['ru', 50n, '0,50 сом (ноль сом 50 тыйын)'],
  ['en', som(999_999), '999 999 som (nine hundred ninety-nine thousand nine hundred ninety-nine som 00 tyiyn)'],
]
for (const [language, tyiyn, words] of sums) {
  test(`${tyiyn} tyiyn is said in ${language}`, () => assert.equal(said(language, tyiyn), words))
}
