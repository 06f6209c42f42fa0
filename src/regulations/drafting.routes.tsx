import { z } from 'zod'
import { choice, flag, id, optionalSum, ordered, sum, version, whole } from '../../lib/platform/fields.ts'
import { type Form, parseForm, wordedProblems } from '../../lib/platform/form.ts'
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
import { crumbsOf, draftOf, draftProps, given, pathOf, type Said, statusOf } from './draft-visit.routes.tsx'
import { NewRegulationPage, PartsPage } from './drafting.page.tsx'
import { expertSubjects } from './expert-subject.model.ts'
import { type FormPart, fieldKinds, formParts, type PlainField, partNames } from './form-part.model.ts'
import { changeRegulation, draftRegulation, regulationInForce } from './index.ts'
import { PartPage } from './part-form.page.tsx'
import { changeRefusal, draftRefusal, wordedTerms } from './refusal.page.tsx'
import {
  applicantKinds,
  documentKinds,
  exclusions,
  localMatters,
  pledgeKinds,
  presets,
  type Regulation,
} from './regulation.model.ts'
import { termBounds, termsProblems } from './terms.rules.ts'
import { fieldsOf, type TermsForm, termsWith } from './terms-fields.rules.ts'
import { tieKeys } from './tie.model.ts'

type PlainPart = Exclude<FormPart, 'criteria'>

/** Work on a draft. Each form posts to its own address, so that a page with errors can be opened again. */
export const draftingRoutes: readonly Route[] = [
  get('/:municipality/regulation/new', 'regulations.draft', async (visit) => {
    const inForce = await hasInForce(visit)
    const from = inForce ? 'in-force' : 'kg-model-2019'
    return newPage(visit, inForce, given({ id: [crypto.randomUUID()], from: [from] }))
  }),
  post('/:municipality/regulation/new', 'regulations.draft', 'regulation-drafted', async (visit) => {
    const read = parseForm({ id: id<'Regulation'>(), from: choice([...presets, 'in-force']) }, visit.form)
    if (!read.ok) {
      return newPage(visit, await hasInForce(visit), visit.form, { problems: wordedProblems(visit.t, read.problems) })
    }
    const place = placeOf(visit)
    const by = personOf(visit).id
    const result = await draftRegulation(visit.platform, { by, municipalityId: place.id, ...read.value })
    if (result.ok) return see(`${pathOf(visit)}/${result.value.number}/edit`)
    return newPage(visit, await hasInForce(visit), visit.form, {
      refusal: draftRefusal(visit.t, pathOf(visit), result.refusal),
    })
  }),
  get('/:municipality/regulation/:version/edit', 'regulations.draft', async (visit) => {
    const draft = await draftOf(visit)
    if (!draft) return absent
    const { t } = visit
    const body = <PartsPage t={t} place={placeOf(visit)} regulation={draft} open={termsProblems(draft.terms)} />
    return { kind: 'page', title: t('regulations.edit-title'), body, crumbs: crumbsOf(visit) }
  }),
  get('/:municipality/regulation/:version/edit/:part', 'regulations.draft', async (visit) => {
    const [draft, part] = [await draftOf(visit), partOfVisit(visit)]
    if (!draft || !part) return absent
    const saved = visit.query['saved'] !== undefined
    return partPage(visit, draft, part, given({ ...fieldsOf(draft.terms), version: [`${draft.version}`] }), { saved })
  }),
  post('/:municipality/regulation/:version/edit/:part', 'regulations.draft', 'regulation-changed', async (visit) => {
    const [draft, part] = [await draftOf(visit), partOfVisit(visit)]
    if (!draft || !part) return absent
    const read = parseForm({ version: version(), ...shapeOf(part) }, visit.form, severalIn(part))
    if (!read.ok) return partPage(visit, draft, part, visit.form, { problems: wordedProblems(visit.t, read.problems) })
    const { version: from, ...form } = read.value
    const result = await changeRegulation(visit.platform, {
      by: personOf(visit).id,
      municipalityId: draft.municipalityId,
      number: draft.number,
      version: from,
      terms: termsWith(draft.terms, form as Partial<TermsForm>),
    })
    const path = `${pathOf(visit)}/${draft.number}`
    if (result.ok) return see(`${path}/edit${nextPart(part)}?saved=1`)
    const problems = result.refusal.code === 'bad-terms' ? wordedTerms(visit.t, result.refusal.problems) : {}
    return partPage(visit, draft, part, visit.form, { problems, refusal: changeRefusal(visit.t, path, result.refusal) })
  }),
]

function partOfVisit({ params }: Visit): PlainPart | undefined {
  return partNames.find((name): name is PlainPart => name === params['part'] && name !== 'criteria')
}

function nextPart(part: FormPart): string {
  const next = partNames[partNames.indexOf(part) + 1]
  return next ? `/${next}` : ''
}

async function hasInForce(visit: Visit): Promise<boolean> {
  return (await regulationInForce(visit.platform.db.read, placeOf(visit).id)) !== undefined
}

function newPage(visit: Visit, inForce: boolean, typed: Form, said: Said = {}): Answer {
  const { t } = visit
  const { problems = {}, refusal } = said
  const props = { t, place: placeOf(visit), typed, problems, refusal, hasInForce: inForce }
  const title = t('regulations.new-title')
  const body = <NewRegulationPage {...props} />
  return { kind: 'page', title, status: statusOf(said), body, crumbs: crumbsOf(visit) }
}

function partPage(visit: Visit, draft: Regulation, part: PlainPart, typed: Form, said: Said = {}): Answer {
  const title = visit.t(`regulations.group-${part}`)
  const body = <PartPage {...draftProps(visit, draft, typed, said)} part={part} />
  return { kind: 'page', title, status: statusOf(said), body, crumbs: crumbsOf(visit, draft) }
}

function severalIn(part: PlainPart): readonly string[] {
  return formParts[part].filter((field) => fieldKinds[field].kind === 'several')
}

function shapeOf(part: PlainPart): z.ZodRawShape {
  return Object.fromEntries(formParts[part].map((field) => [field, readerOf(field)]))
}

function readerOf(field: PlainField) {
  switch (field) {
    case 'applicants':
      return several(applicantKinds)
    case 'localMatters':
    case 'priorityMatters':
      return several(localMatters)
    case 'exclusions':
      return several(exclusions)
    case 'documents':
      return several(documentKinds)
    case 'letterKinds':
      return several(pledgeKinds)
    case 'expertSubjects':
      return several(expertSubjects)
    case 'tieOrder':
      return ordered(tieKeys)
    case 'ceiling':
    case 'labourPrice':
      return sum()
    case 'letterFrom':
    case 'transportPrice':
      return optionalSum()
    case 'expertCheck':
    case 'publishTogether':
    case 'secondPanel':
    case 'rescoring':
      return flag()
    default:
      return whole(termBounds[field])
  }
}

function several<Value extends string>(values: readonly Value[]) {
  return z.array(z.string()).transform((typed) => values.filter((value) => typed.includes(value)))
}
