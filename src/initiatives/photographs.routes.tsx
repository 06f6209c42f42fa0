import { flag, line, version } from '../../lib/platform/fields.ts'
import { type Form, type Problem, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { type Picture, takePicture } from '../../lib/platform/pictures.ts'
import { type Answer, get, placeOf, post, type Route, see, type Visit } from '../people/people.visit.ts'
import { applicationPath } from './application.page.tsx'
import { openTask } from './application.routes.tsx'
import {
  applicationAddress,
  applicationPage,
  changeOf,
  given,
  type Shown,
  standingOf,
  withApplication,
} from './application-visit.routes.tsx'
import { mostRows } from './draft.model.ts'
import { addPhotographs, captionPhotograph, removePhotograph } from './index.ts'
import type { Photograph } from './initiative.model.ts'
import { PhotographPage, PhotographsPage } from './photographs.page.tsx'
import { wordedRefusal } from './refusal.page.tsx'
import { type ApplicationView, viewApplication } from './view-application.query.ts'

const address = `${applicationAddress}/application/photographs`

/** Photographs of an application: sent, described, one chosen as the cover, taken away. */
export const photographRoutes: readonly Route[] = [
  get(address, 'initiatives.draft', (visit) =>
    withApplication(visit, (view) => openTask(visit, view, () => photographsPage(visit, view, given({})))),
  ),
  post(address, 'initiatives.draft', 'photograph-added', (visit) =>
    withApplication(visit, (view) => answerPhotographs(visit, view)),
  ),
  get(`${address}/:photograph`, 'initiatives.draft', (visit) =>
    withPhotograph(visit, (view, one) =>
      openTask(visit, view, () => photographPage(visit, view, one, given({ caption: one.caption }))),
    ),
  ),
  post(`${address}/:photograph`, 'initiatives.draft', 'initiative-changed', (visit) =>
    withPhotograph(visit, (view, one) => answerCaption(visit, view, one)),
  ),
  get(`${address}/:photograph/removal`, 'initiatives.draft', (visit) =>
    withApplication(visit, (view) => see(pathOf(visit, view))),
  ),
  post(`${address}/:photograph/removal`, 'initiatives.draft', 'photograph-removed', (visit) =>
    withApplication(visit, (view) => answerRemoval(visit, view)),
  ),
]

function pathOf(visit: Visit, { initiative }: ApplicationView): string {
  return `${applicationPath(placeOf(visit), initiative)}/photographs`
}

function withPhotograph(visit: Visit, answer: (view: ApplicationView, one: Photograph) => Promise<Answer> | Answer) {
  return withApplication(visit, (view) => {
    const one = view.initiative.photographs.find(({ id }) => id === visit.params['photograph'])
    return one ? answer(view, one) : see(pathOf(visit, view))
  })
}

function photographsPage(visit: Visit, view: ApplicationView, typed: Form, shown: Shown = {}): Answer {
  const { t } = visit
  const { problems = {}, refusal } = shown
  const props = { t, place: placeOf(visit), view, typed, problems, refusal }
  return applicationPage(visit, view, t('initiatives.part-photographs'), <PhotographsPage {...props} />, shown)
}

async function answerPhotographs(visit: Visit, view: ApplicationView): Promise<Answer> {
  const { t, form, platform } = visit
  const { refusal: closed } = standingOf(visit, view)
  if (closed) return photographsPage(visit, view, form, { refusal: closed })
  const read = parseForm({ caption: line({ max: 300, optional: true }) }, form)
  if (!read.ok) return photographsPage(visit, view, form, { problems: wordedProblems(t, read.problems) })
  const uploads = form.uploads('photographs')
  if (uploads.length > mostRows.photographs) {
    const problem = { code: 'too-many-files', values: { max: mostRows.photographs } }
    return photographsPage(visit, view, form, { problems: wordedProblems(t, { photographs: problem }) })
  }
  const { pictures, problem } = await takePictures(visit)
  const change = { ...changeOf(visit, view), pictures, caption: read.value.caption }
  const result = pictures.length > 0 ? await addPhotographs(platform, change) : undefined
  if (result && !result.ok) return photographsPage(visit, view, form, { refusal: wordedRefusal(t, result.refusal) })
  if (problem === undefined) return see(pathOf(visit, view))
  // The good ones are kept, so that on a slow network only the bad one has to be sent again.
  const after = await viewApplication(platform.db.read, placeOf(visit).id, `${view.initiative.number}`)
  return photographsPage(visit, after ?? view, form, { problems: { photographs: problem } })
}

type Taken = { readonly pictures: readonly Picture[]; readonly problem: string | undefined }

/** Our own pictures of what was sent, one after another since each takes memory; and what is wrong with the rest. */
async function takePictures({ t, form, platform }: Visit): Promise<Taken> {
  const uploads = form.uploads('photographs')
  const pictures: Picture[] = []
  const problems: string[] = []
  const sentence = (problem: Problem) => wordedProblems(t, { one: problem })['one'] ?? ''
  for (const upload of uploads) {
    const taken = await takePicture(platform.files, upload)
    if (taken.ok) pictures.push(taken.value)
    else problems.push(t('initiatives.problem-file', { name: upload.name, problem: sentence({ code: taken.refusal }) }))
  }
  if (uploads.length === 0) problems.push(t('initiatives.problem-no-file'))
  return { pictures, problem: problems.length > 0 ? problems.join('. ') : undefined }
}

function photographPage(
  visit: Visit,
  view: ApplicationView,
  photograph: Photograph,
  typed: Form,
  shown: Shown & { readonly version?: number } = {},
): Answer {
  const { t } = visit
  const { problems = {}, refusal, version: from = view.initiative.version } = shown
  const props = { t, place: placeOf(visit), view, photograph, typed, version: from, problems, refusal }
  return applicationPage(visit, view, t('initiatives.part-photographs'), <PhotographPage {...props} />, shown)
}

async function answerCaption(visit: Visit, view: ApplicationView, one: Photograph): Promise<Answer> {
  const { t, form, platform } = visit
  const read = parseForm({ version: version(), caption: line({ max: 300, optional: true }), isCover: flag() }, form)
  if (!read.ok) return photographPage(visit, view, one, form, { problems: wordedProblems(t, read.problems) })
  const result = await captionPhotograph(platform, { ...changeOf(visit, view), photographId: one.id, ...read.value })
  if (result.ok) return see(pathOf(visit, view))
  const { refusal } = result
  const next = refusal.code === 'changed-meanwhile' ? { version: refusal.version } : {}
  return photographPage(visit, view, one, form, { refusal: wordedRefusal(t, refusal), ...next })
}

async function answerRemoval(visit: Visit, view: ApplicationView): Promise<Answer> {
  const photographId = visit.params['photograph'] ?? ''
  const result = await removePhotograph(visit.platform, { ...changeOf(visit, view), photographId })
  if (result.ok) return see(pathOf(visit, view))
  return photographsPage(visit, view, given({}), { refusal: wordedRefusal(visit.t, result.refusal) })
}
