import { type Money, totalOf } from '../../lib/kernel/money.ts'
import type { Initiative, Pledge } from '../initiatives/initiative.model.ts'
import type { Agreement, Source } from './funding.model.ts'

/** What each source is to give: by the agreement, or before it by the application and its pledges. */
export function promisesOf(
  { requested, pledges }: Pick<Initiative, 'requested'> & { readonly pledges: readonly Pledged[] },
  agreement: Pick<Agreement, 'budgetSum' | 'grantSum'> | undefined,
): Readonly<Record<Source, Money>> {
  const pledged = (source: Source) =>
    totalOf(pledges.filter((pledge) => sourceOf(pledge) === source).map(({ value }) => value))
  return {
    budget: agreement?.budgetSum ?? requested,
    residents: pledged('residents'),
    business: pledged('business'),
    grant: agreement?.grantSum ?? totalOf([]),
    'in-kind': pledged('in-kind'),
  }
}

export type Pledged = Pick<Pledge, 'kind' | 'pledgerKind' | 'value'>

/** A donor's pledge belongs to the group's own contribution, so it stands with businesses; a grant is in the agreement. */
function sourceOf({ kind, pledgerKind }: Pledged): Source {
  if (kind !== 'money') return 'in-kind'
  return pledgerKind === 'residents' || pledgerKind === 'group' ? 'residents' : 'business'
}
