import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { practiceSlug, whyMayNotWrite } from './practice.rules.ts'

test('a practice is written once the works are handed over', () => {
  equal(whyMayNotWrite('works')?.code, 'not-assessed')
  equal(whyMayNotWrite('handed-over'), undefined)
  equal(whyMayNotWrite('assessed'), undefined)
})

test('an address is spelt in Latin letters', () => {
  equal(
    practiceSlug('baetov', 'Жалпы пайдалануучу жайларды жарыктандыруу'),
    'baetov-jalpy-paydalanuuchu-jaylardy-jaryktandyruu',
  )
  equal(practiceSlug('ton', '«Сейил бак»'), 'ton-seyil-bak')
})

test('a title without letters still has an address', () => {
  equal(practiceSlug('ton', '!!!'), 'ton-practice')
})

test('a long title is cut at 80 signs', () => {
  equal(practiceSlug('ton', 'а'.repeat(200)).length, 80)
})

test('a title used before gets a number, within the 80 signs', () => {
  equal(practiceSlug('ton', '«Сейил бак»', 2), 'ton-seyil-bak-2')
  const long = practiceSlug('ton', 'а'.repeat(200), 12)
  equal(long.length, 80)
  equal(long.endsWith('a-12'), true)
})
