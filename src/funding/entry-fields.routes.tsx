import type { Money } from '../../lib/kernel/money.ts'
import { choice, date, line, lines, quantity, sum } from '../../lib/platform/fields.ts'
import { type Form, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import type { EntryForm } from './entry-form.rules.ts'
import {
  type EntryDraft,
  type EntryWords,
  type Hours,
  type InKind,
  type MoneySource,
  moneySources,
  type PartyDraft,
} from './funding.model.ts'
import { valueOfHours } from './ledger.rules.ts'

type Typed = { readonly draft: EntryDraft; readonly words: EntryWords }
type Read = { readonly ok: true; readonly value: Typed } | { readonly ok: false; readonly problems: FieldProblems }

/** Reads the form of one kind of entry. `price` is set where hours are typed instead of a sum. */
export function parseEntry(t: Words, form: EntryForm, typed: Form, price: Money | undefined): Read {
  const isWork = form === 'labour' || form === 'transport'
  const common = parseForm(
    {
      happenedOn: date(),
      // Work may come without a paper; money and proofs of price do not.
      document: line({ max: 200, optional: isWork }),
      note: lines({ max: 500, optional: true }),
    },
    typed,
  )
  const hours = price === undefined ? undefined : parseForm({ hours: quantity() }, typed)
  const sums = price === undefined ? parseForm({ sum: sum() }, typed) : undefined
  const source =
    form === 'payment' || form === 'return' ? parseForm({ source: choice(moneySources) }, typed) : undefined
  const party = partyOf(t, form, typed)
  const problems = {
    ...Object.fromEntries(
      [source, hours, sums, common].flatMap((read) =>
        read && !read.ok ? Object.entries(wordedProblems(t, read.problems)) : [],
      ),
    ),
    ...('problems' in party ? party.problems : {}),
  }
  if (!common.ok || 'problems' in party || Object.keys(problems).length > 0) return { ok: false, problems }
  const worked: Hours | undefined = hours?.ok && price !== undefined ? { milli: hours.value.hours, price } : undefined
  const amount = worked ? valueOfHours(worked) : sums?.ok ? sums.value.sum : undefined
  if (amount === undefined || amount === 0n) return { ok: false, problems: { hours: t('problems.sum-zero') } }
  const { happenedOn, document, note } = common.value
  const draft = draftOf(form, { amount, happenedOn }, source?.ok ? source.value.source : undefined)
  const inKind = isInKind(form) ? { inKind: form } : {}
  const words = { party: party.party, note, document, ...inKind, ...(worked ? { hours: worked } : {}) }
  return { ok: true, value: { draft, words } }
}

function isInKind(form: EntryForm): form is InKind {
  return form === 'labour' || form === 'transport' || form === 'material' || form === 'land'
}

function draftOf(
  form: EntryForm,
  entry: Pick<EntryDraft, 'amount' | 'happenedOn'>,
  source: MoneySource = 'budget',
): EntryDraft {
  if (isInKind(form)) return { ...entry, kind: 'in-kind' }
  return form === 'payment' || form === 'return' ? { ...entry, kind: form, source } : { ...entry, kind: form }
}

type PartyRead = { readonly party: PartyDraft } | { readonly problems: FieldProblems }

function partyOf(t: Words, form: EntryForm, typed: Form): PartyRead {
  if (form === 'budget' || form === 'return') return { party: { kind: 'unnamed' } }
  const choices = typed.text('party')
  if (form === 'business' || form === 'grant' || choices === 'organisation') return organisationOf(t, typed)
  if (choices === 'unnamed') return { party: { kind: 'unnamed' } }
  if (form === 'payment') return { problems: { party: t('problems.choose') } }
  if (choices === 'new') return { party: { kind: 'resident' } }
  const number = /^resident-([1-9]\d{0,5})$/.exec(choices)?.[1]
  return number
    ? { party: { kind: 'resident', number: Number(number) } }
    : { problems: { party: t('problems.choose') } }
}

function organisationOf(t: Words, typed: Form): PartyRead {
  const read = parseForm({ organisation: line({ max: 200, optional: true }) }, typed)
  if (!read.ok) return { problems: wordedProblems(t, read.problems) }
  const name = read.value.organisation
  return name === ''
    ? { problems: { organisation: t('funding.organisation-missing') } }
    : { party: { kind: 'organisation', name } }
}
