import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { MoneyField, SelectField, TextArea, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { Clause } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { ApplicantKindField, OrganisationFields } from './applicant.page.tsx'
import { applicationPath, TaskFrame } from './application.page.tsx'
import { Autosave } from './autosave.page.tsx'
import { BenefitFields } from './benefit.page.tsx'
import type { Refused } from './refusal.page.tsx'
import type { ApplicationView } from './view-application.query.ts'
import { WhereIAm } from './where.page.tsx'

export const textParts = ['idea', 'place', 'benefit', 'group'] as const
export type TextPart = (typeof textParts)[number]

export type TextTaskProps = {
  readonly t: Words
  readonly place: Place
  readonly view: ApplicationView
  readonly part: TextPart
  readonly typed: Typed
  readonly version: number
  readonly problems: FieldProblems
  readonly refusal: Refused | undefined
}

/** A task of text. It is saved as it is, complete or not; what is missing is asked for before sending. */
export function TextTaskPage({ version, ...props }: TextTaskProps) {
  const { t, place, view, part, problems, refusal } = props
  const fields = { idea: IdeaFields, place: PlaceFields, benefit: BenefitPart, group: GroupFields }
  const Fields = fields[part]
  return (
    <TaskFrame t={t} place={place} view={view} part={part} refusal={refusal}>
      <Form t={t} action={`${applicationPath(place, view.initiative)}/${part}`} problems={problems}>
        <HiddenField name="version" value={version} />
        <Fields {...props} />
        <Autosave t={t} />
        <ActionRow>
          <Button>{t('initiatives.save')}</Button>
        </ActionRow>
      </Form>
    </TaskFrame>
  )
}

type FieldsProps = Omit<TextTaskProps, 'version'>

function IdeaFields({ t, place, view, typed, problems }: FieldsProps) {
  const { call } = view
  const options = call.terms.localMatters.map((matter) => ({ value: matter, label: t(`regulations.matter-${matter}`) }))
  return (
    <>
      <TextField
        name="title"
        label={t('initiatives.field-title')}
        hint={t('initiatives.hint-title')}
        value={typed.text('title')}
        problems={problems}
      />
      <SelectField
        name="theme"
        label={t('initiatives.field-theme')}
        options={options}
        empty={t('initiatives.not-chosen')}
        value={typed.text('theme')}
        problems={problems}
      />
      <p class="hint">
        {t('initiatives.hint-theme')}{' '}
        <Clause t={t} clause={clauseRef(place.slug, 'local-matters', call.regulationNumber)} />
      </p>
      <TextArea
        name="problem"
        label={t('initiatives.field-problem')}
        hint={t('initiatives.hint-problem')}
        value={typed.text('problem')}
        problems={problems}
      />
      <TextArea
        name="solution"
        label={t('initiatives.field-solution')}
        hint={t('initiatives.hint-solution')}
        value={typed.text('solution')}
        problems={problems}
        rows={7}
      />
    </>
  )
}

function PlaceFields({ t, view, typed, problems }: FieldsProps) {
  const villages = view.villages.map(({ id, names }) => ({ value: id, label: t.of(names) }))
  return (
    <>
      {villages.length > 0 && (
        <SelectField
          name="village"
          label={t('initiatives.field-village')}
          hint={t('initiatives.hint-village')}
          options={villages}
          empty={t('initiatives.whole-municipality')}
          value={typed.text('village')}
          problems={problems}
        />
      )}
      <TextField
        name="place"
        label={t('initiatives.field-place')}
        hint={t('initiatives.hint-place')}
        value={typed.text('place')}
        problems={problems}
      />
      <TextField
        name="point"
        label={t('initiatives.field-point')}
        hint={t('initiatives.hint-point')}
        value={typed.text('point')}
        problems={problems}
        autocomplete="off"
      />
      <WhereIAm t={t} />
      <TextField
        name="beneficiaries"
        label={t('initiatives.field-beneficiaries')}
        hint={t('initiatives.hint-beneficiaries')}
        inputmode="numeric"
        width={10}
        value={typed.text('beneficiaries')}
        problems={problems}
      />
      <TextArea
        name="upkeep"
        label={t('initiatives.field-upkeep')}
        hint={t('initiatives.hint-upkeep')}
        value={typed.text('upkeep')}
        problems={problems}
      />
      <MoneyField
        t={t}
        name="runningCost"
        label={t('initiatives.field-runningCost')}
        hint={t('initiatives.hint-runningCost')}
        value={typed.text('runningCost')}
        problems={problems}
      />
    </>
  )
}

function BenefitPart({ t, view, typed, problems }: FieldsProps) {
  return <BenefitFields t={t} all={view.initiative.beneficiaries} typed={typed} problems={problems} />
}

function GroupFields({ t, place, view, typed, problems }: FieldsProps) {
  const { call } = view
  return (
    <>
      <ApplicantKindField {...{ t, place, view, typed, problems }} />
      <TextField
        name="groupName"
        label={t('initiatives.field-groupName')}
        hint={t('initiatives.hint-groupName')}
        value={typed.text('groupName')}
        problems={problems}
      />
      <OrganisationFields {...{ t, place, view, typed, problems }} />
      <TextArea
        name="members"
        label={t('initiatives.field-members')}
        hint={t('initiatives.hint-members', { count: call.terms.groupMinimum, leader: view.leaderName })}
        value={typed.text('members')}
        problems={problems}
        rows={Math.max(call.terms.groupMinimum + 2, 6)}
      />
      <p class="hint">
        {t('initiatives.members-public')}{' '}
        <Clause t={t} clause={clauseRef(place.slug, 'group', call.regulationNumber)} />
      </p>
    </>
  )
}
