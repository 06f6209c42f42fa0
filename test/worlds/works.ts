import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type CivilDate, civilDate } from '../../lib/kernel/civil-date.ts'
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

/** Noon in Bishkek on 10 July 2026, when works in Kara-Suu may begin. */
export const worksNoon = instant(Date.UTC(2026, 6, 10, 6))
export const worksDay = civilDate('2026-07-10')

/** The agreement over 200 000 som: 150 000 of the budget, 50 000 of a grant, own contribution 30 000. */
export const agreementPaper = {
  number: '7',
  signedOn: civilDate('2026-07-01'),
  budgetSum: som(150_000),
  grantSum: som(50_000),
  finishBy: civilDate('2026-10-01'),
}

export const actPaper: Act = {
  actNumber: '3',
  acceptedOn: worksDay,
  commission: 'Гүлнара Асанова\nБакыт Эшимов',
  remarks: '',
  keeper: 'Кара-Суу айыл өкмөтү',
}

/** A picture of which only the database knows. */
export function aPicture(name = 'street'): Picture & { caption: string } {
  return { digest: digestOf(name), width: 1280, height: 960, caption: 'Көчө' }
}

export type WorksTown = Awaited<ReturnType<typeof worksTown>>

/** A town of its own with one initiative of Aigul's, selected. Its methods take it further, each by the command itself. */
export async function worksTown(platform: Platform, slug: string) {
  const town = await smallTown(platform, { stage: 'decided', slug, now: worksNoon })
  const { people, municipalityId } = town
  const initiativeId = await anInitiative(platform, {
    ...town,
    leaderId: people.aigul,
    number: 1,
    stage: 'selected',
    title: 'Жарык көчө',
    now: worksNoon,
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
    ledger,
    entry,
    report,
    path: `/${slug}/initiatives/1`,
    agree: () => signAgreement(platform, { by, ledger, id: randomUUID(), agreement: agreementPaper }),
    accept: (act: Act = actPaper) => acceptWorks(platform, { by, site: ledger, act }),
    handOver: (on: CivilDate = worksDay) => handOverWorks(platform, { by, site: ledger, on }),
  }
}

/** The same, its works agreed on, paid for (100 som of the budget, 40 som of ashar), finished and handed over. */
export async function finishedTown(platform: Platform, slug: string): Promise<WorksTown> {
  const town = await worksTown(platform, slug)
  const spending: EntryDraft[] = [
    { kind: 'budget', amount: som(100), happenedOn: worksDay },
    { kind: 'payment', source: 'budget', amount: som(100), happenedOn: worksDay },
  ]
  assert((await town.agree()).ok)
  for (const draft of spending) assert((await town.entry(draft)).ok)
  const ashar = { kind: 'in-kind', amount: som(40), happenedOn: worksDay } as const
  assert((await town.entry(ashar, { inKind: 'labour' })).ok)
  assert((await town.report(100)).ok)
  assert((await town.accept()).ok)
  assert((await town.handOver()).ok)
  return town
}
