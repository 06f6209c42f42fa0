import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { type ApplicantKind, applicantKinds } from '../regulations/regulation.model.ts'
import { applicantReasons, firstApplicant, isOneTooMany, isRegistered } from './applicant.rules.ts'

const terms = { applicants: applicantKinds as readonly ApplicantKind[], groupMinimum: 3, mostApplications: 0 }
const members = ['Айгүл', 'Нурлан', 'Бакыт']
const stated = { registration: '123-3301', inCharge: 'Директор Асанова Гүлнара', members: [] }
const said = (applicantKind: ApplicantKind, changes: object = {}, changed: Partial<typeof terms> = {}, sent = 0) =>
  applicantReasons({ ...stated, applicantKind, ...changes }, { ...terms, ...changed }, sent).map((reason) => [
    reason.code === 'missing' ? reason.field : reason.code,
    reason.clause,
  ])

test('a group needs its members and nothing of an organisation', () => {
  deepEqual(said('initiative-group', { members, registration: '', inCharge: '' }), [])
  deepEqual(said('initiative-group', { members: members.slice(1) }), [['group-too-small', 'group']])
})

for (const kind of applicantKinds.filter((one) => one !== 'initiative-group')) {
  test(`${kind} needs somebody in charge${isRegistered(kind) ? ' and a registration' : ''}, and no members`, () => {
    deepEqual(said(kind), [])
    const expected = [...(isRegistered(kind) ? [['registration', 'applicants']] : []), ['inCharge', 'applicants']]
    deepEqual(said(kind, { registration: '', inCharge: '' }), expected)
  })
}

test('whom the regulation does not name may not apply', () => {
  deepEqual(said('ngo', {}, { applicants: ['institution'] }), [['applicant-not-allowed', 'applicants']])
  deepEqual(said('institution', {}, { applicants: ['institution'] }), [])
})

test('the last application that the regulation takes is taken, one more is not, and 0 sets no limit', () => {
  deepEqual(said('ngo', {}, { mostApplications: 2 }, 1), [])
  deepEqual(said('ngo', {}, { mostApplications: 2 }, 2), [['too-many-applications', 'applicants']])
  equal(isOneTooMany({ mostApplications: 0 }, 50), false)
})

test('a draft is begun as a group where groups may apply, else as the first that may', () => {
  equal(firstApplicant({ applicants: ['ngo', 'initiative-group'] }), 'initiative-group')
  equal(firstApplicant({ applicants: ['institution', 'ngo'] }), 'institution')
  equal(firstApplicant({ applicants: [] }), 'initiative-group')
})
