import { type Money, typedSum } from '../../lib/kernel/money.ts'
import type { ExpertSubject } from './expert-subject.model.ts'
import type { FieldsOf } from './form-part.model.ts'
import type {
  ApplicantKind,
  Commission,
  DocumentKind,
  Exclusion,
  LocalMatter,
  PledgeKind,
  Tariff,
  Terms,
} from './regulation.model.ts'
import type { TieKey } from './tie.model.ts'

/** The fields of the guided form, once understood. */
export type TermsForm = {
  readonly applicants: readonly ApplicantKind[]
  readonly localMatters: readonly LocalMatter[]
  readonly priorityMatters: readonly LocalMatter[]
  readonly exclusions: readonly Exclusion[]
  readonly documents: readonly DocumentKind[]
  readonly letterKinds: readonly PledgeKind[]
  readonly tieOrder: readonly TieKey[]
  /** Left empty, a letter is asked whatever the pledge is worth. */
  readonly letterFrom: Money | undefined
  readonly expertSubjects: readonly ExpertSubject[]
  readonly ceiling: Money
  readonly labourPrice: Money
  readonly transportPrice: Money | undefined
} & Readonly<Record<FieldsOf<'number'>, number>> &
  Readonly<Record<FieldsOf<'yes'>, boolean>>

const nothing = 0n as Money

/** The terms with what one part of the form says put in; what it does not ask stays. */
export function termsWith(terms: Terms, form: Partial<TermsForm>): Terms {
  const { labourPrice, transportPrice, commissionSize, commissionQuorum, byCouncil, byOffice, byResidents, ...plain } =
    form
  const { commission } = terms
  const letterFrom = 'letterFrom' in form ? (form.letterFrom ?? nothing) : terms.letterFrom
  const seats: Commission = {
    size: commissionSize ?? commission.size,
    quorum: commissionQuorum ?? commission.quorum,
    byCouncil: byCouncil ?? commission.byCouncil,
    byOffice: byOffice ?? commission.byOffice,
    byResidents: byResidents ?? commission.byResidents,
  }
  return { ...terms, ...plain, letterFrom, commission: seats, tariff: tariffWith(terms, labourPrice, transportPrice) }
}

/** The part on money always says the price of labour; with it an empty price of machines means that there is none. */
function tariffWith(terms: Terms, labour: Money | undefined, transport: Money | undefined): readonly Tariff[] {
  if (labour === undefined) return terms.tariff
  const line: Tariff = { kind: 'labour', unit: 'hour', price: labour }
  return transport === undefined ? [line] : [line, { kind: 'transport', unit: 'hour', price: transport }]
}

/** The terms as they stand in the form's fields, each as somebody would type it. */
export function fieldsOf(terms: Terms): Readonly<Record<string, readonly string[]>> {
  const { tariff, commission, criteria, ceiling, letterFrom, ...plain } = terms
  const priceOf = (kind: Tariff['kind']) =>
    tariff.filter((line) => line.kind === kind).map(({ price }) => typedSum(price))
  return {
    ...Object.fromEntries(Object.entries(plain).map(([field, value]) => [field, typedValue(value)])),
    ...Object.fromEntries(criteria.map(({ key, weight }) => [`weight-${key}`, [`${weight}`]])),
    ceiling: [typedSum(ceiling)],
    letterFrom: letterFrom > 0n ? [typedSum(letterFrom)] : [],
    labourPrice: priceOf('labour'),
    transportPrice: priceOf('transport'),
    commissionSize: [`${commission.size}`],
    commissionQuorum: [`${commission.quorum}`],
    byCouncil: [`${commission.byCouncil}`],
    byOffice: [`${commission.byOffice}`],
    byResidents: [`${commission.byResidents}`],
  }
}

function typedValue(value: number | boolean | string | readonly string[]): readonly string[] {
  if (typeof value === 'boolean') return value ? ['yes'] : []
  return typeof value === 'object' ? value : [`${value}`]
}
