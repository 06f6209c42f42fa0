import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { DateField, SelectField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { EmptyState, Notice, Refusal } from '../../lib/ui/notices.tsx'
import type { Call } from '../calls/call.model.ts'
import type { PersonId, Place } from '../people/person.model.ts'
import { citedClause } from '../regulations/clause.rules.ts'
import { namers } from '../regulations/regulation.model.ts'
import { namerText } from './commission.page.tsx'
import type { AppointmentRefusal } from './review.model.ts'

export type AppointmentProps = {
  readonly t: Words
  readonly place: Place
  readonly call: Call
  readonly people: readonly { readonly id: PersonId; readonly name: string }[]
  readonly typed: Typed
  readonly problems?: FieldProblems
  readonly refusal?: AppointmentRefusal | undefined
}

/** The order that appoints a call's commission: number, date, and for each person with the role who put them forward. */
export function AppointmentPage({ t, place, call, people, typed, problems = {}, refusal }: AppointmentProps) {
  const path = `/${place.slug}/calls/${call.slug}/commission`
  const { byCouncil: council, byOffice: office, byResidents: residents, size } = call.terms.commission
  return (
    <>
      <h1>{t('reviews.appoint-title')}</h1>
      <p class="lead">{t('reviews.appoint-lead', { size, council, office, residents })}</p>
      {refusal && (
        <Refusal t={t} clause={citedClause(place.slug, refusal, call.regulationNumber)}>
          {t(`reviews.appoint-refused-${refusal.code}`)}
        </Refusal>
      )}
      {people.length < size && (
        <Notice>
          <p>{t('reviews.appoint-few', { count: people.length, size })}</p>
        </Notice>
      )}
      {people.length === 0 ? (
        <EmptyState title={t('reviews.appoint-nobody')} />
      ) : (
        <Form t={t} action={`${path}/appointment`} problems={problems}>
          <HiddenField name="version" value={typed.text('version')} />
          <TextField
            name="number"
            label={t('reviews.order-number')}
            value={typed.text('number')}
            width={10}
            problems={problems}
          />
          <DateField name="on" label={t('reviews.order-on')} value={typed.text('on')} problems={problems} />
          {people.map(({ id, name }) => (
            <SelectField
              key={id}
              name={`named-${id}`}
              label={name}
              options={[
                { value: '', label: t('reviews.not-on-commission') },
                ...namers.map((namer) => ({ value: namer, label: namerText(t, namer) })),
              ]}
              value={typed.text(`named-${id}`)}
              problems={problems}
            />
          ))}
          <SelectField
            name="chair"
            label={t('reviews.chair')}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={typed.text('chair')}
            problems={problems}
          />
          <ActionRow>
            <Button>{t('reviews.appoint-button')}</Button>
            <ButtonLink t={t} path={path} kind="secondary">
              {t('reviews.appoint-back')}
            </ButtonLink>
          </ActionRow>
        </Form>
      )}
    </>
  )
}
