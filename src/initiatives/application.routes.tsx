import { dateOf } from '../../lib/kernel/civil-date.ts'
import { typedSum } from '../../lib/kernel/money.ts'
import { pointText } from '../../lib/kernel/point.ts'
import {
  choice,
  id,
  line,
  lines,
  optional,
  optionalSum,
  phone,
  point,
  title,
  version,
  whole,
} from '../../lib/platform/fields.ts'
import { type Form, formOf, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import { type Answer, absent, get, placeOf, post, type Route, see, type Visit } from '../people/people.visit.ts'
import { localMatters } from '../regulations/regulation.model.ts'
import { ApplicationPage, applicationPath } from './application.page.tsx'
import { leads, whyMayNotApply } from './application.rules.ts'
import {
  applicantOf,
  applicationAddress,
  applicationPage,
  changeOf,
  given,
  type Shown,
  standingOf,
  withApplication,
} from './application-visit.routes.tsx'
import { ApplyPage } from './apply.page.tsx'
import { autosave, autosaveProblems, isAutosave } from './autosave.routes.ts'
import { readBenefit, typedBenefit } from './benefit.routes.ts'
import type { ChangedText, DraftRefusal, GroupText } from './draft.model.ts'
import { applicationParts, mostRows } from './draft.model.ts'
import { changeText, draftInitiative } from './index.ts'
import type { Initiative } from './initiative.model.ts'
import { wordedRefusal } from './refusal.page.tsx'
import { viewSameTitles } from './same-titles.query.ts'
import { type TextPart, TextTaskPage, textParts } from './text-task.page.tsx'
import type { ApplicationView } from './view-application.query.ts'
import { viewLikenesses } from './view-likenesses.query.ts'

/** Beginning an application, its tasks, and the tasks of text. */
export const applicationRoutes: readonly Route[] = [
  get('/:municipality/calls/:call/apply', 'initiatives.draft', (visit) =>
    withCall(visit, (call) => applyPage(visit, call, given({ id: crypto.randomUUID() }))),
  ),
  post('/:municipality/calls/:call/apply', 'initiatives.draft', 'initiative-drafted', (visit) =>
    withCall(visit, (call) => answerApply(visit, call)),
  ),
  get(`${applicationAddress}/application`, 'initiatives.draft', (visit) =>
    withApplication(visit, (view) => taskList(visit, view)),
  ),
  ...textParts.flatMap((part) => [
    get(`${applicationAddress}/application/${part}`, 'initiatives.draft', (visit) =>
      withApplication(visit, (view) => openTask(visit, view, () => textPage(visit, view, part, typedOf(view, part)))),
    ),
    post(`${applicationAddress}/application/${part}`, 'initiatives.draft', 'initiative-changed', (visit) =>
      withApplication(visit, (view) => answerText(visit, view, part)),
    ),
  ]),
]

async function withCall(visit: Visit, answer: (call: Call) => Promise<Answer> | Answer): Promise<Answer> {
  const call = await readCall(visit.platform.db.read, placeOf(visit).id, visit.params['call'] ?? '')
  return call && call.stage !== 'draft' ? answer(call) : absent
}

function applyPage(visit: Visit, call: Call, typed: Form, shown: Shown = {}): Answer {
  const { t } = visit
  const place = placeOf(visit)
  const closed = whyMayNotApply(call, dateOf(visit.now))
  const { problems = {}, refusal = closed && wordedRefusal(t, closed) } = shown
  const { isOfficer } = applicantOf(visit)
  const common = { t, place, call, typed, id: typed.text('id'), isOfficer, mayApply: closed === undefined }
  const failed = visit.form.names.length > 0
  return {
    kind: 'page',
    title: t('initiatives.apply-title'),
    status: failed ? 422 : 200,
    body: <ApplyPage {...common} problems={problems} refusal={refusal} />,
    crumbs: [
      { label: t.of(place.names), path: `/${place.slug}` },
      { label: call.title, path: `/${place.slug}/calls/${call.slug}` },
    ],
  }
}

async function answerApply(visit: Visit, call: Call): Promise<Answer> {
  const { t, form, platform } = visit
  const applicant = applicantOf(visit)
  const shape = { id: id<'Initiative'>(), title: title({ max: 200 }) }
  const read = parseForm(shape, form)
  const leader = applicant.isOfficer
    ? parseForm({ leaderName: title({ max: 200 }), leaderPhone: phone() }, form)
    : undefined
  if (!read.ok || leader?.ok === false) {
    const problems = { ...(read.ok ? {} : read.problems), ...(leader?.ok === false ? leader.problems : {}) }
    return applyPage(visit, call, form, { problems: wordedProblems(t, problems) })
  }
  const place = placeOf(visit)
  const result = await draftInitiative(platform, {
    applicant,
    municipalityId: place.id,
    callId: call.id,
    ...read.value,
    leader: leader && { name: leader.value.leaderName, phone: leader.value.leaderPhone },
  })
  if (result.ok) return see(applicationPath(place, result.value))
  return applyPage(visit, call, form, { refusal: wordedRefusal(t, result.refusal satisfies DraftRefusal) })
}

async function taskList(visit: Visit, view: ApplicationView): Promise<Answer> {
  const { t, now } = visit
  const place = placeOf(visit)
  const { closed, refusal, dueOn, reasons } = standingOf(visit, view)
  // What was sent is read on its own page, not in the form.
  if (closed?.code === 'wrong-stage') return see(`/${place.slug}/initiatives/${view.initiative.number}`)
  const saved = applicationParts.find((part) => part === visit.query['saved'])
  const { read } = visit.platform.db
  const [likenesses, same] = await Promise.all([
    viewLikenesses(read, view.initiative),
    viewSameTitles(read, view.initiative),
  ])
  const props = {
    t,
    place,
    view,
    today: dateOf(now),
    dueOn,
    reasons,
    refusal,
    saved,
    likenesses,
    same,
    mayLead: leads(view.initiative, applicantOf(visit)),
  }
  const page = applicationPage(visit, view, t('initiatives.application'), <ApplicationPage {...props} />)
  return saved ? { ...page, islands: ['autosave'] } : page
}

/** A task's page while the application is open; otherwise the list says why not. */
export function openTask(
  visit: Visit,
  view: ApplicationView,
  page: () => Answer | Promise<Answer>,
): Answer | Promise<Answer> {
  return standingOf(visit, view).closed ? see(applicationPath(placeOf(visit), view.initiative)) : page()
}

function typedGroup({ applicantKind, groupName, registration, inCharge, members }: Initiative): Form {
  return given({ applicantKind, groupName, registration, inCharge, members: members.join('\n') })
}

function typedOf({ initiative }: ApplicationView, part: TextPart): Form {
  const { title: name, theme = '', problem, solution, villageId = '', place, beneficiaries, upkeep } = initiative
  const { runningCost, point: at } = initiative
  switch (part) {
    case 'idea':
      return given({ title: name, theme, problem, solution })
    case 'place':
      return given({
        village: villageId,
        place,
        point: at ? pointText(at) : '',
        beneficiaries: beneficiaries?.toString() ?? '',
        upkeep,
        runningCost: runningCost === undefined ? '' : typedSum(runningCost),
      })
    case 'benefit':
      return typedBenefit(initiative)
    case 'group':
      return typedGroup(initiative)
  }
}

function textPage(
  visit: Visit,
  view: ApplicationView,
  part: TextPart,
  typed: Form,
  shown: Shown & { readonly version?: number } = {},
) {
  const { t } = visit
  const { problems = {}, refusal, version: from = view.initiative.version } = shown
  const props = { t, place: placeOf(visit), view, part, typed, version: from, problems, refusal }
  const page = applicationPage(visit, view, t(`initiatives.part-${part}`), <TextTaskPage {...props} />, shown)
  return { ...page, islands: part === 'place' ? ['autosave', 'where'] : ['autosave'] }
}

async function answerText(visit: Visit, view: ApplicationView, part: TextPart): Promise<Answer> {
  const { t, form, platform } = visit
  const from = parseForm({ version: version() }, form)
  const text = readText(form, view, part)
  if (!from.ok || !text.ok) {
    const problems = { ...(from.ok ? {} : from.problems), ...(text.ok ? {} : text.problems) }
    if (isAutosave(visit)) return autosaveProblems(visit, wordedProblems(t, problems))
    const kept = from.ok ? { version: from.value.version } : {}
    return textPage(visit, view, part, form, { problems: wordedProblems(t, problems), ...kept })
  }
  if (isAutosave(visit)) return autosave(visit, view, from.value.version, text.value)
  const result = await changeText(platform, { ...changeOf(visit, view), ...from.value, text: text.value })
  if (result.ok) return see(`${applicationPath(placeOf(visit), view.initiative)}?saved=${part}`)
  const { refusal } = result
  // After the conflict was told, saving again is meant: the form goes on from the newer version.
  const next = refusal.code === 'changed-meanwhile' ? refusal.version : from.value.version
  return textPage(visit, view, part, form, { refusal: wordedRefusal(t, refusal), version: next })
}

type ReadText =
  | { readonly ok: true; readonly value: ChangedText }
  | Extract<ReturnType<typeof parseForm>, { ok: false }>

function readText(form: Form, view: ApplicationView, part: TextPart): ReadText {
  switch (part) {
    case 'idea':
      return parseForm(ideaShape, form)
    case 'place': {
      const read = parseForm({ village: optional(choice(view.villages.map((one) => one.id))), ...placeShape }, form)
      if (!read.ok) return read
      const { village, ...rest } = read.value
      return { ok: true, value: { villageId: village, ...rest } }
    }
    case 'benefit':
      return readBenefit(form, view)
    case 'group':
      return readGroup(form, view)
  }
}

const ideaShape = {
  title: title({ max: 200 }),
  theme: optional(choice(localMatters)),
  problem: lines({ max: 2000, optional: true }),
  solution: lines({ max: 4000, optional: true }),
}
const placeShape = {
  place: line({ max: 300, optional: true }),
  point: optional(point()),
  beneficiaries: optional(whole({ min: 1, max: 1_000_000 })),
  upkeep: lines({ max: 2000, optional: true }),
  runningCost: optionalSum(),
}

function readGroup(form: Form, { call, initiative }: ApplicationView): ReadText {
  const names = form
    .text('members')
    .split('\n')
    .filter((name) => name.trim() !== '')
  const read = parseForm(
    {
      groupName: title({ max: 200, optional: true }),
      // Where only one kind may apply the form does not ask.
      applicantKind: optional(choice(call.terms.applicants)),
      registration: line({ max: 60, optional: true }),
      inCharge: title({ max: 200, optional: true }),
    },
    form,
  )
  const members = names.map((name) => parseForm({ name: title({ max: 200 }) }, formOf(new Map([['name', [name]]]))))
  const wrong = members.find((member) => !member.ok)
  const tooMany = { members: { code: 'out-of-bounds', values: { min: 0, max: mostRows.members } } }
  const problems = {
    ...(read.ok ? {} : read.problems),
    ...(wrong && !wrong.ok && wrong.problems['name'] ? { members: wrong.problems['name'] } : {}),
    ...(names.length > mostRows.members ? tooMany : {}),
  }
  if (!read.ok || Object.keys(problems).length > 0) return { ok: false, problems }
  const { applicantKind = initiative.applicantKind, ...stated } = read.value
  const value: GroupText = {
    ...stated,
    applicantKind,
    members: members.flatMap((member) => (member.ok ? [member.value.name] : [])),
  }
  return { ok: true, value }
}
