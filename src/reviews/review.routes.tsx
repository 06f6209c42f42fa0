import { type CivilDate, endOf } from '../../lib/kernel/civil-date.ts'
import { parseId } from '../../lib/kernel/id.ts'
import { choice, line, lines } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { told } from '../../lib/platform/question.ts'
import { asksLetter } from '../initiatives/attachment.rules.ts'
import { handsIn } from '../initiatives/author.rules.ts'
import { viewApplication, viewSameTitles } from '../initiatives/index.ts'
import {
  type Answer,
  absent,
  get,
  type PageAnswer,
  personOf,
  placeOf,
  post,
  type Route,
  type Section,
  see,
  type Visit,
  type WorkSource,
} from '../people/people.visit.ts'
import type { Permission } from '../people/permission.model.ts'
import { mayAsk, placesWith } from '../people/permission.rules.ts'
import { appealFacts, appealRoutes } from './appeal.routes.tsx'
import { appealUntil, whyMayNotAppeal, whyMayNotDecideAppeal } from './appeal.rules.ts'
import { appealsToDecide, refusedToAppeal } from './appeals-to-decide.query.ts'
import { CheckPage, type CheckPageProps } from './check.page.tsx'
import { commissionRoutes } from './commission.routes.tsx'
import { earlierReasons } from './earlier-reasons.query.ts'
import { mayReadCheck } from './expert.rules.ts'
import { askedMessage, expertsRoutes } from './experts.routes.tsx'
import { findInitiative } from './find-initiative.command.ts'
import { findingPdf } from './finding.document.ts'
import { findingFacts, whyMayNotFind } from './finding.rules.ts'
import { findingMessage } from './finding-message.routes.ts'
import { passToExperts } from './pass-to-experts.command.ts'
import { publicationRoutes } from './publication.routes.tsx'
import { checkKeys, type SheetDraft, verdicts } from './review.model.ts'
import { ReviewSection } from './review-section.page.tsx'
import { pathOf, reviewPage, withReview } from './review-visit.routes.tsx'
import { factsFor, revisionRoutes } from './revision.routes.tsx'
import { whyMayNotRevise } from './revision.rules.ts'
import { ScorePage, type ScorePageProps } from './score.page.tsx'
import { sitsOn, whyMayNotScore } from './scoring.rules.ts'
import { signSheet } from './sign-sheet.command.ts'
import { substantiveCheckRoutes } from './substantive-check.routes.tsx'
import { typedPoints, wordedPoints } from './typed-points.routes.ts'
import { viewHeldDecision } from './view-publication.query.ts'
import { type ReviewView, reviewsToDo, viewReview } from './view-review.query.ts'

const initiative = '/:municipality/initiatives/:number'

export const reviewRoutes: readonly Route[] = [
  get(`${initiative}/check`, 'reviews.find', (visit) => withReview(visit, (view) => checkPage(visit, view, {}))),
  post(`${initiative}/check`, 'reviews.find', 'initiative-admitted', (visit) =>
    withReview(visit, (view) => answerCheck(visit, view)),
  ),
  get(`${initiative}/score`, 'reviews.score', (visit) => withReview(visit, (view) => scorePage(visit, view, {}))),
  ...substantiveCheckRoutes,
  ...expertsRoutes,
  ...publicationRoutes,
  ...appealRoutes,
  ...revisionRoutes,
  ...commissionRoutes,
  post(`${initiative}/score`, 'reviews.score', 'points-given', (visit) =>
    withReview(visit, (view) => answerScore(visit, view)),
  ),
  get(`${initiative}/findings/:finding`, 'public.read', (visit) =>
    withReview(visit, (view) => answerPaper(visit, view)),
  ),
]

async function checkPage(visit: Visit, view: ReviewView, shown: Partial<CheckPageProps>): Promise<PageAnswer> {
  const facts = findingFacts(view, view.checks, personOf(visit).id)
  const reasons = await earlierReasons(visit.platform.db.read, placeOf(visit).id)
  // Chosen by a link, so that it needs no scripts; what is ticked stays the officer's own.
  const like = reasons.find(({ id }) => id === visit.query['like'])
  const held = await viewHeldDecision(visit.platform, view.subject)
  const before = like ?? held?.decision
  const common = {
    t: visit.t,
    slug: placeOf(visit).slug,
    view,
    id: crypto.randomUUID(),
    closed: whyMayNotFind(facts),
    reasons,
    subjects: facts.subjects,
    check: facts.check,
    held,
    letters: await lettersToCheck(visit, view),
    same: await viewSameTitles(visit.platform.db.read, {
      ...view.initiative,
      municipalityId: view.subject.municipalityId,
      callId: view.call.id,
    }),
    // The list was met when the experts were asked.
    typed: {
      met: held?.decision.met ?? (facts.check ? checkKeys : []),
      verdict: before?.verdict ?? '',
      reason: before?.reason ?? '',
    },
  }
  const status = shown.refusal || shown.problems ? 422 : 200
  return reviewPage(visit, view, visit.t('reviews.check-title'), <CheckPage {...common} {...shown} />, status)
}

