import { type Form, formOf } from '../../lib/platform/form.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import { placeOf, type Visit } from '../people/people.visit.ts'
import { regulationsOf } from './index.ts'
import type { Refused } from './refusal.page.tsx'
import type { Regulation } from './regulation.model.ts'
import { isAsked } from './regulation.routes.tsx'

/** What is said on a form that comes back. */
export type Said = {
  readonly problems?: FieldProblems
  readonly refusal?: Refused
  readonly saved?: boolean
}

export function given(fields: Readonly<Record<string, readonly string[]>>): Form {
  return formOf(new Map(Object.entries(fields)))
}

export function pathOf(visit: Visit): string {
  return `/${placeOf(visit).slug}/regulation`
}

/** The draft that the address names; undefined when there is none, or it is no draft any more. */
export async function draftOf(visit: Visit): Promise<Regulation | undefined> {
  const regulations = await regulationsOf(visit.platform.db.read, placeOf(visit).id)
  return regulations.filter(({ stage }) => stage === 'draft').find(isAsked(visit))
}

export function crumbsOf(visit: Visit, draft?: Regulation) {
  const place = placeOf(visit)
  const edit = `${pathOf(visit)}/${draft?.number}/edit`
  return [
    { label: visit.t.of(place.names), path: `/${place.slug}` },
    { label: visit.t('regulations.page-title'), path: pathOf(visit) },
    ...(draft ? [{ label: visit.t('regulations.edit-title'), path: edit }] : []),
  ]
}

export function statusOf({ problems = {}, refusal }: Said): number {
  if (refusal?.conflict) return 409
  return refusal || Object.keys(problems).length > 0 ? 422 : 200
}

/** After a conflict was told, saving again is meant: the form then goes on from the newer version. */
export function versionFor(regulation: Regulation, typed: Form, { refusal }: Said): string {
  return refusal?.conflict ? `${regulation.version}` : typed.text('version')
}

/** What every page of a form on the draft is given. */
export function draftProps(visit: Visit, regulation: Regulation, typed: Form, said: Said) {
  const { problems = {}, refusal, saved = false } = said
  const version = versionFor(regulation, typed, said)
  return { t: visit.t, place: placeOf(visit), typed, problems, refusal, regulation, version, saved }
}
