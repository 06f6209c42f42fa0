import { date, flag, line, version } from '../../lib/platform/fields.ts'
import { type Form, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { type Answer, absent, get, personOf, post, type Route, see, type Visit } from '../people/people.visit.ts'
import { AdoptionPage } from './adoption.page.tsx'
import { crumbsOf, draftOf, draftProps, given, pathOf, type Said, statusOf } from './draft-visit.routes.tsx'
import { adoptRegulation } from './index.ts'
import { adoptionRefusal } from './refusal.page.tsx'
import type { Regulation } from './regulation.model.ts'

/** The council's resolution on a draft. */
export const adoptionRoutes: readonly Route[] = [
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

function adoptionPage(visit: Visit, regulation: Regulation, typed: Form, said: Said = {}): Answer {
  const title = visit.t('regulations.adopt-title')
  const body = <AdoptionPage {...draftProps(visit, regulation, typed, said)} />
  return { kind: 'page', title, status: statusOf(said), body, crumbs: crumbsOf(visit) }
}

const adoptionShape = {
  version: version(),
  confirmed: flag(),
  number: line({ max: 40 }),
  on: date(),
  inForceOn: date(),
}
