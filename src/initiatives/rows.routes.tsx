import { typedSum } from '../../lib/kernel/money.ts'
import { choice, id, line, quantity, sum, title, version } from '../../lib/platform/fields.ts'
import { type Form, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import { type Answer, absent, get, placeOf, post, type Route, see, type Visit } from '../people/people.visit.ts'
import { type PledgeKind, pledgeKinds } from '../regulations/regulation.model.ts'
import { applicationPath } from './application.page.tsx'
import { openTask } from './application.routes.tsx'
import {
  applicationAddress,
  applicationPage,
  changeOf,
  given,
  type Shown,
  withApplication,
} from './application-visit.routes.tsx'
import { BudgetPage, LinePage } from './budget.page.tsx'
import type { ChangeRefusal } from './draft.model.ts'
import { makePledge, putBudgetLine, removeBudgetLine, withdrawPledge } from './index.ts'
import { type BudgetLine, type Pledge, pledgerKinds } from './initiative.model.ts'
import { tariffOf } from './pledge.rules.ts'
import { PledgePage, PledgesPage } from './pledges.page.tsx'
import { wordedFieldRefusal, wordedRefusal } from './refusal.page.tsx'
import type { ApplicationView } from './view-application.query.ts'
import { viewPriceHints } from './view-likenesses.query.ts'

const budget = `${applicationAddress}/application/budget`
export const pledges = `${applicationAddress}/application/pledges`

/** Lines of the budget and pledges: added, changed and taken away one at a time, each saved at once. */
export const rowRoutes: readonly Route[] = [
  get(budget, 'initiatives.draft', (visit) =>
    withApplication(visit, (view) => openTask(visit, view, () => budgetPage(visit, view, newForm()))),
  ),
  post(budget, 'initiatives.draft', 'initiative-changed', (visit) =>
    withApplication(visit, (view) => answerLine(visit, view, undefined)),
  ),
  get(`${budget}/:line`, 'initiatives.draft', (visit) =>
    withLine(visit, (view, one) => openTask(visit, view, () => linePage(visit, view, one, typedLine(one)))),
  ),
  post(`${budget}/:line`, 'initiatives.draft', 'initiative-changed', (visit) =>
    withLine(visit, (view, one) => answerLine(visit, view, one)),
  ),
  get(`${budget}/:line/removal`, 'initiatives.draft', (visit) => back(visit, 'budget')),
  post(`${budget}/:line/removal`, 'initiatives.draft', 'initiative-changed', (visit) =>
    withApplication(visit, (view) => answerLineRemoval(visit, view)),
  ),
  get(pledges, 'initiatives.draft', (visit) =>
    withApplication(visit, (view) => openTask(visit, view, () => pledgesPage(visit, view))),
  ),
  get(`${pledges}/new/:kind`, 'initiatives.draft', (visit) =>
    withKind(visit, (view, kind) => openTask(visit, view, () => pledgePage(visit, view, kind, undefined, newForm()))),
  ),
  post(`${pledges}/new/:kind`, 'initiatives.draft', 'pledge-made', (visit) =>
    withKind(visit, (view, kind) => answerPledge(visit, view, kind, undefined)),
  ),
  get(`${pledges}/:pledge`, 'initiatives.draft', (visit) =>
    withPledge(visit, (view, one) =>
      openTask(visit, view, () => pledgePage(visit, view, one.kind, one, typedPledge(one))),
    ),
  ),
  post(`${pledges}/:pledge`, 'initiatives.draft', 'pledge-made', (visit) =>
    withPledge(visit, (view, one) => answerPledge(visit, view, one.kind, one)),
  ),
  get(`${pledges}/:pledge/removal`, 'initiatives.draft', (visit) => back(visit, 'pledges')),
  post(`${pledges}/:pledge/removal`, 'initiatives.draft', 'pledge-withdrawn', (visit) =>
    withApplication(visit, (view) => answerPledgeRemoval(visit, view)),
  ),
]

function newForm(): Form {
  return given({ id: crypto.randomUUID() })
}

function pathOf(visit: Visit, { initiative }: ApplicationView, part: 'budget' | 'pledges'): string {
  return `${applicationPath(placeOf(visit), initiative)}/${part}`
}

/** The address of a press, opened again. */
function back(visit: Visit, part: 'budget' | 'pledges'): Promise<Answer> {
  return withApplication(visit, (view) => see(pathOf(visit, view, part)))
}

function withLine(visit: Visit, answer: (view: ApplicationView, line: BudgetLine) => Promise<Answer> | Answer) {
  return withApplication(visit, (view) => {
    const one = view.initiative.budget.find((candidate) => candidate.id === visit.params['line'])
    return one ? answer(view, one) : see(pathOf(visit, view, 'budget'))
  })
}

/** The pledge of the address; one that is gone leads back to the others. */
export function withPledge(visit: Visit, answer: (view: ApplicationView, pledge: Pledge) => Promise<Answer> | Answer) {
  return withApplication(visit, (view) => {
    const one = view.initiative.pledges.find((candidate) => candidate.id === visit.params['pledge'])
    return one ? answer(view, one) : see(pathOf(visit, view, 'pledges'))
  })
}

function withKind(visit: Visit, answer: (view: ApplicationView, kind: PledgeKind) => Promise<Answer> | Answer) {
  const kind = pledgeKinds.find((one) => one === visit.params['kind'])
  return kind ? withApplication(visit, (view) => answer(view, kind)) : Promise.resolve(absent)
}

function typedQuantity(milli: bigint): string {
  const fraction = (milli % 1000n).toString().padStart(3, '0').replace(/0+$/, '')
  return `${milli / 1000n}${fraction === '' ? '' : `,${fraction}`}`
}

function typedLine({ name, unit, quantityMilli, unitPrice }: BudgetLine): Form {
  return given({ name, unit, quantity: typedQuantity(quantityMilli), unitPrice: typedSum(unitPrice) })
}

export function typedPledge({ pledger, pledgerKind, quantityMilli, value }: Pledge): Form {
  const hours = quantityMilli === undefined ? '' : typedQuantity(quantityMilli)
  return given({ pledger, pledgerKind, hours, value: typedSum(value) })
}

async function budgetPage(visit: Visit, view: ApplicationView, typed: Form, shown: Shown = {}): Promise<Answer> {
  const { t } = visit
  const hints = await viewPriceHints(visit.platform.db.read, view.initiative)
  const { problems = {}, refusal } = shown
  const props = { t, place: placeOf(visit), view, typed, problems, refusal, hints }
  return applicationPage(visit, view, t('initiatives.part-budget'), <BudgetPage {...props} />, shown)
}

type Versioned = Shown & { readonly version?: number }

function linePage(visit: Visit, view: ApplicationView, one: BudgetLine, typed: Form, shown: Versioned = {}): Answer {
  const { t } = visit
  const { problems = {}, refusal, version: from = view.initiative.version } = shown
  const props = { t, place: placeOf(visit), view, line: one, typed, version: from, problems, refusal }
  return applicationPage(visit, view, t('initiatives.part-budget'), <LinePage {...props} />, shown)
}

const lineShape = {
  name: line({ max: 200 }),
  unit: line({ max: 40 }),
  quantity: quantity(),
  unitPrice: sum(),
}

async function answerLine(visit: Visit, view: ApplicationView, one: BudgetLine | undefined): Promise<Answer> {
  const { t, form, platform } = visit
  const page = (shown: Versioned) =>
    one ? linePage(visit, view, one, form, shown) : budgetPage(visit, view, form, shown)
  const key = readKey(form, one)
  const read = parseForm(lineShape, form)
  if (!key.ok || !read.ok) {
    const problems = { ...(key.ok ? {} : key.problems), ...(read.ok ? {} : read.problems) }
    return page({ problems: wordedProblems(t, problems) })
  }
  const { name, unit, quantity: quantityMilli, unitPrice } = read.value
  const typed = { id: key.value.id, name, unit, quantityMilli, unitPrice }
  const result = await putBudgetLine(platform, { ...changeOf(visit, view), version: key.value.version, line: typed })
  if (result.ok) return see(pathOf(visit, view, 'budget'))
  return page(refusedWith(visit, result.refusal, 'unitPrice'))
}

type Key = { readonly id: string; readonly version: number | undefined }

/** A new row carries the id minted for its form; a row that is there carries the version it was shown in. */
function readKey(form: Form, one: { readonly id: string } | undefined) {
  if (!one) {
    const read = parseForm({ id: id<'Row'>() }, form)
    return read.ok ? { ok: true as const, value: { id: read.value.id, version: undefined } satisfies Key } : read
  }
  const read = parseForm({ version: version() }, form)
  return read.ok ? { ok: true as const, value: { id: one.id, version: read.value.version } satisfies Key } : read
}

function refusedWith({ t }: Visit, refusal: ChangeRefusal, field: 'unitPrice' | 'hours' | 'value'): Versioned {
  const problems = wordedFieldRefusal(t, refusal, field)
  if (Object.keys(problems).length > 0) return { problems }
  const next = refusal.code === 'changed-meanwhile' ? { version: refusal.version } : {}
  return { refusal: wordedRefusal(t, refusal), ...next }
}

async function answerLineRemoval(visit: Visit, view: ApplicationView): Promise<Answer> {
  const lineId = visit.params['line'] ?? ''
  const result = await removeBudgetLine(visit.platform, { ...changeOf(visit, view), lineId })
  if (result.ok) return see(pathOf(visit, view, 'budget'))
  return budgetPage(visit, view, newForm(), { refusal: wordedRefusal(visit.t, result.refusal) })
}

function pledgesPage(visit: Visit, view: ApplicationView, shown: Shown = {}): Answer {
  const { t } = visit
  const props = { t, place: placeOf(visit), view, refusal: shown.refusal }
  return applicationPage(visit, view, t('initiatives.part-pledges'), <PledgesPage {...props} />, shown)
}

export function pledgePage(
  visit: Visit,
  view: ApplicationView,
  kind: PledgeKind,
  pledge: Pledge | undefined,
  typed: Form,
  shown: Versioned & { readonly letterProblems?: FieldProblems } = {},
): Answer {
  const { t } = visit
  const { problems = {}, letterProblems = {}, refusal, version: from = view.initiative.version } = shown
  const props = { t, place: placeOf(visit), view, kind, pledge, typed, version: from, problems, refusal }
  const body = <PledgePage {...props} letterProblems={letterProblems} />
  const all = { ...shown, problems: { ...problems, ...letterProblems } }
  return applicationPage(visit, view, t(`initiatives.pledge-${kind}`), body, all)
}

async function answerPledge(
  visit: Visit,
  view: ApplicationView,
  kind: PledgeKind,
  one: Pledge | undefined,
): Promise<Answer> {
  const { t, form, platform } = visit
  const page = (shown: Versioned) => pledgePage(visit, view, kind, one, form, shown)
  const byHours = tariffOf(view.call.terms, kind) !== undefined
  const key = readKey(form, one)
  const who = parseForm({ pledger: title({ max: 200 }), pledgerKind: choice(pledgerKinds) }, form)
  const hours = byHours ? parseForm({ hours: quantity() }, form) : undefined
  const value = byHours ? undefined : parseForm({ value: sum() }, form)
  if (!key.ok || !who.ok || hours?.ok === false || value?.ok === false) {
    const wrong = [key, who, hours, value].flatMap((read) => (read && !read.ok ? [read.problems] : []))
    return page({ problems: wordedProblems(t, Object.assign({}, ...wrong)) })
  }
  const pledge = {
    id: key.value.id,
    ...who.value,
    kind,
    quantityMilli: hours?.value.hours,
    value: value?.value.value,
  }
  const result = await makePledge(platform, { ...changeOf(visit, view), version: key.value.version, pledge })
  if (result.ok) return see(pathOf(visit, view, 'pledges'))
  return page(refusedWith(visit, result.refusal, byHours ? 'hours' : 'value'))
}

async function answerPledgeRemoval(visit: Visit, view: ApplicationView): Promise<Answer> {
  const pledgeId = visit.params['pledge'] ?? ''
  const result = await withdrawPledge(visit.platform, { ...changeOf(visit, view), pledgeId })
  if (result.ok) return see(pathOf(visit, view, 'pledges'))
  return pledgesPage(visit, view, { refusal: wordedRefusal(visit.t, result.refusal) })
}
