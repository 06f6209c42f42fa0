import { sql } from 'kysely'
import { type Instant, instant } from '../../lib/kernel/instant.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { millisOf, type Question, question } from '../../lib/platform/question.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { type Author, type Invitation, mostAuthors } from './author.model.ts'
import { readAuthors } from './author.store.ts'
import type { Initiative } from './initiative.model.ts'
import { codeHash, invitationTo, lastInvitation, type OpenInvitation, openInvitations } from './invitation.store.ts'
import { type ApplicationView, viewApplication } from './view-application.query.ts'

export type AuthorsView = {
  readonly authors: readonly Author[]
  readonly invitations: readonly OpenInvitation[]
}

/** Who stands as an author of an application, and who was asked and has not answered. */
export async function viewAuthors({ db, keys }: Platform, initiative: Initiative): Promise<AuthorsView> {
  const [authors, invitations] = await Promise.all([
    readAuthors(db.read, initiative),
    openInvitations(db.read, keys, initiative),
  ])
  return { authors, invitations }
}

export type InvitedView = { readonly application: ApplicationView; readonly invitation: Invitation | undefined }

/** What somebody is asked: by one of their addresses, or by a code that they were told. */
export async function viewInvited(
  { db, keys }: Platform,
  municipalityId: MunicipalityId,
  numberText: string,
  { personId, code }: { readonly personId: PersonId; readonly code: string | undefined },
): Promise<InvitedView | undefined> {
  const application = await viewApplication(db.read, municipalityId, numberText)
  if (!application) return undefined
  const { initiative } = application
  const invitation =
    code === undefined
      ? await invitationTo(db.read, initiative, personId)
      : await lastInvitation(db.read, initiative, codeHash(keys, code))
  return { application, invitation }
}

/** Whose application a code is for; undefined when nobody gave it out, or it was used. */
export async function placeOfCode(
  { db, keys }: Platform,
  code: string,
): Promise<{ readonly slug: string; readonly number: number } | undefined> {
  return await db.read
    .selectFrom('initiatives.author_invitation as v')
    .innerJoin('initiatives.initiative as i', (join) =>
      join.onRef('i.municipality_id', '=', 'v.municipality_id').onRef('i.id', '=', 'v.initiative_id'),
    )
    .innerJoin('municipalities.municipality as m', 'm.id', 'i.municipality_id')
    .select(['m.slug', 'i.number'])
    .where('v.key_hash', '=', codeHash(keys, code))
    .where('v.channel', '=', 'code')
    .where('v.answer', 'is', null)
    .executeTakeFirst()
}

/** An initiative in which somebody is asked to be an author, or to lead. */
export type AskedOf = {
  readonly kind: 'author' | 'lead'
  readonly at: Instant
  readonly number: number
  readonly title: string
  readonly place: { readonly slug: string; readonly names: Three }
}

type AskedRow = Omit<AskedOf, 'at' | 'place'> & { at: number; slug: string; ky: string; ru: string; en: string }

/** What this person is asked and has not answered. */
export function askedOf(personId: PersonId): Question<AskedOf> {
  const query = sql`
    select asked.kind, ${millisOf(sql.ref('asked.at'))} as at, i.number, i.title, m.slug,
      m.name_ky as ky, m.name_ru as ru, m.name_en as en
    from (
      select 'author' as kind, v.municipality_id, v.initiative_id, max(v.invited_at) as at
      from people.contact c join initiatives.author_invitation v on v.key_hash = c.address_hash and v.answer is null
      where c.person_id = ${personId} group by v.municipality_id, v.initiative_id
      union all
      select 'lead', a.municipality_id, a.initiative_id, a.lead_offered_at from initiatives.author a
      where a.person_id = ${personId} and a.lead_offered_at is not null) asked
    join initiatives.initiative i on i.municipality_id = asked.municipality_id and i.id = asked.initiative_id
    join municipalities.municipality m on m.id = i.municipality_id
    where asked.kind = 'lead' or i.stage in ('draft', 'submitted', 'returned')
    order by asked.at limit ${mostAuthors}`
  return question(query, ({ kind, at, number, title, slug, ky, ru, en }: AskedRow) => ({
    kind,
    at: instant(at),
    number,
    title,
    place: { slug, names: { ky, ru, en } },
  }))
}
