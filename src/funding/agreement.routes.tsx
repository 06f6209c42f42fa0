import { dateOf } from '../../lib/kernel/civil-date.ts'
import { parseId } from '../../lib/kernel/id.ts'
import { money, typedSum } from '../../lib/kernel/money.ts'
import { date, line, sum } from '../../lib/platform/fields.ts'
import { type Form, formOf, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { authorsOf } from '../initiatives/author.rules.ts'
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
import { mayAsk } from '../people/permission.rules.ts'
import { regulationOf } from '../regulations/index.ts'
import { agreementPdf } from './agreement.document.ts'
import { AgreementCheckPage, AgreementFormPage } from './agreement.page.tsx'
import { agreementOf } from './agreement.rules.ts'
import type { Agreement } from './funding.model.ts'
import { type Refused, wordedSigning } from './funding-refusal.page.tsx'
import { signAgreement } from './index.ts'
import { crumbsOf, ledgerOf, moneyPath, withMoney } from './money.routes.tsx'
import { isNumberTaken, type MoneyView } from './view-money.query.ts'
import { viewSignatories } from './view-signatories.query.ts'

const initiative = '/:municipality/initiatives/:number'

/** Registering the agreement, and its paper. */
export const agreementRoutes: readonly Route[] = [
  get(`${initiative}/agreement`, 'funding.agree', (visit) =>
    withMoney(visit, (view) =>
      view.agreement ? see(moneyPath(visit, view)) : formPage(visit, view, proposed(visit, view)),
    ),
  ),
  post(`${initiative}/agreement`, 'funding.agree', 'agreement-signed', (visit) =>
    withMoney(visit, (view) => answerForm(visit, view)),
  ),
  get(`${initiative}/agreement.pdf`, 'public.read', (visit) => withMoney(visit, (view) => answerPaper(visit, view))),
]

const agreementShape = {
  number: line({ max: 60 }),
  signedOn: date(),
  budgetSum: sum({ zero: true }),
  grantSum: sum({ zero: true }),
  finishBy: date(),
}

function proposed({ now }: Visit, { initiative: { requested }, call }: MoneyView): Form {
  const fields = {
    id: crypto.randomUUID(),
    number: '',
    signedOn: dateOf(now),
    budgetSum: typedSum(requested),
    grantSum: typedSum(money(0n)),
    finishBy: call.calendar.worksUntil,
  }
  return formOf(new Map(Object.entries(fields).map(([field, value]) => [field, [value]])))
}

type Said = { readonly problems?: FieldProblems; readonly refused?: Refused }

function formPage(visit: Visit, view: MoneyView, typed: Form, { problems = {}, refused }: Said = {}): Answer {
  const { t } = visit
  const all = refused?.field ? { ...problems, [refused.field]: refused.text } : problems
  const id = parseId(typed.text('id')) ?? crypto.randomUUID()
  const props = { t, place: placeOf(visit), view, id, typed, problems: all, refused }
  const status = refused || Object.keys(all).length > 0 ? 422 : 200
  const body = <AgreementFormPage {...props} />
  return { kind: 'page', title: t('funding.agree-title'), body, status, crumbs: crumbsOf(visit, view) }
}

async function answerForm(visit: Visit, view: MoneyView): Promise<Answer> {
  const { form, t, platform, now } = visit
  const read = parseForm(agreementShape, form)
  if (!read.ok) return formPage(visit, view, form, { problems: wordedProblems(t, read.problems) })
  const agreement = read.value
  if (form.text('step') === 'change') return formPage(visit, view, form)
  const id = parseId(form.text('id')) ?? crypto.randomUUID()
  if (form.text('step') === 'sign') {
    const signing = { by: personOf(visit).id, ledger: ledgerOf(view), id, agreement }
    const result = await signAgreement(platform, signing)
    if (result.ok) return see(`${moneyPath(visit, view)}?done=signed`)
    if (result.refusal.code === 'no-such-initiative') return absent
    return formPage(visit, view, form, { refused: wordedSigning(t, result.refusal) })
  }
  const { stage, requested, ownMoney, ownInKind } = view.initiative
  const own = money(ownMoney + ownInKind)
  const numberTaken = await isNumberTaken(platform.db.read, placeOf(visit).id, agreement.number)
  const facts = { stage, requested, own, worksUntil: view.call.calendar.worksUntil, numberTaken }
  const decision = agreementOf(facts, { ...agreement, ownSum: own }, dateOf(now))
  if (!decision.ok) return formPage(visit, view, form, { refused: wordedSigning(t, decision.refusal) })
  const props = { t, place: placeOf(visit), view, id, typed: form, agreement: decision.value }
  const body = <AgreementCheckPage {...props} />
  return { kind: 'page', title: t('funding.check-title'), body, crumbs: crumbsOf(visit, view) }
}

async function answerPaper(visit: Visit, view: MoneyView): Promise<Answer> {
  const { t, platform, language } = visit
  const place = placeOf(visit)
  const mayAgree = mayAsk(visit.visitor, 'funding.agree', place.id) === 'yes'
  const agreement = view.agreement ?? (mayAgree ? agreementOfQuery(visit) : undefined)
  if (!agreement) return absent
  const { call, initiative: subject } = view
  const [regulation, signatories] = await Promise.all([
    regulationOf(platform.db.read, place.id, call.regulationId),
    viewSignatories(platform.db.read, place.id, subject.leaderId),
  ])
  const person = visit.visitor.person?.id
  const isTheirs = mayAgree || (person !== undefined && authorsOf(subject).includes(person))
  const bytes = await agreementPdf(t, {
    initiative: subject,
    call,
    place,
    agreement,
    resolution: regulation?.resolution,
    headName: signatories.head,
    leaderName: isTheirs ? signatories.leader : undefined,
    address: `${platform.origin}${href(language, `/${place.slug}/initiatives/${subject.number}/money`)}`,
  })
  const name = `${t('funding.paper-file', { number: subject.number })}.pdf`
  return { kind: 'file', type: 'application/pdf', bytes, name }
}

/** Before it is registered, the paper is made of what the form says. */
function agreementOfQuery({ query }: Visit): Omit<Agreement, 'ownSum'> | undefined {
  const read = parseForm(
    agreementShape,
    formOf(new Map(Object.entries(query).map(([field, value]) => [field, [value]]))),
  )
  return read.ok ? read.value : undefined
}
