import { sql } from 'kysely'
import { canonicalText } from '../../lib/kernel/canonical.ts'
import { type Money, money } from '../../lib/kernel/money.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Initiative } from './initiative.model.ts'
import type { Sent, Submission } from './submission.model.ts'

type Key = Pick<Initiative, 'municipalityId' | 'id'>

/** Keeps what the application says as it is sent. The initiative is locked, so that numbers follow each other. */
export async function storeSubmission(tx: Tx, initiative: Initiative, by: PersonId): Promise<void> {
  const { title, theme = '', problem, solution, villageId = '', place, point, upkeep, benefit, groupName } = initiative
  const { members, budget, pledges, totalCost, requested } = initiative
  const texts = { title, theme, problem, solution, villageId, place, upkeep, groupName, members }
  const numbers = { beneficiaries: initiative.beneficiaries ?? null, runningCost: initiative.runningCost ?? null }
  const { applicantKind, registration, inCharge } = initiative
  const content = {
    ...texts,
    applicantKind,
    registration,
    inCharge,
    ...numbers,
    point,
    benefit,
    totalCost,
    requested,
    budget,
    pledges,
  }
  await sql`
    insert into initiatives.submission (municipality_id, initiative_id, number, content, submitted_by, submitted_at)
    select ${initiative.municipalityId}, ${initiative.id}, count(*) + 1, ${written(content)}::jsonb, ${by}, ${timeOf(tx.now)}
    from initiatives.submission where municipality_id = ${initiative.municipalityId} and initiative_id = ${initiative.id}`.execute(
    tx,
  )
}

/** Sums as text, so that none passes a float; what is undefined is left out. */
function written(content: object): string {
  return canonicalText(
    JSON.parse(JSON.stringify(content, (_key, value) => (typeof value === 'bigint' ? `${value}` : value))),
  )
}

type Written = Omit<
  Sent,
  | 'applicantKind'
  | 'registration'
  | 'inCharge'
  | 'theme'
  | 'villageId'
  | 'beneficiaries'
  | 'runningCost'
  | 'budget'
  | 'pledges'
  | 'totalCost'
  | 'requested'
> & {
  theme: string
  villageId: string
  applicantKind?: Sent['applicantKind']
  registration?: string
  inCharge?: string
  beneficiaries: number | null
  runningCost: string | null
  totalCost: string
  requested: string
  budget: (Omit<Sent['budget'][number], 'quantityMilli' | 'unitPrice' | 'cost'> &
    Record<'quantityMilli' | 'unitPrice' | 'cost', string>)[]
  pledges: (Omit<Sent['pledges'][number], 'quantityMilli' | 'value'> & { quantityMilli?: string; value: string })[]
}

/** Every sending of the application, the first one first. */
export async function readSubmissions(read: Reader, { municipalityId, id }: Key): Promise<readonly Submission[]> {
  const rows = await read
    .selectFrom('initiatives.submission')
    .select(['number', 'submitted_at', 'content'])
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', id)
    .orderBy('number')
    .execute()
  return rows.map(({ number, submitted_at, content }) => ({
    number,
    submittedAt: submitted_at,
    content: sentFrom(content as Written),
  }))
}

function sentFrom({
  theme,
  villageId,
  beneficiaries,
  runningCost,
  totalCost,
  requested,
  budget,
  pledges,
  ...rest
}: Written): Sent {
  return {
    // What was sent before applicants of other kinds were asked says nothing of them.
    applicantKind: 'initiative-group',
    registration: '',
    inCharge: '',
    ...rest,
    theme: theme === '' ? undefined : (theme as NonNullable<Sent['theme']>),
    villageId: villageId === '' ? undefined : villageId,
    beneficiaries: beneficiaries ?? undefined,
    runningCost: runningCost === null ? undefined : sum(runningCost),
    totalCost: sum(totalCost),
    requested: sum(requested),
    budget: budget.map(({ quantityMilli, unitPrice, cost, ...line }) => ({
      ...line,
      quantityMilli: BigInt(quantityMilli),
      unitPrice: sum(unitPrice),
      cost: sum(cost),
    })),
    pledges: pledges.map(({ quantityMilli, value, ...pledge }) => ({
      ...pledge,
      quantityMilli: quantityMilli === undefined ? undefined : BigInt(quantityMilli),
      value: sum(value),
    })),
  }
}

function sum(text: string): Money {
  return money(BigInt(text))
}
