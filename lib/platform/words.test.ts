import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { wordsIn } from './words.ts'

test('a sentence that ends in a date ends in one full stop', () => {
  const [ky, ru, en] = [wordsIn('ky'), wordsIn('ru'), wordsIn('en')]
  const date = '2026-11-28' as const
  const said = (t: typeof ky) => t('calls.now-collecting', { date: t.date(date as never) })
  equal(said(ky), 'Арыз берүүнүн акыркы күнү – 28-ноябрь, 2026-ж.')
  equal(said(ru), 'Последний день приёма заявок – 28\u00a0ноября 2026\u00a0г.')
  equal(said(en).endsWith('28\u00a0November 2026.'), true)
})
