import { type Money, money, totalOf } from '../../lib/kernel/money.ts'
import type { Words } from '../../lib/platform/words.ts'
import { MoneyBar } from '../../lib/ui/bars.tsx'
import { DataTable } from '../../lib/ui/lists.tsx'
import { moneySources, type Source, type Standings, sources } from './funding.model.ts'
import { moneyTogether } from './ledger.rules.ts'

type Promised = Readonly<Record<Source, Money>>

/** Where the money comes from as one bar: what has come, or while nothing has, what is promised. */
export function SourcesBar({
  t,
  standings,
  promised,
}: {
  readonly t: Words
  readonly standings: Standings
  readonly promised?: Promised
}) {
  const isEmpty = sources.every((source) => standings[source].received === 0n)
  const amountOf = (source: Source) => (isEmpty && promised ? promised[source] : standings[source].received)
  const title = isEmpty && promised ? t('funding.sources-promised') : t('funding.sources-received')
  const parts = sources
    .filter((source) => amountOf(source) > 0n)
    .map((source) => ({ label: t(`funding.source-${source}`), amount: amountOf(source), tone: source }))
  return parts.length === 0 ? null : <MoneyBar t={t} title={title} parts={parts} />
}

/** All money in one sentence: promised, come, spent, left. Work is not money and not in it. */
export function togetherText(t: Words, standings: Standings, promised: Promised): string {
  const { received, spent, left } = moneyTogether(standings)
  return t('funding.section-sums', {
    promised: t.money(totalOf(moneySources.map((source) => promised[source]))),
    received: t.money(received),
    spent: t.money(spent),
    left: t.money(left),
  })
}

/** The bar's figures: promised, received, spent and left by source, money added up, work apart. */
export function SourcesTable({
  t,
  standings,
  promised,
}: {
  readonly t: Words
  readonly standings: Standings
  readonly promised: Promised
}) {
  const columns = [
    { label: t('funding.source'), names: 'row' as const },
    { label: t('funding.promised'), align: 'right' as const },
    { label: t('funding.received'), align: 'right' as const },
    { label: t('funding.spent'), align: 'right' as const },
    { label: t('funding.left'), align: 'right' as const },
  ]
  const rowOf = (source: Source) => {
    const { received, left } = standings[source]
    return rowsOf(t, t(`funding.source-${source}`), [promised[source], received, money(received - left), left])
  }
  const together = moneyTogether(standings)
  const shown = sources.filter((source) => promised[source] > 0n || standings[source].received > 0n)
  const total = rowsOf(t, t('funding.all-money'), [
    totalOf(moneySources.map((source) => promised[source])),
    together.received,
    together.spent,
    together.left,
  ])
  return <DataTable caption={t('funding.sources-table')} columns={columns} rows={shown.map(rowOf)} footer={total} />
}

function rowsOf(t: Words, label: string, sums: readonly Money[]): readonly string[] {
  return [label, ...sums.map((sum) => t.money(sum))]
}
