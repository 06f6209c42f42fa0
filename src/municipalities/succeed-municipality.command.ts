import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Tx } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { type Actor, appendRecord } from '../record/index.ts'
import type { Municipality, RegisterRefusal, SuccessionRefusal } from './municipality.model.ts'
import {
  changeMunicipality,
  endMunicipality,
  keepFormerName,
  lockRegister,
  readMunicipality,
} from './register.store.ts'
import { whyNotAddress } from './register-municipality.command.ts'
import { searchText } from './search.rules.ts'

/**
 * Ends a municipality on a day, the first on which it is no more, and says who came after it: one successor for a
 * merger, whom its villages go to; several for a split; none when it was dissolved.
 */
export async function succeedMunicipality(
  tx: Tx,
  by: Actor,
  { id, on, successors }: { id: MunicipalityId; on: CivilDate; successors: readonly MunicipalityId[] },
): Promise<Result<Municipality, SuccessionRefusal>> {
  await lockRegister(tx)
  const before = await readMunicipality(tx, id)
  if (!before) return refuse({ code: 'no-such-municipality' })
  if (before.validTo) return refuse({ code: 'ended-already', on: before.validTo })
  if (on <= before.validFrom) return refuse({ code: 'ends-before-it-began', validFrom: before.validFrom })
  if (successors.includes(id)) return refuse({ code: 'own-successor' })
  for (const successor of successors) {
    if (!(await readMunicipality(tx, successor))) return refuse({ code: 'no-such-municipality' })
  }
  await endMunicipality(tx, { id, on, successors })
  await appendRecord(tx, by, {
    municipalityId: id,
    name: 'municipality-ended',
    subjectId: id,
    fields: { on, successors },
  })
  return ok({ ...before, validTo: on })
}

/** Gives a municipality another name and address. Its id and history stay; the old name is found, the old address leads on. */
export async function renameMunicipality(
  tx: Tx,
  by: Actor,
  { id, slug, names }: { id: MunicipalityId; slug: string; names: Three },
): Promise<Result<Municipality, RegisterRefusal | SuccessionRefusal>> {
  await lockRegister(tx)
  const before = await readMunicipality(tx, id)
  if (!before) return refuse({ code: 'no-such-municipality' })
  const refusal = await whyNotAddress(tx, slug)
  if (refusal) return refuse(refusal)
  await keepFormerName(tx, id, dateOf(tx.now))
  const after = { ...before, slug, names }
  await changeMunicipality(tx, { ...after, search: searchText(names) })
  await appendRecord(tx, by, {
    municipalityId: id,
    name: 'municipality-renamed',
    subjectId: id,
    fields: { slug, formerSlug: before.slug },
  })
  return ok(after)
}
