import { choice, line, version, whole } from '../../lib/platform/fields.ts'
import { type Form, type Problems, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import { type Answer, absent, get, personOf, post, type Route, see, type Visit } from '../people/people.visit.ts'
import { CriteriaPage, CriterionPage, mostSteps } from './criteria-form.page.tsx'
import { type Criterion, measures } from './criterion.model.ts'
import { criterionTitle } from './criterion.rules.ts'
import {
  type CriterionForm,
  criterionFields,
  isOwn,
  measureOf,
  ownKey,
  unusedCriteria,
  withCriterion,
  withoutCriterion,
  withWeights,
} from './criterion-form.rules.ts'
import { crumbsOf, draftOf, draftProps, given, pathOf, type Said, statusOf } from './draft-visit.routes.tsx'
import { changeRegulation } from './index.ts'
import { changeRefusal, wordedTerms } from './refusal.page.tsx'
import type { Regulation, Terms } from './regulation.model.ts'
import { mostCriteria, termBounds } from './terms.rules.ts'
import { fieldsOf } from './terms-fields.rules.ts'

const list = '/:municipality/regulation/:version/edit/criteria'

/** The criteria of a draft: their weights on one page, each criterion on its own. */
export const criteriaRoutes: readonly Route[] = [
  get(list, 'regulations.draft', async (visit) => {
    const draft = await draftOf(visit)
    if (!draft) return absent
    const saved = visit.query['saved'] !== undefined
    return listPage(visit, draft, given({ ...fieldsOf(draft.terms), version: [`${draft.version}`] }), { saved })
  }),
  post(list, 'regulations.draft', 'regulation-changed', async (visit) => {
    const draft = await draftOf(visit)
    if (!draft) return absent
    const fields = draft.terms.criteria.map(({ key }) => [`weight-${key}`, whole(termBounds.weight)] as const)
    const read = parseForm({ version: version(), ...Object.fromEntries(fields) }, visit.form)
    if (!read.ok) return listPage(visit, draft, visit.form, { problems: wordedProblems(visit.t, read.problems) })
    const weights = Object.fromEntries(
      Object.entries(read.value).map(([field, weight]) => [field.replace('weight-', ''), Number(weight)]),
    )
    return change(
      visit,
      draft,
      withWeights(draft.terms, weights),
      `${pathOf(visit)}/${draft.number}/edit/voting`,
      (said) => listPage(visit, draft, visit.form, said),
    )
  }),
  get(`${list}/:criterion`, 'regulations.draft', async (visit) => {
    const draft = await draftOf(visit)
    const criterion = draft && criterionOf(visit, draft)
    if (!draft || criterion === 'none') return absent
    const fields = criterion ? criterionFields(criterion) : criterionFields({ key: '', weight: 0, scale: 10 })
    return onePage(visit, draft, criterion, given({ ...fields, version: [`${draft.version}`] }))
  }),
  post(`${list}/:criterion`, 'regulations.draft', 'regulation-changed', async (visit) => {
    const draft = await draftOf(visit)
    const criterion = draft && criterionOf(visit, draft)
    if (!draft || criterion === 'none') return absent
    const read = readCriterion(visit.form, draft.terms, criterion)
    if ('problems' in read) {
      return onePage(visit, draft, criterion, visit.form, { problems: wordedProblems(visit.t, read.problems) })
    }
    return change(visit, draft, withCriterion(draft.terms, read.key, read.form), listPath(visit, draft), (said) =>
      onePage(visit, draft, criterion, visit.form, { ...said, problems: ladderFirst(read.key, said.problems) }),
    )
  }),
  post(`${list}/:criterion/removal`, 'regulations.draft', 'regulation-changed', async (visit) => {
    const draft = await draftOf(visit)
    const criterion = draft && criterionOf(visit, draft)
    // A second press finds it gone: the list is the answer.
    if (!draft || !criterion) return absent
    if (criterion === 'none') return see(listPath(visit, draft))
    const without = withoutCriterion(draft.terms, criterion.key)
    const back = (said: Said) =>
      onePage(visit, draft, criterion, given({ ...criterionFields(criterion), version: [`${draft.version}`] }), said)
    if (!without) return back({ refusal: { text: visit.t('regulations.criterion-has-weight') } })
    return change(visit, draft, without, listPath(visit, draft), back)
  }),
]

async function change(
  visit: Visit,
  draft: Regulation,
  terms: Terms,
  onTo: string,
  back: (said: Said) => Answer,
): Promise<Answer> {
  const read = parseForm({ version: version() }, visit.form)
  const result = await changeRegulation(visit.platform, {
    by: personOf(visit).id,
    municipalityId: draft.municipalityId,
    number: draft.number,
    version: read.ok ? read.value.version : -1,
    terms,
  })
  if (result.ok) return see(`${onTo}?saved=1`)
  const problems = result.refusal.code === 'bad-terms' ? wordedTerms(visit.t, result.refusal.problems) : {}
  return back({ problems, refusal: changeRefusal(visit.t, `${pathOf(visit)}/${draft.number}`, result.refusal) })
}

function listPath(visit: Visit, draft: Regulation): string {
  return `${pathOf(visit)}/${draft.number}/edit/criteria`
}

/** The criterion that the address names; undefined for a new one. */
function criterionOf({ params }: Visit, { terms }: Regulation): Criterion | undefined | 'none' {
  const key = params['criterion']
  if (key === 'new') return terms.criteria.length < mostCriteria ? undefined : 'none'
  return terms.criteria.find((one) => one.key === key) ?? 'none'
}

/** A criterion's own field of weight is not on its page: what is wrong with it is told at the ladder. */
function ladderFirst(key: string, problems: FieldProblems = {}): FieldProblems {
  const problem = problems[`weight-${key}`]
  return problem ? { ...problems, ladder: problem } : problems
}

function readCriterion(
  typed: Form,
  terms: Terms,
  criterion: Criterion | undefined,
): { readonly key: string; readonly form: CriterionForm } | { readonly problems: Problems } {
  const which = typed.text('which')
  const worded = criterion ? isOwn(criterion.key) : which === 'own'
  const shape = {
    scale: whole(termBounds.scale),
    how: choice(['members', ...measures]),
    ...(criterion ? {} : { which: choice([...unusedCriteria(terms), 'own']) }),
    ...(worded ? { ky: line({ max: 200 }), ru: line({ max: 200 }), en: line({ max: 200 }) } : {}),
  }
  const read = parseForm(shape, typed)
  const computed = criterion ? undefined : measureOf(which)
  const how = computed ?? typed.text('how')
  const ladder = how === 'members' || how === 'priority' ? noLadder : readLadder(typed)
  if (!read.ok || 'problems' in ladder) {
    return { problems: { ...(read.ok ? {} : read.problems), ...('problems' in ladder ? ladder.problems : {}) } }
  }
  const { scale, ...rest } = read.value
  const { ky = '', ru = '', en = '' } = rest as Partial<Record<'ky' | 'ru' | 'en', string>>
  return {
    key: criterion?.key ?? (which === 'own' ? ownKey(terms) : which),
    form: {
      ...ladder,
      scale: Number(scale),
      names: worded ? { ky, ru, en } : undefined,
      measure: measures.find((measure) => measure === how),
    },
  }
}

type LadderForm = Pick<CriterionForm, 'ladder' | 'from' | 'to' | 'base' | 'steps'>
const noLadder: LadderForm = { ladder: 'even', from: 0, to: 20, base: 0, steps: [] }

function readLadder(typed: Form): LadderForm | { readonly problems: Problems } {
  const kind = parseForm({ ladder: choice(['even', 'steps']) }, typed)
  if (!kind.ok) return { problems: kind.problems }
  const percent = { min: 0, max: 100 }
  if (kind.value.ladder === 'even') {
    const read = parseForm({ from: whole(percent), to: whole(percent) }, typed)
    return read.ok ? { ...noLadder, ...read.value } : { problems: read.problems }
  }
  const filled = Array.from({ length: mostSteps }, (_, at) => at + 1).filter(
    (at) => typed.text(`over-${at}`) !== '' || typed.text(`points-${at}`) !== '',
  )
  const steps = filled.flatMap((at) => [
    [`over-${at}`, whole(percent)] as const,
    [`points-${at}`, whole({ min: 0, max: 100 })] as const,
  ])
  const read = parseForm({ base: whole({ min: 0, max: 100 }), ...Object.fromEntries(steps) }, typed)
  if (!read.ok) return { problems: read.problems }
  const numbers = read.value as Readonly<Record<string, number>>
  const of = (field: string) => numbers[field] ?? 0
  return {
    ...noLadder,
    ladder: 'steps',
    base: of('base'),
    steps: filled.map((at) => ({ over: of(`over-${at}`), points: of(`points-${at}`) })),
  }
}

function listPage(visit: Visit, draft: Regulation, typed: Form, said: Said = {}): Answer {
  const title = visit.t('regulations.group-criteria')
  const body = <CriteriaPage {...draftProps(visit, draft, typed, said)} />
  return { kind: 'page', title, status: statusOf(said), body, crumbs: crumbsOf(visit, draft) }
}

function onePage(
  visit: Visit,
  draft: Regulation,
  criterion: Criterion | undefined,
  typed: Form,
  said: Said = {},
): Answer {
  const { t } = visit
  const title = criterion ? criterionTitle(t, criterion) : t('regulations.criterion-add')
  const removable = criterion?.weight === 0
  const body = <CriterionPage {...draftProps(visit, draft, typed, said)} criterion={criterion} removable={removable} />
  const crumbs = [...crumbsOf(visit, draft), { label: t('regulations.group-criteria'), path: listPath(visit, draft) }]
  return { kind: 'page', title, status: statusOf(said), body, crumbs }
}
