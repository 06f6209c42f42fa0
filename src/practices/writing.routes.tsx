import { unreachable } from '../../lib/kernel/assert.ts'
import { parseId } from '../../lib/kernel/id.ts'
import { lines, title, version } from '../../lib/platform/fields.ts'
import { type Form, formOf, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
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
import { clauseRef } from '../regulations/clause.rules.ts'
import { publishPractice, writePractice } from './index.ts'
import type { PracticeId, WriteRefusal } from './practice.model.ts'
import { whyMayNotWrite } from './practice.rules.ts'
import { type Refused, WritePage } from './practice-form.page.tsx'
import { viewWriting, type WritingView } from './view-practice.query.ts'

const address = '/:municipality/initiatives/:number/practice'

/** Writing and publishing, by the officer of the place. */
export const writingRoutes: readonly Route[] = [
  get(address, 'practices.write', (visit) =>
    withWriting(visit, (view) => {
      const { practice } = view
      if (practice?.stage === 'published') return see(`/practices/${practice.slug}`)
      const refusal = whyMayNotWrite(view.initiative.stage)
      return formPage(visit, view, proposed(view), refusal ? { refused: worded(visit, refusal) } : {})
    }),
  ),
  post(address, 'practices.write', 'practice-written', (visit) =>
    withWriting(visit, (view) => answerWriting(visit, view)),
  ),
  // The address of the press, opened again: the draft as it stands.
  get(`${address}/publication`, 'practices.write', (visit) =>
    withWriting(visit, ({ practice }) => (practice ? see(`/practices/${practice.slug}`) : absent)),
  ),
  post(`${address}/publication`, 'practices.write', 'practice-published', (visit) =>
    withWriting(visit, (view) => answerPublication(visit, view)),
  ),
]

async function withWriting(visit: Visit, answer: (view: WritingView) => Promise<Answer> | Answer): Promise<Answer> {
  const view = await viewWriting(visit.platform.db.read, placeOf(visit).id, visit.params['number'] ?? '')
  return view ? answer(view) : absent
}

/** The draft as it stands, or the words of the application to begin from. */
function proposed({ initiative, practice }: WritingView): Form {
  const fields = {
    id: practice?.id ?? crypto.randomUUID(),
    title: practice?.title ?? initiative.title,
    problem: practice?.problem ?? initiative.problem,
    'what-was-done': practice?.whatWasDone ?? initiative.solution,
    lesson: practice?.lesson ?? '',
    version: `${practice?.version ?? 0}`,
  }
  return formOf(new Map(Object.entries(fields).map(([field, value]) => [field, [value]])))
}

type Said = { readonly problems?: FieldProblems; readonly refused?: Refused }

function formPage(visit: Visit, view: WritingView, typed: Form, said: Said = {}): Answer {
  const { t, form } = visit
  const { problems = {}, refused } = said
  const place = placeOf(visit)
  const path = `/${place.slug}/initiatives/${view.initiative.number}`
  // After a conflict was told, saving again is meant: the form then goes on from the newer version.
  const known = refused?.conflict ? view.practice : undefined
  const id = known?.id ?? parseId(typed.text('id')) ?? crypto.randomUUID()
  const from = known?.version ?? (Number(typed.text('version')) || 0)
  const isPosted = form.names.length > 0
  const status = refused?.conflict ? 409 : isPosted && (refused || Object.keys(problems).length > 0) ? 422 : 200
  const body = (
    <WritePage
      t={t}
      place={place}
      view={view}
      typed={typed}
      id={id}
      version={from}
      problems={problems}
      refused={refused}
      isClosed={refused !== undefined && !isPosted}
    />
  )
  const crumbs = [
    { label: t.of(place.names), path: `/${place.slug}` },
    { label: view.initiative.title, path },
  ]
  return { kind: 'page', title: t('practices.write-title'), body, status, crumbs }
}

async function answerWriting(visit: Visit, view: WritingView): Promise<Answer> {
  const { t, form, platform } = visit
  const shape = {
    title: title({ max: 200 }),
    problem: lines(),
    'what-was-done': lines(),
    lesson: lines(),
    version: version(),
  }
  const read = parseForm(shape, form)
  if (!read.ok) return formPage(visit, view, form, { problems: wordedProblems(t, read.problems) })
  const { title: name, problem, 'what-was-done': whatWasDone, lesson, version: from } = read.value
  const { municipalityId, id: initiativeId } = view.initiative
  const result = await writePractice(platform, {
    by: personOf(visit).id,
    placeSlug: placeOf(visit).slug,
    municipalityId,
    initiativeId,
    id: parseId<'Practice'>(form.text('id')) ?? (crypto.randomUUID() as PracticeId),
    version: from,
    text: { title: name, problem, whatWasDone, lesson },
  })
  if (result.ok) return see(`/practices/${result.value.slug}`)
  if (result.refusal.code === 'no-such-initiative') return absent
  return formPage(visit, view, form, { refused: worded(visit, result.refusal) })
}

function worded(visit: Visit, refusal: Exclude<WriteRefusal, { code: 'no-such-initiative' }>): Refused {
  const { t } = visit
  switch (refusal.code) {
    case 'not-assessed':
      return { text: t('practices.refusal-not-assessed'), clause: clauseRef(placeOf(visit).slug, refusal.clause) }
    case 'written-already':
      return { ...conflict(t, 'written-already'), path: `/practices/${refusal.slug}` }
    case 'changed-meanwhile':
      return conflict(t, 'changed-meanwhile')
    case 'published-already':
      return { text: t('practices.refusal-published-already'), path: `/practices/${refusal.slug}` }
    default:
      return unreachable(refusal)
  }
}

function conflict(t: Words, code: 'written-already' | 'changed-meanwhile'): Refused {
  return { text: t(`practices.refusal-${code}`), conflict: true }
}

async function answerPublication(visit: Visit, { initiative, practice }: WritingView): Promise<Answer> {
  if (!practice) return absent
  const read = parseForm({ version: version() }, visit.form)
  const publishing = {
    by: personOf(visit).id,
    municipalityId: initiative.municipalityId,
    slug: practice.slug,
    version: read.ok ? read.value.version : 0,
  }
  const result = await publishPractice(visit.platform, publishing)
  return see(`/practices/${practice.slug}?${result.ok ? 'published' : 'changed'}=1`)
}
