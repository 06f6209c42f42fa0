import { dateOf } from '../../lib/kernel/civil-date.ts'
import { parseId } from '../../lib/kernel/id.ts'
import { flag, lines } from '../../lib/platform/fields.ts'
import { type Form, formOf, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import {
  type Answer,
  absent,
  get,
  personOf,
  placeOf,
  post,
  type Route,
  see,
  type Visit,
} from '../people/people.visit.ts'
import { parseEntry } from './entry-fields.routes.tsx'
import { ChooseEntryPage, EntryFormPage } from './entry-form.page.tsx'
import { type EntryForm, entryForms, hoursPrice } from './entry-form.rules.ts'
import type { Entry, EntryId } from './funding.model.ts'
import { type Refused, wordedEntry, wordedReversal } from './funding-refusal.page.tsx'
import { makeEntry, reverseEntry } from './index.ts'
import { ledgerRefusal } from './ledger.rules.ts'
import { crumbsOf, ledgerOf, moneyPath, withMoney } from './money.routes.tsx'
import { ReversalPage } from './reversal.page.tsx'
import type { MoneyView } from './view-money.query.ts'

const money = '/:municipality/initiatives/:number/money'

/** What the officer writes into the ledger. */
export const entryRoutes: readonly Route[] = [
  get(`${money}/new`, 'funding.enter', (visit) =>
    withMoney(visit, (view) => {
      const form = entryForms.find((one) => one === visit.query['kind'])
      return form && !closedFor(visit, view) ? formPage(visit, view, form, emptyForm(visit)) : choosePage(visit, view)
    }),
  ),
  post(`${money}/new`, 'funding.enter', 'entry-made', (visit) =>
    withMoney(visit, (view) => {
      const form = entryForms.find((one) => one === visit.form.text('kind'))
      return form ? answerEntry(visit, view, form) : choosePage(visit, view)
    }),
  ),
  get(`${money}/entries/:entry/reversal`, 'funding.enter', (visit) =>
    withMoney(visit, (view) => {
      const entry = entryOf(visit, view)
      return entry ? reversalPage(visit, view, entry) : absent
    }),
  ),
  post(`${money}/entries/:entry/reversal`, 'funding.enter', 'entry-reversed', (visit) =>
    withMoney(visit, (view) => {
      const entry = entryOf(visit, view)
      return entry ? answerReversal(visit, view, entry) : absent
    }),
  ),
]

type Said = { readonly problems?: FieldProblems; readonly refused?: Refused | undefined; readonly id?: string }

function closedFor({ t }: Visit, { agreement, initiative }: MoneyView): Refused | undefined {
  const refusal = ledgerRefusal({ agreement, stage: initiative.stage })
  return refusal && wordedEntry(t, refusal)
}

function choosePage(visit: Visit, view: MoneyView): Answer {
  const { t } = visit
  const body = <ChooseEntryPage t={t} place={placeOf(visit)} view={view} refused={closedFor(visit, view)} />
  return { kind: 'page', title: t('funding.new-entry'), body, crumbs: crumbsOf(visit, view) }
}

function emptyForm({ now }: Visit): Form {
  return formOf(new Map([['happenedOn', [dateOf(now)]]]))
}

function formPage(visit: Visit, view: MoneyView, form: EntryForm, typed: Form, said: Said = {}): Answer {
  const { t } = visit
  const { problems = {}, refused } = said
  const all = refused?.field ? { ...problems, [refused.field]: refused.text } : problems
  const id = said.id ?? parseId(typed.text('id')) ?? crypto.randomUUID()
  const props = { t, place: placeOf(visit), view, form, id, typed, problems: all, refused }
  const status = refused || Object.keys(all).length > 0 ? 422 : 200
  const body = <EntryFormPage {...props} />
  return { kind: 'page', title: t(`funding.form-${form}`), body, status, crumbs: crumbsOf(visit, view) }
}

async function answerEntry(visit: Visit, view: MoneyView, form: EntryForm): Promise<Answer> {
  const { t, platform } = visit
  const price = hoursPrice(form, view.call.terms)
  const read = parseEntry(t, form, visit.form, price)
  if (!read.ok) return formPage(visit, view, form, visit.form, { problems: read.problems })
  const id = parseId<'Entry'>(visit.form.text('id')) ?? (crypto.randomUUID() as EntryId)
  const { draft, words } = read.value
  const result = await makeEntry(platform, { by: personOf(visit).id, ledger: ledgerOf(view), id, draft, words })
  if (result.ok) return see(`${moneyPath(visit, view)}?done=entered#entries`)
  const { refusal } = result
  if (refusal.code === 'no-such-initiative') return absent
  const refused = wordedEntry(t, refusal, price === undefined ? 'sum' : 'hours')
  // A form that was used gets a new id, so that pressing again is meant and makes another entry.
  const said = refusal.code === 'form-used' ? { refused, id: crypto.randomUUID() } : { refused }
  return formPage(visit, view, form, visit.form, said)
}

/** The entry of the address, if it can be taken back at all: a reversal cannot. */
function entryOf({ params }: Visit, { entries }: MoneyView): Entry | undefined {
  return entries.find(({ id, kind }) => id === params['entry'] && kind !== 'reversal')
}

function reversalPage(visit: Visit, view: MoneyView, entry: Entry, { problems = {}, refused }: Said = {}): Answer {
  const { t, form } = visit
  const id = parseId(form.text('id')) ?? crypto.randomUUID()
  const props = { t, place: placeOf(visit), view, entry, id, typed: form, problems, refused }
  const status = refused || Object.keys(problems).length > 0 ? 422 : 200
  const body = <ReversalPage {...props} />
  return { kind: 'page', title: t('funding.reverse-title'), body, status, crumbs: crumbsOf(visit, view) }
}

async function answerReversal(visit: Visit, view: MoneyView, entry: Entry): Promise<Answer> {
  const { t, form, platform } = visit
  const read = parseForm({ note: lines({ max: 500 }), confirmed: flag() }, form)
  if (!read.ok) return reversalPage(visit, view, entry, { problems: wordedProblems(t, read.problems) })
  if (!read.value.confirmed) {
    return reversalPage(visit, view, entry, { problems: { confirmed: t('funding.reverse-confirm-needed') } })
  }
  const result = await reverseEntry(platform, {
    by: personOf(visit).id,
    ledger: ledgerOf(view),
    entryId: entry.id,
    id: parseId<'Entry'>(form.text('id')) ?? (crypto.randomUUID() as EntryId),
    note: read.value.note,
  })
  if (result.ok) return see(`${moneyPath(visit, view)}?done=taken-back#entries`)
  if (result.refusal.code === 'no-such-entry') return absent
  return reversalPage(visit, view, entry, { refused: wordedReversal(t, result.refusal) })
}
