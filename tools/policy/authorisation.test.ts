import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { buildApp } from '../../main/app.tsx'
import { allRoutes } from '../../main/routes.ts'
import { assetsFolder } from '../../main/run.ts'
import type { Route } from '../../src/people/people.visit.ts'
import { permissions } from '../../src/people/permission.model.ts'
import { testPlatform } from '../../test/support/database.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import { buildAssets } from '../build-assets.ts'

const local = ['officer', 'head', 'council-secretary', 'commission-member', 'expert', 'monitor'] as const
const wide = ['coordinator', 'operator'] as const
type Staff = (typeof local)[number] | (typeof wide)[number]

/**
 * What is expected, written down by hand and not worked out from the table that the program uses: "in" is let in, "?" is
 * sent to sign in, "-" is refused. A role of staff is meant in its own municipality and with its second factor shown.
 */
//                             nobody resident officer head secretary commission expert monitor coordinator operator
const expected = {
  'public.read': '             in     in       in      in   in        in         in     in      in          in',
  'people.sign-in': '          in     in       in      in   in        in         in     in      in          in',
  'people.account': '          ?      in       in      in   in        in         in     in      in          in',
  'people.work': '             ?      in       in      in   in        in         in     in      in          in',
  'people.read-roles': '       ?      -        -       in   -         -          -      -       -           in',
  'people.grant-role': '       ?      -        -       in   -         -          -      -       -           in',
  'people.outbox': '           in     in       in      in   in        in         in     in      in          in',
  'municipalities.import': '   ?      -        -       -    -         -          -      -       -           in',
  'municipalities.days-off': ' ?      -        -       -    -         -          -      -       -           in',
  'municipalities.settings': ' ?      -        in      in   -         -          -      -       -           -',
  'regulations.draft': '       ?      -        in      -    in        -          -      -       -           -',
  'regulations.adopt': '       ?      -        -       -    in        -          -      -       -           -',
  'calls.draft': '             ?      -        in      -    -         -          -      -       -           -',
  'calls.announce': '          ?      -        in      in   -         -          -      -       -           -',
  'calls.move': '              ?      -        in      in   -         -          -      -       -           -',
  'initiatives.draft': '       ?      in       in      in   in        in         in     in      in          in',
  'initiatives.comment': '     ?      in       in      in   in        in         in     in      in          in',
  'initiatives.moderate': '    ?      -        in      in   -         -          -      -       -           -',
  'initiatives.type-in': '     ?      -        in      -    -         -          -      -       -           -',
  'reviews.find': '            ?      -        in      -    -         -          -      -       -           -',
  'reviews.publish': '         ?      -        in      in   -         -          -      -       -           -',
  'reviews.assign-experts': '  ?      -        in      in   -         -          -      -       -           -',
  'reviews.give-opinion': '    ?      -        -       -    -         -          in     -       -           -',
  'reviews.read-check': '      ?      -        in      in   -         -          in     -       -           -',
  'reviews.score': '           ?      -        -       -    -         in         -      -       -           -',
  'reviews.decide-appeal': '   ?      -        in      in   in        -          -      -       -           -',
  'reviews.appoint': '         ?      -        in      in   -         -          -      -       -           -',
  'reviews.read-scores': '     ?      -        in      in   in        in         -      -       -           -',
  'ballots.roll': '            ?      -        in      -    -         -          -      -       -           -',
  'ballots.confirm-roll': '    ?      -        in      in   -         -          -      -       -           -',
  'ballots.cast': '            in     in       in      in   in        in         in     in      in          in',
  'tally.count': '             ?      -        in      -    -         -          -      -       -           -',
  'tally.certify': '           ?      -        -       in   in        -          -      -       -           -',
  'funding.agree': '           ?      -        in      in   -         -          -      -       -           -',
  'funding.enter': '           ?      -        in      -    -         -          -      -       -           -',
  'implementation.report': '   ?      in       in      in   in        in         in     in      in          in',
  'implementation.accept': '   ?      -        in      in   -         -          -      in      -           -',
  'practices.write': '         ?      -        in      -    -         -          -      -       -           -',
  'practices.adopt': '         ?      in       in      in   in        in         in     in      in          in',
} as const satisfies Record<keyof typeof permissions, string>

const columns = ['nobody', 'resident', ...local, ...wide] as const
type Column = (typeof columns)[number]
type Outcome = 'in' | 'sign in' | 'second factor' | 'refused' | 'fault'

function expectedOf(permission: keyof typeof expected, column: Column): Outcome {
  const cell = expected[permission].trim().split(/\s+/)[columns.indexOf(column)]
  assert.ok(cell === 'in' || cell === '?' || cell === '-', `${permission} has a cell for ${column}`)
  return cell === 'in' ? 'in' : cell === '?' ? 'sign in' : 'refused'
}

type Asker = {
  readonly name: string
  readonly person: string | undefined
  readonly factor: boolean
  readonly expects: (route: Route) => Outcome
}

const platform = await testPlatform()
await buildAssets({ outFolder: assetsFolder })
const here = await smallTown(platform, { slug: 'kara-suu' })
const there = await smallTown(platform, { slug: 'ak-suu' })
const faults: unknown[] = []
const app = await buildApp({
  platform,
  routes: allRoutes,
  assetsFolder,
  trustedProxy: undefined,
  postsPerMinute: 1_000_000,
  onFault: (fault) => faults.push(fault),
})
after(() => app.close())

