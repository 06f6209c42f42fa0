import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { hasWork, mayAsk, placesWith, whoMay } from './permission.rules.ts'
import { type MunicipalityId, nobody, type PersonId, type Role, type Visitor } from './person.model.ts'

const [ton, suu] = ['ton', 'suu'] as MunicipalityId[] as [MunicipalityId, MunicipalityId]
const aibek = { id: 'aibek' as PersonId, name: 'Айбек' }
const staff = (role: Role, municipalityId: MunicipalityId | undefined, secondFactor = true): Visitor => ({
  person: aibek,
  grants: [{ role, municipalityId }],
  secondFactor,
  hasSecondFactor: secondFactor,
})

test('anybody reads', () => equal(mayAsk(nobody, 'public.read', ton), 'yes'))
test('nobody is asked to sign in where a person is needed', () =>
  equal(mayAsk(nobody, 'people.account', undefined), 'sign-in'))
test('whoever is signed in has an account', () =>
  equal(mayAsk({ ...nobody, person: aibek }, 'people.account', undefined), 'yes'))
test('a role counts in its own municipality', () => equal(mayAsk(staff('officer', ton), 'calls.draft', ton), 'yes'))
test('a role does not count elsewhere', () => equal(mayAsk(staff('officer', ton), 'calls.draft', suu), 'no'))
test('another role does not do', () => equal(mayAsk(staff('monitor', ton), 'calls.draft', ton), 'no'))
test('powers of staff need the second factor', () =>
  equal(mayAsk(staff('officer', ton, false), 'calls.draft', ton), 'second-factor'))
test('an operator is not bound to a place', () =>
  equal(mayAsk(staff('operator', undefined), 'people.grant-role', ton), 'yes'))

test('whoever has a role has work', () => {
  equal(hasWork(nobody), false)
  equal(hasWork(staff('monitor', ton)), true)
})

test('the places of a permission are those of the roles that have it, each once', () => {
  const grants = [
    { role: 'officer', municipalityId: ton },
    { role: 'head', municipalityId: ton },
    { role: 'monitor', municipalityId: suu },
    { role: 'operator', municipalityId: undefined },
  ] as const
  const visitor = { ...nobody, person: aibek, grants }
  deepEqual(placesWith(visitor, 'calls.announce'), [ton])
  deepEqual(placesWith(visitor, 'implementation.accept'), [ton, suu])
  deepEqual([placesWith(visitor, 'municipalities.import'), placesWith(nobody, 'calls.announce')], [[], []])
})

test('who may is told where it is a matter of roles', () => {
  deepEqual(whoMay('regulations.adopt'), ['council-secretary'])
  deepEqual([whoMay('public.read'), whoMay('people.work')], [[], []])
})
