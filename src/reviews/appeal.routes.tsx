import type { ComponentChildren } from 'preact'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import { choice, lines } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { wordsIn } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { type Applicant, isTheirs } from '../initiatives/application.rules.ts'
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
import { decideAppeal, fileAppeal } from './appeal.command.ts'
import { appealPdf } from './appeal.document.ts'
import { type AppealDecision, type AppealFacts, appealDecisions } from './appeal.model.ts'
import { AppealDecisionPage, AppealPage } from './appeal.page.tsx'
import { appealUntil, whyMayNotAppeal, whyMayNotDecideAppeal } from './appeal.rules.ts'
import { type AppealView, viewAppeal } from './view-appeal.query.ts'

const address = '/:municipality/initiatives/:number/appeal'

/** An appeal against a refusal: filed by the group, decided by others. */
export const appealRoutes: readonly Route[] = [
  get(address, 'initiatives.draft', (visit) => withAppeal(visit, (view) => appealPage(visit, view))),
  post(address, 'initiatives.draft', 'appeal-filed', (visit) => withAppeal(visit, (view) => answerAppeal(visit, view))),
  get(`${address}/decision`, 'reviews.decide-appeal', (visit) =>
    withAppeal(visit, (view) => decisionPage(visit, view)),
  ),
  post(`${address}/decision`, 'reviews.decide-appeal', 'appeal-decided', (visit) =>
    withAppeal(visit, (view) => answerDecision(visit, view)),
  ),
  get(`${address}.pdf`, 'public.read', (visit) =>
    withAppeal(visit, async ({ review, appeal }) => {
      const decided = appeal?.decided
      if (!appeal || !decided) return absent
      const bytes = await appealPdf(visit.platform, visit.t, placeOf(visit), review, { ...appeal, decided })
      return { kind: 'file', type: 'application/pdf', bytes, name: `appeal-${review.initiative.number}.pdf` }
    }),
  ),
]

async function withAppeal(visit: Visit, answer: (view: AppealView) => Promise<Answer> | Answer): Promise<Answer> {
  const view = await viewAppeal(visit.platform, placeOf(visit).id, visit.params['number'] ?? '')
  return view ? answer(view) : absent
}

/** What decides about an appeal, for whoever visits. */
export function appealFacts(visit: Visit, { review, appeal, refusing, typedBy }: AppealView): AppealFacts {
  const { initiative, call } = review
  const by = personOf(visit).id
  const isOfficer = mayAsk(visit.visitor, 'initiatives.type-in', placeOf(visit).id) === 'yes'
  return {
    callStage: call.stage,
    stage: initiative.stage,
    leaderId: initiative.leaderId,
    refusing,
    appeal,
    appealDays: call.terms.appealDays,
    secondPanel: call.terms.secondPanel,
    by,
    isTheirs: isTheirs({ leaderId: initiative.leaderId, typedBy }, { by, isOfficer }),
    today: dateOf(visit.now),
  }
}

function page(visit: Visit, view: AppealView, title: string, body: ComponentChildren, bad: boolean): Answer {
  const place = placeOf(visit)
  const { initiative } = view.review
  const crumbs = [
    { label: visit.t.of(place.names), path: `/${place.slug}` },
    { label: initiative.title, path: `/${place.slug}/initiatives/${initiative.number}` },
  ]
  return { kind: 'page', title, body, status: bad ? 422 : 200, crumbs }
}

function pathOf(visit: Visit, { review }: AppealView): string {
  return `/${placeOf(visit).slug}/initiatives/${review.initiative.number}`
}

type Shown = { readonly problems?: Readonly<Record<string, string>> }

function appealPage(visit: Visit, view: AppealView, { problems }: Shown = {}): Answer {
  const { t, form } = visit
  const facts = appealFacts(visit, view)
  const refusal = whyMayNotAppeal(facts)
  const until = appealUntil(facts)
  const props = { t, slug: placeOf(visit).slug, view: view.review, typed: form, refusal }
  const body = <AppealPage {...props} {...(problems ? { problems } : {})} until={until && t.date(until)} />
  return page(visit, view, t('reviews.appeal-title'), body, form.names.length > 0)
}

async function answerAppeal(visit: Visit, view: AppealView): Promise<Answer> {
  const read = parseForm({ text: lines({ max: 4000 }) }, visit.form)
  if (!read.ok) return appealPage(visit, view, { problems: wordedProblems(visit.t, read.problems) })
  const isOfficer = mayAsk(visit.visitor, 'initiatives.type-in', placeOf(visit).id) === 'yes'
  const applicant: Applicant = { by: personOf(visit).id, isOfficer }
  const result = await fileAppeal(visit.platform, { applicant, subject: view.review.subject, text: read.value.text })
  return result.ok ? see(`${pathOf(visit, view)}#review`) : appealPage(visit, view)
}

function decisionPage(visit: Visit, view: AppealView, { problems }: Shown = {}): Answer {
  const { t, form } = visit
  const refusal = whyMayNotDecideAppeal(appealFacts(visit, view))
  const props = { t, slug: placeOf(visit).slug, view: view.review, appeal: view.appeal, typed: form, refusal }
  const body = <AppealDecisionPage {...props} {...(problems ? { problems } : {})} />
  return page(visit, view, t('reviews.appeal-decide-title'), body, form.names.length > 0)
}

async function answerDecision(visit: Visit, view: AppealView): Promise<Answer> {
  const shape = { decision: choice(appealDecisions), reason: lines({ max: 4000 }) }
  const read = parseForm(shape, visit.form)
  if (!read.ok) return decisionPage(visit, view, { problems: wordedProblems(visit.t, read.problems) })
  const result = await decideAppeal(visit.platform, {
    by: personOf(visit).id,
    subject: view.review.subject,
    ...read.value,
    message: messageOf(visit, view, read.value.decision),
  })
  return result.ok ? see(`${pathOf(visit, view)}#review`) : decisionPage(visit, view)
}

/** The leader's language is not known here, so that both official ones are written. */
function messageOf(visit: Visit, view: AppealView, decision: AppealDecision) {
  const { number } = view.review.initiative
  const said = (['ky', 'ru'] as const).map((language) => {
    const address = `${visit.platform.origin}${href(language, pathOf(visit, view))}`
    return wordsIn(language)('reviews.appeal-message', { number, decision, address })
  })
  return { subject: wordsIn('ky')('reviews.appeal-message-subject', { number }), body: said.join('\n\n') }
}
