import { Fault } from '../../lib/kernel/assert.ts'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Money } from '../../lib/kernel/money.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { regulationInForce } from '../regulations/index.ts'
import type { Calendar, Call, CallId, ChangeCallRefusal, DraftCallRefusal } from './call.model.ts'
import { insertCall, lockCall, storeCall, takenSlugs } from './call.store.ts'
import { underRegulation, whyNotDraft } from './draft.rules.ts'
import { slugFor } from './slug.rules.ts'

export type CallText = {
  readonly title: string
  readonly about: string
  readonly envelope: Money
  readonly calendar: Calendar
}

/** Two drafts at once may want one address; the second looks again. More than this many never meet by chance. */
const mostTries = 5

/** Drafts a call under the regulation in force. Sending the same form twice (the same id) answers as the first time. */
export function draftCall(
  platform: Platform,
  { by, municipalityId, id, ...text }: { by: PersonId; municipalityId: MunicipalityId; id: CallId } & CallText,
): Promise<Result<Call, DraftCallRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const regulation = await regulationInForce(tx, municipalityId)
    if (!regulation) return refuse({ code: 'no-regulation' })
    const { id: regulationId, number: regulationNumber, terms } = regulation
    const rules = { regulationId, regulationNumber, terms, stage: 'draft', announcedAt: undefined, version: 1 } as const
    for (let attempt = 1; attempt <= mostTries; attempt += 1) {
      const known = await lockCall(tx, municipalityId, id)
      if (known) return ok(known)
      const slug = slugFor(text.calendar.collectingFrom, await takenSlugs(tx, municipalityId))
      const decision = underRegulation({ municipalityId, id, slug, ...text, ...rules }, regulation, dateOf(tx.now))
      if (!decision.ok) return decision
      if (await insertCall(tx, decision.value, by)) {
        const entry = { municipalityId, name: 'call-drafted', subjectId: id, fields: { slug } } as const
        await appendRecord(tx, { kind: 'person', id: by }, entry)
        return decision
      }
    }
    throw new Fault('no free address for the call')
  })
}

/** Changes the text, the money or the days of a draft. */
export function changeCall(
  platform: Platform,
  {
    by,
    municipalityId,
    callId,
    version,
    ...text
  }: {
    by: PersonId
    municipalityId: MunicipalityId
    callId: CallId
    version: number
  } & CallText,
): Promise<Result<Call, ChangeCallRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const call = await lockCall(tx, municipalityId, callId)
    if (!call) return refuse({ code: 'no-such-call' })
    const refusal = whyNotDraft(call, version)
    if (refusal) return refuse(refusal)
    const regulation = await regulationInForce(tx, municipalityId)
    const decision = underRegulation({ ...call, ...text, version: version + 1 }, regulation, dateOf(tx.now))
    if (!decision.ok) return decision
    await storeCall(tx, decision.value)
    const entry = { municipalityId, name: 'call-changed', subjectId: callId, fields: {} } as const
    await appendRecord(tx, { kind: 'person', id: by }, entry)
    return decision
  })
}
