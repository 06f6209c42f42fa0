import { date, line, pin, title, version, whole } from '../../lib/platform/fields.ts'
import { type Form, formOf, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { takePicture } from '../../lib/platform/pictures.ts'
import { href } from '../../lib/ui/links.ts'
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
import { applicationPath } from './application.page.tsx'
import { openTask } from './application.routes.tsx'
import {
  applicantOf,
  applicationAddress,
  applicationPage,
  changeOf,
  given,
  initiativeCrumbs,
  isOfVisitor,
  type Shown,
  withApplication,
} from './application-visit.routes.tsx'
import { AssemblyPage, assemblyNumbers, assemblyTexts, wordedMinutes } from './assembly.page.tsx'
import { enterSupportSheet, keepMinutes, openForSupport, supportInitiative, takeSupportBack } from './index.ts'
import { publicStages } from './initiative.model.ts'
import { wordedRefusal } from './refusal.page.tsx'
import { minutesPdf, supportSheetPdf } from './support.document.ts'
import type { Assembly, SupportRefusal } from './support.model.ts'
import { whyMayNotSupport } from './support.rules.ts'
import { SheetPage, type SheetProps, SupportersPage, type SupportersProps, sheetRows } from './supporters.page.tsx'
import { type ApplicationView, viewApplication } from './view-application.query.ts'
import { supportsIt } from './view-support.query.ts'

const supporters = `${applicationAddress}/supporters`
const assembly = `${applicationAddress}/application/assembly`

/** Residents' support: one by one, by signed sheet, by the village assembly. */
export const supportRoutes: readonly Route[] = [
  get(supporters, 'public.read', (visit) => withOpen(visit, (view) => supportersPage(visit, view))),
  post(supporters, 'initiatives.draft', 'initiative-supported', (visit) =>
    withOpen(visit, (view) => answerSupport(visit, view)),
  ),
  post(`${supporters}/removal`, 'initiatives.draft', 'support-taken-back', (visit) =>
    withOpen(visit, async (view) => {
      const result = await takeSupportBack(visit.platform, { ...subjectOf(view), by: personOf(visit).id })
      return result.ok ? see(pathOf(visit, view)) : supportersPage(visit, view, { refusal: result.refusal })
    }),
  ),
  post(`${supporters}/opening`, 'initiatives.draft', 'support-opened', (visit) =>
    withApplication(visit, async (view) => {
      await openForSupport(visit.platform, changeOf(visit, view))
      return see(pathOf(visit, view))
    }),
  ),
  // The task of the application is the same page, seen by its leader.
  get(`${applicationAddress}/application/supporters`, 'initiatives.draft', (visit) =>
    withApplication(visit, (view) => see(pathOf(visit, view))),
  ),
  get(`${supporters}/sheet`, 'initiatives.draft', (visit) =>
    withSheet(visit, (view) => sheetPage(visit, view, given({}))),
  ),
  post(`${supporters}/sheet`, 'initiatives.draft', 'initiative-supported', (visit) =>
    withSheet(visit, (view) => answerSheet(visit, view)),
  ),
  get(`${supporters}/sheet.pdf`, 'initiatives.draft', (visit) =>
    withSheet(visit, async (view) => {
      const bytes = await supportSheetPdf(visit.t, printed(visit, view, `${pathOf(visit, view)}`))
      return { kind: 'file', type: 'application/pdf', bytes, name: `supporters-${view.initiative.number}.pdf` }
    }),
  ),
  get(assembly, 'initiatives.draft', (visit) =>
    withApplication(visit, (view) => openTask(visit, view, () => assemblyPage(visit, view, typedMinutes(view)))),
  ),
  get(`${assembly}/minutes.pdf`, 'initiatives.draft', (visit) =>
    withApplication(visit, async (view) => {
      const address = applicationPath(placeOf(visit), view.initiative).replace('/application', '')
      const bytes = await minutesPdf(visit.t, printed(visit, view, address))
      return { kind: 'file', type: 'application/pdf', bytes, name: `minutes-${view.initiative.number}.pdf` }
    }),
  ),
  post(assembly, 'initiatives.draft', 'assembly-minutes-kept', (visit) =>
    withApplication(visit, (view) => answerAssembly(visit, view)),
  ),
]

function pathOf(visit: Visit, { initiative }: ApplicationView): string {
  return `/${placeOf(visit).slug}/initiatives/${initiative.number}/supporters`
}

function subjectOf({ initiative: { municipalityId, id } }: ApplicationView) {
  return { municipalityId, id }
}

function printed(visit: Visit, view: ApplicationView, path: string) {
  const { platform, language } = visit
  return { place: placeOf(visit), view, address: `${platform.origin}${href(language, path)}` }
}

/** An initiative that anybody may see, or whose draft its leader has opened for support. */
async function withOpen(visit: Visit, answer: (view: ApplicationView) => Promise<Answer> | Answer): Promise<Answer> {
  const view = await viewApplication(visit.platform.db.read, placeOf(visit).id, visit.params['number'] ?? '')
  if (!view) return absent
  const { initiative, support } = view
  const isOpen = publicStages.includes(initiative.stage) || support.gathering || isOfVisitor(visit, initiative)
  return isOpen ? answer(view) : absent
}

/** The group, and an officer, who types sheets in for all groups. */
async function withSheet(visit: Visit, answer: (view: ApplicationView) => Promise<Answer> | Answer): Promise<Answer> {
  return withOpen(visit, (view) => (mayEnter(visit, view) ? answer(view) : absent))
}

function mayEnter(visit: Visit, { initiative }: ApplicationView): boolean {
  return isOfVisitor(visit, initiative) || (visit.visitor.person !== undefined && applicantOf(visit).isOfficer)
}

async function supportersPage(
  visit: Visit,
  view: ApplicationView,
  shown: Pick<SupportersProps, 'problems' | 'refusal'> = {},
): Promise<Answer> {
  const { t, visitor, form } = visit
  const person = visitor.person
  const place = placeOf(visit)
  const closed = whyMayNotSupport(view.initiative, view.support.gathering, person?.id)
  const props = {
    closed,
    typed: form,
    isSignedIn: person !== undefined,
    isSupporter: person ? await supportsIt(visit.platform.db.read, subjectOf(view), person.id) : false,
    isTheirs: isOfVisitor(visit, view.initiative),
    mayEnterSheet: mayEnter(visit, view),
  }
  const body = <SupportersPage {...{ t, place, view }} {...props} {...shown} />
  const status = shown.refusal || shown.problems ? 422 : 200
  return {
    kind: 'page',
    title: t('initiatives.supporters-title'),
    body,
    status,
    crumbs: initiativeCrumbs(visit, view.initiative),
  }
}

async function answerSupport(visit: Visit, view: ApplicationView): Promise<Answer> {
  const read = parseForm({ pin: pin() }, visit.form)
  if (!read.ok) return supportersPage(visit, view, { problems: wordedProblems(visit.t, read.problems) })
  const by = personOf(visit).id
  const result = await supportInitiative(visit.platform, { ...subjectOf(view), by, pin: read.value.pin })
  return result.ok ? see(pathOf(visit, view)) : supportersPage(visit, view, { refusal: result.refusal })
}

function sheetPage(
  visit: Visit,
  view: ApplicationView,
  typed: Form,
  shown: Pick<SheetProps, 'problems' | 'refusal'> = {},
): Answer {
  const { t, query } = visit
  const place = placeOf(visit)
  const added = query['added'] === undefined ? undefined : Number(query['added'])
  const body = (
    <SheetPage {...{ t, place, view, typed }} added={Number.isInteger(added) ? added : undefined} {...shown} />
  )
  const crumbs = [
    ...initiativeCrumbs(visit, view.initiative),
    { label: t('initiatives.supporters-title'), path: pathOf(visit, view) },
  ]
  const status = shown.problems || shown.refusal ? 422 : 200
  return { kind: 'page', title: t('initiatives.sheet-enter'), body, status, crumbs }
}

async function answerSheet(visit: Visit, view: ApplicationView): Promise<Answer> {
  const { t, form } = visit
  const filled = Array.from({ length: sheetRows }, (_, at) => at + 1).filter(
    (row) => form.text(`name-${row}`).trim() !== '' || form.text(`pin-${row}`).trim() !== '',
  )
  if (filled.length === 0) return sheetPage(visit, view, form, { problems: { 'name-1': t('problems.required') } })
  const shape = Object.fromEntries(
    filled.flatMap((row) => [[`name-${row}`, title({ max: 200 })] as const, [`pin-${row}`, pin()] as const]),
  )
  const read = parseForm(shape, form)
  if (!read.ok) return sheetPage(visit, view, form, { problems: wordedProblems(t, read.problems) })
  const typed = read.value as Readonly<Record<string, string>>
  const rows = filled.map((row) => ({ name: typed[`name-${row}`] ?? '', pin: typed[`pin-${row}`] as never }))
  const result = await enterSupportSheet(visit.platform, { ...changeOf(visit, view), rows })
  if (!result.ok) return sheetPage(visit, view, form, { refusal: refusedSheet(visit, result.refusal) })
  const { added, doubled } = result.value
  if (doubled.length === 0) return see(`${pathOf(visit, view)}/sheet?added=${added}`)
  const twice = doubled.map((at) => [`pin-${filled[at - 1]}`, t('initiatives.sheet-doubled')] as const)
  return sheetPage(
    visit,
    view,
    onlyRows(
      form,
      doubled.map((at) => filled[at - 1] ?? 0),
    ),
    {
      problems: Object.fromEntries(twice),
      refusal: t('initiatives.sheet-some-doubled', { added, doubled: doubled.length }),
    },
  )
}

function refusedSheet({ t }: Visit, refusal: SupportRefusal | Parameters<typeof wordedRefusal>[1]): string {
  switch (refusal.code) {
    case 'not-gathering':
    case 'supported-already':
    case 'own-initiative':
      return t(`initiatives.support-refused-${refusal.code}`)
    default:
      return wordedRefusal(t, refusal).text
  }
}

/** What was counted leaves the form; what was not stays to be looked at. */
function onlyRows(form: Form, rows: readonly number[]): Form {
  const kept = rows.flatMap((row) => [`name-${row}`, `pin-${row}`])
  return formOf(new Map(kept.map((field) => [field, [form.text(field)]])))
}

function typedMinutes({ support }: ApplicationView): Form {
  const kept = support.assembly
  if (!kept) return given({})
  const { minutesDigest: _, ...fields } = kept
  return given(Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, `${value}`])))
}

