import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { testPlatform } from '../test/support/database.ts'
import { pagesOf } from '../test/support/pages.ts'
import { anInitiative, smallTown } from '../test/worlds/small-town.ts'
import { readBuilt } from './built.query.ts'
import { readGiven } from './given.query.ts'
import { allRoutes } from './routes.ts'

const platform = await testPlatform()
const town = await smallTown(platform)
const other = await smallTown(platform, { slug: 'ak-suu' })
const anybody = await (await pagesOf(platform, allRoutes)).as()
const { read, pool } = platform.db

type Town = typeof town

async function lamp({ municipalityId, callId, people }: Town, number: number, title: string) {
  return await anInitiative(platform, {
    municipalityId,
    callId,
    leaderId: people.aigul,
    number,
    title,
    stage: 'accepted',
  })
}

/** An entry as the ledger keeps it: from who gives to where it is held. */
async function give({ municipalityId, people }: Town, initiativeId: string, kind: string, amount: number) {
  const id = randomUUID()
  const [from, to, commodity] =
    kind === 'in-kind' ? ['in-kind-givers', 'initiative-in-kind', 'in-kind'] : [kind, `held-${kind}`, 'money']
  // One statement, since an entry without its postings is refused.
  await pool.query(
    `with entry as (
       insert into funding.entry (municipality_id, id, initiative_id, kind, happened_on, in_kind, entered_by, entered_at)
       values ($1, $2, $3, $4, '2026-06-01', $5, $6, now()))
     insert into funding.posting (municipality_id, entry_id, position, initiative_id, account, commodity, amount)
     values ($1, $2, 1, $3, $7, $9, -$10::bigint), ($1, $2, 2, $3, $8, $9, $10)`,
    [
      ...[municipalityId, id, initiativeId, kind, kind === 'in-kind' ? 'material' : null, people.aibek],
      ...[from, to, commodity, amount],
    ],
  )
}

async function accept({ municipalityId, people }: Town, initiativeId: string, on: string) {
  await pool.query(
    `insert into implementation.acceptance
       (municipality_id, initiative_id, act_number, accepted_on, commission, keeper, accepted_by, recorded_at)
     values ($1, $2, $3, $4, 'Комиссия', 'Айыл өкмөтү', $5, now())`,
    [municipalityId, initiativeId, on, on, people.gulnara],
  )
}

describe('what people gave and what was built', () => {
  it('is not spoken of while there is nothing', async () => {
    const { initiatives, budget, 'in-kind': inKind } = await readGiven(read)
    assert.deepEqual([initiatives, budget, inKind, await readBuilt(read, { most: 6 })], [0, 0n, 0n, []])
    const { html } = await anybody.get('/')
    assert.ok(!html.includes('сомун эл өзү') && !html.includes('Жакында бүткөн'))
  })

  it('is summed over the country and over one municipality, and stands on both pages', async () => {
    const here = await lamp(town, 1, 'Көчө жарыгы')
    const there = await lamp(other, 1, 'Сейил бак')
    await give(town, here, 'budget', 6_000_00)
    await give(town, here, 'residents', 1_000_00)
    await give(town, here, 'in-kind', 3_000_00)
    await give(other, there, 'grant', 10_000_00)
    await accept(town, here, '2026-06-02')
    await accept(other, there, '2026-06-03')
    const all = await readGiven(read)
    assert.deepEqual(
      [all.initiatives, all.budget, all.residents, all.business, all.grant, all['in-kind']],
      [2, 600_000n, 100_000n, 0n, 1_000_000n, 300_000n],
    )
    assert.equal((await readGiven(read, other.municipalityId)).residents, 0n)
    const built = await readBuilt(read, { most: 6 })
    assert.deepEqual(
      built.map(({ path, acceptedOn }) => [path, acceptedOn]),
      [
        ['/ak-suu/initiatives/1', '2026-06-03'],
        ['/kara-suu/initiatives/1', '2026-06-02'],
      ],
    )
    assert.equal((await readBuilt(read, { most: 1 })).length, 1)
    const front = (await anybody.get('/')).html
    assert.ok(front.includes('100 сомдун 20 сомун') && front.includes('href="/ak-suu/initiatives/1"'))
    const page = (await anybody.get('/kara-suu')).html
    assert.ok(page.includes('100 сомдун 40 сомун') && !page.includes('/ak-suu/initiatives/1'))
    assert.ok(!(await anybody.get('/ak-suu')).html.includes('сомун эл өзү'))
  })
})
