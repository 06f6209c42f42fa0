import { readCall } from '../calls/index.ts'
import { type Answer, absent, get, placeOf, type Route, type Visit } from '../people/people.visit.ts'
import { blankFormPdf } from './blank-form.document.ts'
import { listVillages } from './list-villages.query.ts'

/** The application on paper, for whoever would rather write by hand; an officer types it in. */
export const blankFormRoutes: readonly Route[] = [
  get('/:municipality/calls/:call/application-form.pdf', 'public.read', (visit) => answerBlankForm(visit)),
]

async function answerBlankForm(visit: Visit): Promise<Answer> {
  const { t, platform } = visit
  const place = placeOf(visit)
  const call = await readCall(platform.db.read, place.id, visit.params['call'] ?? '')
  if (!call || call.stage === 'draft') return absent
  const names = await listVillages(platform.db.read, place.id)
  const prefix = t.language === 'ky' ? '' : `/${t.language}`
  const bytes = await blankFormPdf(t, {
    place,
    call,
    villages: names.map((name) => t.of(name)),
    address: `${platform.origin}${prefix}/${place.slug}/calls/${call.slug}`,
  })
  return {
    kind: 'file',
    type: 'application/pdf',
    bytes,
    name: `${place.slug}-${call.slug}-application.pdf`,
    keepFor: 300,
  }
}
