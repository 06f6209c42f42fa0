import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { DateField, MoneyField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { SummaryList } from '../../lib/ui/lists.tsx'
import { Warning } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import type { Agreement } from './funding.model.ts'
import { type Refused, RefusedBox } from './funding-refusal.page.tsx'
import { AgreementPapers, agreementRows } from './money.page.tsx'
import type { MoneyView } from './view-money.query.ts'

/** What the form holds, by the names of its fields. */
export const agreementFields = ['number', 'signedOn', 'budgetSum', 'grantSum', 'finishBy'] as const

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: MoneyView
  readonly id: string
  readonly typed: Typed
}

/** First the numbers of the agreement, filled with what was asked. */
export function AgreementFormPage({
  t,
  place,
  view,
  id,
  typed,
  problems,
  refused,
}: Props & { readonly problems: FieldProblems; readonly refused: Refused | undefined }) {
  const { initiative, call } = view
  const path = `/${place.slug}/initiatives/${initiative.number}`
  return (
    <>
      <h1>{t('funding.agree-title')}</h1>
      <p class="lead">
        <a href={href(t.language, path)}>{initiative.title}</a>
      </p>
      <p>{t('funding.agree-lead')}</p>
      <RefusedBox t={t} slug={place.slug} version={call.regulationNumber} refused={refused} />
      <Form t={t} action={`${path}/agreement`} problems={problems}>
        <HiddenField name="id" value={id} />
        <TextField
          name="number"
          label={t('funding.agreement-number')}
          hint={t('funding.hint-number')}
          value={typed.text('number')}
          problems={problems}
          width={20}
        />
        <DateField
          name="signedOn"
          label={t('funding.agreement-signed-on')}
          value={typed.text('signedOn')}
          problems={problems}
        />
        <MoneyField
          t={t}
          name="budgetSum"
          label={t('funding.agreement-budget')}
          hint={t('funding.agree-asked', { requested: t.money(initiative.requested) })}
          value={typed.text('budgetSum')}
          problems={problems}
        />
        <MoneyField
          t={t}
          name="grantSum"
          label={t('funding.agreement-grant')}
          hint={t('funding.hint-grant')}
          value={typed.text('grantSum')}
          problems={problems}
        />
        <DateField
          name="finishBy"
          label={t('funding.agreement-finish-by')}
          hint={t('funding.hint-finish-by', { date: t.date(call.calendar.worksUntil) })}
          value={typed.text('finishBy')}
          problems={problems}
        />
        <ActionRow>
          <Button name="step" value="check">
            {t('funding.agree-check')}
          </Button>
        </ActionRow>
      </Form>
    </>
  )
}

/** Then the last look: print, have it signed, register. */
export function AgreementCheckPage({
  t,
  place,
  view,
  id,
  typed,
  agreement,
}: Props & { readonly agreement: Agreement }) {
  const path = `/${place.slug}/initiatives/${view.initiative.number}`
  const query = new URLSearchParams(agreementFields.map((field) => [field, typed.text(field)])).toString()
  return (
    <>
      <h1>{t('funding.check-title')}</h1>
      <p class="lead">{view.initiative.title}</p>
      <SummaryList t={t} rows={agreementRows(t, agreement)} />
      <p>{t('funding.check-print')}</p>
      <AgreementPapers t={t} path={`${path}/agreement.pdf?${query}`} />
      <Form t={t} action={`${path}/agreement`}>
        <HiddenField name="id" value={id} />
        {agreementFields.map((field) => (
          <HiddenField key={field} name={field} value={typed.text(field)} />
        ))}
        <Warning>
          <p>{t('funding.check-warning')}</p>
        </Warning>
        <ActionRow>
          <Button name="step" value="sign">
            {t('funding.sign')}
          </Button>
          <Button kind="secondary" name="step" value="change">
            {t('funding.change')}
          </Button>
        </ActionRow>
      </Form>
    </>
  )
}
