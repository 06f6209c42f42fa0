import type { Words } from '../../lib/platform/words.ts'
import { CheckboxField, DateField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { SummaryList, type SummaryRow } from '../../lib/ui/lists.tsx'
import { Warning } from '../../lib/ui/notices.tsx'
import { criterionLine } from './criterion.page.ts'
import { type DraftProps, RefusedNote } from './drafting.page.tsx'
import { formParts, type PlainField } from './form-part.model.ts'
import { valueText } from './part-options.page.ts'
import { sourceOf } from './presets.rules.ts'
import type { Regulation } from './regulation.model.ts'

/** The council's resolution: number, date, day in force, and that the council has looked at what no source decides. */
export function AdoptionPage({ t, place, regulation, typed, problems, refusal, version }: DraftProps) {
  const path = `/${place.slug}/regulation/${regulation.number}`
  return (
    <>
      <h1>{t('regulations.adopt-title')}</h1>
      <p class="lead">{t('regulations.adopt-lead')}</p>
      <p>
        <a href={href(t.language, path)}>{t('regulations.read-draft')}</a>
      </p>
      <RefusedNote t={t} refusal={refusal} />
      <h2>{t('regulations.adopt-undecided')}</h2>
      <p>{t('regulations.adopt-undecided-note')}</p>
      <SummaryList t={t} rows={undecidedRows(t, regulation)} />
      <Form t={t} action={`${path}/adoption`} problems={problems}>
        <HiddenField name="version" value={version} />
        <CheckboxField
          name="confirmed"
          label={t('regulations.adopt-confirm')}
          checked={typed.text('confirmed') !== ''}
          problems={problems}
        />
        <TextField
          name="number"
          label={t('regulations.field-number')}
          value={typed.text('number')}
          width={10}
          problems={problems}
        />
        <DateField name="on" label={t('regulations.field-on')} value={typed.text('on')} problems={problems} />
        <DateField
          name="inForceOn"
          label={t('regulations.field-inForceOn')}
          hint={t('regulations.hint-inForceOn')}
          value={typed.text('inForceOn')}
          problems={problems}
        />
        <Warning>
          <p>{t('regulations.adopt-warning')}</p>
        </Warning>
        <ActionRow>
          <Button>{t('regulations.adopt-button')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}

/** What no source decides, as the draft has it now. */
function undecidedRows(t: Words, { terms, preset }: Regulation): readonly SummaryRow[] {
  const fields: readonly PlainField[] = Object.values(formParts).flat()
  const rows = fields
    .filter((field) => sourceOf(preset, field) === 'decide')
    .map((field) => ({ label: t(`regulations.field-${field}`), value: valueText(t, field, terms) }))
  const criteria = terms.criteria
    .filter(({ key }) => sourceOf(preset, `weight-${key}`) === 'decide')
    .map((criterion) => criterionLine(t, criterion, terms))
  return criteria.length === 0
    ? rows
    : [...rows, { label: t('regulations.group-criteria'), value: criteria.join('; ') }]
}
