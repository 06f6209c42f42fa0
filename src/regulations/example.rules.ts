import { type Money, money, percentOfSum, som } from '../../lib/kernel/money.ts'
import { type Share, share } from '../../lib/kernel/share.ts'
import type { Terms } from './regulation.model.ts'

/** What an initiative of 100,000 som would have to bring and could ask for. Sums in tyiyn; a share of a tyiyn counts as a whole one. */
export function moneyExample({ ceiling, ownMinimumPercent, ownMoneyPercent, tariff }: Terms): {
  readonly total: Money
  readonly own: Money
  readonly inMoney: Money
  readonly asked: Money
  /** Hours of joint labour that would cover the own contribution where it need not be money. */
  readonly hours: bigint
} {
  const total = som(100_000)
  const own = percentOfSum(total, ownMinimumPercent)
  const inMoney = percentOfSum(total, ownMoneyPercent)
  const rest = total - own
  const labour = tariff.find(({ kind }) => kind === 'labour')?.price ?? 1n
  return {
    total,
    own,
    inMoney,
    asked: money(rest < ceiling ? rest : ceiling),
    hours: (own - inMoney + labour - 1n) / labour,
  }
}

/** The total of an initiative with 70 % of the commission's points and 40 ballots of 100. */
export function totalExample({ commissionPercent }: Terms): Share {
  return share(BigInt(70 * commissionPercent + 40 * (100 - commissionPercent)), 10_000n)
}

/** How a budget part of 60,000 som is paid. */
export function paymentExample({ advancePercent }: Terms): { whole: Money; first: Money; rest: Money } {
  const whole = som(60_000)
  const first = money((whole * BigInt(advancePercent)) / 100n)
  return { whole, first, rest: money(whole - first) }
}
