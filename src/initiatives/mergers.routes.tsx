import { parseId } from '../../lib/kernel/id.ts'
import { id, lines, whole } from '../../lib/platform/fields.ts'
import { type Form, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { told } from '../../lib/platform/question.ts'
import { inBothLanguages, wordsIn } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
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
  type WorkSource,
} from '../people/people.visit.ts'
import { titleOf } from './application.page.tsx'
import {
  applicationAddress,
  applicationPage,
  given,
  initiativeCrumbs,
  withApplication,
} from './application-visit.routes.tsx'
import { authorsOf } from './author.rules.ts'
import { readConsent } from './consent.routes.ts'
import { answerMerger, proposeMerger } from './merge.command.ts'
import type { JoinRefusal, MergerId, MergerRefusal } from './merger.model.ts'
import { bothGroups, whyCannotMerge, whyMayNotAnswerMerger } from './merger.rules.ts'
import { JoinPage, joinText, MergerPage, mergerPath } from './mergers.page.tsx'
import type { ApplicationView } from './view-application.query.ts'
import { type MergerView, mergersToAnswer, viewMerger, viewMergers } from './view-mergers.query.ts'

/** Joining another initiative of the call: asking it, and the answers of the authors of both. */
export const mergerRoutes: readonly Route[] = [
  get(`${applicationAddress}/merger`, 'initiatives.draft', (visit) =>
    withApplication(visit, (view) => joinPage(visit, view, given({ id: crypto.randomUUID() }))),
  ),
  post(`${applicationAddress}/merger`, 'initiatives.draft', 'merger-proposed', (visit) =>
    withApplication(visit, (view) => answerJoin(visit, view)),
  ),
  get(`${applicationAddress}/mergers/:merger`, 'initiatives.draft', (visit) =>
    withMerger(visit, (view) => mergerPage(visit, view)),
  ),
  post(`${applicationAddress}/mergers/:merger`, 'initiatives.draft', 'initiatives-merged', (visit) =>
    withMerger(visit, (view) => answerAnswer(visit, view)),
  ),
]

type Shown = { readonly problems?: Readonly<Record<string, string>>; readonly refusal?: JoinRefusal }

async function joinPage(visit: Visit, view: ApplicationView, typed: Form, shown: Shown = {}): Promise<Answer> {
  const { t, platform } = visit
  const mergers = await viewMergers(platform.db.read, view.initiative)
  const props = { t, place: placeOf(visit), view, mergers, typed, ...shown }
  const page = applicationPage(visit, view, t('initiatives.merger-title'), <JoinPage {...props} />)
  return { ...page, status: shown.problems || shown.refusal ? 422 : 200 }
}

async function answerJoin(visit: Visit, view: ApplicationView): Promise<Answer> {
  const { t, form, platform } = visit
  const shape = { id: id<'Merger'>(), number: whole({ min: 1, max: 999_999_999 }), reason: lines({ max: 1000 }) }
  const read = parseForm(shape, form)
  if (!read.ok) return joinPage(visit, view, form, { problems: wordedProblems(t, read.problems) })
  const { municipalityId, id: fromId } = view.initiative
  const merger = { from: view.initiative, id: read.value.id }
  const path = mergerPath(placeOf(visit), merger)
  const message = messageOf(visit, 'proposed', { from: view.initiative.number, into: read.value.number, path })
  const result = await proposeMerger(platform, {
    by: personOf(visit).id,
    municipalityId,
    fromId,
    ...read.value,
    message,
  })
  if (result.ok) return see(`${path}?done`)
  const { refusal } = result
  const isOfNumber = refusal.code === 'no-such-other' || refusal.code === 'itself' || refusal.code === 'declined-before'
  if (isOfNumber) return joinPage(visit, view, form, { problems: { number: joinText(t, refusal) } })
  return joinPage(visit, view, form, { refusal })
}

/** A merger of the initiative in the address, for the authors of both; nobody else is told that there is one. */
async function withMerger(visit: Visit, answer: (view: MergerView) => Promise<Answer> | Answer): Promise<Answer> {
  const mergerId = parseId<'Merger'>(visit.params['merger'] ?? '')
  const view = mergerId && (await viewMerger(visit.platform.db.read, placeOf(visit).id, mergerId))
  if (!view || String(view.from.number) !== visit.params['number']) return absent
  return bothGroups(view.from, view.into).includes(personOf(visit).id) ? answer(view) : absent
}

type Said = { readonly problems?: Readonly<Record<string, string>>; readonly refusal?: MergerRefusal }

function mergerPage(visit: Visit, view: MergerView, { problems, refusal }: Said = {}): Answer {
  const { t, form, query } = visit
  const by = personOf(visit).id
  const { from, into, call, merger } = view
  // The other one may be a draft that only its own authors open.
  const own = authorsOf(from).includes(by) ? from : into
  const props = {
    t,
    place: placeOf(visit),
    view,
    own,
    by,
    isDone: query['done'] !== undefined && form.names.length === 0 && !merger.outcome,
    typed: form,
    refusal: refusal ?? whyMayNotAnswerMerger(view, merger, by),
    cannot: merger.outcome ? undefined : whyCannotMerge({ from, into, callStage: call.stage }),
  }
  return {
    kind: 'page',
    title: t('initiatives.merger-title'),
    status: problems || refusal ? 422 : 200,
    body: <MergerPage {...props} {...(problems ? { problems } : {})} />,
    crumbs: initiativeCrumbs(visit, own),
  }
}

async function answerAnswer(visit: Visit, view: MergerView): Promise<Answer> {
  const read = readConsent(visit)
  if (!read.ok) return mergerPage(visit, view, { problems: read.refusal })
  const { slug } = placeOf(visit)
  const into = `/${slug}/initiatives/${view.into.number}`
  const path = { merged: into, declined: mergerPath(placeOf(visit), view.merger), supporters: `${into}/supporters` }
  const numbers = { from: view.from.number, into: view.into.number, text: read.value.reason }
  const result = await answerMerger(visit.platform, {
    by: personOf(visit).id,
    municipalityId: placeOf(visit).id,
    id: view.merger.id as MergerId,
    ...read.value,
    tell: (whom) => messageOf(visit, whom, { ...numbers, path: path[whom] }),
  })
  if (!result.ok) return mergerPage(visit, view, { refusal: result.refusal })
  return see(result.value === 'merged' ? into : `${mergerPath(placeOf(visit), view.merger)}?done`)
}

type About = { readonly from: number; readonly into: number; readonly path: string; readonly text?: string }

/** Those who are told may read either language. */
function messageOf(
  visit: Visit,
  act: 'proposed' | 'merged' | 'declined' | 'supporters',
  { from, into, path, text = '' }: About,
): MessageText {
  return {
    subject: wordsIn('ky')('initiatives.message-merger-subject', { number: from }),
    body: inBothLanguages((t) => {
      const address = `${visit.platform.origin}${href(t.language, path)}`
      return t(`initiatives.message-merger-${act}`, { from, into, name: personOf(visit).name, text, address })
    }),
  }
}

/** Mergers that wait for this author. */
export const mergerWork: WorkSource = ({ visitor, t }) => {
  if (!visitor.person) return undefined
  return told(mergersToAnswer(visitor.person.id), ({ id: mergerId, number, title, place }) => [
    {
      title: t('initiatives.work-merger', { title: titleOf(t, { title, number }) }),
      what: t('initiatives.merger-answer'),
      path: `/${place.slug}/initiatives/${number}/mergers/${mergerId}`,
      place: t.of(place.names),
      by: undefined,
    },
  ])
}
