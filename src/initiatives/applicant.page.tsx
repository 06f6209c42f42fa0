import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { RadioField, TextField } from '../../lib/ui/fields.tsx'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import { Clause } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { isOrganisation } from './applicant.rules.ts'
import type { Initiative } from './initiative.model.ts'
import type { ApplicationView } from './view-application.query.ts'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: ApplicationView
  readonly typed: Typed
  readonly problems: FieldProblems
}

/** As whom they apply, where the regulation leaves a choice. */
export function ApplicantKindField({ t, place, view, typed, problems }: Props) {
  const { applicants } = view.call.terms
  if (applicants.length < 2) return null
  return (
    <>
      <RadioField
        name="applicantKind"
        label={t('initiatives.field-applicantKind')}
        options={applicants.map((value) => ({ value, label: t(`initiatives.applicant-${value}`) }))}
        value={typed.text('applicantKind')}
        problems={problems}
      />
      <p class="hint">
        <Clause t={t} clause={clauseRef(place.slug, 'applicants', view.call.regulationNumber)} />
      </p>
    </>
  )
}

/** What an organisation states beside its name; not asked where only residents' groups may apply. */
export function OrganisationFields({ t, view, typed, problems }: Props) {
  if (!view.call.terms.applicants.some(isOrganisation)) return null
  return (
    <>
      <TextField
        name="registration"
        label={t('initiatives.field-registration')}
        hint={t('initiatives.hint-registration')}
        value={typed.text('registration')}
        problems={problems}
        width={20}
      />
      <TextField
        name="inCharge"
        label={t('initiatives.field-inCharge')}
        hint={t('initiatives.hint-inCharge')}
        value={typed.text('inCharge')}
        problems={problems}
      />
    </>
  )
}

/** What an organisation has stated; nothing for a group. */
export function organisationRows(
  t: Words,
  { applicantKind, registration, inCharge }: Pick<Initiative, 'applicantKind' | 'registration' | 'inCharge'>,
): readonly { readonly label: string; readonly value: string }[] {
  // What was typed before a group was chosen is kept, and says nothing of a group.
  if (!isOrganisation(applicantKind)) return []
  return [
    { label: t('initiatives.registration'), value: registration },
    { label: t('initiatives.inCharge'), value: inCharge },
  ].filter(({ value }) => value !== '')
}
