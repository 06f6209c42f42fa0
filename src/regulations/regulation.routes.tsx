import { href } from '../../lib/ui/links.ts'
import { type Answer, absent, get, placeOf, type Route, type Visit } from '../people/people.visit.ts'
import { mayAsk } from '../people/permission.rules.ts'
import { actDocx, actOf, actPdf } from './act.document.ts'
import { regulationsOf } from './index.ts'
import type { Regulation } from './regulation.model.ts'
import { NoRegulationPage, type Powers, RegulationPage } from './regulation.page.tsx'

/** Reading the act, by anybody. A draft is read by those who work on it. */
export const readingRoutes: readonly Route[] = [
  get('/:municipality/regulation', 'public.read', async (visit) => {
    const regulations = await readable(visit)
    return pageOf(
      visit,
      regulations.find(({ stage }) => stage === 'in-force'),
      regulations,
    )
  }),
  get('/:municipality/regulation/:version', 'public.read', async (visit) => {
    const regulations = await readable(visit)
    const regulation = regulations.find(isAsked(visit))
    return regulation ? pageOf(visit, regulation, regulations) : absent
  }),
  get('/:municipality/regulation/:version/act.pdf', 'public.read', (visit) => printed(visit, 'pdf')),
  get('/:municipality/regulation/:version/act.docx', 'public.read', (visit) => printed(visit, 'docx')),
]

const prints = {
  pdf: { print: actPdf, type: 'application/pdf' },
  docx: { print: actDocx, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
} as const

async function printed(visit: Visit, form: keyof typeof prints): Promise<Answer> {
  const { t, platform, language } = visit
  const place = placeOf(visit)
  const regulation = (await readable(visit)).find(isAsked(visit))
  if (!regulation) return absent
  const address = `${platform.origin}${href(language, `/${place.slug}/regulation/${regulation.number}`)}`
  const { print, type } = prints[form]
  const bytes = await print(t, { regulation, place, address })
  const name = `regulation-${place.slug}-${regulation.number}-${language}.${form}`
  // What was adopted never changes, but its words may be mended: an hour is short enough.
  const kept = regulation.stage === 'draft' ? {} : { keepFor: 3600 }
  return { kind: 'file', type, bytes, name, ...kept }
}

export function powersOf(visit: Visit): Powers {
  const may = (permission: 'regulations.draft' | 'regulations.adopt') =>
    mayAsk(visit.visitor, permission, placeOf(visit).id) === 'yes'
  return { draft: may('regulations.draft'), adopt: may('regulations.adopt') }
}

export async function readable(visit: Visit): Promise<Regulation[]> {
  const regulations = await regulationsOf(visit.platform.db.read, placeOf(visit).id)
  return powersOf(visit).draft ? regulations : regulations.filter(({ stage }) => stage !== 'draft')
}

export function isAsked({ params }: Visit): (regulation: Regulation) => boolean {
  return ({ number }) => params['version'] === `${number}`
}

function pageOf(visit: Visit, regulation: Regulation | undefined, regulations: readonly Regulation[]): Answer {
  const { t } = visit
  const place = placeOf(visit)
  const others = regulations.filter((one) => one !== regulation)
  const shared = { t, place, others, powers: powersOf(visit) }
  const crumbs = [{ label: t.of(place.names), path: `/${place.slug}` }]
  if (!regulation)
    return { kind: 'page', title: t('regulations.page-title'), body: <NoRegulationPage {...shared} />, crumbs }
  const act = actOf(t, regulation, place.kind)
  return {
    kind: 'page',
    title: act.title,
    body: <RegulationPage {...shared} regulation={regulation} act={act} />,
    crumbs,
    card: { description: act.adopted ?? act.afterModel },
  }
}
