import {
  type Answer,
  absent,
  type Crumb,
  type PageAnswer,
  personOf,
  placeOf,
  type Visit,
} from '../people/people.visit.ts'
import { mayAsk } from '../people/permission.rules.ts'
import type { PersonId } from '../people/person.model.ts'
import { RollPage, type RollPageProps } from './roll.page.tsx'
import { type RollView, viewRoll } from './view-roll.query.ts'

export const rollAddress = '/:municipality/calls/:call/roll'

type Of = { readonly call: { readonly slug: string; readonly title: string } }

export function rollPath(visit: Visit, { call }: Of): string {
  return `/${placeOf(visit).slug}/calls/${call.slug}/roll`
}

/** The page asked for; what can be no page of a roll is the first one. */
export function pageOf(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}

export async function withRoll(visit: Visit, answer: (view: RollView) => Promise<Answer> | Answer): Promise<Answer> {
  const call = visit.params['call'] ?? ''
  const view = await viewRoll(visit.platform, placeOf(visit).id, call, pageOf(visit.query['page']))
  return view ? answer(view) : absent
}

export function crumbsOf(visit: Visit, { call }: Of): readonly Crumb[] {
  const place = placeOf(visit)
  return [
    { label: visit.t.of(place.names), path: `/${place.slug}` },
    { label: call.title, path: `/${place.slug}/calls/${call.slug}` },
  ]
}

/** The crumbs of what stands below the roll, where the visitor may read the roll itself. */
export function crumbsBelowRoll(visit: Visit, of: Of): readonly Crumb[] {
  const roll = { label: visit.t('ballots.roll-title'), path: rollPath(visit, of) }
  return mayPrepare(visit) ? [...crumbsOf(visit, of), roll] : crumbsOf(visit, of)
}

export function mayPrepare(visit: Visit): boolean {
  return mayAsk(visit.visitor, 'ballots.roll', placeOf(visit).id) === 'yes'
}

/** Whether the visitor is somebody else than who prepared it. */
export function isOther(visit: Visit, preparedBy: PersonId | undefined): boolean {
  return preparedBy !== personOf(visit).id
}

export function rollPage(visit: Visit, view: RollView, shown: Partial<RollPageProps> = {}): PageAnswer {
  const { t, form } = visit
  const isWrong = shown.refusal || shown.wrongRows || shown.problems
  return {
    kind: 'page',
    title: t('ballots.roll-title'),
    status: isWrong ? 422 : 200,
    crumbs: crumbsOf(visit, view),
    body: <RollPage t={t} slug={placeOf(visit).slug} view={view} typed={form} {...shown} />,
  }
}
