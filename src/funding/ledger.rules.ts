import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Money, money, totalOf } from '../../lib/kernel/money.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { InitiativeStage } from '../initiatives/initiative.model.ts'
import {
  type Account,
  type Commodity,
  type EntryDraft,
  type EntryFacts,
  type EntryRefusal,
  type Hours,
  type MoneySource,
  moneySources,
  type Posting,
  type ReversalRefusal,
  type Standings,
} from './funding.model.ts'

const open: readonly InitiativeStage[] = ['agreement', 'works', 'accepted', 'failed']

/**
 * Decides whether the entry may be made, and answers with its postings. Payments and returns never exceed what is held of
 * their source, budget and grant never exceed the agreement: so no account of an initiative ever goes below nothing.
 */
export function entryOf(
  facts: EntryFacts,
  draft: EntryDraft,
  today: CivilDate,
): Result<readonly Posting[], EntryRefusal> {
  const refusal = whyNotNow(facts, draft, today) ?? whyNotThatMuch(facts, draft)
  return refusal ? refuse(refusal) : ok(postingsOf(draft))
}

/** Whether the ledger of the initiative takes entries at all; asked by the page, and again when entering. */
export function ledgerRefusal({ agreement, stage }: Pick<EntryFacts, 'agreement' | 'stage'>): EntryRefusal | undefined {
  if (!agreement) return { code: 'no-agreement', clause: 'agreement' }
  return open.includes(stage) ? undefined : { code: 'wrong-stage', stage, clause: 'money' }
}

function whyNotNow(facts: EntryFacts, { kind, happenedOn }: EntryDraft, today: CivilDate): EntryRefusal | undefined {
  const { agreement, stage } = facts
  if (!agreement) return { code: 'no-agreement', clause: 'agreement' }
  if (stage === 'failed' && kind !== 'return') return { code: 'wrong-stage', stage, clause: 'return-of-money' }
  const closed = ledgerRefusal(facts)
  if (closed) return closed
  if (happenedOn > today) return { code: 'in-future' }
  return happenedOn < agreement.signedOn
    ? { code: 'before-agreement', signedOn: agreement.signedOn, clause: 'agreement' }
    : undefined
}

function whyNotThatMuch(facts: EntryFacts, draft: EntryDraft): EntryRefusal | undefined {
  const { amount } = draft
  if (draft.kind !== 'payment' && draft.kind !== 'return') return whyOverAgreed(facts, draft.kind, amount)
  const { left } = facts.standings[draft.source]
  const clause = draft.kind === 'payment' ? 'money' : 'return-of-money'
  return amount > left ? { code: 'over-balance', source: draft.source, left, clause } : undefined
}

/** Residents and businesses may give more than they promised; budget and grant give what the agreement says. */
function whyOverAgreed({ agreement, standings }: EntryFacts, source: string, more: bigint) {
  if (!agreement || (source !== 'budget' && source !== 'grant')) return undefined
  const agreed = source === 'budget' ? agreement.budgetSum : agreement.grantSum
  const { received } = standings[source]
  return received + more > agreed
    ? ({ code: 'over-agreement', agreed, received, clause: 'agreement' } as const)
    : undefined
}

/** The two sides of an entry: where it comes from, negative, and where it goes, positive. */
export function postingsOf(draft: EntryDraft): readonly Posting[] {
  const { kind, amount } = draft
  switch (kind) {
    case 'budget':
    case 'residents':
    case 'business':
    case 'grant':
      return sides('money', kind, `held-${kind}`, amount)
    case 'in-kind':
      return sides('in-kind', 'in-kind-givers', 'initiative-in-kind', amount)
    case 'payment':
      return sides('money', `held-${draft.source}`, 'suppliers', amount)
    case 'return':
      return sides('money', `held-${draft.source}`, draft.source, amount)
  }
}

function sides(commodity: Commodity, from: Account, to: Account, amount: Money): readonly Posting[] {
  return [
    { account: from, commodity, amount: money(-amount) },
    { account: to, commodity, amount },
  ]
}

/** Decides whether an entry may be taken back, and answers with its mirror image: the same sides, the signs changed. */
export function reversalOf(
  facts: EntryFacts,
  { reversed, postings }: { readonly reversed: boolean; readonly postings: readonly Posting[] },
): Result<readonly Posting[], ReversalRefusal> {
  const { stage, standings } = facts
  if (reversed) return refuse({ code: 'reversed-already' })
  if (!open.includes(stage)) return refuse({ code: 'wrong-stage', stage, clause: 'money' })
  const mirror = postings.map((posting) => ({ ...posting, amount: money(-posting.amount) }))
  for (const { account, amount } of mirror) {
    const source = moneySources.find((one) => account === `held-${one}`)
    if (source && standings[source].left + amount < 0n)
      return refuse({ code: 'spent-already', source, left: standings[source].left })
    // Taking a return back makes the giver give again, and that has its limit too.
    const over = amount < 0n && whyOverAgreed(facts, account, -amount)
    if (over) return refuse(over)
  }
  return ok(mirror)
}

/** What the accounts say of each source. A giver's account stands below nothing by what was given and not returned. */
export function standingsOf(sums: ReadonlyMap<Account, bigint>): Standings {
  const at = (account: Account) => sums.get(account) ?? 0n
  const one = (source: MoneySource) => ({ received: money(-at(source)), left: money(at(`held-${source}`)) })
  return {
    budget: one('budget'),
    residents: one('residents'),
    business: one('business'),
    grant: one('grant'),
    'in-kind': { received: money(-at('in-kind-givers')), left: money(0n) },
  }
}

/** Money, without work and material: what came, what is paid out and what is left. */
export function moneyTogether(standings: Standings): {
  readonly received: Money
  readonly spent: Money
  readonly left: Money
} {
  const received = totalOf(moneySources.map((source) => standings[source].received))
  const left = totalOf(moneySources.map((source) => standings[source].left))
  return { received, spent: money(received - left), left }
}

/** Hours at the tariff, half a tyiyn rounded up. */
export function valueOfHours({ milli, price }: Hours): Money {
  return money((milli * price + 500n) / 1000n)
}
