import { money } from '../../lib/kernel/money.ts'
import { decimals, percentText } from '../../lib/kernel/share.ts'
import type { Words } from '../../lib/platform/words.ts'
import { type BarPart, MoneyBar } from '../../lib/ui/bars.tsx'
import { MoneyText } from '../../lib/ui/inline.tsx'
import { SummaryList, Tag } from '../../lib/ui/lists.tsx'
import type { Terms } from '../regulations/regulation.model.ts'
import type { Initiative, Pledge } from './initiative.model.ts'
import { leftUnderCeiling, ownShare, sumsOf } from './sums.rules.ts'

/** The sums as they now are: cost, own share, what is asked for, and what is left under the ceiling. */
export function SumsNote({
  t,
  initiative,
  terms,
}: {
  readonly t: Words
  readonly initiative: Pick<Initiative, 'budget' | 'pledges'>
  readonly terms: Terms
}) {
  const sums = sumsOf(initiative.budget, initiative.pledges)
  const share = ownShare(sums)
  const own = money(sums.ownMoney + sums.ownInKind)
  const left = leftUnderCeiling(sums, terms)
  const percent = share === undefined ? '0' : percentText(share, 1)
  const values = { percent: decimals(t, percent), minimum: terms.ownMinimumPercent }
  return (
    <SummaryList
      t={t}
      rows={[
        { label: t('initiatives.total-cost'), value: <MoneyText t={t} sum={sums.totalCost} /> },
        {
          label: t('initiatives.own'),
          value: (
            <>
              <MoneyText t={t} sum={own} />{' '}
              <span class="hint">{share !== undefined && t('initiatives.own-share', values)}</span>
            </>
          ),
        },
        { label: t('initiatives.requested'), value: <MoneyText t={t} sum={sums.requested} /> },
        {
          label: left < 0n ? t('initiatives.over-ceiling') : t('initiatives.left-under-ceiling'),
          value: (
            <>
              {left < 0n ? <Tag tone="bad">{t.money(money(-left))}</Tag> : <MoneyText t={t} sum={left} />}{' '}
              <span class="hint">{t('initiatives.ceiling-is', { ceiling: t.money(terms.ceiling) })}</span>
            </>
          ),
        },
      ]}
    />
  )
}

/** Thousandths as people write a quantity: 2 500 is 2,5. */
export function quantityText(t: Words, milli: bigint): string {
  const fraction = (milli % 1000n).toString().padStart(3, '0').replace(/0+$/, '')
  const whole = t.number(milli / 1000n)
  return fraction === '' ? whole : `${whole}${t.language === 'en' ? '.' : ','}${fraction}`
}

/** Who pays what, as one stacked bar; labour, material, transport and land are hatched, since they are not money. */
export function SourcesBar({
  t,
  initiative,
  title = t('initiatives.sources-title'),
}: {
  readonly t: Words
  readonly initiative: Pick<Initiative, 'requested' | 'pledges' | 'ownInKind'>
  readonly title?: string
}) {
  const { requested, pledges, ownInKind } = initiative
  const inMoney = (kinds: readonly Pledge['pledgerKind'][]) =>
    pledges.reduce(
      (sum, { kind, pledgerKind, value }) => (kind === 'money' && kinds.includes(pledgerKind) ? sum + value : sum),
      0n,
    )
  const parts: readonly BarPart[] = [
    { label: t('initiatives.source-budget'), amount: requested, tone: 'budget' },
    { label: t('initiatives.source-residents'), amount: inMoney(['residents', 'group']), tone: 'residents' },
    { label: t('initiatives.source-business'), amount: inMoney(['business']), tone: 'business' },
    { label: t('initiatives.source-donor'), amount: inMoney(['donor']), tone: 'grant' },
    { label: t('initiatives.source-in-kind'), amount: ownInKind, tone: 'in-kind' },
  ]
  const shown = parts.filter(({ amount }) => amount > 0n)
  return shown.length === 0 ? null : <MoneyBar t={t} title={title} parts={shown} />
}
