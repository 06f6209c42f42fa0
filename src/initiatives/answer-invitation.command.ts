import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { readCall } from '../calls/index.ts'
import { type MessageText, writeToPerson } from '../people/index.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { authorConsentVersion, type InvitationRefusal } from './author.model.ts'
import { whyMayNotAgree } from './author.rules.ts'
import { storeAuthor } from './author.store.ts'
import type { Initiative, InitiativeId } from './initiative.model.ts'
import { lockInitiative } from './initiative.store.ts'
import { answerOthers, codeHash, invitationTo, lastInvitation, storeInvitationAnswer } from './invitation.store.ts'
import { removeSupporter } from './support.store.ts'

type Invited = {
  readonly by: PersonId
  readonly municipalityId: MunicipalityId
  readonly id: InitiativeId
  /** What was read out to them; without one, the invitation to one of their addresses is meant. */
  readonly code: string | undefined
  /** Told to the leader. */
  readonly message?: MessageText
}

/**
 * Becomes an author by one's own consent. Whoever supported the initiative so far answers for it from now on, and is not
 * counted among those who support it.
 */
export function agreeToBeAuthor(
  platform: Platform,
  { showsName, message, ...invited }: Invited & { readonly showsName: boolean },
): Promise<Result<'agreed', InvitationRefusal>> {
  const { by } = invited
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockInvited(tx, platform, invited)
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const { initiative, invitation, callStage } = locked
    const refusal = whyMayNotAgree({ initiative, invitation, callStage, by, now: tx.now })
    if (refusal || !invitation) return refuse(refusal ?? ({ code: 'no-invitation' } as const))
    await storeInvitationAnswer(tx, initiative, invitation.id, 'agreed', by)
    await answerOthers(tx, initiative, by)
    await storeAuthor(tx, initiative, by, showsName)
    const actor = { kind: 'person', id: by } as const
    const entry = { municipalityId: initiative.municipalityId, subjectId: initiative.id }
    if (await removeSupporter(tx, initiative, by)) {
      await appendRecord(tx, actor, { ...entry, name: 'support-taken-back', fields: {} })
    }
    await appendRecord(tx, actor, { ...entry, name: 'author-agreed', fields: { consent: authorConsentVersion } })
    if (message) await writeToPerson(tx, platform, initiative.leaderId, message)
    return ok('agreed' as const)
  })
}

/** Declines; the same address is not asked again. */
export function declineToBeAuthor(
  platform: Platform,
  { message, ...invited }: Invited,
): Promise<Result<'declined', InvitationRefusal>> {
  const { by } = invited
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockInvited(tx, platform, invited)
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const { initiative, invitation } = locked
    const isOpen = invitation && (await storeInvitationAnswer(tx, initiative, invitation.id, 'declined', by))
    if (!isOpen) return refuse({ code: 'no-invitation' } as const)
    const entry = { municipalityId: initiative.municipalityId, subjectId: initiative.id, fields: {} }
    await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'author-declined' })
    if (message) await writeToPerson(tx, platform, initiative.leaderId, message)
    return ok('declined' as const)
  })
}

async function lockInvited(tx: Tx, { keys }: Platform, { by, municipalityId, id, code }: Invited) {
  const initiative: Initiative | undefined = await lockInitiative(tx, municipalityId, id)
  const call = initiative && (await readCall(tx, municipalityId, initiative.callId))
  if (!initiative || !call) return undefined
  const invitation =
    code === undefined
      ? await invitationTo(tx, initiative, by)
      : await lastInvitation(tx, initiative, codeHash(keys, code))
  return { initiative, invitation, callStage: call.stage }
}
