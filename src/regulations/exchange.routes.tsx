import { version } from '../../lib/platform/fields.ts'
import { parseForm } from '../../lib/platform/form.ts'
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
import { changedValues, DifferencesPage } from './differences.page.tsx'
import { differencesOf } from './differences.rules.ts'
import { crumbsOf, draftOf, given, pathOf, type Said, statusOf } from './draft-visit.routes.tsx'
import { ExchangePage } from './exchange.page.tsx'
import { changeRegulation } from './index.ts'
import { changeRefusal, wordedTerms } from './refusal.page.tsx'
import type { Regulation } from './regulation.model.ts'
import { isAsked, readable } from './regulation.routes.tsx'
import { type FileProblem, readTermsFile, schemaRoutes, termsFile } from './terms-file.routes.ts'

/** A regulation as a file, out and in, and what changed from one version to another. */
export const exchangeRoutes: readonly Route[] = [
  ...schemaRoutes,
  get('/:municipality/regulation/:version/terms.json', 'public.read', async (visit) => {
    const regulation = (await readable(visit)).find(isAsked(visit))
    if (!regulation) return absent
    const { slug } = placeOf(visit)
    const bytes = termsFile(visit.platform.origin, slug, regulation)
    return { kind: 'file', type: 'application/json', bytes, name: `regulation-${slug}-${regulation.number}.json` }
  }),
  get('/:municipality/regulation/:version/changes', 'public.read', async (visit) => {
    const { t, query } = visit
    const regulations = await readable(visit)
    const after = regulations.find(isAsked(visit))
    const earlier = regulations.filter(({ number }) => after && number < after.number)
    const before = earlier.find(({ number }) => `${number}` === query['from']) ?? earlier[0]
    if (!after || !before) return absent
    const rows = changedValues(t, differencesOf(before.terms, after.terms), before.terms, after.terms)
    const body = <DifferencesPage {...{ t, place: placeOf(visit), before, after, earlier, rows }} />
    return { kind: 'page', title: t('regulations.changes-title'), body, crumbs: crumbsOf(visit) }
  }),
  get('/:municipality/regulation/:version/exchange', 'regulations.draft', async (visit) => {
    const draft = await draftOf(visit)
    return draft ? exchangePage(visit, draft) : absent
  }),
  post('/:municipality/regulation/:version/exchange', 'regulations.draft', 'regulation-changed', async (visit) => {
    const draft = await draftOf(visit)
    if (!draft) return absent
    const read = parseForm({ version: version() }, visit.form)
    const [upload] = visit.form.uploads('file')
    if (!upload || upload.bytes.length === 0 || upload.tooLarge) {
      const key = upload?.tooLarge ? 'regulations.file-too-large' : 'regulations.file-missing'
      return exchangePage(visit, draft, { problems: { file: visit.t(key) } })
    }
    const found = readTermsFile(upload.bytes)
    if ('code' in found) return exchangePage(visit, draft, { problems: { file: wordedFile(visit, found) } })
    const result = await changeRegulation(visit.platform, {
      by: personOf(visit).id,
      municipalityId: draft.municipalityId,
      number: draft.number,
      version: read.ok ? read.value.version : -1,
      ...found,
    })
    const path = `${pathOf(visit)}/${draft.number}`
    if (result.ok) return see(`${path}/edit?saved=1`)
    const { refusal } = result
    const wrong = refusal.code === 'bad-terms' ? Object.values(wordedTerms(visit.t, refusal.problems)).join('. ') : ''
    const problems = wrong ? { file: wrong } : {}
    return exchangePage(visit, draft, { problems, refusal: changeRefusal(visit.t, path, refusal) })
  }),
]

function wordedFile({ t }: Visit, problem: FileProblem): string {
  return problem.code === 'no-json'
    ? t('regulations.file-no-json')
    : t('regulations.file-wrong-places', { places: problem.places.join(', ') })
}

function exchangePage(visit: Visit, regulation: Regulation, said: Said = {}): Answer {
  const { t } = visit
  const { problems = {}, refusal } = said
  const typed = given({ version: [`${regulation.version}`] })
  const body = <ExchangePage {...{ t, place: placeOf(visit), regulation, typed, problems, refusal }} />
  const title = t('regulations.exchange-title')
  return { kind: 'page', title, status: statusOf(said), body, crumbs: crumbsOf(visit, regulation) }
}