async function personWith(role?: Staff, municipalityId?: string): Promise<string> {
  const id = randomUUID()
  await platform.db.pool.query('insert into people.person (id, name, created_at) values ($1, $2, now())', [id, 'Асан'])
  if (role)
    await platform.db.pool.query(
      'insert into people.role_grant (id, person_id, municipality_id, role, granted_at) values ($1, $2, $3, $4, now())',
      [randomUUID(), id, municipalityId ?? null, role],
    )
  return id
}

// A fresh session for each request: some of the addresses end or change it.
async function cookieOf({ person, factor }: Asker): Promise<string> {
  if (!person) return ''
  const token = randomBytes(24).toString('hex')
  await platform.db.pool.query(
    `insert into people.session (token_hash, person_id, started_at, seen_at, second_factor_at)
      values ($1, $2, now(), now(), ${factor ? 'now()' : 'null'})`,
    [createHash('sha256').update(token).digest(), person],
  )
  return `demilge=${token}`
}

function isLocal(route: Route): boolean {
  return route.path.startsWith('/:municipality')
}

async function staffAskers(role: Staff): Promise<Asker[]> {
  const isWide = wide.some((one) => one === role)
  const home = isWide ? undefined : here.municipalityId
  const ownOutcome = (route: Route): Outcome => expectedOf(route.may, isWide || isLocal(route) ? role : 'resident')
  // Whatever is open to a resident is open without the factor; what only the role opens asks for it.
  const bare = (route: Route): Outcome => {
    const outcome = ownOutcome(route)
    return outcome === 'in' && expectedOf(route.may, 'resident') !== 'in' ? 'second factor' : outcome
  }
  const askers: Asker[] = [
    { name: role, person: await personWith(role, home), factor: true, expects: ownOutcome },
    { name: `${role} without the second factor`, person: await personWith(role, home), factor: false, expects: bare },
  ]
  if (isWide) return askers
  const foreign = await personWith(role, there.municipalityId)
  const expects = (route: Route) => expectedOf(route.may, 'resident')
  return [...askers, { name: `${role} of another municipality`, person: foreign, factor: true, expects }]
}

async function allAskers(): Promise<Asker[]> {
  const plain = (column: Column) => (route: Route) => expectedOf(route.may, column)
  const staff = await Promise.all([...local, ...wide].map(staffAskers))
  return [
    { name: 'nobody', person: undefined, factor: false, expects: plain('nobody') },
    { name: 'resident', person: await personWith(), factor: false, expects: plain('resident') },
    { name: 'resident with a second factor', person: await personWith(), factor: true, expects: plain('resident') },
    ...staff.flat(),
  ]
}

async function outcomeOf(asker: Asker, { method, path }: Route): Promise<{ outcome: Outcome; status: number }> {
  const url = path
    .replace('/:municipality', '/kara-suu')
    .replace(/:(call)\b/g, '2026')
    .replace(/:(number|version)\b/g, '1')
    .replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')
  const headers = { cookie: await cookieOf(asker), origin: platform.origin }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await app.inject({ method, url, headers: method === 'POST' ? { ...headers, ...form } : headers })
  const { statusCode: status } = answer
  const to = answer.headers.location ?? ''
  if (status >= 500) return { outcome: 'fault', status }
  // What was posted is kept on a page that leads to the second factor.
  const keepsForFactor =
    method === 'POST' && /href="\/account\/second-factor\?next=[^"]*" target="_blank"/.test(answer.body)
  if (status === 403 && keepsForFactor) return { outcome: 'second factor', status }
  if (status === 401 || status === 403) return { outcome: 'refused', status }
  if (status === 303 && to.startsWith('/account/sign-in?next=')) return { outcome: 'sign in', status }
  // The pages about the second factor lead to themselves.
  const asksForFactor = to.startsWith('/account/second-factor?next=') && !path.startsWith('/account/second-factor')
  return { outcome: status === 303 && asksForFactor ? 'second factor' : 'in', status }
}

test('every permission has a row in the table of expectations, and every row a permission', () => {
  assert.deepEqual(Object.keys(expected).sort(), Object.keys(permissions).sort())
  for (const row of Object.values(expected)) assert.equal(row.trim().split(/\s+/).length, columns.length)
})

test('every address lets in exactly whom it should, in its own municipality and no other', async () => {
  const wrong: string[] = []
  const askers = await allAskers()
  for (const route of allRoutes) {
    await Promise.all(
      askers.map(async (asker) => {
        const { outcome, status } = await outcomeOf(asker, route)
        const should = asker.expects(route)
        if (outcome !== should)
          wrong.push(`${route.method} ${route.path}: ${asker.name} should be "${should}", is "${outcome}" (${status})`)
      }),
    )
  }
  assert.deepEqual(wrong, [], faults.map(String).slice(0, 5).join('\n'))
  assert.ok(allRoutes.length * askers.length > 1000, 'the whole product was asked')
})

test('a post from another site is refused before anybody is asked who they are', async () => {
  for (const route of allRoutes.filter(({ method }) => method === 'POST')) {
    const url = route.path.replace('/:municipality', '/kara-suu').replace(/:\w+/g, '1')
    for (const headers of [{}, { origin: 'https://elsewhere.example' }, { origin: 'null' }]) {
      const answer = await app.inject({ method: 'POST', url, headers })
      assert.equal(answer.statusCode, 403, `${route.path} with ${JSON.stringify(headers)}`)
    }
  }
})
