import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { money } from '../../lib/kernel/money.ts'
import { jsonOf, type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import { millisOf } from '../../lib/platform/question.ts'
import type { InitiativeId, PledgerKind } from '../initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { PledgeKind } from '../regulations/regulation.model.ts'
import type { Appeal, AppealDecision, Refusing } from './appeal.model.ts'
import type { SubstantiveCheck } from './expert.model.ts'
import { checksFrom, checksOfInitiative, type StoredCheck } from './expert.store.ts'
import type {
  CheckKey,
  Decision,
  EarlierSheet,
  Finding,
  FindingVerdict,
  Measured,
  Points,
  Sheet,
  SheetDraft,
} from './review.model.ts'
import { type Given, openGiven, sealGiven } from './sealed-points.store.ts'

/** Which initiative is reviewed: every table of the slice is keyed by these two. */
export type Subject = { readonly municipalityId: MunicipalityId; readonly initiativeId: InitiativeId }

/** False when this very finding was stored before. */
export async function storeFinding(
  tx: Tx,
  subject: Subject,
  id: string,
  decision: Decision,
  by: PersonId,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('reviews.finding')
    .values({
      municipality_id: subject.municipalityId,
      initiative_id: subject.initiativeId,
      id,
      verdict: decision.verdict,
      checks: jsonOf(decision.met),
      reason: decision.reason,
      answer_by: decision.answerBy ?? null,
      check_number: decision.checkNumber ?? null,
      found_by: by,
      found_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function findingExists(read: Reader, subject: Subject, id: string): Promise<boolean> {
  const row = await read
    .selectFrom('reviews.finding')
    .select('id')
    .where('municipality_id', '=', subject.municipalityId)
    .where('initiative_id', '=', subject.initiativeId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/** False when the member's sheet was there already: the primary key lets each member sign once. */
export async function storeSheet(
  tx: Tx,
  keys: Keys,
  subject: Subject,
  memberId: PersonId,
  draft: SheetDraft,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('reviews.sheet')
    .values({
      municipality_id: subject.municipalityId,
      initiative_id: subject.initiativeId,
      member_id: memberId,
      conflict: draft.hasConflict ? draft.conflict : null,
      sealed: sealGiven(keys, subject.initiativeId, memberId, draft),
      signed_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function hasSigned(read: Reader, subject: Subject, memberId: PersonId): Promise<boolean> {
  const row = await read
    .selectFrom('reviews.sheet')
    .select('member_id')
    .where('municipality_id', '=', subject.municipalityId)
    .where('initiative_id', '=', subject.initiativeId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}

/** The findings, newest first, the sheets by the name of the member, and how many sit on the commission now. */
export type ReviewParts = {
  readonly findings: readonly Finding[]
  readonly checks: readonly SubstantiveCheck[]
  readonly sheets: readonly Sheet[]
  readonly earlier: readonly EarlierSheet[]
  readonly pledges: Measured['pledges']
  readonly assembly: Measured['assembly']
  readonly supporters: number
  readonly appeal: Appeal | undefined
  /** The last refusal, which an appeal is against. */
  readonly refusing: Refusing | undefined
  readonly members: number
  /** Who sits on the call's commission by its order; empty while there is none. */
  readonly appointed: readonly PersonId[]
}

/** Sealed in base64, or in plain where it was signed before points were sealed. */
type StoredGiven = {
  initiativeId: string
  memberId: PersonId
  sealed: string | null
  points: Points | null
  comment: string
}

type StoredParts = {
  findings: {
    id: string
    verdict: FindingVerdict
    met: CheckKey[]
    reason: string
    answerBy: CivilDate | null
    checkNumber: number | null
    at: number
  }[]
  checks: StoredCheck[]
  sheets: (StoredGiven & { memberName: string; conflict: string | null })[]
  earlier: (StoredGiven & { reason: string; at: number })[]
  assembly: { present: number; adults: number } | null
  supporters: number
  pledges: { kind: PledgeKind; pledgerKind: PledgerKind; value: string }[]
  appeal: {
    text: string
    filedBy: PersonId
    filedAt: number
    decision: AppealDecision | null
    reason: string | null
    at: number | null
  } | null
  refusing: { by: PersonId; at: number } | null
  members: number
  appointed: PersonId[]
}

/** The pledges of initiative i, as computed criteria look at them. Sums are text: JSON's numbers are not exact. */
const pledgesOf = sql`(select coalesce(json_agg(json_build_object('kind', p.kind, 'pledgerKind', p.pledger_kind,
    'value', p.value::text)), '[]')
  from initiatives.pledge p where p.municipality_id = i.municipality_id and p.initiative_id = i.id)`

/** What the points of initiative i are made from. */
const pointParts = sql`
  'sheets', (select coalesce(json_agg(json_build_object('initiativeId', i.id, 'memberId', s.member_id, 'memberName', p.name,
      'conflict', s.conflict, 'sealed', encode(s.sealed, 'base64'), 'points', s.points, 'comment', s.comment) order by p.name), '[]')
    from reviews.sheet s join people.person p on p.id = s.member_id
    where s.municipality_id = i.municipality_id and s.initiative_id = i.id),
  'earlier', (select coalesce(json_agg(json_build_object('initiativeId', i.id, 'memberId', e.member_id,
      'sealed', encode(e.sealed, 'base64'), 'points', e.points, 'comment', e.comment, 'reason', e.reason,
      'at', ${millisOf(sql.ref('e.changed_at'))})), '[]')
    from reviews.earlier_sheet e where e.municipality_id = i.municipality_id and e.initiative_id = i.id),
  'pledges', ${pledgesOf},
  'assembly', (select json_build_object('present', a.women + a.men, 'adults', a.adults)
    from initiatives.assembly a where a.municipality_id = i.municipality_id and a.initiative_id = i.id),
  'supporters', (select count(*) from initiatives.supporter u
    where u.municipality_id = i.municipality_id and u.initiative_id = i.id)`

/** All that was reviewed of initiative i, for a query that reads i. */
export const reviewParts = sql<StoredParts>`json_build_object(${pointParts},
  'findings', (select coalesce(json_agg(json_build_object('id', f.id, 'verdict', f.verdict, 'met', f.checks,
      'reason', f.reason, 'answerBy', f.answer_by, 'checkNumber', f.check_number, 'at', ${millisOf(sql.ref('f.found_at'))}) order by f.found_at desc), '[]')
    from reviews.finding f where f.municipality_id = i.municipality_id and f.initiative_id = i.id),
  'checks', ${checksOfInitiative},
  'appeal', (select json_build_object('text', l.text, 'filedBy', l.filed_by,
      'filedAt', ${millisOf(sql.ref('l.filed_at'))}, 'decision', l.decision, 'reason', l.reason,
      'at', ${millisOf(sql.ref('l.decided_at'))})
    from reviews.appeal l where l.municipality_id = i.municipality_id and l.initiative_id = i.id),
  'refusing', (select json_build_object('by', r.found_by, 'at', ${millisOf(sql.ref('r.found_at'))})
    from reviews.finding r where r.municipality_id = i.municipality_id and r.initiative_id = i.id
      and r.verdict = 'refused' order by r.found_at desc limit 1),
  'appointed', (select coalesce(json_agg(a.member_id), '[]') from reviews.commission_member a
    where a.municipality_id = i.municipality_id and a.call_id = i.call_id),
  'members', (select count(*) from people.role_grant g
    where g.municipality_id = i.municipality_id and g.role = 'commission-member' and g.ended_at is null))`

/** The same as far as the points of a whole call ask for it: who may score is asked once, not for each initiative. */
export function scoredParts({ municipalityId, callId }: { municipalityId: MunicipalityId; callId: string }) {
  return sql<StoredParts>`json_build_object(${pointParts}, 'findings', '[]'::json, 'checks', '[]'::json, 'appeal', null, 'refusing', null,
    'appointed', (select coalesce(json_agg(a.member_id), '[]') from reviews.commission_member a
      where a.municipality_id = ${municipalityId} and a.call_id = ${callId}),
    'members', (select count(*) from people.role_grant g
      where g.municipality_id = ${municipalityId} and g.role = 'commission-member' and g.ended_at is null))`
}

/** What reviewParts read, with the points opened; who may see them is the pages' matter. */
export function reviewPartsOf(
  keys: Keys,
  {
    findings,
    checks,
    sheets,
    earlier,
    appeal,
    refusing,
    pledges,
    assembly,
    supporters,
    members,
    appointed,
  }: StoredParts,
): ReviewParts {
  return {
    findings: findings.map(({ at, answerBy, checkNumber, ...finding }) => ({
      ...finding,
      answerBy: answerBy ?? undefined,
      checkNumber: checkNumber ?? undefined,
      foundAt: instant(at),
    })),
    checks: checksFrom(checks),
    sheets: sheets.map(({ memberName, conflict, ...sheet }) => ({
      memberId: sheet.memberId,
      memberName,
      conflict: conflict ?? undefined,
      ...givenOf(keys, sheet),
    })),
    earlier: earlier.map(({ at, reason, ...sheet }) => ({
      memberId: sheet.memberId,
      points: givenOf(keys, sheet).points,
      reason,
      changedAt: instant(at),
    })),
    pledges: pledges.map(({ value, ...pledge }) => ({ ...pledge, value: money(BigInt(value)) })),
    assembly: assembly ?? undefined,
    supporters,
    appeal: appeal ? appealFrom(appeal) : undefined,
    refusing: refusing ? { by: refusing.by, at: instant(refusing.at) } : undefined,
    appointed,
    members: appointed.length > 0 ? appointed.length : members,
  }
}

function givenOf(keys: Keys, { initiativeId, memberId, sealed, points, comment }: StoredGiven): Given {
  return sealed === null ? { points: points ?? {}, comment } : openGiven(keys, initiativeId, memberId, sealed)
}

function appealFrom({ text, filedBy, filedAt, decision, reason, at }: NonNullable<StoredParts['appeal']>): Appeal {
  const decided = decision && reason && at !== null ? { decision, reason, at: instant(at) } : undefined
  return { text, filedBy, filedAt: instant(filedAt), decided }
}
