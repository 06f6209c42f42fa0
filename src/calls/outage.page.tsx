import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { DateField, TextArea, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { Clause, Notice, Refusal, Warning } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { citedClause, clauseRef } from '../regulations/clause.rules.ts'
import type { Call } from './call.model.ts'
import type { Outage, OutageRefusal } from './outage.model.ts'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly call: Call
  readonly typed: Typed
  readonly problems?: FieldProblems
  readonly refusal?: OutageRefusal | undefined
}

/** An outage as the office tells of it; the regulation decides what it is worth. */
export function OutagePage({ t, place, call, typed, problems = {}, refusal }: Props) {
  const path = `/${place.slug}/calls/${call.slug}`
  return (
    <>
      <h1>{t('calls.outage-title')}</h1>
      <p class="lead">
        {t('calls.outage-lead', { hours: call.terms.outageHours })}{' '}
        <Clause t={t} clause={clauseRef(place.slug, 'outage', call.regulationNumber)} />
      </p>
      {refusal && <OutageRefused t={t} place={place} call={call} refusal={refusal} />}
      <Form t={t} action={`${path}/outage`} problems={problems}>
        <DateField name="fromDate" label={t('calls.outage-from')} value={typed.text('fromDate')} problems={problems} />
        <TimeLine t={t} typed={typed} problems={problems} name="fromTime" />
        <DateField
          name="untilDate"
          label={t('calls.outage-until')}
          value={typed.text('untilDate')}
          problems={problems}
        />
        <TimeLine t={t} typed={typed} problems={problems} name="untilTime" />
        <TextArea
          name="what"
          label={t('calls.outage-what')}
          hint={t('calls.outage-what-hint')}
          value={typed.text('what')}
          rows={3}
          problems={problems}
        />
        <Warning>
          <p>{t('calls.outage-warning')}</p>
        </Warning>
        <ActionRow>
          <Button>{t('calls.outage-button')}</Button>
          <ButtonLink t={t} path={path} kind="secondary">
            {t('calls.outage-back')}
          </ButtonLink>
        </ActionRow>
      </Form>
    </>
  )
}

function TimeLine({
  t,
  typed,
  problems,
  name,
}: Pick<Props, 't' | 'typed'> & { readonly problems: FieldProblems; readonly name: 'fromTime' | 'untilTime' }) {
  return (
    <TextField
      name={name}
      label={t('calls.outage-time')}
      hint={t('calls.outage-time-hint')}
      value={typed.text(name)}
      width={4}
      problems={problems}
    />
  )
}

function OutageRefused({ t, place, call, refusal }: Pick<Props, 't' | 'place' | 'call'> & { refusal: OutageRefusal }) {
  const clause = citedClause(place.slug, refusal, call.regulationNumber)
  const text =
    refusal.code === 'too-short'
      ? t('calls.outage-refused-too-short', { hours: refusal.hours })
      : t(`calls.outage-refused-${refusal.code}`)
  return (
    <Refusal t={t} clause={clause}>
      {text}
    </Refusal>
  )
}

/** On the call's page: why a stage is longer than it was announced. */
export function OutageNotice({ t, outages }: { readonly t: Words; readonly outages: readonly Outage[] }) {
  if (outages.length === 0) return null
  return (
    <Notice title={t('calls.extended-title')}>
      <ul>
        {outages.map(({ from, until, what, stage, days }) => (
          <li key={from}>
            {t('calls.extended-line', {
              stage: t(`calls.stage-${stage}`),
              days,
              from: t.moment(from),
              until: t.moment(until),
              what,
            })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
