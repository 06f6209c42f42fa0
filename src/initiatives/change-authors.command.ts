import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { readCall } from '../calls/index.ts'
import { type MessageText, writeToPerson } from '../people/index.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { leads, pauseUntil } from './application.rules.ts'
import type { AuthorRefusal } from './author.model.ts'
import { authorsOf, whyMayNotOfferLead, whyNotLeader } from './author.rules.ts'
import { offeredTo, storeAuthor, storeLeader, storeLeft, storeOffer } from './author.store.ts'
import type { PauseRefusal } from './draft.model.ts'
import { lastSelectedAt } from './draft.store.ts'
import type { Initiative, InitiativeId } from './initiative.model.ts'
import { lockInitiative } from './initiative.store.ts'
import type { ChangeBy } from './lock-application.command.ts'

type OfAuthor = Omit<ChangeBy, 'version'> & { readonly authorId: PersonId; readonly message?: MessageText }
type OfOneself = {
  readonly by: PersonId
  readonly municipalityId: MunicipalityId
  readonly id: InitiativeId
  readonly message?: MessageText
}

/** The leader takes an author off; who is taken off is told. */
export function removeAuthor(
  platform: Platform,
  { applicant, municipalityId, id, authorId, message }: OfAuthor,
): Promise<Result<'removed', AuthorRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const initiative = await lockInitiative(tx, municipalityId, id)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    const refusal = whyNotLeader(leads(initiative, applicant))
    if (refusal) return refuse(refusal)
    if (!initiative.authorIds.includes(authorId)) return refuse({ code: 'no-such-author' } as const)
    await storeLeft(tx, initiative, authorId, applicant.by)
    const entry = { municipalityId, subjectId: id, fields: { author: authorId } }
    await appendRecord(tx, { kind: 'person', id: applicant.by }, { ...entry, name: 'author-removed' })
    if (message) await writeToPerson(tx, platform, authorId, message)
    return ok('removed' as const)
  })
}

/** An author leaves, at any time. A leader first finds another who leads. */
export function leaveAuthors(
  platform: Platform,
  { by, municipalityId, id, message }: OfOneself,
): Promise<Result<'left', AuthorRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const initiative = await lockInitiative(tx, municipalityId, id)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    if (initiative.leaderId === by) return refuse({ code: 'leader-stays', clause: 'group' } as const)
    if (!initiative.authorIds.includes(by)) return refuse({ code: 'no-such-author' } as const)
    await storeLeft(tx, initiative, by, undefined)
    await tell(tx, initiative, by, 'author-left')
    if (message) await writeToPerson(tx, platform, initiative.leaderId, message)
    return ok('left' as const)
  })
}

/** An author says whether everybody may read their name; for the leader this is the consent to be named. */
export function showName(
  { db }: Platform,
  { by, municipalityId, id, shows }: OfOneself & { readonly shows: boolean },
): Promise<Result<'said', AuthorRefusal>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, municipalityId, id)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    if (!authorsOf(initiative).includes(by)) return refuse({ code: 'no-such-author' } as const)
    await storeAuthor(tx, initiative, by, shows)
    await tell(tx, initiative, by, shows ? 'author-name-shown' : 'author-name-hidden')
    return ok('said' as const)
  })
}

/** The leader asks an author to lead from now on. Nothing changes until they agree; asking another takes it back. */
export function offerLead(
  platform: Platform,
  { applicant, municipalityId, id, authorId, message }: OfAuthor,
): Promise<Result<'offered', AuthorRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const initiative = await lockInitiative(tx, municipalityId, id)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    const refusal = whyMayNotOfferLead(initiative, leads(initiative, applicant), authorId)
    if (refusal) return refuse(refusal)
    await storeOffer(tx, initiative, authorId)
    const entry = { municipalityId, subjectId: id, fields: { author: authorId } }
    await appendRecord(tx, { kind: 'person', id: applicant.by }, { ...entry, name: 'lead-offered' })
    if (message) await writeToPerson(tx, platform, authorId, message)
    return ok('offered' as const)
  })
}

/** Whoever was asked takes the lead, and whoever led stays as an author until they leave. */
export function takeLead(
  platform: Platform,
  { by, municipalityId, id, message }: OfOneself,
): Promise<Result<'leads', AuthorRefusal | PauseRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const initiative = await lockInitiative(tx, municipalityId, id)
    const call = initiative && (await readCall(tx, municipalityId, initiative.callId))
    if (!initiative || !call) return refuse({ code: 'no-such-initiative' } as const)
    if ((await offeredTo(tx, initiative))?.personId !== by) return refuse({ code: 'no-offer' } as const)
    const refusal = whyMayNotOfferLead(initiative, true, by)
    if (refusal) return refuse(refusal)
    const until = pauseUntil(await lastSelectedAt(tx, municipalityId, by, id), call.terms, dateOf(tx.now))
    if (until) return refuse({ code: 'pause', until, clause: 'pause' } as const)
    await storeOffer(tx, initiative, undefined)
    await storeAuthor(tx, initiative, initiative.leaderId, 'as-before')
    await storeLeader(tx, initiative, by)
    const entry = { municipalityId, subjectId: id, fields: { leader: by } }
    await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'lead-handed-over' })
    if (message) await writeToPerson(tx, platform, initiative.leaderId, message)
    return ok('leads' as const)
  })
}

/** The offer ends: whoever was asked does not want to lead, or the leader thought better of it. */
export function endLeadOffer(
  platform: Platform,
  { applicant, municipalityId, id, message }: Omit<ChangeBy, 'version'> & { readonly message?: MessageText },
): Promise<Result<'ended', AuthorRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const initiative = await lockInitiative(tx, municipalityId, id)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    const offered = await offeredTo(tx, initiative)
    const { by } = applicant
    const mayEnd = offered?.personId === by || leads(initiative, applicant)
    if (!offered || !mayEnd) return refuse({ code: 'no-offer' } as const)
    await storeOffer(tx, initiative, undefined)
    await tell(tx, initiative, by, 'lead-offer-ended')
    const other = offered.personId === by ? initiative.leaderId : offered.personId
    if (message) await writeToPerson(tx, platform, other, message)
    return ok('ended' as const)
  })
}

type Plain = 'author-left' | 'author-name-shown' | 'author-name-hidden' | 'lead-offer-ended'

function tell(tx: Tx, { municipalityId, id }: Initiative, by: PersonId, name: Plain): Promise<void> {
  return appendRecord(tx, { kind: 'person', id: by }, { municipalityId, name, subjectId: id, fields: {} })
}
