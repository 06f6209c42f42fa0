import { parseId } from '../../lib/kernel/id.ts'
import { choice, title } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { endRole, grantRole } from './grant-role.command.ts'
import {
  type Answer,
  absent,
  get,
  type PageAnswer,
  personOf,
  placeOf,
  post,
  type Route,
  see,
  type Visit,
} from './people.visit.ts'
import { givenHere } from './person.model.ts'
import { RolesPage } from './roles.page.tsx'
import { parseAddress } from './sign-in.rules.ts'
import { viewGrants } from './view-people.query.ts'

export const roleRoutes: readonly Route[] = [
  get('/:municipality/people', 'people.read-roles', (visit) => rolesPage(visit, {})),
  post('/:municipality/people', 'people.grant-role', 'role-granted', answerGrant),
  post('/:municipality/people/ending', 'people.grant-role', 'role-ended', answerEnd),
]

type Shown = {
  readonly typed?: Record<string, string>
  readonly problems?: Record<string, string>
  readonly refusal?: string
}

async function rolesPage(visit: Visit, shown: Shown): Promise<PageAnswer> {
  const { t, platform, query } = visit
  const place = placeOf(visit)
  const done =
    query['done'] === 'granted'
      ? t('people.role-granted')
      : query['done'] === 'ended'
        ? t('people.role-ended')
        : undefined
  const given = {
    t,
    slug: place.slug,
    grants: await viewGrants(platform, place.id),
    viewerId: personOf(visit).id,
    done,
  }
  return {
    kind: 'page',
    title: t('people.roles-title'),
    crumbs: [{ label: t.of(place.names), path: `/${place.slug}` }],
    body: <RolesPage {...given} {...shown} />,
    status: shown.problems || shown.refusal ? 422 : 200,
  }
}

async function answerGrant(visit: Visit): Promise<Answer> {
  const { t, form, platform } = visit
  const typed = { name: form.text('name'), address: form.text('address'), role: form.text('role') }
  const read = parseForm({ name: title({ max: 120 }), role: choice(givenHere) }, form)
  const to = parseAddress(typed.address)
  if (!read.ok || typeof to === 'string') {
    const { name, role } = read.ok ? {} : wordedProblems(t, read.problems)
    const code = typed.address.trim() === '' ? 'required' : to
    const address = typeof code === 'string' ? t(`problems.${code}`) : undefined
    return rolesPage(visit, {
      typed,
      problems: { ...(name && { name }), ...(address && { address }), ...(role && { role }) },
    })
  }
  const place = placeOf(visit)
  const values = { role: t(`people.role-${read.value.role}`), place: t.of(place.names), address: platform.origin }
  const told = { subject: t('people.granted-subject'), body: t('people.granted-body', values) }
  const by = personOf(visit).id
  const result = await grantRole(platform, { by, municipalityId: place.id, to, told, ...read.value })
  return result.ok
    ? see(`/${place.slug}/people?done=granted`)
    : rolesPage(visit, { typed, refusal: t(`people.refused-${result.refusal.code}`) })
}

async function answerEnd(visit: Visit): Promise<Answer> {
  const { t, form, platform } = visit
  const place = placeOf(visit)
  const grantId = parseId<'Grant'>(form.text('grant'))
  if (!grantId) return absent
  const ended = await endRole(platform, { by: personOf(visit).id, municipalityId: place.id, grantId })
  return ended.ok
    ? see(`/${place.slug}/people?done=ended`)
    : rolesPage(visit, { refusal: t(`people.refused-${ended.refusal.code}`) })
}
