import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { addDays, type CivilDate, civilDate, dateOf } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { som } from '../../lib/kernel/money.ts'
import { digestOf } from '../../lib/platform/files.ts'
import type { Picture } from '../../lib/platform/pictures.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { EntryDraft, EntryId, EntryWords, Ledger } from '../../src/funding/funding.model.ts'
import { makeEntry, signAgreement } from '../../src/funding/index.ts'
import type { Act, ReportId } from '../../src/implementation/implementation.model.ts'
import { acceptWorks, handOverWorks, reportProgress } from '../../src/implementation/index.ts'
import { anInitiative, smallTown } from './small-town.ts'

/** Noon in Bishkek on 10 July 2026, for worlds whose clock stands still. */
export const worksNoon = instant(Date.UTC(2026, 6, 10, 6))
export const worksDay = civilDate('2026-07-10')

/** The agreement over 200 000 som, signed nine days ago: 150 000 of the budget, 50 000 of a grant; own 30 000. */
export function agreementPaper(today: CivilDate = worksDay) {
  return {
    number: '7',
    signedOn: addDays(today, -9),
    budgetSum: som(150_000),
    grantSum: som(50_000),
    finishBy: addDays(today, 80),
  }
}

export function actPaper(today: CivilDate = worksDay): Act {
  return {
    actNumber: '3',
    acceptedOn: today,
    commission: 'Гүлнара Асанова\nБакыт Эшимов',
    remarks: '',
    keeper: 'Кара-Суу айыл өкмөтү',
  }
}

/** A picture of which only the database knows. */
export function aPicture(name = 'street'): Picture & { caption: string } {
  return { digest: digestOf(name), width: 1280, height: 960, caption: 'Көчө' }
}

export type WorksTown = Awaited<ReturnType<typeof worksTown>>

/** A town of its own with one initiative of Aigul's, selected. Its methods take it further, each by the command itself. */
export async function worksTown(platform: Platform, slug: string) {
  const now = await platform.db.now()
  const today = dateOf(now)
  const town = await smallTown(platform, { stage: 'decided', slug, now })
  const { people, municipalityId } = town
  await moveCall(platform, town.callId, today)
  const initiativeId = await anInitiative(platform, {
    ...town,
    leaderId: people.aigul,
    number: 1,
    stage: 'selected',
    title: 'Жарык көчө',
    now,
  })
  const ledger: Ledger = { municipalityId, initiativeId }
  const by = people.aibek
  const entry = (draft: EntryDraft, said: Partial<EntryWords> & { id?: EntryId } = {}) => {
    const { id = randomUUID() as EntryId, ...more } = said
    const words = { party: { kind: 'unnamed' } as const, note: '', document: 'КО № 1', ...more }
    return makeEntry(platform, { by, ledger, id, draft, words })
  }
  const report = (percent: number, account = 'Мамычалар орнотулду', id = randomUUID() as ReportId) =>
    reportProgress(platform, {
      by: people.aigul,
      byOfficer: false,
      site: ledger,
      report: { id, percent, account },
      pictures: [aPicture()],
    })
  return {
    ...town,
    today,
    ledger,
    entry,
    report,
    path: `/${slug}/initiatives/1`,
    agree: () => signAgreement(platform, { by, ledger, id: randomUUID(), agreement: agreementPaper(today) }),
    accept: (act: Act = actPaper(today)) => acceptWorks(platform, { by, site: ledger, act }),
    handOver: (on: CivilDate = today) => handOverWorks(platform, { by, site: ledger, on }),
  }
}

/** The call's days of 2026 as they would be if it had been decided twenty days ago. */
async function moveCall({ db }: Platform, callId: string, today: CivilDate): Promise<void> {
  await db.pool.query(
    `update calls.call set collecting_from = $2::date - 70, collecting_until = $2::date - 51, reviewing_until = $2::date - 40,
       voting_from = $2::date - 39, voting_until = $2::date - 30, decided_by = $2::date - 20, works_until = $2::date + 160
     where id = $1`,
    [callId, today],
  )
}

/** The same, its works agreed on, paid for (100 som of the budget, 40 som of ashar), finished and handed over. */
export async function finishedTown(platform: Platform, slug: string): Promise<WorksTown> {
  const town = await worksTown(platform, slug)
  const spending: EntryDraft[] = [
    { kind: 'budget', amount: som(100), happenedOn: town.today },
    { kind: 'payment', source: 'budget', amount: som(100), happenedOn: town.today },
  ]
  assert((await town.agree()).ok)
  for (const draft of spending) assert((await town.entry(draft)).ok)
  const ashar = { kind: 'in-kind', amount: som(40), happenedOn: town.today } as const
  assert((await town.entry(ashar, { inKind: 'labour' })).ok)
  assert((await town.report(100)).ok)
  assert((await town.accept()).ok)
  assert((await town.handOver()).ok)
  return town
}
