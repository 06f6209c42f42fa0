import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { CheckboxField, CheckboxGroup, MoneyField, RadioField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { Done } from '../../lib/ui/notices.tsx'
import { type DraftProps, RefusedNote } from './drafting.page.tsx'
import { WorkedExample } from './example.page.tsx'
import { type FieldsOf, type FormPart, fieldKinds, formParts, type PlainField, partNames } from './form-part.model.ts'
import { optionsOf, orderOptions } from './part-options.page.ts'
import { sourceOf } from './presets.rules.ts'
import type { Preset } from './regulation.model.ts'

export type PartProps = DraftProps & {
  readonly part: Exclude<FormPart, 'criteria'>
  readonly saved: boolean
}

/** One part of the terms: each choice with what it will lead to and whether a source stands behind it, then an example worked out. */
export function PartPage(props: PartProps) {
  const { t, place, regulation, typed, problems, refusal, version, part, saved } = props
  const path = `/${place.slug}/regulation/${regulation.number}/edit`
  const next = partNames[partNames.indexOf(part) + 1]
  return (
    <>
      <h1>{t(`regulations.group-${part}`)}</h1>
      {saved && (
        <Done>
          <p>{t('regulations.saved')}</p>
        </Done>
      )}
      <RefusedNote t={t} refusal={refusal} />
      <Form t={t} action={`${path}/${part}`} problems={problems}>
        <HiddenField name="version" value={version} />
        {formParts[part].map((field) => (
          <OneField key={field} {...{ t, typed, problems }} preset={regulation.preset} field={field} />
        ))}
        <WorkedExample t={t} part={part} terms={regulation.terms} />
        <ActionRow>
          <Button name="then" value="next">
            {t(next ? 'regulations.save-next' : 'regulations.save')}
          </Button>
          <ButtonLink t={t} path={path} kind="secondary">
            {t('regulations.all-parts')}
          </ButtonLink>
        </ActionRow>
      </Form>
    </>
  )
}

type FieldProps = {
  readonly t: Words
  readonly typed: Typed
  readonly problems: FieldProblems
  readonly preset: Preset
  readonly field: PlainField
}

function OneField({ t, typed, problems, preset, field }: FieldProps) {
  const mark = t(`regulations.mark-${sourceOf(preset, field)}`)
  const common = {
    name: field,
    label: t(`regulations.field-${field}`),
    hint: `${mark} ${t(`regulations.hint-${field}`)}`,
    problems,
  }
  const how = fieldKinds[field]
  switch (how.kind) {
    case 'number':
      return (
        <TextField
          {...common}
          suffix={t(`regulations.unit-${how.unit}`)}
          value={typed.text(field)}
          inputmode="numeric"
          width={4}
        />
      )
    case 'sum':
      return <MoneyField t={t} {...common} value={typed.text(field)} />
    case 'yes':
      return <CheckboxField {...common} checked={typed.text(field) !== ''} />
    case 'order':
      return <RadioField {...common} options={orderOptions(t, typed.all(field))} value={typed.all(field).join(' ')} />
    case 'several':
      return (
        <CheckboxGroup {...common} options={optionsOf(t, field as FieldsOf<'several'>)} values={typed.all(field)} />
      )
  }
}
