import { sql } from 'kysely'
import type { Instant } from '../../lib/kernel/instant.ts'
import { money } from '../../lib/kernel/money.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { CallId } from '../calls/call.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { ApplicantKind, LocalMatter } from '../regulations/regulation.model.ts'
import { type AuthorRow, authorRows, groupFrom } from './author.store.ts'
import type { TargetGroup } from './benefit.model.ts'
import { storeStageChange } from './draft.store.ts'
import type { BudgetLine, Initiative, InitiativeId, InitiativeStage, Photograph, Pledge } from './initiative.model.ts'

export type InitiativeRow = {
  municipality_id: string
  id: string
  number: number
  call_id: string
  leader_id: string
  typed_by: string | null
  stage: string
  title: string
  theme: string
  problem: string
  solution: string
  place: string
  village_id: string | null
  latitude_e5: number | null
  longitude_e5: number | null
  beneficiaries: number | null
  upkeep: string
  running_cost: bigint | null
  women: number | null
  children: number | null
  youth: number | null
  elders: number | null
  target_groups: string[]
  applicant_kind: string
  registration: string
  in_charge: string
  group_name: string
  total_cost: bigint
  own_money: bigint
  own_in_kind: bigint
  requested: bigint
  version: number
  submitted_at: Instant | null
  merged_into: string | null
  authors: AuthorRow[]
  members: string[]
  budget: { id: string; name: string; unit: string; quantity: string; price: string; cost: string }[]
  pledges: {
    id: string
    pledger: string
    pledger_kind: string
    kind: string
    quantity: string | null
    unit: string | null
    value: string
  }[]
  photographs: Photograph[]
  cover_digest: string | null
}

/** One statement for the whole initiative: its lines come as JSON, sums in it as text, so that none passes a float. */
export function selectWhole(read: Reader, municipalityId: MunicipalityId) {
  return read
    .selectFrom('initiatives.initiative as i')
    .selectAll('i')
    .select([
      authorRows.as('authors'),
      sql<string[]>`coalesce((select json_agg(m.name order by m.position) from initiatives.member m
        where m.municipality_id = i.municipality_id and m.initiative_id = i.id), '[]')`.as('members'),
      sql<
        InitiativeRow['budget']
      >`coalesce((select json_agg(json_build_object('id', b.id, 'name', b.name, 'unit', b.unit,
          'quantity', b.quantity_milli::text, 'price', b.unit_price::text, 'cost', b.cost::text) order by b.position)
        from initiatives.budget_line b where b.municipality_id = i.municipality_id and b.initiative_id = i.id), '[]')`.as(
        'budget',
      ),
      sql<InitiativeRow['pledges']>`coalesce((select json_agg(json_build_object('id', p.id, 'pledger', p.pledger,
          'pledger_kind', p.pledger_kind, 'kind', p.kind, 'quantity', p.quantity_milli::text, 'unit', p.unit,
          'value', p.value::text) order by p.pledged_at, p.id)
        from initiatives.pledge p where p.municipality_id = i.municipality_id and p.initiative_id = i.id), '[]')`.as(
        'pledges',
      ),
      sql<Photograph[]>`coalesce((select json_agg(json_build_object('id', f.id, 'digest', f.digest, 'width', pic.width,
          'height', pic.height, 'caption', f.caption) order by f.added_at, f.id)
        from initiatives.photograph f join platform_files.picture pic on pic.digest = f.digest
        where f.municipality_id = i.municipality_id and f.initiative_id = i.id), '[]')`.as('photographs'),
    ])
    .where('i.municipality_id', '=', municipalityId)
}

/** The initiative by its id, or by its number in the municipality. Undefined when there is none here. */
export async function readInitiative(
  read: Reader,
  municipalityId: MunicipalityId,
  by: InitiativeId | number,
): Promise<Initiative | undefined> {
  const query = selectWhole(read, municipalityId)
  const row = await (typeof by === 'number'
    ? query.where('i.number', '=', by)
    : query.where('i.id', '=', by)
  ).executeTakeFirst()
  return row && initiativeOf(row as InitiativeRow)
}

/** The same, its row locked until the transaction ends, so that two commands on one initiative take turns. */
export async function lockInitiative(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: InitiativeId,
): Promise<Initiative | undefined> {
  await tx
    .selectFrom('initiatives.initiative')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .execute()
  return readInitiative(tx, municipalityId, id)
}

export function initiativeOf(row: InitiativeRow): Initiative {
  return {
    municipalityId: row.municipality_id as MunicipalityId,
    id: row.id as InitiativeId,
    number: row.number,
    callId: row.call_id as CallId,
    ...groupFrom(row.leader_id, row.authors),
    typedBy: (row.typed_by ?? undefined) as PersonId | undefined,
    stage: row.stage as InitiativeStage,
    title: row.title,
    theme: row.theme === '' ? undefined : (row.theme as LocalMatter),
    problem: row.problem,
    solution: row.solution,
    place: row.place,
    villageId: row.village_id ?? undefined,
    point: pointFrom(row),
    beneficiaries: row.beneficiaries ?? undefined,
    upkeep: row.upkeep,
    runningCost: row.running_cost === null ? undefined : money(row.running_cost),
    benefit: {
      women: row.women ?? undefined,
      children: row.children ?? undefined,
      youth: row.youth ?? undefined,
      elders: row.elders ?? undefined,
      targetGroups: row.target_groups as TargetGroup[],
    },
    applicantKind: row.applicant_kind as ApplicantKind,
    registration: row.registration,
    inCharge: row.in_charge,
    groupName: row.group_name,
    members: row.members,
    budget: row.budget.map(
      ({ quantity, price, cost, ...line }): BudgetLine => ({
        ...line,
        quantityMilli: BigInt(quantity),
        unitPrice: money(BigInt(price)),
        cost: money(BigInt(cost)),
      }),
    ),
    pledges: row.pledges.map(
      ({ pledger_kind, quantity, value, ...pledge }): Pledge => ({
        ...pledge,
        kind: pledge.kind as Pledge['kind'],
        pledgerKind: pledger_kind as Pledge['pledgerKind'],
        quantityMilli: quantity === null ? undefined : BigInt(quantity),
        unit: pledge.unit ?? undefined,
        value: money(BigInt(value)),
      }),
    ),
    photographs: row.photographs,
    coverDigest: row.cover_digest ?? undefined,
    totalCost: money(row.total_cost),
    ownMoney: money(row.own_money),
    ownInKind: money(row.own_in_kind),
    requested: money(row.requested),
    version: row.version,
    submittedAt: row.submitted_at ?? undefined,
    mergedInto: (row.merged_into ?? undefined) as InitiativeId | undefined,
  }
}

function pointFrom({ latitude_e5: latitudeE5, longitude_e5: longitudeE5 }: InitiativeRow): Initiative['point'] {
  return latitudeE5 === null || longitudeE5 === null ? undefined : { latitudeE5, longitudeE5 }
}

export async function storeStage(
  tx: Tx,
  initiative: Pick<Initiative, 'municipalityId' | 'id'>,
  stage: InitiativeStage,
  by: PersonId | undefined,
): Promise<void> {
  await tx
    .updateTable('initiatives.initiative')
    .set({ stage, ...(stage === 'submitted' ? { submitted_at: timeOf(tx.now) } : {}) })
    .where('municipality_id', '=', initiative.municipalityId)
    .where('id', '=', initiative.id)
    .execute()
  await storeStageChange(tx, initiative, stage, by ?? null)
}
