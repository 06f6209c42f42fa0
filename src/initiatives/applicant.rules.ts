import type { ApplicantKind, Terms } from '../regulations/regulation.model.ts'
import type { OrganisationField, Reason } from './draft.model.ts'
import type { Initiative } from './initiative.model.ts'

type Stated = Pick<Initiative, 'applicantKind' | 'registration' | 'inCharge' | 'members'>

/** Residents who come together have members; everybody else has somebody in charge. */
export function isOrganisation(kind: ApplicantKind): boolean {
  return kind !== 'initiative-group'
}

/** An association of the community needs no registration to exist: it may state the protocol that founded it, or nothing. */
export function isRegistered(kind: ApplicantKind): boolean {
  return isOrganisation(kind) && kind !== 'association'
}

/** As whom an application is begun: residents' groups where they may apply, else the first kind that may. */
export function firstApplicant({ applicants }: Pick<Terms, 'applicants'>): ApplicantKind {
  return applicants.find((kind) => !isOrganisation(kind)) ?? applicants[0] ?? 'initiative-group'
}

/** Whether another application would be more than the regulation takes from one applicant in a call; 0 sets no limit. */
export function isOneTooMany({ mostApplications }: Pick<Terms, 'mostApplications'>, sentBefore: number): boolean {
  return mostApplications > 0 && sentBefore >= mostApplications
}

/** What the applicant has still to state, or why this one may not apply. */
export function applicantReasons(
  { applicantKind: kind, registration, inCharge, members }: Stated,
  terms: Pick<Terms, 'applicants' | 'groupMinimum' | 'mostApplications'>,
  sentBefore: number,
): readonly Reason[] {
  const part = 'group' as const
  const reasons: Reason[] = []
  if (!terms.applicants.includes(kind))
    reasons.push({ code: 'applicant-not-allowed', kind, part, clause: 'applicants' })
  const missing = (field: OrganisationField) => reasons.push({ code: 'missing', field, part, clause: 'applicants' })
  if (isRegistered(kind) && registration === '') missing('registration')
  if (isOrganisation(kind) && inCharge === '') missing('inCharge')
  if (!isOrganisation(kind) && members.length < terms.groupMinimum) {
    const minimum = terms.groupMinimum
    reasons.push({ code: 'group-too-small', members: members.length, minimum, part, clause: 'group' })
  }
  if (isOneTooMany(terms, sentBefore)) {
    reasons.push({ code: 'too-many-applications', most: terms.mostApplications, part, clause: 'applicants' })
  }
  return reasons
}
