import type { Money } from '../../lib/kernel/money.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { PledgeKind, Terms } from '../regulations/regulation.model.ts'
import type { PledgeRefusal, Sums, TypedPledge } from './draft.model.ts'
import type { Pledge } from './initiative.model.ts'
import { costOf, largestSum } from './sums.rules.ts'

/** What an hour of this counts for by the regulation; undefined where a proof of the price decides. */
export function tariffOf({ tariff }: Pick<Terms, 'tariff'>, kind: PledgeKind): Money | undefined {
  return tariff.find((one) => one.kind === kind)?.price
}

/**
 * The pledge with its worth: hours times the public tariff, or the value that was typed. Refused when the own
 * contribution would become larger than what the initiative costs.
 */
export function pledgeOf(
  typed: TypedPledge,
  terms: Pick<Terms, 'tariff'>,
  others: Pick<Sums, 'totalCost' | 'requested' | 'ownOverCost'>,
): Result<Pledge, PledgeRefusal> {
  const price = tariffOf(terms, typed.kind)
  const { id, pledger, pledgerKind, kind, quantityMilli } = typed
  if (price !== undefined && quantityMilli === undefined) return refuse({ code: 'hours-missing', clause: 'tariff' })
  const value = price !== undefined && quantityMilli !== undefined ? costOf(quantityMilli, price) : typed.value
  if (value === undefined || value === 0n) return refuse({ code: 'value-missing' })
  const refusal = whyTooMuch(value, others)
  if (refusal) return refuse(refusal)
  const hours = price === undefined ? undefined : quantityMilli
  return ok({
    id,
    pledger,
    pledgerKind,
    kind,
    quantityMilli: hours,
    unit: hours === undefined ? undefined : 'hour',
    value,
  })
}

function whyTooMuch(value: Money, others: Parameters<typeof pledgeOf>[2]): PledgeRefusal | undefined {
  if (value > largestSum) return { code: 'too-large' }
  // Before the first line of the budget nothing is known of the cost, so nothing can be too much.
  if (others.totalCost === 0n) return undefined
  const left = others.ownOverCost > 0n ? (0n as Money) : others.requested
  return value > left ? { code: 'own-over-cost', left, over: (value - left) as Money } : undefined
}
