import type { Money } from '../../lib/kernel/money.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { Criterion } from './criterion.model.ts'
import { criterionTitle } from './criterion.rules.ts'
import { expertSubjects } from './expert-subject.model.ts'
import { type FieldsOf, type FormPart, fieldKinds, formParts, type PlainField, partNames } from './form-part.model.ts'
import {
  applicantKinds,
  documentKinds,
  exclusions,
  localMatters,
  pledgeKinds,
  type TariffKind,
  type Terms,
} from './regulation.model.ts'
import { fieldsOf } from './terms-fields.rules.ts'
import { usualTieOrders } from './tie.model.ts'
import { orderText } from './tie.rules.ts'

type Option = { readonly value: string; readonly label: string }

/** What there is to choose from, in words. */
export function optionsOf(t: Words, field: FieldsOf<'several'>): readonly Option[] {
  switch (field) {
    case 'applicants':
      return applicantKinds.map((value) => ({ value, label: t(`regulations.applicant-${value}`) }))
    case 'localMatters':
    case 'priorityMatters':
      return localMatters.map((value) => ({ value, label: t(`regulations.matter-${value}`) }))
    case 'exclusions':
      return exclusions.map((value) => ({ value, label: t(`regulations.exclusion-${value}`) }))
    case 'documents':
      return documentKinds.map((value) => ({ value, label: t(`regulations.document-${value}`) }))
    case 'letterKinds':
      return pledgeKinds.map((value) => ({ value, label: t(`regulations.pledge-${value}`) }))
    case 'expertSubjects':
      return expertSubjects.map((value) => ({ value, label: t(`regulations.subject-${value}`) }))
  }
}

/** Orders of ties that a council may want; one that came with a file stands among them. */
export function orderOptions(t: Words, current: readonly string[]): readonly Option[] {
  const named = usualTieOrders.map((keys) => keys.join(' '))
  const value = current.join(' ')
  return [...named, ...(value && !named.includes(value) ? [value] : [])].map((keys) => ({
    value: keys,
    label: orderText(t, keys.split(' ')),
  }))
}

/** One value of the terms as a person reads it. */
export function valueText(t: Words, field: PlainField, terms: Terms, values = fieldsOf(terms)[field] ?? []): string {
  const how = fieldKinds[field]
  switch (how.kind) {
    case 'number':
      return `${values.join()} ${t(`regulations.unit-${how.unit}`)}`
    case 'sum': {
      const sum = sumIn(terms, field as FieldsOf<'sum'>)
      if (field === 'letterFrom') return sum ? t.money(sum) : t('regulations.value-any-sum')
      return sum === undefined ? t('regulations.value-none') : t.money(sum)
    }
    case 'order':
      return orderText(t, values)
    case 'yes':
      return t(values.length > 0 ? 'regulations.value-yes' : 'regulations.value-no')
    default: {
      const options = optionsOf(t, field as FieldsOf<'several'>)
      const chosen = options.filter(({ value }) => values.includes(value)).map(({ label }) => label)
      return chosen.length === 0 ? t('regulations.value-none') : chosen.join('; ')
    }
  }
}

function sumIn(terms: Terms, field: FieldsOf<'sum'>): Money | undefined {
  switch (field) {
    case 'ceiling':
    case 'letterFrom':
      return terms[field]
    case 'labourPrice':
      return priceIn(terms, 'labour')
    case 'transportPrice':
      return priceIn(terms, 'transport')
  }
}

function priceIn({ tariff }: Terms, kind: TariffKind): Money | undefined {
  return tariff.find((line) => line.kind === kind)?.price
}

/** The part's values in a line or two. Long lists are told by how many were chosen. */
export function partSummary(t: Words, part: FormPart, terms: Terms): string {
  if (part === 'criteria') return terms.criteria.map((one) => weighedName(t, one)).join(', ')
  const fields = fieldsOf(terms)
  return formParts[part]
    .map((field) => {
      const values = fields[field] ?? []
      const several = values.length > 3 && fieldKinds[field].kind === 'several'
      const text = several
        ? t('regulations.value-several', { count: values.length })
        : valueText(t, field, terms, values)
      return `${t(`regulations.field-${field}`)}: ${text}`
    })
    .join('; ')
}

function weighedName(t: Words, criterion: Criterion): string {
  return `${criterionTitle(t, criterion)} – ${criterion.weight} ${t('regulations.unit-percent')}`
}

/** The part in which a field of the form is asked. */
export function partOf(field: string): FormPart {
  return partNames.find((part) => (formParts[part] as readonly string[]).includes(field)) ?? 'criteria'
}
