import { flag, version } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import type { MessageText } from '../people/index.ts'
import { type Answer, get, placeOf, post, type Route, see, type Visit } from '../people/people.visit.ts'
import { leads, whyMayNotWithdraw } from './application.rules.ts'
import {
  applicantOf,
  applicationAddress,
  applicationPage,
  changeOf,
  standingOf,
  withApplication,
} from './application-visit.routes.tsx'
import { whyNotLeader } from './author.rules.ts'
import type { Reason } from './draft.model.ts'
import { submitInitiative, withdrawInitiative } from './index.ts'
import { type Refused, wordedRefusal } from './refusal.page.tsx'
import { SentPage, SubmissionPage, WithdrawalPage } from './submission.page.tsx'
import type { ApplicationView } from './view-application.query.ts'

/** Checking once more and sending; taking back. */
export const submissionRoutes: readonly Route[] = [
  get(`${applicationAddress}/submission`, 'initiatives.draft', (visit) =>
    withApplication(visit, (view) => submissionPage(visit, view)),
  ),
  post(`${applicationAddress}/submission`, 'initiatives.draft', 'initiative-submitted', (visit) =>
    withApplication(visit, (view) => answerSubmission(visit, view)),
  ),
  get(`${applicationAddress}/withdrawal`, 'initiatives.draft', (visit) =>
    withApplication(visit, (view) => withdrawalPage(visit, view)),
  ),
  post(`${applicationAddress}/withdrawal`, 'initiatives.draft', 'initiative-withdrawn', (visit) =>
    withApplication(visit, (view) => answerWithdrawal(visit, view)),
  ),
]

function pathOf(visit: Visit, { initiative }: ApplicationView): string {
  return `/${placeOf(visit).slug}/initiatives/${initiative.number}`
}

type Sent = { readonly refusal?: Refused; readonly reasons?: readonly Reason[] }

function submissionPage(visit: Visit, view: ApplicationView, sent: Sent = {}): Answer {
  const { t } = visit
  const place = placeOf(visit)
  const { stage } = view.initiative
  if (stage === 'submitted') {
    return applicationPage(visit, view, t('initiatives.sent-title'), <SentPage t={t} place={place} view={view} />)
  }
  if (stage !== 'draft' && stage !== 'returned') return see(pathOf(visit, view))
  const { refusal: closed, reasons: found, dueOn } = standingOf(visit, view)
  const { refusal = closed, reasons = found } = sent
  const props = { t, place, view, reasons, dueOn, refusal, mayLead: leads(view.initiative, applicantOf(visit)) }
  const page = applicationPage(visit, view, t('initiatives.check-title'), <SubmissionPage {...props} />, { refusal })
  const told = visit.form.names.length > 0 && page.status === 200 ? { ...page, status: 422 as const } : page
  return { ...told, islands: ['send'] }
}

async function answerSubmission(visit: Visit, view: ApplicationView): Promise<Answer> {
  const { t, form, platform } = visit
  // A second press is answered by what the first one did.
  if (view.initiative.stage === 'submitted') return see(`${pathOf(visit, view)}/submission`)
  const read = parseForm({ version: version() }, form)
  if (!read.ok) return submissionPage(visit, view)
  const receipt = receiptOf(visit, view)
  const result = await submitInitiative(platform, { ...changeOf(visit, view), ...read.value, receipt })
  if (result.ok) return see(`${pathOf(visit, view)}/submission`)
  const { refusal } = result
  if (refusal.code === 'not-ready') return submissionPage(visit, view, { reasons: refusal.reasons })
  if (refusal.code === 'wrong-stage') return see(`${pathOf(visit, view)}/submission`)
  return submissionPage(visit, view, { refusal: wordedRefusal(t, refusal) })
}

function receiptOf(visit: Visit, view: ApplicationView): MessageText {
  const { t, platform, language } = visit
  const { number, title } = view.initiative
  const address = `${platform.origin}${href(language, pathOf(visit, view))}`
  const until = t.dayMonth(view.call.calendar.reviewingUntil)
  const kind = placeOf(visit).kind
  return {
    subject: t('initiatives.receipt-subject', { number }),
    body: t('initiatives.receipt-body', { number, title, until, address, kind }),
  }
}

function withdrawalPage(visit: Visit, view: ApplicationView, problems: FieldProblems = {}): Answer {
  const { t } = visit
  if (view.initiative.stage === 'withdrawn') return see(pathOf(visit, view))
  const late = whyNotLeader(leads(view.initiative, applicantOf(visit))) ?? whyMayNotWithdraw(view.initiative)
  const worded = late && wordedRefusal(t, late)
  const refusal = late && worded && { text: worded.text, clause: late.clause }
  const props = { t, place: placeOf(visit), view, problems, refusal }
  const title = t('initiatives.withdraw-title')
  return applicationPage(visit, view, title, <WithdrawalPage {...props} />, { problems, refusal })
}

async function answerWithdrawal(visit: Visit, view: ApplicationView): Promise<Answer> {
  const { t, form, platform } = visit
  const read = parseForm({ confirmed: flag() }, form)
  if (!read.ok) return withdrawalPage(visit, view, wordedProblems(t, read.problems))
  if (!read.value.confirmed) return withdrawalPage(visit, view, { confirmed: t('initiatives.withdraw-confirm-needed') })
  const result = await withdrawInitiative(platform, changeOf(visit, view))
  if (result.ok) return see(pathOf(visit, view))
  return withdrawalPage(visit, view, { confirmed: wordedRefusal(t, result.refusal).text })
}
