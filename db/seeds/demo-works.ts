import { randomUUID } from 'node:crypto'
import { addDays, type CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Money, money, som } from '../../lib/kernel/money.ts'
import type { Picture } from '../../lib/platform/pictures.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { EntryDraft, EntryId, EntryWords } from '../../src/funding/funding.model.ts'
import { makeEntry, signAgreement } from '../../src/funding/index.ts'
import type { ReportId } from '../../src/implementation/implementation.model.ts'
import { acceptWorks, assessWorks, handOverWorks, reportProgress } from '../../src/implementation/index.ts'
import type { Initiative } from '../../src/initiatives/initiative.model.ts'
import { demoPicture } from './demo-application.ts'
import { type DemoCall, done } from './demo-call.ts'
import { demoPlaces } from './demo-places.ts'
import { on } from './demo-time.ts'

function placeOf(call: DemoCall, initiative: Initiative) {
  return { municipalityId: call.municipalityId, initiativeId: initiative.id }
}

export async function sign(platform: Platform, call: DemoCall, initiative: Initiative, day: CivilDate): Promise<void> {
  const agreement = {
    number: String(initiative.number),
    signedOn: day,
    budgetSum: initiative.requested,
    grantSum: som(0),
    finishBy: call.calendar.worksUntil,
  }
  const given = { by: call.people.officer, ledger: placeOf(call, initiative), id: randomUUID(), agreement }
  done(await signAgreement(on(platform, day), given), 'agreement')
}

async function enter(
  platform: Platform,
  call: DemoCall,
  initiative: Initiative,
  draft: EntryDraft,
  words: EntryWords,
): Promise<void> {
  const given = {
    by: call.people.officer,
    ledger: placeOf(call, initiative),
    id: randomUUID() as EntryId,
    draft,
    words,
  }
  done(await makeEntry(on(platform, draft.happenedOn, 16), given), `entry ${draft.kind}`)
}

const unnamed: EntryWords = { party: { kind: 'unnamed' }, note: '', document: '' }

/** What came in by the pledges: money of residents and business, labour at the tariff; and the budget's part. */
export async function receive(
  platform: Platform,
  call: DemoCall,
  initiative: Initiative,
  day: CivilDate,
): Promise<void> {
  for (const { kind, pledgerKind, pledger, value, quantityMilli } of initiative.pledges) {
    const isMoney = kind === 'money'
    const source = !isMoney ? 'in-kind' : pledgerKind === 'business' ? 'business' : 'residents'
    const party = pledgerKind === 'business' ? ({ kind: 'organisation', name: pledger } as const) : unnamed.party
    const priced =
      !isMoney && quantityMilli !== undefined
        ? { hours: { milli: quantityMilli, price: som(kind === 'labour' ? 150 : 1_000) } }
        : {}
    const words = { ...unnamed, party, note: isMoney ? '' : pledger, ...(isMoney ? {} : { inKind: kind }), ...priced }
    await enter(platform, call, initiative, { kind: source, amount: value, happenedOn: day }, words)
  }
  const document = { ...unnamed, document: 'Төлөм тапшырмасы № 118' }
  await enter(
    platform,
    call,
    initiative,
    { kind: 'budget', amount: initiative.requested, happenedOn: addDays(day, 3) },
    document,
  )
}

/** Pays a share of everything received, in whole percent, to suppliers. */
export async function pay(
  platform: Platform,
  call: DemoCall,
  initiative: Initiative,
  day: CivilDate,
  percent: number,
): Promise<void> {
  const share = (sum: Money) => money((sum * BigInt(percent)) / 100n)
  const supplier = {
    ...unnamed,
    party: { kind: 'organisation', name: '«Ала-Тоо жабдуу» ЖЧК' },
    document: 'Эсеп-фактура № 42',
  } as const
  const payment = { kind: 'payment', happenedOn: day } as const
  await enter(
    platform,
    call,
    initiative,
    { ...payment, source: 'budget', amount: share(initiative.requested) },
    supplier,
  )
  for (const source of ['residents', 'business'] as const) {
    const given = initiative.pledges.filter(
      (pledge) => pledge.kind === 'money' && (pledge.pledgerKind === 'business') === (source === 'business'),
    )
    const sum = money(given.reduce((total, { value }) => total + value, 0n as bigint))
    if (sum > 0n) await enter(platform, call, initiative, { ...payment, source, amount: share(sum) }, supplier)
  }
}

export async function report(
  platform: Platform,
  call: DemoCall,
  initiative: Initiative,
  day: CivilDate,
  told: {
    readonly percent: number
    readonly account: string
    readonly pictures: readonly (readonly [string, string])[]
  },
): Promise<void> {
  const pictures: (Picture & { caption: string })[] = []
  for (const [name, caption] of told.pictures) pictures.push({ ...(await demoPicture(platform, name)), caption })
  const { percent, account } = told
  const given = {
    by: call.people.leader,
    byOfficer: false,
    site: placeOf(call, initiative),
    report: { id: randomUUID() as ReportId, percent, account },
    pictures,
  }
  done(await reportProgress(on(platform, day, 14), given), 'report')
}

/** Accepted, handed over a week later, and looked at again half a year after that. */
export async function finish(
  platform: Platform,
  call: DemoCall,
  initiative: Initiative,
  day: CivilDate,
): Promise<void> {
  const site = placeOf(call, initiative)
  const { officer } = call.people
  const { people } = demoPlaces.baetov
  const signed = [
    `${people.officer}, айыл өкмөтүнүн адиси`,
    `${people.leader}, демилгелүү топтун жетекчиси`,
    `${people.monitor}, мониторинг тобунун мүчөсү`,
  ]
  const act = {
    actNumber: '1',
    acceptedOn: day,
    commission: signed.join('\n'),
    remarks: 'Эскертүү жок',
    keeper: 'Айыл өкмөтү; лампаларды көчө башчысы алмаштырат',
  }
  done(await acceptWorks(on(platform, day), { by: officer, site, act }), 'acceptance')
  const handedOver = addDays(day, 7)
  done(await handOverWorks(on(platform, handedOver), { by: officer, site, on: handedOver }), 'hand-over')
  const assessment =
    'Жарты жылдан кийин 24 жарыктын 23ү күйүп турат. Балдар экинчи сменадан жарык жол менен кайтат, жыгылып жабыркагандар болгон жок.'
  done(await assessWorks(on(platform, addDays(handedOver, 180)), { by: officer, site, assessment }), 'assessment')
}
