import type { Reader } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { Call } from '../calls/call.model.ts'
import { handsIn } from '../initiatives/author.rules.ts'
import { authorRows, groupFrom } from '../initiatives/index.ts'
import type { Initiative, InitiativeStage } from '../initiatives/initiative.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { RevisionFacts } from './review.model.ts'
import { type ReviewParts, reviewParts, reviewPartsOf, type Subject } from './review.store.ts'
import { pointsAreOpen, sitsOn } from './scoring.rules.ts'

/** What decides whether the member may change the sheet, from what was reviewed. */
export function revisionFacts(
  call: Call,
  initiative: Pick<Initiative, 'stage' | 'leaderId' | 'authorIds' | 'formerAuthorIds'>,
  parts: Pick<ReviewParts, 'sheets' | 'earlier' | 'members' | 'appointed'>,
  memberId: PersonId,
): RevisionFacts {
  const own = parts.sheets.find((sheet) => sheet.memberId === memberId)
  const { members, appointed } = parts
  return {
    callStage: call.stage,
    initiativeStage: initiative.stage,
    hands: handsIn(initiative),
    memberId,
    appointed: sitsOn(appointed, memberId),
    signed: own !== undefined,
    hadConflict: own?.conflict !== undefined,
    criteria: call.terms.criteria,
    rescoring: call.terms.rescoring,
    open: pointsAreOpen({ members, signed: parts.sheets.length, votingBegan: false }),
    revised: parts.earlier.some((sheet) => sheet.memberId === memberId),
  }
}

/** The same, read inside the transaction that changes the sheet, with the words beside the points, which stay. */
export async function reviewedForRevision(
  read: Reader,
  keys: Keys,
  call: Call,
  { municipalityId, initiativeId }: Subject,
  memberId: PersonId,
): Promise<{ readonly facts: RevisionFacts; readonly comment: string } | undefined> {
  const row = await read
    .selectFrom('initiatives.initiative as i')
    .select(['i.stage', 'i.leader_id'])
    .select([authorRows.as('authors'), reviewParts.as('parts')])
    .where('i.municipality_id', '=', municipalityId)
    .where('i.id', '=', initiativeId)
    .executeTakeFirst()
  if (!row) return undefined
  const initiative = { stage: row.stage as InitiativeStage, ...groupFrom(row.leader_id, row.authors) }
  const parts = reviewPartsOf(keys, row.parts)
  const comment = parts.sheets.find((sheet) => sheet.memberId === memberId)?.comment ?? ''
  return { facts: revisionFacts(call, initiative, parts, memberId), comment }
}
