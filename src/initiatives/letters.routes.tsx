import { href } from '../../lib/ui/links.ts'
import { type Answer, get, placeOf, post, type Route, see, type Visit } from '../people/people.visit.ts'
import { applicationPath } from './application.page.tsx'
import { changeOf } from './application-visit.routes.tsx'
import { keptPaper, takenFile } from './attachments.routes.tsx'
import { addAttachment } from './index.ts'
import type { Pledge } from './initiative.model.ts'
import { letterPdf } from './letter.document.ts'
import { wordedRefusal } from './refusal.page.tsx'
import { pledgePage, pledges, typedPledge, withPledge } from './rows.routes.tsx'
import type { ApplicationView } from './view-application.query.ts'

/** The letter of commitment of one pledge: printed to be signed, and attached once it is. */
export const letterRoutes: readonly Route[] = [
  get(`${pledges}/:pledge/letter.pdf`, 'initiatives.draft', (visit) =>
    withPledge(visit, async (view, pledge) => {
      const { t, platform, language } = visit
      const place = placeOf(visit)
      const address = `${platform.origin}${href(language, `/${place.slug}/initiatives/${view.initiative.number}`)}`
      const bytes = await letterPdf(t, { place, view, pledge, address })
      return { kind: 'file', type: 'application/pdf', bytes, name: `letter-${view.initiative.number}.pdf` }
    }),
  ),
  get(`${pledges}/:pledge/letter`, 'initiatives.draft', (visit) =>
    withPledge(visit, (view, pledge) => see(pathOf(visit, view, pledge))),
  ),
  post(`${pledges}/:pledge/letter`, 'initiatives.draft', 'attachment-added', (visit) =>
    withPledge(visit, (view, pledge) => answerLetter(visit, view, pledge)),
  ),
]

function pathOf(visit: Visit, { initiative }: ApplicationView, pledge: Pledge): string {
  return `${applicationPath(placeOf(visit), initiative)}/pledges/${pledge.id}`
}

async function answerLetter(visit: Visit, view: ApplicationView, pledge: Pledge): Promise<Answer> {
  const { t, form, platform } = visit
  const page = (shown: Parameters<typeof pledgePage>[5]) =>
    pledgePage(visit, view, pledge.kind, pledge, typedPledge(pledge), shown)
  const file = await takenFile(form.uploads('file')[0])
  if (typeof file === 'string') return page({ letterProblems: { file: t(`initiatives.problem-${file}`) } })
  const attachment = await keptPaper(platform, file, { kind: 'commitment', pledgeId: pledge.id })
  const result = await addAttachment(platform, { ...changeOf(visit, view), attachment })
  if (result.ok) return see(`${applicationPath(placeOf(visit), view.initiative)}/pledges`)
  return page({ refusal: wordedRefusal(t, result.refusal) })
}
