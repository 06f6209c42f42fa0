import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { type Instant, instant } from '../lib/kernel/instant.ts'
import type { Language } from '../lib/kernel/three.ts'
import { emptyForm } from '../lib/platform/form.ts'
import type { Platform } from '../lib/platform/platform.ts'
import { wordsIn } from '../lib/platform/words.ts'
import type { Visit } from '../src/people/people.visit.ts'
import {
  type MunicipalityId,
  nobody,
  type PersonId,
  type Place,
  type Role,
  type Visitor,
} from '../src/people/person.model.ts'
import { sections } from './sections.ts'

/** How long a session lasts unseen, and how long staff powers last without a request. */
export const sessionRest = { days: 30, staffMinutes: 60, staffHours: 10 } as const

// One statement answers who, where and when, so that a page spends its queries on itself.
const visitQuery = `
select clock_timestamp() as now,
  (select json_build_object('id', m.id, 'slug', m.slug, 'kind', m.kind, 'ky', m.name_ky, 'ru', m.name_ru, 'en', m.name_en,
      'accent', s.accent, 'isDemo', m.is_demo)
    from municipalities.municipality m left join municipalities.settings s on s.municipality_id = m.id
    where m.id = coalesce((select p.id from municipalities.municipality p where p.slug = $1),
      (select f.municipality_id from municipalities.former_name f where f.slug = $1))) as place,
  (select json_build_object('id', p.id, 'name', p.name,
      'seen', extract(epoch from s.seen_at) * 1000, 'factor', extract(epoch from s.second_factor_at) * 1000,
      'hasFactor', exists (select from people.passkey k where k.person_id = p.id)
        or exists (select from people.totp t where t.person_id = p.id and t.confirmed_at is not null),
      'grants', coalesce((select json_agg(json_build_object('role', g.role, 'in', g.municipality_id))
        from people.role_grant g where g.person_id = p.id and g.ended_at is null), '[]'))
    from people.session s join people.person p on p.id = s.person_id
    where s.token_hash = $2 and s.ended_at is null and p.erased_at is null
      and s.seen_at > clock_timestamp() - make_interval(days => $3::int)) as visitor`

type PlaceRow = {
  id: string
  slug: string
  kind: Place['kind']
  ky: string
  ru: string
  en: string
  accent: string | null
  isDemo: boolean
}
type VisitorRow = {
  id: string
  name: string
  seen: number
  factor: number | null
  hasFactor: boolean
  grants: { role: Role; in: string | null }[]
}

/** No token's hash. */
const nobodysHash = Buffer.alloc(0)

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Understands a request but for its form: language, visitor, place and the database's time, in one query. */
export async function visitOf(
  platform: Platform,
  request: FastifyRequest,
  language: Language,
  cookie: string,
): Promise<Visit> {
  const params = (request.params ?? {}) as Record<string, string>
  const sessionToken = request.cookies[cookie]
  const answer = await platform.db.pool.query<{ now: number; place: PlaceRow | null; visitor: VisitorRow | null }>({
    name: 'visit',
    text: visitQuery,
    // Never null: for null the planner finds a plan so cheap that it plans anew each time, which costs more than the rest.
    values: [params['municipality'] ?? '', sessionToken ? tokenHash(sessionToken) : nobodysHash, sessionRest.days],
  })
  const row = answer.rows[0]
  const now = instant(row?.now ?? Number.NaN)
  if (row?.visitor && sessionToken && now - row.visitor.seen > 60_000) await touchSession(platform, sessionToken)
  return {
    platform,
    t: wordsIn(language),
    language,
    visitor: row?.visitor ? visitorOf(row.visitor, now) : nobody,
    place: row?.place ? placeOf(row.place) : undefined,
    params,
    query: flatQuery(request.query),
    form: emptyForm,
    path: request.url.split('?')[0] ?? '/',
    now,
    networkHash: platform.keys.hash('network', networkOf(request.ip)),
    sessionToken,
    sections,
  }
}

// Powers of staff that rested too long are gone for good: being seen again must not bring them back.
const touch = `
update people.session set seen_at = clock_timestamp(),
  second_factor_at = case when seen_at > clock_timestamp() - make_interval(mins => $2::int) then second_factor_at end
where token_hash = $1`

async function touchSession(platform: Platform, token: string): Promise<void> {
  await platform.db.pool.query(touch, [tokenHash(token), sessionRest.staffMinutes])
}

function visitorOf(row: VisitorRow, now: Instant): Visitor {
  const fresh =
    row.factor !== null &&
    now - row.seen < sessionRest.staffMinutes * 60_000 &&
    now - row.factor < sessionRest.staffHours * 3_600_000
  return {
    person: { id: row.id as PersonId, name: row.name },
    grants: row.grants.map((grant) => ({
      role: grant.role,
      municipalityId: (grant.in ?? undefined) as MunicipalityId | undefined,
    })),
    secondFactor: fresh,
    hasSecondFactor: row.hasFactor,
  }
}

function placeOf(row: PlaceRow): Place {
  return {
    id: row.id as MunicipalityId,
    slug: row.slug,
    kind: row.kind,
    names: { ky: row.ky, ru: row.ru, en: row.en },
    accent: row.accent ?? undefined,
    isDemo: row.isDemo,
  }
}

function flatQuery(query: unknown): Record<string, string> {
  const flat: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    const first = Array.isArray(value) ? value[0] : value
    if (typeof first === 'string') flat[name] = first
  }
  return flat
}

/** The network of an address: /24 of IPv4, /48 of IPv6, so that a throttle cannot be walked around by rotation. */
export function networkOf(address: string): string {
  const four = /(\d+\.\d+\.\d+)\.\d+$/.exec(address)
  if (four?.[1]) return four[1]
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0')
  return [...head, ...zeros, ...tail].slice(0, 3).join(':')
}