/** Each pledge whose letter the regulation asks for, with its letter; asked only where there can be some. */
async function lettersToCheck({ platform }: Visit, { initiative: { number }, call, subject }: ReviewView) {
  if (call.terms.letterKinds.length === 0) return []
  const view = await viewApplication(platform.db.read, subject.municipalityId, `${number}`)
  if (!view) return []
  return view.initiative.pledges
    .filter((pledge) => asksLetter(call.terms, pledge))
    .map((pledge) => ({ pledge, letters: view.attachments.filter(({ pledgeId }) => pledgeId === pledge.id) }))
}

async function answerCheck(visit: Visit, view: ReviewView): Promise<Answer> {
  const { form, t } = visit
  const typed = { met: form.all('met'), verdict: form.text('verdict'), reason: form.text('reason') }
  const shape = { verdict: choice([...verdicts, 'passed']), reason: lines({ max: 2000, optional: true }) }
  const read = parseForm(shape, form)
  if (!read.ok) return checkPage(visit, view, { typed, problems: wordedProblems(t, read.problems) })
  const met = checkKeys.filter((key) => typed.met.includes(key))
  const { verdict, reason } = read.value
  if (verdict === 'passed') {
    const passed = await passToExperts(visit.platform, {
      by: personOf(visit).id,
      subject: view.subject,
      met,
      tell: (asked) => askedMessage(visit, asked),
    })
    if (!passed.ok) return checkPage(visit, view, { typed, refusal: passed.refusal })
    return see(`/${placeOf(visit).slug}/calls/${view.call.slug}/experts`)
  }
  const result = await findInitiative(visit.platform, {
    by: personOf(visit).id,
    subject: view.subject,
    id: parseId<'Finding'>(form.text('id')) ?? crypto.randomUUID(),
    verdict,
    reason,
    met,
    tell: (decision) => findingMessage(visit, view.initiative.number, decision),
    instead: parseId<'Finding'>(form.text('instead')),
    version: /^\d{1,9}$/.test(form.text('version')) ? Number(form.text('version')) : undefined,
  })
  if (result.ok) {
    // What is held is not on the initiative's page yet.
    const isHeldNow = view.call.terms.publishTogether && verdict !== 'returned'
    return see(
      isHeldNow ? `/${placeOf(visit).slug}/calls/${view.call.slug}/decisions` : `${pathOf(visit, view)}#review`,
    )
  }
  const { refusal } = result
  if (refusal.code === 'reason-missing' || refusal.code === 'reason-against-opinion') {
    return checkPage(visit, view, { typed, problems: { reason: t(`reviews.refused-${refusal.code}`) } })
  }
  return checkPage(visit, view, { typed, refusal })
}

function scorePage(visit: Visit, view: ReviewView, shown: Partial<ScorePageProps>): PageAnswer {
  const memberId = personOf(visit).id
  const facts = {
    callStage: view.call.stage,
    initiativeStage: view.initiative.stage,
    hands: handsIn(view.initiative),
    memberId,
    appointed: sitsOn(view.appointed, memberId),
    signed: view.sheets.some((sheet) => sheet.memberId === memberId),
    criteria: view.call.terms.criteria,
  }
  const common = { t: visit.t, slug: placeOf(visit).slug, view, closed: whyMayNotScore(facts) }
  const status = shown.refusal || shown.problems ? 422 : 200
  return reviewPage(visit, view, visit.t('reviews.score-title'), <ScorePage {...common} {...shown} />, status)
}

async function answerScore(visit: Visit, view: ReviewView): Promise<Answer> {
  const { form, t } = visit
  const typed = Object.fromEntries(form.names.map((name) => [name, form.text(name)]))
  const read = parseForm(
    { comment: lines({ max: 2000, optional: true }), reason: line({ max: 300, optional: true }) },
    form,
  )
  if (!read.ok) return scorePage(visit, view, { typed, problems: wordedProblems(t, read.problems) })
  const draft: SheetDraft = {
    hasConflict: form.text('conflict') !== '',
    conflict: read.value.reason,
    comment: read.value.comment,
    points: typedPoints(form, view.call.terms.criteria),
  }
  const result = await signSheet(visit.platform, { memberId: personOf(visit).id, subject: view.subject, draft })
  if (result.ok) return see(`${pathOf(visit, view)}#review`)
  const { refusal } = result
  if (refusal.code === 'points-wrong') {
    return scorePage(visit, view, { typed, problems: wordedPoints(t, view.call.terms.criteria, refusal.wrong) })
  }
  if (refusal.code === 'conflict-unnamed') {
    return scorePage(visit, view, { typed, problems: { reason: t('reviews.refused-conflict-unnamed') } })
  }
  return scorePage(visit, view, { typed, refusal })
}

