import type { ComponentChildren } from 'preact'
import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { CheckboxGroup, MoneyField, RadioField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Done, Notice, Refusal } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { sourceOf } from './presets.rules.ts'
import type { Refused } from './refusal.page.tsx'
import { applicantKinds, criteria, localMatters, type Regulation, type TermField } from './regulation.model.ts'

export type FormProps = {
  readonly t: Words
  readonly place: Place
  /** What stands in the fields: the draft's values, or what was typed. */
  readonly typed: Typed
  readonly problems: FieldProblems
  /** Why the whole form was refused, with a way on. */
  readonly refusal?: Refused | undefined
}

export type DraftProps = FormProps & {
  readonly regulation: Regulation
  /** The version that the form was made from. */
  readonly version: string
}

/** Where to start from: the model, or what is in force. */
export function NewRegulationPage({
  t,
  place,
  typed,
  problems,
  refusal,
  hasInForce,
}: FormProps & { hasInForce: boolean }) {
  const froms = hasInForce ? (['in-force', 'kg-model-2019'] as const) : (['kg-model-2019'] as const)
  return (
    <>
      <h1>{t('regulations.new-title')}</h1>
      <p class="lead">{t('regulations.new-lead')}</p>
      <RefusedNote t={t} refusal={refusal} />
      <Form t={t} action={`/${place.slug}/regulation/new`} problems={problems}>
        <HiddenField name="id" value={typed.text('id')} />
        <RadioField
          name="from"
          label={t('regulations.new-from')}
          options={froms.map((from) => ({
            value: from,
            label: t(`regulations.from-${from}`),
            hint: t(`regulations.from-${from}-hint`),
          }))}
          value={typed.text('from')}
          problems={problems}
        />
        <ActionRow>
          <Button>{t('regulations.new-button')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}

/** Why the form was refused, and where to look instead. */
export function RefusedNote({ t, refusal }: Pick<FormProps, 't' | 'refusal'>) {
  if (!refusal) return null
  return (
    <Refusal t={t}>
      {refusal.text} {refusal.path && refusal.link && <a href={href(t.language, refusal.path)}>{refusal.link}</a>}
    </Refusal>
  )
}

type TermsProps = DraftProps & { readonly saved: boolean }

/** All terms on one page, in the order of the act; each says what it will lead to, and whether a source stands behind it. */
export function TermsPage(props: TermsProps) {
  const { t, place, regulation, problems, refusal, version, saved } = props
  const path = `/${place.slug}/regulation/${regulation.number}`
  return (
    <>
      <h1>{t('regulations.edit-title')}</h1>
      {saved && (
        <Done>
          <p>{t('regulations.saved')}</p>
          <ButtonLink t={t} path={path} kind="secondary">
            {t('regulations.read-draft')}
          </ButtonLink>
        </Done>
      )}
      <p class="lead">{t('regulations.edit-lead')}</p>
      <Notice>
        <p>{t('regulations.mark-decide-note')}</p>
      </Notice>
      <RefusedNote t={t} refusal={refusal} />
      <Form t={t} action={`${path}/edit`} problems={problems}>
        <HiddenField name="version" value={version} />
        <TermFields {...props} />
        <ActionRow>
          <Button>{t('regulations.save')}</Button>
          <ButtonLink t={t} path={path} kind="secondary">
            {t('regulations.read-draft')}
          </ButtonLink>
        </ActionRow>
      </Form>
    </>
  )
}

function TermFields({ t, typed, problems }: Pick<TermsProps, 't' | 'typed' | 'problems'>) {
  const common = { t, typed, problems }
  return (
    <>
      <Group title={t('regulations.group-who')}>
        <CheckboxGroup
          {...labelOf(t, 'applicants')}
          options={applicantKinds.map((kind) => ({ value: kind, label: t(`regulations.applicant-${kind}`) }))}
          values={typed.all('applicants')}
          problems={problems}
        />
        <NumberField {...common} name="groupMinimum" />
      </Group>
      <Group title={t('regulations.group-matters')}>
        <CheckboxGroup
          {...labelOf(t, 'localMatters')}
          options={localMatters.map((matter) => ({ value: matter, label: t(`regulations.matter-${matter}`) }))}
          values={typed.all('localMatters')}
          problems={problems}
        />
      </Group>
      <Group title={t('regulations.group-money')}>
        <SumField {...common} name="ceiling" />
        <NumberField {...common} name="ownMinimumPercent" />
        <SumField {...common} name="labourPrice" />
        <SumField {...common} name="transportPrice" />
      </Group>
      <Group title={t('regulations.group-days')}>
        <NumberField {...common} name="collectingDays" />
        <NumberField {...common} name="reviewingDays" />
        <NumberField {...common} name="correctionDays" />
        <NumberField {...common} name="appealDays" />
      </Group>
      <Group title={t('regulations.group-commission')}>
        <NumberField {...common} name="commissionSize" />
        <NumberField {...common} name="commissionQuorum" />
        <NumberField {...common} name="scale" />
      </Group>
      <Group title={t('regulations.group-criteria')} note={t('regulations.group-criteria-note')}>
        {criteria.map((key) => (
          <TextField
            key={key}
            name={`weight-${key}`}
            label={t(`regulations.criterion-${key}`)}
            value={typed.text(`weight-${key}`)}
            inputmode="numeric"
            width={4}
            problems={problems}
          />
        ))}
      </Group>
      <Group title={t('regulations.group-voting')}>
        <NumberField {...common} name="votingDays" />
        <NumberField {...common} name="votingAge" />
        <NumberField {...common} name="mostChoices" />
        <NumberField {...common} name="commissionPercent" />
        <NumberField {...common} name="minimumVotes" />
      </Group>
      <Group title={t('regulations.group-works')}>
        <NumberField {...common} name="worksMonths" />
        <NumberField {...common} name="reportDays" />
      </Group>
    </>
  )
}

function Group({ title, note, children }: { title: string; note?: string; children: ComponentChildren }) {
  return (
    <fieldset class="field">
      <legend>
        <h2>{title}</h2>
      </legend>
      {note && <p class="hint">{note}</p>}
      {children}
    </fieldset>
  )
}

/** Fields that have words of their own for the label and the consequence. */
export type WordedField = Exclude<TermField, `weight-${string}`>

function labelOf(t: Words, name: WordedField) {
  const mark = t(`regulations.mark-${sourceOf(name)}`)
  return { name, label: t(`regulations.field-${name}`), hint: `${mark} ${t(`regulations.hint-${name}`)}` }
}

type OneProps = Pick<TermsProps, 't' | 'typed' | 'problems'> & { readonly name: WordedField }

export const units = {
  groupMinimum: 'people',
  ownMinimumPercent: 'percent',
  collectingDays: 'days',
  reviewingDays: 'days',
  correctionDays: 'days',
  appealDays: 'days',
  commissionSize: 'members',
  commissionQuorum: 'members',
  votingDays: 'days',
  votingAge: 'years',
  commissionPercent: 'percent',
  minimumVotes: 'votes',
  worksMonths: 'months',
  reportDays: 'days',
} as const satisfies Partial<Record<WordedField, string>>

export function unitOf(t: Words, name: WordedField): string | undefined {
  return name in units ? t(`regulations.unit-${units[name as keyof typeof units]}`) : undefined
}

function NumberField({ t, typed, problems, name }: OneProps) {
  const unit = unitOf(t, name)
  return (
    <TextField
      {...labelOf(t, name)}
      {...(unit ? { suffix: unit } : {})}
      value={typed.text(name)}
      inputmode="numeric"
      width={4}
      problems={problems}
    />
  )
}

function SumField({ t, typed, problems, name }: OneProps) {
  return <MoneyField t={t} {...labelOf(t, name)} value={typed.text(name)} problems={problems} />
}
