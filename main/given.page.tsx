import { money, totalOf } from '../lib/kernel/money.ts'
import { percentText, share } from '../lib/kernel/share.ts'
import type { Words } from '../lib/platform/words.ts'
import { MoneyBar } from '../lib/ui/bars.tsx'
import { sources } from '../src/funding/funding.model.ts'
import type { Given } from './given.query.ts'

/** One number that means something: how much of what was spent residents and businesses gave themselves. */
export function GivenPart({ t, given }: { readonly t: Words; readonly given: Given }) {
  const ownMoney = money(given.residents + given.business)
  const own = money(ownMoney + given['in-kind'])
  const all = totalOf(sources.map((source) => given[source]))
  if (own <= 0n) return null
  const text = t('main.number-text', {
    count: given.initiatives,
    business: given.business > 0n ? 'some' : 'none',
    own: t.money(own),
    money: t.money(ownMoney),
    kind: t.money(given['in-kind']),
  })
  return (
    <section>
      <h2>{t('main.number-title', { share: percentText(share(own, all), 0) })}</h2>
      <p>{text}</p>
      <MoneyBar
        t={t}
        title={t('main.number-bar')}
        parts={sources
          .filter((source) => given[source] > 0n)
          .map((source) => ({ label: t(`main.source-${source}`), amount: given[source], tone: source }))}
      />
    </section>
  )
}
