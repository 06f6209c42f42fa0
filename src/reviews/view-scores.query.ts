import { money } from '../../lib/kernel/money.ts'
import { compareShares, type Share } from '../../lib/kernel/share.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { Call } from '../calls/call.model.ts'
import { type InitiativeId, type InitiativeStage, publicStages } from '../initiatives/initiative.model.ts'
import type { PersonId } from '../people/person.model.ts'
import { type LocalMatter, localMatters } from '../regulations/regulation.model.ts'
import { type ComputedPoints, computedPoints } from './measure.rules.ts'
import type { EarlierSheet, Measured, Sheet } from './review.model.ts'
import { type ReviewParts, reviewPartsOf, scoredParts } from './review.store.ts'
import { commissionShare, pointsAreOpen } from './scoring.rules.ts'
import { outliersOf, type Spread, spreadOf } from './spread.rules.ts'

/** One initiative of a call as the commission sees it. Everything of the points is empty until they are open. */
export type ScoredInitiative = {
  readonly id: InitiativeId
  readonly number: number
  readonly title: string
  readonly stage: InitiativeStage
  readonly signed: number
  readonly open: boolean
  readonly mean: Share | undefined
  readonly sheets: readonly Sheet[]
  readonly earlier: readonly EarlierSheet[]
  readonly computed: ComputedPoints
  readonly spread: readonly Spread[]
  readonly outliers: ReadonlySet<PersonId>
}

/** The stored theme is a local matter, or nothing yet. */
export function matterOf(theme: string): LocalMatter | undefined {
  return localMatters.find((matter) => matter === theme)
}

/** What computed criteria look at, from the initiative's row and its parts. */
export function measuredOf(
  row: { readonly total_cost: bigint; readonly requested: bigint; readonly theme: string },
  { pledges, assembly, supporters }: Pick<ReviewParts, 'pledges' | 'assembly' | 'supporters'>,
): Measured {
  return {
    totalCost: money(row.total_cost),
    requested: money(row.requested),
    theme: matterOf(row.theme),
    pledges,
    assembly,
    // Only the minutes say how many adults the village has.
    supporters: assembly && { count: supporters, adults: assembly.adults },
  }
}

/** What may be shown of the points of one initiative. */
export function scoresOf(call: Call, parts: ReviewParts, measured: Measured) {
  const { criteria, commission, priorityMatters } = call.terms
  const votingBegan = !['draft', 'announced', 'collecting', 'reviewing'].includes(call.stage)
  const open = pointsAreOpen({ members: parts.members, signed: parts.sheets.length, votingBegan })
  const computed = computedPoints(criteria, measured, priorityMatters)
  return {
    open,
    computed,
    mean: open ? commissionShare(criteria, commission.quorum, parts.sheets, computed) : undefined,
    spread: open ? spreadOf(criteria, parts.sheets) : [],
    outliers: open ? outliersOf(criteria, parts.sheets, computed) : new Set<PersonId>(),
  }
}

/** What everybody may read and the check has let through. */
const scored = publicStages.filter((stage) => stage !== 'submitted' && stage !== 'refused')

/** The rows of all initiatives of the call that the commission scores, by number, with all that was reviewed of them. */
export async function scoredRows(read: Reader, keys: Keys, call: Pick<Call, 'municipalityId' | 'id'>) {
  const rows = await read
    .selectFrom('initiatives.initiative as i')
    .select(['i.id', 'i.number', 'i.title', 'i.stage', 'i.total_cost', 'i.requested', 'i.theme'])
    .select(scoredParts({ municipalityId: call.municipalityId, callId: call.id }).as('parts'))
    .where('i.municipality_id', '=', call.municipalityId)
    .where('i.call_id', '=', call.id)
    .where('i.stage', 'in', scored)
    .orderBy('i.number')
    .execute()
  return rows.map(({ parts, ...row }) => ({ row, parts: reviewPartsOf(keys, parts) }))
}

/** All admitted initiatives of the call, the most points first; those whose points are closed keep the order of their numbers. */
export async function viewScores(read: Reader, keys: Keys, call: Call): Promise<readonly ScoredInitiative[]> {
  const rows = await scoredRows(read, keys, call)
  return rows
    .map(({ row, parts }): ScoredInitiative => {
      const scores = scoresOf(call, parts, measuredOf(row, parts))
      return {
        id: row.id as InitiativeId,
        number: row.number,
        title: row.title,
        stage: row.stage as InitiativeStage,
        signed: parts.sheets.length,
        ...scores,
        sheets: scores.open ? parts.sheets : [],
        earlier: scores.open ? parts.earlier : [],
      }
    })
    .sort((a, b) => (a.mean && b.mean ? compareShares(b.mean, a.mean) : Number(!a.mean) - Number(!b.mean)))
}
