import { Fault } from '../../lib/kernel/assert.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockInitiative } from '../initiatives/index.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { Practice, PracticeId, PracticeText, WriteRefusal } from './practice.model.ts'
import { practiceSlug, whyMayNotWrite } from './practice.rules.ts'
import { insertPractice, practiceOfInitiative, storePracticeText } from './practice.store.ts'

type Writing = {
  readonly by: PersonId
  /** The end of the municipality's address, with which the practice's begins. */
  readonly placeSlug: string
  readonly municipalityId: MunicipalityId
  readonly initiativeId: InitiativeId
  readonly id: PracticeId
  /** Of the draft that the form was made from; 0 when there was none. */
  readonly version: number
  readonly text: PracticeText
}

/**
 * Writes a practice from what was handed over, or changes it while it is a draft. The initiative's lock lets the second of
 * two first drafts see the first; a form sent twice is one draft.
 */
export function writePractice(
  { db }: Platform,
  writing: Writing,
): Promise<Result<{ readonly slug: string }, WriteRefusal>> {
  return inTransaction(db, async (tx) => {
    const { municipalityId, initiativeId, text } = writing
    const initiative = await lockInitiative(tx, municipalityId, initiativeId)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    const refusal = whyMayNotWrite(initiative.stage)
    if (refusal) return refuse(refusal)
    const known = await practiceOfInitiative(tx, municipalityId, initiativeId)
    const decision = known && whyNotChange(known, writing)
    if (decision) return decision
    const slug = known?.slug ?? (await insertUnderFreeSlug(tx, writing))
    if (known) await storePracticeText(tx, known, text)
    const actor = { kind: 'person', id: writing.by } as const
    await appendRecord(tx, actor, { municipalityId, name: 'practice-written', subjectId: initiativeId, fields: {} })
    return ok({ slug })
  })
}

/** Undefined when the draft may be changed; a form that came before is answered as the first time. */
function whyNotChange(
  known: Practice,
  { id, version, text }: Writing,
): Result<{ slug: string }, WriteRefusal> | undefined {
  const isSame =
    known.title === text.title &&
    known.problem === text.problem &&
    known.whatWasDone === text.whatWasDone &&
    known.lesson === text.lesson
  if (isSame && known.id === id && known.version <= version + 1) return ok({ slug: known.slug })
  if (known.stage === 'published') return refuse({ code: 'published-already', slug: known.slug })
  if (version === 0) return refuse({ code: 'written-already', slug: known.slug })
  return known.version === version ? undefined : refuse({ code: 'changed-meanwhile' })
}

/** More practices with one title in one place than this are nobody's wish. */
const mostAttempts = 100

async function insertUnderFreeSlug(tx: Tx, { placeSlug, by, text, ...keys }: Writing): Promise<string> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const slug = practiceSlug(placeSlug, text.title, attempt)
    const { municipalityId, id, initiativeId } = keys
    if (await insertPractice(tx, { municipalityId, id, initiativeId, slug, ...text }, by)) return slug
  }
  throw new Fault('a practice has no free address')
}
