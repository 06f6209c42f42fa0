import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Money, money } from '../../lib/kernel/money.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { Account, Commodity, EntryDraft, EntryFacts, EntryRefusal, Posting } from './funding.model.ts'

const open = ['agreement', 'works', 'accepted', 'failed']

/**
 * Decides whether the entry may be made, and answers with its postings. Payments and returns never exceed what is there,
 * budget and grant never exceed the agreement: so no account of an initiative ever goes below nothing.
 */
export function entryOf(
  facts: EntryFacts,
  draft: EntryDraft,
  today: CivilDate,
): Result<readonly Posting[], EntryRefusal> {
  const refusal = whyNotNow(facts, draft, today) ?? whyNotThatMuch(facts, draft)
  return refusal ? refuse(refusal) : ok(postingsOf(draft))
}

function whyNotNow(
  { agreement, stage }: EntryFacts,
  { kind, happenedOn }: EntryDraft,
  today: CivilDate,
): EntryRefusal | undefined {
  if (!agreement) return { code: 'no-agreement', clause: 'agreement' }
  if (!open.includes(stage) || (stage === 'failed' && kind !== 'return'))
    return { code: 'wrong-stage', stage, clause: 'money' }
  if (happenedOn > today) return { code: 'in-future' }
  return happenedOn < agreement.signedOn
    ? { code: 'before-agreement', signedOn: agreement.signedOn, clause: 'agreement' }
    : undefined
}

function whyNotThatMuch(facts: EntryFacts, { kind, amount, returnTo }: EntryDraft): EntryRefusal | undefined {
  if (kind === 'budget' || kind === 'grant') {
    const agreed = kind === 'budget' ? facts.agreement?.budgetSum : facts.agreement?.grantSum
    const received = facts.received[kind]
    if (agreed !== undefined && received + amount > agreed)
      return { code: 'over-agreement', agreed, received, clause: 'agreement' }
  }
  if (kind === 'return' && !returnTo) return { code: 'return-to-nobody', clause: 'return-of-money' }
  const takesOut = kind === 'payment' || kind === 'return'
  return takesOut && amount > facts.balance
    ? { code: 'over-balance', balance: facts.balance, clause: 'money' }
    : undefined
}

/** The two sides of an entry: where it comes from, negative, and where it goes, positive. */
export function postingsOf({ kind, amount, returnTo }: EntryDraft): readonly Posting[] {
  switch (kind) {
    case 'budget':
    case 'residents':
    case 'business':
    case 'grant':
      return sides('money', kind, 'initiative-money', amount)
    case 'in-kind':
      return sides('in-kind', 'in-kind-givers', 'initiative-in-kind', amount)
    case 'payment':
      return sides('money', 'initiative-money', 'suppliers', amount)
    case 'return':
      return sides('money', 'initiative-money', returnTo ?? 'budget', amount)
  }
}

function sides(commodity: Commodity, from: Account, to: Account, amount: Money): readonly Posting[] {
  return [
    { account: from, commodity, amount: money(-amount) },
    { account: to, commodity, amount },
  ]
}

/** The entry that takes another back: the same sides with the signs changed. */
export function reversalOf(postings: readonly Posting[]): readonly Posting[] {
  return postings.map((posting) => ({ ...posting, amount: money(-posting.amount) }))
}
