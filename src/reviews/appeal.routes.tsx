import { dateOf } from '../../lib/kernel/civil-date.ts'
import { choice, lines } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { inBothLanguages, wordsIn } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { type Applicant, leads } from '../initiatives/application.rules.ts'
import { handsIn } from '../initiatives/author.rules.ts'
import type { MessageText } from '../people/index.ts'
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
import { pathOf, reviewPage, withReview } from './review-visit.routes.tsx'
import type { ReviewView } from './view-review.query.ts'

const address = '/:municipality/initiatives/:number/appeal'

/** An appeal against a refusal: filed by the group, decided by others. */
export const appealRoutes: readonly Route[] = [
  get(address, 'initiatives.draft', (visit) => withReview(visit, (view) => appealPage(visit, view))),
  post(address, 'initiatives.draft', 'appeal-filed', (visit) => withReview(visit, (view) => answerAppeal(visit, view))),
  get(`${address}/decision`, 'reviews.decide-appeal', (visit) =>
    withReview(visit, (view) => decisionPage(visit, view)),
  ),
  post(`${address}/decision`, 'reviews.decide-appeal', 'appeal-decided', (visit) =>
    withReview(visit, (view) => answerDecision(visit, view)),
  ),
  get(`${address}.pdf`, 'public.read', (visit) =>
    withReview(visit, async (view) => {
      const { appeal } = view
      const decided = appeal?.decided
      if (!appeal || !decided) return absent
      const bytes = await appealPdf(visit.platform, visit.t, placeOf(visit), view, { ...appeal, decided })
      return { kind: 'file', type: 'application/pdf', bytes, name: `appeal-${view.initiative.number}.pdf` }
    }),
  ),
]

/** What decides about an appeal, for whoever visits. */
export function appealFacts(visit: Visit, { initiative, call, appeal, refusing }: ReviewView): AppealFacts {
  const by = personOf(visit).id
  const isOfficer = mayAsk(visit.visitor, 'initiatives.type-in', placeOf(visit).id) === 'yes'
  return {
    callStage: call.stage,
    stage: initiative.stage,
    hands: handsIn(initiative),
    refusing,
    appeal,
    appealDays: call.terms.appealDays,
    secondPanel: call.terms.secondPanel,
    by,
    leads: leads(initiative, { by, isOfficer }),
    today: dateOf(visit.now),
  }
}

/** A page that answers a press tells what kept it from being done. */
function statusOf({ form }: Visit): number {
  return form.names.length > 0 ? 422 : 200
}

type Shown = { readonly problems?: Readonly<Record<string, string>> }

function appealPage(visit: Visit, view: ReviewView, { problems }: Shown = {}): Answer {
  const { t, form } = visit
  const facts = appealFacts(visit, view)
  const refusal = whyMayNotAppeal(facts)
  const until = appealUntil(facts)
  const props = { t, slug: placeOf(visit).slug, view, typed: form, refusal }
  const body = <AppealPage {...props} {...(problems ? { problems } : {})} until={until && t.date(until)} />
  return reviewPage(visit, view, t('reviews.appeal-title'), body, statusOf(visit))
}

async function answerAppeal(visit: Visit, view: ReviewView): Promise<Answer> {
  const read = parseForm({ text: lines({ max: 4000 }) }, visit.form)
  if (!read.ok) return appealPage(visit, view, { problems: wordedProblems(visit.t, read.problems) })
  const isOfficer = mayAsk(visit.visitor, 'initiatives.type-in', placeOf(visit).id) === 'yes'
  const applicant: Applicant = { by: personOf(visit).id, isOfficer }
  const result = await fileAppeal(visit.platform, { applicant, subject: view.subject, text: read.value.text })
  return result.ok ? see(`${pathOf(visit, view)}#review`) : appealPage(visit, view)
}

function decisionPage(visit: Visit, view: ReviewView, { problems }: Shown = {}): Answer {
  const { t, form } = visit
  const refusal = whyMayNotDecideAppeal(appealFacts(visit, view))
  const props = { t, slug: placeOf(visit).slug, view, appeal: view.appeal, typed: form, refusal }
  const body = <AppealDecisionPage {...props} {...(problems ? { problems } : {})} />
  return reviewPage(visit, view, t('reviews.appeal-decide-title'), body, statusOf(visit))
}

async function answerDecision(visit: Visit, view: ReviewView): Promise<Answer> {
  const shape = { decision: choice(appealDecisions), reason: lines({ max: 4000 }) }
  const read = parseForm(shape, visit.form)
  if (!read.ok) return decisionPage(visit, view, { problems: wordedProblems(visit.t, read.problems) })
  const result = await decideAppeal(visit.platform, {
    by: personOf(visit).id,
    subject: view.subject,
    ...read.value,
    message: messageOf(visit, view, read.value.decision),
  })
  return result.ok ? see(`${pathOf(visit, view)}#review`) : decisionPage(visit, view)
}

/** The languages of the group are not known here. */
function messageOf(visit: Visit, view: ReviewView, decision: AppealDecision): MessageText {
  const { number } = view.initiative
  return {
    subject: wordsIn('ky')('reviews.appeal-message-subject', { number }),
    body: inBothLanguages((t) => {
      const address = `${visit.platform.origin}${href(t.language, pathOf(visit, view))}`
      return t('reviews.appeal-message', { number, decision, address })
    }),
  }
}
