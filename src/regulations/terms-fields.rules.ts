import type { Money } from '../../lib/kernel/money.ts'
import {
  type ApplicantKind,
  criteria,
  type LocalMatter,
  type Tariff,
  type TermField,
  type Terms,
} from './regulation.model.ts'

/** The guided form, once every field is understood. */
export type TermsForm = {
  readonly applicants: readonly ApplicantKind[]
  readonly localMatters: readonly LocalMatter[]
  readonly ceiling: Money
  readonly labourPrice: Money
  readonly transportPrice: Money | undefined
} & Readonly<Record<NumberField, number>>

type NumberField = Exclude<TermField, 'applicants' | 'localMatters' | 'ceiling' | 'labourPrice' | 'transportPrice'>

export function termsFrom(form: TermsForm): Terms {
  const { labourPrice, transportPrice, commissionSize: size, commissionQuorum: quorum, scale } = form
  const labour: Tariff = { kind: 'labour', unit: 'hour', price: labourPrice }
  return {
    applicants: form.applicants,
    groupMinimum: form.groupMinimum,
    localMatters: form.localMatters,
    ceiling: form.ceiling,
    ownMinimumPercent: form.ownMinimumPercent,
    tariff:
      transportPrice === undefined ? [labour] : [labour, { kind: 'transport', unit: 'hour', price: transportPrice }],
    collectingDays: form.collectingDays,
    reviewingDays: form.reviewingDays,
    correctionDays: form.correctionDays,
    votingDays: form.votingDays,
    appealDays: form.appealDays,
    commission: { size, quorum },
    criteria: criteria.map((key) => ({ key, weight: form[`weight-${key}`], scale })),
    commissionPercent: form.commissionPercent,
    minimumVotes: form.minimumVotes,
    votingAge: form.votingAge,
    mostChoices: form.mostChoices,
    reportDays: form.reportDays,
    worksMonths: form.worksMonths,
  }
}

/** The terms as they stand in the form's fields, each as somebody would type it. */
export function fieldsOf(terms: Terms): Readonly<Record<string, readonly string[]>> {
  const { applicants, localMatters, ceiling, tariff, commission, criteria: weighed, ...numbers } = terms
  const priceOf = (kind: Tariff['kind']) =>
    tariff.filter((line) => line.kind === kind).map(({ price }) => typedSum(price))
  return {
    ...Object.fromEntries(Object.entries(numbers).map(([field, value]) => [field, [`${value}`]])),
    ...Object.fromEntries(weighed.map(({ key, weight }) => [`weight-${key}`, [`${weight}`]])),
    applicants,
    localMatters,
    ceiling: [typedSum(ceiling)],
    labourPrice: priceOf('labour'),
    transportPrice: priceOf('transport'),
    commissionSize: [`${commission.size}`],
    commissionQuorum: [`${commission.quorum}`],
    scale: [`${weighed[0]?.scale ?? ''}`],
  }
}

function typedSum(sum: Money): string {
  const tyiyn = sum % 100n
  return `${sum / 100n}${tyiyn === 0n ? '' : `,${tyiyn.toString().padStart(2, '0')}`}`
}
