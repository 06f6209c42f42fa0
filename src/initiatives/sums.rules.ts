import { type Money, money, percentOfSum } from '../../lib/kernel/money.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { type Share, share } from '../../lib/kernel/share.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import type { LineRefusal, Sums, TypedLine } from './draft.model.ts'
import type { BudgetLine, Pledge } from './initiative.model.ts'

/** What so many thousandths of a unit cost, to the nearest tyiyn, half a tyiyn counting up. */
export function costOf(quantityMilli: bigint, unitPrice: Money): Money {
  return money((quantityMilli * unitPrice + 500n) / 1000n)
}

/** A thousand billion som, the largest sum that the forms take: a quantity times a price must not leave what a sum can be. */
export const largestSum = money(100_000_000_000_000n)

/** The line with its cost. */
export function lineOf(typed: TypedLine): Result<BudgetLine, LineRefusal> {
  const cost = costOf(typed.quantityMilli, typed.unitPrice)
  if (cost === 0n) return refuse({ code: 'costs-nothing' })
  return cost > largestSum ? refuse({ code: 'too-large' }) : ok({ ...typed, cost })
}

/** The sums of an application: requested = total cost − own money − own in kind, and never below zero. */
export function sumsOf(
  budget: readonly Pick<BudgetLine, 'cost'>[],
  pledges: readonly Pick<Pledge, 'kind' | 'value'>[],
): Sums {
  const totalCost = budget.reduce((sum, { cost }) => sum + cost, 0n)
  const own = (inMoney: boolean) =>
    pledges.reduce((sum, { kind, value }) => ((kind === 'money') === inMoney ? sum + value : sum), 0n)
  const ownMoney = own(true)
  const ownInKind = own(false)
  const requested = totalCost - ownMoney - ownInKind
  return {
    totalCost: money(totalCost),
    ownMoney: money(ownMoney),
    ownInKind: money(ownInKind),
    requested: money(requested < 0n ? 0n : requested),
    ownOverCost: money(requested < 0n ? -requested : 0n),
  }
}

/** Own contribution, money and in kind, as a share of the total cost; undefined while nothing costs anything. */
export function ownShare({ totalCost, ownMoney, ownInKind }: Sums): Share | undefined {
  return totalCost === 0n ? undefined : share(ownMoney + ownInKind, totalCost)
}

/** The smallest own contribution that reaches the regulation's percent of this cost: a part of a tyiyn counts as one. */
export function neededOwn(totalCost: Money, { ownMinimumPercent }: Pick<Terms, 'ownMinimumPercent'>): Money {
  return percentOfSum(totalCost, ownMinimumPercent)
}

/** The part of the own contribution that must be money, rounded up to a whole tyiyn. */
export function neededMoney(totalCost: Money, { ownMoneyPercent }: Pick<Terms, 'ownMoneyPercent'>): Money {
  return percentOfSum(totalCost, ownMoneyPercent)
}

/** What may still be asked for; negative when the ceiling is exceeded. */
export function leftUnderCeiling({ requested }: Pick<Sums, 'requested'>, { ceiling }: Pick<Terms, 'ceiling'>): Money {
  return money(ceiling - requested)
}
