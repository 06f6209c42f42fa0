import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { InitiativeId } from './initiative.model.ts'
import { isSupporter } from './support.store.ts'

/** Whether this person supports the initiative online. */
export function supportsIt(
  read: Reader,
  subject: { readonly municipalityId: MunicipalityId; readonly id: InitiativeId },
  personId: PersonId,
): Promise<boolean> {
  return isSupporter(read, subject, personId)
}