async function answerPaper(visit: Visit, view: ReviewView): Promise<Answer> {
  const id = (visit.params['finding'] ?? '').replace(/\.pdf$/, '')
  const finding = view.findings.find((candidate) => candidate.id === id)
  if (!finding) return absent
  const bytes = await findingPdf(visit.platform, visit.t, placeOf(visit), view, finding)
  return { kind: 'file', type: 'application/pdf', bytes, name: `finding-${view.initiative.number}.pdf`, keepFor: 300 }
}

const nothingYet = ['draft', 'withdrawn']

/** The check and the points on the initiative's page. */
export const reviewSection: Section = async (visit, subject) => {
  if (nothingYet.includes(subject.stage)) return undefined
  const place = placeOf(visit)
  const view = await viewReview(visit.platform, place.id, subject.path.split('/').at(-1) ?? '')
  if (!view) return undefined
  const may = (permission: Permission) => mayAsk(visit.visitor, permission, place.id) === 'yes'
  const mayCheck = may('reviews.find') && subject.stage === 'submitted'
  const isMember = may('reviews.score') && subject.stage === 'admitted'
  const mayRevise = isMember && !whyMayNotRevise(factsFor(visit, view))
  const mayScore = isMember && !view.sheets.some(({ memberId }) => memberId === visit.visitor.person?.id)
  const by = visit.visitor.person?.id
  const isReader = by && may('reviews.read-check')
  const maySeeCheck =
    isReader && view.checks.length > 0 && mayReadCheck(view.checks, { by, isOffice: may('reviews.assign-experts') })
  const mayDo = { mayCheck, mayScore, mayRevise, maySeeCheck: maySeeCheck === true }
  return <ReviewSection t={visit.t} slug={place.slug} view={view} {...mayDo} {...appealStanding(visit, view)} />
}

/** What of an appeal concerns the visitor. */
function appealStanding(visit: Visit, view: ReviewView) {
  if (!visit.visitor.person || !view.refusing) return { appealUntil: undefined, mayDecideAppeal: false }
  const facts = appealFacts(visit, view)
  const until = whyMayNotAppeal(facts) ? undefined : appealUntil(facts)
  const may = mayAsk(visit.visitor, 'reviews.decide-appeal', placeOf(visit).id) === 'yes'
  return { appealUntil: until && visit.t.date(until), mayDecideAppeal: may && !whyMayNotDecideAppeal(facts) }
}

/** Appeals that wait for a decision. */
export const appealWork: WorkSource = (visit) => {
  const places = placesWith(visit.visitor, 'reviews.decide-appeal')
  if (places.length === 0) return undefined
  return told(appealsToDecide(visit.platform, places), (list) =>
    list.map(({ number, title, slug, names, until }) => ({
      title: visit.t('reviews.work-appeal', { number, title }),
      what: visit.t('reviews.appeal-decide-title'),
      path: `/${slug}/initiatives/${number}/appeal/decision`,
      place: visit.t.of(names),
      by: endOf(until as CivilDate),
    })),
  )
}

/** Refused applications of one's own group, while an appeal is taken. */
export const mayAppealWork: WorkSource = ({ visitor, platform, t, now }) => {
  if (!visitor.person) return undefined
  return told(refusedToAppeal(platform, visitor.person.id, now), ({ number, title, slug, names, until }) => [
    {
      title: t('reviews.work-may-appeal', { number, title }),
      what: t('reviews.appeal-title'),
      path: `/${slug}/initiatives/${number}/appeal`,
      place: t.of(names),
      by: endOf(until),
    },
  ])
}

/** Applications to check, initiatives to score. */
export const reviewWork: WorkSource = (visit) => {
  const { visitor } = visit
  const { person } = visitor
  if (!person) return undefined
  const [officerIn, memberIn] = [placesWith(visitor, 'reviews.find'), placesWith(visitor, 'reviews.score')]
  if (officerIn.length + memberIn.length === 0) return undefined
  return told(reviewsToDo(visit.platform, person.id, officerIn, memberIn), (list) =>
    list.map(({ kind, number, title, slug, placeKy, placeRu, placeEn, until }) => ({
      title: visit.t(kind === 'check' ? 'reviews.work-check' : 'reviews.work-score', { number, title }),
      what: visit.t(kind === 'check' ? 'reviews.check-title' : 'reviews.score-title'),
      path: `/${slug}/initiatives/${number}/${kind}`,
      place: visit.t.of({ ky: placeKy, ru: placeRu, en: placeEn }),
      by: endOf(until as CivilDate),
    })),
  )
}