function assemblyPage(visit: Visit, view: ApplicationView, typed: Form, shown: Shown = {}): Answer {
  const { t } = visit
  const { problems = {}, refusal } = shown
  const props = { t, place: placeOf(visit), view, typed, problems, refusal }
  return applicationPage(visit, view, t('initiatives.part-assembly'), <AssemblyPage {...props} />, shown)
}

async function answerAssembly(visit: Visit, view: ApplicationView): Promise<Answer> {
  const { t, form, platform } = visit
  const number = whole({ min: 0, max: 1_000_000 })
  const shape = {
    version: version(),
    heldOn: date(),
    ...Object.fromEntries(assemblyTexts.map((name) => [name, line({ max: 200 })])),
    ...Object.fromEntries(assemblyNumbers.map((name) => [name, number])),
  }
  const read = parseForm(shape, form)
  const [upload] = form.uploads('picture')
  const picture = upload && upload.bytes.length > 0 ? await takePicture(platform.files, upload) : undefined
  if (!read.ok || picture?.ok === false) {
    const wrong = picture?.ok === false ? { picture: { code: picture.refusal } } : {}
    return assemblyPage(visit, view, form, {
      problems: wordedProblems(t, { ...(read.ok ? {} : read.problems), ...wrong }),
    })
  }
  const { version: from, ...minutes } = read.value
  const result = await keepMinutes(platform, {
    ...changeOf(visit, view),
    version: from,
    assembly: minutes as unknown as Omit<Assembly, 'minutesDigest'>,
    picture: picture?.ok ? picture.value : undefined,
  })
  if (result.ok) return see(`${applicationPath(placeOf(visit), view.initiative)}?saved=assembly`)
  const { refusal } = result
  if (refusal.code !== 'bad-minutes') {
    return assemblyPage(visit, view, form, { refusal: wordedRefusal(t, refusal) })
  }
  const problems = Object.entries(refusal.problems).map(([field, problem]) => [field, wordedMinutes(t, problem)])
  return assemblyPage(visit, view, form, { problems: Object.fromEntries(problems) })
}
