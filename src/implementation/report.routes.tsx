import { parseId } from '../../lib/kernel/id.ts'
import { line, lines, whole } from '../../lib/platform/fields.ts'
import { emptyForm, type Form, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { type Picture, takenPicture, takePicture } from '../../lib/platform/pictures.ts'
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
import { mayAsk } from '../people/permission.rules.ts'
import type { ReportId } from './implementation.model.ts'
import { whyMayNotReport } from './implementation.rules.ts'
import { type Refused, wordedReport } from './implementation-refusal.page.tsx'
import { reportProgress } from './index.ts'
import { NoReportPage, photographNumbers, ReportFormPage } from './report-form.page.tsx'
import type { WorksView } from './view-works.query.ts'
import { crumbsOf, siteOf, withWorks, worksPath } from './works-visit.routes.tsx'

const address = '/:municipality/initiatives/:number/works/reports/new'

/** Reporting: by the group's leader, or by the officer for the group. */
export const reportRoutes: readonly Route[] = [
  get(address, 'implementation.report', (visit) => withWorks(visit, (view) => openForm(visit, view))),
  post(address, 'implementation.report', 'progress-reported', (visit) =>
    withWorks(visit, (view) => answerReport(visit, view)),
  ),
]

/** Whether an officer of this municipality asks, who may enter a report for any group. */
export function isOfficer({ visitor }: Visit, municipalityId: WorksView['call']['municipalityId']): boolean {
  return mayAsk(visitor, 'funding.enter', municipalityId) === 'yes'
}

function whyNot(visit: Visit, { initiative, reports }: WorksView): Refused | undefined {
  const refusal = whyMayNotReport({
    stage: initiative.stage,
    leaderId: initiative.leaderId,
    by: personOf(visit).id,
    byOfficer: isOfficer(visit, placeOf(visit).id),
    percentBefore: reports[0]?.percent ?? 0,
  })
  return refusal && wordedReport(visit.t, refusal)
}

function openForm(visit: Visit, view: WorksView): Answer {
  const refused = whyNot(visit, view)
  return refused ? noReport(visit, view, refused) : formPage(visit, view, emptyForm)
}

function noReport(visit: Visit, view: WorksView, refused: Refused): Answer {
  const { t } = visit
  const body = <NoReportPage t={t} place={placeOf(visit)} view={view} refused={refused} />
  const status = visit.form.names.length > 0 ? 422 : 200
  return { kind: 'page', title: t('implementation.report-title'), body, status, crumbs: crumbsOf(visit, view) }
}

type Kept = ReadonlyMap<number, Picture>
type Said = {
  readonly problems?: FieldProblems
  readonly refused?: Refused
  readonly kept?: Kept
  readonly id?: string
}

function formPage(visit: Visit, view: WorksView, typed: Form, said: Said = {}): Answer {
  const { t } = visit
  const { problems = {}, refused, kept = new Map() } = said
  const all = refused?.field ? { ...problems, [refused.field]: refused.text } : problems
  const id = said.id ?? parseId(typed.text('id')) ?? crypto.randomUUID()
  const forGroup = personOf(visit).id !== view.initiative.leaderId
  const props = { t, place: placeOf(visit), view, forGroup, id, typed, kept, problems: all, refused }
  const status = refused || Object.keys(all).length > 0 ? 422 : 200
  const body = <ReportFormPage {...props} />
  return { kind: 'page', title: t('implementation.report-title'), body, status, crumbs: crumbsOf(visit, view) }
}

const captionShape = Object.fromEntries(
  photographNumbers.map((number) => [`caption-${number}`, line({ max: 300, optional: true })]),
)

async function answerReport(visit: Visit, view: WorksView): Promise<Answer> {
  const { t, form, platform } = visit
  const { kept, problems } = await takePictures(visit)
  const read = parseForm({ percent: whole({ min: 0, max: 100 }), account: lines({ max: 4000 }) }, form)
  const captions = parseForm(captionShape, form)
  if (!read.ok || !captions.ok || Object.keys(problems).length > 0) {
    const typed = [read, captions].flatMap((one) => (one.ok ? [] : Object.entries(wordedProblems(t, one.problems))))
    return formPage(visit, view, form, { kept, problems: { ...Object.fromEntries(typed), ...problems } })
  }
  const id = parseId<'Report'>(form.text('id')) ?? (crypto.randomUUID() as ReportId)
  const result = await reportProgress(platform, {
    by: personOf(visit).id,
    byOfficer: isOfficer(visit, placeOf(visit).id),
    site: siteOf(view),
    report: { id, ...read.value },
    pictures: [...kept].map(([number, picture]) => ({
      ...picture,
      caption: captions.value[`caption-${number}`] ?? '',
    })),
  })
  if (result.ok) return see(`${worksPath(visit, view)}?done=reported`)
  const { refusal } = result
  if (refusal.code === 'no-such-initiative') return absent
  const refused = wordedReport(t, refusal)
  // A form that was used gets a new id, so that pressing again is meant and makes another report.
  const fresh = refusal.code === 'form-used' ? { id: crypto.randomUUID() } : {}
  return formPage(visit, view, form, { kept, refused, ...fresh })
}

/** The good pictures by their field, new or kept from an earlier try, and what is wrong with the others. */
async function takePictures({ t, form, platform }: Visit): Promise<{ kept: Kept; problems: FieldProblems }> {
  const kept = new Map<number, Picture>()
  const problems: Record<string, { code: string }> = {}
  for (const number of photographNumbers) {
    const upload = form.uploads(`photograph-${number}`)[0]
    if (!upload) {
      const known = await takenPicture(platform.files, form.text(`kept-${number}`))
      if (known) kept.set(number, known)
      continue
    }
    const taken = await takePicture(platform.files, upload)
    if (taken.ok) kept.set(number, taken.value)
    else problems[`photograph-${number}`] = { code: taken.refusal }
  }
  return { kept, problems: wordedProblems(t, problems) }
}
