import type { ComponentChildren } from 'preact'
import type { Words } from '../../lib/platform/words.ts'
import { MoneyText } from '../../lib/ui/inline.tsx'
import { DataTable } from '../../lib/ui/lists.tsx'
import type { BudgetLine, Initiative, Pledge } from './initiative.model.ts'
import { quantityText } from './sums.page.tsx'

type BudgetProps = {
  readonly t: Words
  readonly initiative: Pick<Initiative, 'budget' | 'totalCost'>
  /** A link to change the line, where it may be changed. */
  readonly change?: (line: BudgetLine) => ComponentChildren
}

/** The budget line by line, with its total. */
export function BudgetTable({ t, initiative, change }: BudgetProps) {
  const columns = [
    { label: t('initiatives.line-name'), names: 'row' as const },
    { label: t('initiatives.line-quantity'), align: 'right' as const },
    { label: t('initiatives.line-price'), align: 'right' as const },
    { label: t('initiatives.line-cost'), align: 'right' as const },
    ...(change ? [{ label: t('initiatives.change') }] : []),
  ]
  const rows = initiative.budget.map((line) => [
    line.name,
    `${quantityText(t, line.quantityMilli)} ${line.unit}`,
    <MoneyText key="price" t={t} sum={line.unitPrice} />,
    <MoneyText key="cost" t={t} sum={line.cost} />,
    ...(change ? [change(line)] : []),
  ])
  const total = <MoneyText t={t} sum={initiative.totalCost} />
  const footer = [t('initiatives.total-cost'), '', '', total, ...(change ? [''] : [])]
  return <DataTable caption={t('initiatives.budget-title')} columns={columns} rows={rows} footer={footer} />
}

type PledgeProps = {
  readonly t: Words
  readonly pledges: readonly Pledge[]
  readonly change?: (pledge: Pledge) => ComponentChildren
}

/** Who brings what, and what it counts for. */
export function PledgeTable({ t, pledges, change }: PledgeProps) {
  const columns = [
    { label: t('initiatives.pledger'), names: 'row' as const },
    { label: t('initiatives.pledger-kind') },
    { label: t('initiatives.pledge-kind') },
    { label: t('initiatives.pledge-value'), align: 'right' as const },
    ...(change ? [{ label: t('initiatives.change') }] : []),
  ]
  const rows = pledges.map((pledge) => [
    pledge.pledger,
    t(`initiatives.pledger-${pledge.pledgerKind}`),
    pledge.quantityMilli === undefined
      ? t(`initiatives.pledge-${pledge.kind}`)
      : t('initiatives.pledge-hours', {
          what: t(`initiatives.pledge-${pledge.kind}`),
          hours: quantityText(t, pledge.quantityMilli),
        }),
    <MoneyText key="value" t={t} sum={pledge.value} />,
    ...(change ? [change(pledge)] : []),
  ])
  return <DataTable caption={t('initiatives.own')} columns={columns} rows={rows} />
}
