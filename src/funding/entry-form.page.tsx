import { money } from '../../lib/kernel/money.ts'
import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { DateField, MoneyField, RadioField, SelectField, TextArea, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { EmptyState } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { type EntryForm, entryForms, hoursPrice, moneyForms, residentsOf } from './entry-form.rules.ts'
import { moneySources } from './funding.model.ts'
import { type Refused, RefusedBox } from './funding-refusal.page.tsx'
import type { MoneyView } from './view-money.query.ts'

type Props = { readonly t: Words; readonly place: Place; readonly view: MoneyView }

/** What happened? One form for each answer. */
export function ChooseEntryPage({ t, place, view, refused }: Props & { readonly refused: Refused | undefined }) {
  const path = `/${place.slug}/initiatives/${view.initiative.number}/money/new`
  const choices = (forms: readonly EntryForm[]) => (
    <ActionRow>
      {forms.map((form) => (
        <ButtonLink key={form} t={t} path={`${path}?kind=${form}`} kind="secondary">
          {t(`funding.form-${form}`)}
        </ButtonLink>
      ))}
    </ActionRow>
  )
  return (
    <>
      <h1>{t('funding.new-entry')}</h1>
      <Subject t={t} place={place} view={view} />
      {refused ? (
        <Closed t={t} place={place} view={view} refused={refused} />
      ) : (
        <>
          <p>{t('funding.new-lead')}</p>
          <h2>{t('funding.new-money-in')}</h2>
          {choices(entryForms.filter((form) => moneyForms.includes(form)))}
          <h2>{t('funding.new-in-kind')}</h2>
          {choices(['labour', 'transport', 'material', 'land'])}
          <h2>{t('funding.new-money-out')}</h2>
          {choices(['payment', 'return'])}
        </>
      )}
    </>
  )
}

function Closed({ t, place, view, refused }: Props & { readonly refused: Refused }) {
  return (
    <>
      <RefusedBox t={t} slug={place.slug} version={view.call.regulationNumber} refused={refused} />
      <EmptyState title={t('funding.closed-form')}>
        <ButtonLink t={t} path={`/${place.slug}/initiatives/${view.initiative.number}/money`} kind="secondary">
          {t('funding.money-title')}
        </ButtonLink>
      </EmptyState>
    </>
  )
}

function Subject({ t, place, view }: Props) {
  const path = `/${place.slug}/initiatives/${view.initiative.number}/money`
  return (
    <p class="lead">
      <a href={href(t.language, path)}>{view.initiative.title}</a>
    </p>
  )
}

type FormProps = Props & {
  readonly form: EntryForm
  readonly id: string
  readonly typed: Typed
  readonly problems: FieldProblems
  readonly refused: Refused | undefined
}

/** The form of one kind of entry: only what that kind needs. */
export function EntryFormPage(props: FormProps) {
  const { t, place, view, form, id, typed, problems, refused } = props
  const isOptional = form === 'labour' || form === 'transport'
  return (
    <>
      <h1>{t(`funding.form-${form}`)}</h1>
      <Subject t={t} place={place} view={view} />
      <RefusedBox t={t} slug={place.slug} version={view.call.regulationNumber} refused={refused} />
      <Form t={t} action={`/${place.slug}/initiatives/${view.initiative.number}/money/new`} problems={problems}>
        <HiddenField name="id" value={id} />
        <HiddenField name="kind" value={form} />
        <PartyFields {...props} />
        <AmountField {...props} />
        <DateField
          name="happenedOn"
          label={t('funding.field-on')}
          value={typed.text('happenedOn')}
          problems={problems}
        />
        <TextField
          name="document"
          label={t('funding.field-document')}
          hint={t(isOptional ? 'funding.hint-document-optional' : 'funding.hint-document')}
          value={typed.text('document')}
          problems={problems}
        />
        <TextArea
          name="note"
          label={t('funding.field-note')}
          hint={t('funding.hint-note')}
          value={typed.text('note')}
          problems={problems}
          rows={2}
        />
        <ActionRow>
          <Button>{t('funding.enter')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}

function AmountField({ t, view, form, typed, problems }: FormProps) {
  const price = hoursPrice(form, view.call.terms)
  if (price !== undefined) {
    const hint = t('funding.hint-hours', { price: t.money(price) })
    const value = typed.text('hours')
    return (
      <TextField
        name="hours"
        label={t('funding.field-hours')}
        hint={hint}
        value={value}
        problems={problems}
        inputmode="decimal"
        width={10}
      />
    )
  }
  const hint = sumHint({ t, view, form })
  const isValue = form === 'labour' || form === 'transport' || form === 'material' || form === 'land'
  const label = isValue ? t('funding.field-value') : t('funding.field-sum')
  return (
    <MoneyField
      t={t}
      name="sum"
      label={label}
      {...(hint ? { hint } : {})}
      value={typed.text('sum')}
      problems={problems}
    />
  )
}

function sumHint({ t, view, form }: Pick<FormProps, 't' | 'view' | 'form'>): string | undefined {
  const { agreement, standings } = view
  if (form === 'material' || form === 'land' || form === 'labour' || form === 'transport')
    return t('funding.hint-value')
  if (!agreement || (form !== 'budget' && form !== 'grant')) return undefined
  const agreed = form === 'budget' ? agreement.budgetSum : agreement.grantSum
  return t('funding.hint-agreed-left', { left: t.money(money(agreed - standings[form].received)) })
}

function PartyFields(props: FormProps) {
  const { t, form, typed, problems } = props
  const organisation = (isOnlyOne: boolean) => (
    <TextField
      name="organisation"
      label={t('funding.field-organisation')}
      {...(isOnlyOne ? {} : { hint: t('funding.hint-organisation-only') })}
      value={typed.text('organisation')}
      problems={problems}
    />
  )
  switch (form) {
    case 'budget':
      return null
    case 'business':
    case 'grant':
      return organisation(true)
    case 'return':
      return <SourceField {...props} label={t('funding.field-returned-to')} />
    case 'payment':
      return (
        <>
          <SourceField {...props} label={t('funding.field-paid-from')} />
          <RadioField
            name="party"
            label={t('funding.field-payee')}
            value={typed.text('party')}
            problems={problems}
            options={[
              { value: 'organisation', label: t('funding.payee-organisation') },
              { value: 'unnamed', label: t('funding.payee-person') },
            ]}
          />
          {organisation(false)}
        </>
      )
    default:
      return (
        <>
          <GiverField {...props} />
          {form === 'residents' ? null : organisation(false)}
        </>
      )
  }
}

function GiverField({ t, view, form, typed, problems }: FormProps) {
  const known = residentsOf(view.entries)
  const options = [
    { value: 'unnamed', label: t('funding.party-together') },
    { value: 'new', label: t('funding.party-new-resident', { number: known + 1 }) },
    ...Array.from({ length: known }, (_, at) => ({
      value: `resident-${at + 1}`,
      label: t('funding.party-resident', { number: at + 1 }),
    })),
    ...(form === 'residents' ? [] : [{ value: 'organisation', label: t('funding.party-organisation') }]),
  ]
  const value = typed.text('party')
  const props = { name: 'party', label: t('funding.field-party'), hint: t('funding.hint-party'), value, problems }
  return <SelectField {...props} options={options} />
}

/** Out of whose money: sources that hold some, each with how much. */
function SourceField({ t, view, typed, problems, label }: FormProps & { readonly label: string }) {
  const held = moneySources.filter((source) => view.standings[source].left > 0n || typed.text('source') === source)
  const options = (held.length > 0 ? held : moneySources).map((source) => ({
    value: source,
    label: t(`funding.source-${source}`),
    hint: t('funding.held-left', { left: t.money(view.standings[source].left) }),
  }))
  return <RadioField name="source" label={label} value={typed.text('source')} problems={problems} options={options} />
}
