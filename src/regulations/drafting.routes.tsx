import { z } from 'zod'
import { choice, date, flag, id, line, optionalSum, sum, version, whole } from '../../lib/platform/fields.ts'
import { type Form, formOf, parseForm, wordedProblems } from '../../lib/platform/form.ts'
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
import { AdoptionPage } from './adoption.page.tsx'
import { NewRegulationPage, TermsPage } from './drafting.page.tsx'
import { adoptRegulation, changeRegulation, draftRegulation, regulationInForce, regulationsOf } from './index.ts'
import { adoptionRefusal, changeRefusal, draftRefusal, type Refused, wordedTerms } from './refusal.page.tsx'
import { applicantKinds, localMatters, type Regulation } from './regulation.model.ts'
import { isAsked } from './regulation.routes.tsx'
import { termBounds } from './terms.rules.ts'
import { fieldsOf, termsFrom } from './terms-fields.rules.ts'

/** Work on a draft and its adoption. Each form posts to its own address, so that a page with errors can be opened again. */
export const draftingRoutes: readonly Route[] = [
  get('/:municipality/regulation/new', 'regulations.draft', async (visit) => {
    const inForce = await hasInForce(visit)
    const from = inForce ? 'in-force' : 'kg-model-2019'
    return newPage(visit, inForce, given({ id: [crypto.randomUUID()], from: [from] }))
  }),
  post('/:municipality/regulation/new', 'regulations.draft', 'regulation-drafted', async (visit) => {
    const read = parseForm({ id: id<'Regulation'>(), from: choice(['kg-model-2019', 'in-force']) }, visit.form)
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
    return draft ? termsPage(visit, draft, valuesOf(draft), { saved: visit.query['saved'] !== undefined }) : absent
  }),
  post('/:municipality/regulation/:version/edit', 'regulations.draft', 'regulation-changed', async (visit) => {
    const draft = await draftOf(visit)
    if (!draft) return absent
    const read = parseForm(termsShape, visit.form, ['applicants', 'localMatters'])
    if (!read.ok) return termsPage(visit, draft, visit.form, { problems: wordedProblems(visit.t, read.problems) })
    const { version: from, ...form } = read.value
    const result = await changeRegulation(visit.platform, {
      by: personOf(visit).id,
      municipalityId: draft.municipalityId,
      number: draft.number,
      version: from,
      terms: termsFrom(form),
    })
    if (result.ok) return see(`${pathOf(visit)}/${draft.number}/edit?saved=1`)
    const problems = result.refusal.code === 'bad-terms' ? wordedTerms(visit.t, result.refusal.problems) : {}
    return termsPage(visit, draft, visit.form, {
      problems,
      refusal: changeRefusal(visit.t, `${pathOf(visit)}/${draft.number}`, result.refusal),
    })
  }),
  get('/:municipality/regulation/:version/adoption', 'regulations.adopt', async (visit) => {
    const draft = await draftOf(visit)
    return draft ? adoptionPage(visit, draft, given({ version: [`${draft.version}`] })) : absent
  }),
  post('/:municipality/regulation/:version/adoption', 'regulations.adopt', 'regulation-adopted', async (visit) => {
    const draft = await draftOf(visit)
    // A second press finds no draft any more: the act as it now stands is the answer.
    if (!draft) return see(`${pathOf(visit)}/${visit.params['version']}`)
    const read = parseForm(adoptionShape, visit.form)
    const problems = read.ok ? {} : wordedProblems(visit.t, read.problems)
    const unconfirmed =
      visit.form.text('confirmed') === '' ? { confirmed: visit.t('regulations.adopt-confirm-needed') } : {}
    if (!read.ok || 'confirmed' in unconfirmed) {
      return adoptionPage(visit, draft, visit.form, { problems: { ...unconfirmed, ...problems } })
    }
    const { version: from, number, on, inForceOn } = read.value
    const result = await adoptRegulation(visit.platform, {
      by: personOf(visit).id,
      municipalityId: draft.municipalityId,
      number: draft.number,
      version: from,
      resolution: { number, on, inForceOn },
    })
    if (result.ok) return see(`${pathOf(visit)}/${draft.number}`)
    return adoptionPage(
      visit,
      draft,
      visit.form,
      adoptionRefusal(visit.t, `${pathOf(visit)}/${draft.number}`, result.refusal),
    )
  }),
]

type Said = {
  readonly problems?: FieldProblems
  readonly refusal?: Refused
  readonly saved?: boolean
}

function given(fields: Readonly<Record<string, readonly string[]>>): Form {
  return formOf(new Map(Object.entries(fields)))
}

