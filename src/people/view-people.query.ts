import type { Platform } from '../../lib/platform/platform.ts'
import { listDemoRoles } from './demo-role.store.ts'
import { listGrants } from './grant.store.ts'
import { lastMessages } from './message.store.ts'
import type { MunicipalityId, PersonId } from './person.model.ts'
import { readProfile } from './session.store.ts'
import { readTotp } from './totp.store.ts'

export const viewProfile = ({ db, keys }: Platform, personId: PersonId) => readProfile(db.read, keys, personId)
export const viewTotp = ({ db, keys }: Platform, personId: PersonId) => readTotp(db.read, keys, personId)
export const viewOutbox = ({ db, keys }: Platform) => lastMessages(db.read, keys, 40)
export const viewGrants = ({ db }: Platform, municipalityId: MunicipalityId) => listGrants(db.read, municipalityId)
export const viewDemoRoles = ({ db }: Platform) => listDemoRoles(db.read)
