import { randomInt } from 'node:crypto'
import { dateOf, startOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { readCall } from '../calls/index.ts'
import { addressHash, findPersonByAddress, type MessageText, writeMessage } from '../people/index.ts'
import type { Address } from '../people/sign-in.model.ts'
import { appendRecord } from '../record/index.ts'
import { leads } from './application.rules.ts'
import type { AuthorRefusal, InvitationRefusal, InviteRefusal } from './author.model.ts'
import { authorsOf, isOver, whyMayNotInvite, whyNotLeader } from './author.rules.ts'
import type { Initiative } from './initiative.model.ts'
import { lockInitiative } from './initiative.store.ts'
import {
  codeHash,
  countInvitedSince,
  insertInvitation,
  lastInvitation,
  openInvitations,
  storeInvitationAnswer,
} from './invitation.store.ts'
import type { ChangeBy } from './lock-application.command.ts'

type Invited = Omit<ChangeBy, 'version'> & {
  /** An address that is written to, or nobody yet: a code is made, to be read out or printed. */
  readonly to: Address | 'code'
  readonly message?: MessageText
}

/** Asks somebody to be an author. Whether anybody has the address is neither looked up nor told. */
export function inviteAuthor(
  platform: Platform,
  { applicant, municipalityId, id, to, message }: Invited,
): Promise<Result<{ readonly invitationId: string }, InviteRefusal>> {
  const { keys } = platform
  return inTransaction(platform.db, async (tx) => {
    const initiative = await lockInitiative(tx, municipalityId, id)
    const call = initiative && (await readCall(tx, municipalityId, initiative.callId))
    if (!initiative || !call) return refuse({ code: 'no-such-initiative' } as const)
    const asked = askedOf(keys, to)
    const before = await lastInvitation(tx, initiative, asked.hash)
    const refusal = whyMayNotInvite({
      initiative,
      callStage: call.stage,
      leads: leads(initiative, applicant),
      authors: initiative.authorIds.length + (await countOpen(tx, keys, initiative)),
      invitedToday: await countInvitedSince(tx, applicant.by, startOf(dateOf(tx.now))),
      before,
      isAuthor: await belongsToAuthor(tx, initiative, asked.hash),
      now: tx.now,
    })
    if (refusal) return refuse(refusal)
    // One that nobody answered in time gives way to the new one.
    if (before) await storeInvitationAnswer(tx, initiative, before.id, 'cancelled', applicant.by)
    const invitationId = await insertInvitation(tx, keys, initiative, { ...asked, by: applicant.by })
    if (message && to !== 'code') await writeMessage(tx, platform, to, message)
    const entry = { municipalityId, subjectId: id, fields: { way: asked.channel } }
    await appendRecord(tx, { kind: 'person', id: applicant.by }, { ...entry, name: 'author-invited' })
    return ok({ invitationId })
  })
}

/** Twelve digits are read out over a phone as easily as a phone number, and nobody guesses them in two weeks. */
function newCode(): string {
  return randomInt(0, 10 ** 12)
    .toString()
    .padStart(12, '0')
}

function askedOf(keys: Keys, to: Address | 'code') {
  if (to !== 'code') return { channel: to.channel, to: to.address, hash: addressHash(keys, to) }
  const code = newCode()
  return { channel: 'code' as const, to: code, hash: codeHash(keys, code) }
}

async function countOpen(tx: Tx, keys: Keys, initiative: Initiative): Promise<number> {
  return (await openInvitations(tx, keys, initiative)).filter((one) => !isOver(one, tx.now)).length
}

async function belongsToAuthor(tx: Tx, initiative: Initiative, hash: Buffer): Promise<boolean> {
  const personId = await findPersonByAddress(tx, hash)
  return personId !== undefined && authorsOf(initiative).includes(personId)
}

/** Takes an invitation back that nobody has answered. */
export function cancelInvitation(
  { db }: Platform,
  { applicant, municipalityId, id, invitationId }: Omit<ChangeBy, 'version'> & { readonly invitationId: string },
): Promise<Result<'cancelled', AuthorRefusal | Extract<InvitationRefusal, { code: 'no-invitation' }>>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, municipalityId, id)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    const refusal = whyNotLeader(leads(initiative, applicant))
    if (refusal) return refuse(refusal)
    if (!(await storeInvitationAnswer(tx, initiative, invitationId, 'cancelled', applicant.by))) {
      return refuse({ code: 'no-invitation' } as const)
    }
    const entry = { municipalityId, subjectId: id, fields: {} }
    await appendRecord(tx, { kind: 'person', id: applicant.by }, { ...entry, name: 'invitation-cancelled' })
    return ok('cancelled' as const)
  })
}