function valuesOf(draft: Regulation): Form {
  return given({ ...fieldsOf(draft.terms), version: [`${draft.version}`] })
}

function pathOf(visit: Visit): string {
  return `/${placeOf(visit).slug}/regulation`
}

async function draftOf(visit: Visit): Promise<Regulation | undefined> {
  const regulations = await regulationsOf(visit.platform.db.read, placeOf(visit).id)
  return regulations.filter(({ stage }) => stage === 'draft').find(isAsked(visit))
}

async function hasInForce(visit: Visit): Promise<boolean> {
  return (await regulationInForce(visit.platform.db.read, placeOf(visit).id)) !== undefined
}

function crumbsOf(visit: Visit) {
  const place = placeOf(visit)
  return [
    { label: visit.t.of(place.names), path: `/${place.slug}` },
    { label: visit.t('regulations.page-title'), path: pathOf(visit) },
  ]
}

function statusOf({ problems = {}, refusal }: Said): number {
  if (refusal?.conflict) return 409
  return refusal || Object.keys(problems).length > 0 ? 422 : 200
}

/** After a conflict was told, saving again is meant: the form then goes on from the newer version. */
function versionFor(regulation: Regulation, typed: Form, { refusal }: Said): string {
  return refusal?.conflict ? `${regulation.version}` : typed.text('version')
}

function newPage(visit: Visit, inForce: boolean, typed: Form, said: Said = {}): Answer {
  const { t } = visit
  const { problems = {}, refusal } = said
  const props = { t, place: placeOf(visit), typed, problems, refusal, hasInForce: inForce }
  const title = t('regulations.new-title')
  return {
    kind: 'page',
    title,
    status: statusOf(said),
    body: <NewRegulationPage {...props} />,
    crumbs: crumbsOf(visit),
  }
}

function termsPage(visit: Visit, regulation: Regulation, typed: Form, said: Said = {}): Answer {
  const { t } = visit
  const { problems = {}, refusal, saved = false } = said
  const from = versionFor(regulation, typed, said)
  const props = { t, place: placeOf(visit), typed, problems, refusal, regulation, version: from, saved }
  const title = t('regulations.edit-title')
  return { kind: 'page', title, status: statusOf(said), body: <TermsPage {...props} />, crumbs: crumbsOf(visit) }
}

function adoptionPage(visit: Visit, regulation: Regulation, typed: Form, said: Said = {}): Answer {
  const { t } = visit
  const { problems = {}, refusal } = said
  const from = versionFor(regulation, typed, said)
  const props = { t, place: placeOf(visit), typed, problems, refusal, regulation, version: from }
  const title = t('regulations.adopt-title')
  return { kind: 'page', title, status: statusOf(said), body: <AdoptionPage {...props} />, crumbs: crumbsOf(visit) }
}

const termsShape = {
  version: version(),
  applicants: z.array(z.string()).transform((typed) => applicantKinds.filter((kind) => typed.includes(kind))),
  localMatters: z.array(z.string()).transform((typed) => localMatters.filter((matter) => typed.includes(matter))),
  groupMinimum: whole(termBounds.groupMinimum),
  ceiling: sum(),
  ownMinimumPercent: whole(termBounds.ownMinimumPercent),
  labourPrice: sum(),
  transportPrice: optionalSum(),
  collectingDays: whole(termBounds.collectingDays),
  reviewingDays: whole(termBounds.reviewingDays),
  correctionDays: whole(termBounds.correctionDays),
  appealDays: whole(termBounds.appealDays),
  commissionSize: whole(termBounds.commissionSize),
  commissionQuorum: whole(termBounds.commissionQuorum),
  scale: whole(termBounds.scale),
  'weight-significance': whole(termBounds.weight),
  'weight-participation': whole(termBounds.weight),
  'weight-sustainability': whole(termBounds.weight),
  'weight-justified-costs': whole(termBounds.weight),
  'weight-own-contribution': whole(termBounds.weight),
  votingDays: whole(termBounds.votingDays),
  votingAge: whole(termBounds.votingAge),
  mostChoices: whole(termBounds.mostChoices),
  commissionPercent: whole(termBounds.commissionPercent),
  minimumVotes: whole(termBounds.minimumVotes),
  worksMonths: whole(termBounds.worksMonths),
  reportDays: whole(termBounds.reportDays),
}

const adoptionShape = {
  version: version(),
  confirmed: flag(),
  number: line({ max: 40 }),
  on: date(),
  inForceOn: date(),
}
