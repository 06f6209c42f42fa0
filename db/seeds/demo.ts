import { assert } from '../../lib/kernel/assert.ts'
import { addDays, type CivilDate, dateOf } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Calendar } from '../../src/calls/call.model.ts'
import type { Initiative } from '../../src/initiatives/initiative.model.ts'
import { registerMunicipality, setSettings } from '../../src/municipalities/index.ts'
import type { MunicipalityId } from '../../src/people/person.model.ts'
import { appendRecord, nation } from '../../src/record/index.ts'
import type { Terms } from '../../src/regulations/regulation.model.ts'
import { amend } from './demo-amendments.ts'
import { admit, demoPicture, publish, score, seedApplication } from './demo-application.ts'
import { askToJoin, shareDraft } from './demo-authors.ts'
import { appointDemoCommission, type DemoCall, demoTerms, done, moveTo, seedCall, seedRegulation } from './demo-call.ts'
import { askExperts, opine } from './demo-experts.ts'
import { type DemoInitiative, demoInitiatives } from './demo-initiatives.ts'
import { seedNation, seedPeople } from './demo-people.ts'
import { type DemoPlaceKey, demoPlaces } from './demo-places.ts'
import { seedPractice } from './demo-practice.ts'
import { converse } from './demo-talk.ts'
import { calendarWhere, on } from './demo-time.ts'
import { closeVote, decide, leaveCard, seedRoll, seedVote } from './demo-vote.ts'
import { finish, pay, receive, report, sign } from './demo-works.ts'

/** Where each pilot stands today: so many days after a date of its calendar. Nine initiatives, nine moments of a life. */
const moments: Readonly<Record<DemoPlaceKey, readonly [keyof Calendar, number]>> = {
  orozbekov: ['votingFrom', 2],
  osh: ['collectingFrom', 9],
  kajysay: ['collectingUntil', 8],
  chui: ['votingUntil', 2],
  talas: ['decidedBy', 9],
  jangyjol: ['decidedBy', 64],
  baetov: ['decidedBy', 400],
}

/** Two of the pilots ask an expert before they admit, and publish what they decide on one day. */
const asksExperts: Partial<Terms> = {
  expertCheck: true,
  expertSubjects: ['land', 'cost', 'upkeep'],
  expertDays: 10,
  publishTogether: true,
}
/** One of them wants to see a letter with each large pledge. */
const asksLetters: Partial<Terms> = {
  documents: ['commitment'],
  letterKinds: ['money', 'material'],
  letterFrom: som(20_000),
}
const rules: Partial<Readonly<Record<DemoPlaceKey, Partial<Terms>>>> = {
  osh: { ...asksExperts, ...asksLetters },
  kajysay: asksExperts,
  // What decides between equal scores, in an order of its council's own.
  talas: { tieOrder: ['points', 'votes', 'cost'] },
}

const title = 'Жергиликтүү демилгелер сынагы'
const about =
  'Айылыңызды жакшырта турган демилгеңизди сунуштаңыз. Топ болуп арыз бериңиз, баасын эсептеңиз, өз салымыңызды кошуңуз.'

type Seeded = { readonly call: DemoCall; readonly initiatives: readonly Initiative[]; readonly today: CivilDate }

/** Fills an empty database with the seven pilots of 2022, through the product's own commands, each on its day. */
export async function fillDemo(platform: Platform): Promise<void> {
  assert(platform.mode === 'demo', 'only a demonstration is filled')
  const today = dateOf(await platform.db.now())
  await seedNation(platform)
  for (const [at, [key, moment]] of Object.entries(moments).entries()) {
    await seedPlace(platform, key as DemoPlaceKey, moment, today, at)
  }
  await inTransaction(platform.db, (tx) =>
    appendRecord(
      tx,
      { kind: 'system' },
      { municipalityId: nation, name: 'demo-filled', subjectId: undefined, fields: {} },
    ),
  )
}

async function seedPlace(
  platform: Platform,
  key: DemoPlaceKey,
  [field, days]: readonly [keyof Calendar, number],
  today: CivilDate,
  position: number,
): Promise<void> {
  const place = demoPlaces[key]
  const { calendar, announcedOn } = calendarWhere(demoTerms, today, field, days)
  const municipalityId = await registerPlace(platform, key)
  const people = await seedPeople(platform, place, municipalityId, position)
  await seedRegulation(platform, municipalityId, people, addDays(announcedOn, -30), rules[key])
  const call = await seedCall(
    platform,
    { municipalityId, people, calendar, announcedOn },
    { title, about, envelope: som(500_000) },
  )
  const initiatives = await seedInitiatives(
    platform,
    call,
    demoInitiatives.filter((told) => told.place === key),
  )
  await stages[key](platform, { call, initiatives, today })
}

async function registerPlace(platform: Platform, key: DemoPlaceKey): Promise<MunicipalityId> {
  const { slug, names, oblast, villages, accent, picture } = demoPlaces[key]
  const drawn = await demoPicture(platform, picture)
  const by = { kind: 'system' } as const
  return inTransaction(platform.db, async (tx) => {
    const municipality = done(
      await registerMunicipality(tx, by, {
        slug,
        kind: 'aiyl-aimak',
        names,
        oblastCode: oblast,
        isDemo: true,
        villages: [...villages],
      }),
      slug,
    )
    const settings = {
      accent,
      phone: '',
      email: `office@${slug}.demo.example`,
      address: '',
      picture: drawn,
      version: 0,
    }
    done(await setSettings(tx, { by, municipalityId: municipality.id, settings }), `settings of ${slug}`)
    return municipality.id
  })
}

async function seedInitiatives(
  platform: Platform,
  call: DemoCall,
  told: readonly DemoInitiative[],
): Promise<readonly Initiative[]> {
  const initiatives: Initiative[] = []
  for (const [at, one] of told.entries()) {
    const second = at === 0 ? {} : { leader: call.people.resident }
    const submit = one.key !== 'culture-leisure'
    initiatives.push(
      await seedApplication(platform, call, one, {
        ...second,
        day: addDays(call.calendar.collectingFrom, 3 + at),
        submit,
      }),
    )
  }
  return initiatives
}

type Preparing = (initiative: Initiative, day: CivilDate) => Promise<void>

async function review(
  { call, initiatives }: Seeded,
  platform: Platform,
  members: number,
  { prepare = async () => undefined, isTogether = false }: { prepare?: Preparing; isTogether?: boolean } = {},
): Promise<void> {
  const { collectingUntil } = call.calendar
  await moveTo(platform, call, 'startReview', addDays(collectingUntil, 1))
  await appointDemoCommission(platform, call, addDays(collectingUntil, 2))
  for (const initiative of initiatives) {
    await prepare(initiative, addDays(collectingUntil, 2))
    await admit(platform, call, initiative, addDays(collectingUntil, 3))
  }
  if (isTogether) await publish(platform, call, addDays(collectingUntil, 4))
  for (const initiative of initiatives) {
    await score(platform, call, initiative, addDays(collectingUntil, 6), members)
  }
}

async function vote(seeded: Seeded, platform: Platform, ballots: number): Promise<void> {
  await review(seeded, platform, 3)
  await seedRoll(platform, seeded.call, 40)
  await seedVote(platform, seeded.call, seeded.initiatives, ballots)
}

async function win(seeded: Seeded, platform: Platform): Promise<Initiative> {
  await vote(seeded, platform, 24)
  await closeVote(platform, seeded.call)
  await decide(platform, seeded.call)
  const [initiative] = seeded.initiatives
  assert(initiative, 'a pilot has an initiative')
  await sign(platform, seeded.call, initiative, addDays(seeded.call.calendar.decidedBy, 4))
  return initiative
}

const stages: Readonly<Record<DemoPlaceKey, (platform: Platform, seeded: Seeded) => Promise<void>>> = {
  osh: async (platform, { call, initiatives: [first, second], today }) => {
    assert(first && second, 'the pilot of Osh has two initiatives')
    await converse(platform, call, 'osh', first, addDays(today, -2))
    await amend(platform, call, first, addDays(today, -2))
    await shareDraft(platform, call, demoPlaces.osh.slug, second, addDays(today, -2))
    await askToJoin(platform, call, second, first, addDays(today, -2))
    await askExperts(platform, call, first, addDays(today, -1))
    await opine(platform, call, first, addDays(today, -1), 1)
  },
  kajysay: (platform, seeded) =>
    review(seeded, platform, 2, {
      prepare: async (initiative, day) => {
        await askExperts(platform, seeded.call, initiative, day)
        await opine(platform, seeded.call, initiative, day, 3)
      },
      isTogether: true,
    }),
  orozbekov: async (platform, seeded) => {
    const [first] = seeded.initiatives
    assert(first, 'the pilot of Orozbekov has an initiative')
    await converse(platform, seeded.call, 'orozbekov', first, addDays(seeded.call.calendar.collectingUntil, -4))
    await vote(seeded, platform, 14)
    await leaveCard(on(platform, seeded.today, 8), seeded.call, 20)
  },
  chui: async (platform, seeded) => {
    await vote(seeded, platform, 26)
    await closeVote(platform, seeded.call)
  },
  talas: async (platform, seeded) => {
    await win(seeded, platform)
  },
  jangyjol: async (platform, seeded) => {
    const initiative = await win(seeded, platform)
    const began = addDays(seeded.call.calendar.decidedBy, 10)
    await receive(platform, seeded.call, initiative, began)
    await pay(platform, seeded.call, initiative, addDays(began, 20), 60)
    const account =
      'Отургучтар менен челектер орнотулду, арык тазаланды. Жарыктын кабелин тартып жатабыз, теректер күзүндө отургузулат.'
    const pictures = [['street-after', 'Көчө отургуч, челек жана жарык менен (тартылган сүрөт)']] as const
    await report(platform, seeded.call, initiative, addDays(began, 40), { percent: 60, account, pictures })
  },
  baetov: async (platform, seeded) => {
    const initiative = await win(seeded, platform)
    const { call } = seeded
    const began = addDays(call.calendar.decidedBy, 10)
    await receive(platform, call, initiative, began)
    const digging = {
      percent: 40,
      account: 'Ашарга 40 киши чыгып, 24 чуңкур казылды, мамычалар орнотулду.',
      pictures: [
        ['ashar', 'Ашар күнү (тартылган сүрөт)'],
        ['lighting-before', 'Жолдо жарык жок (тартылган сүрөт)'],
      ],
    } as const
    await report(platform, call, initiative, addDays(began, 21), digging)
    await pay(platform, call, initiative, addDays(began, 45), 100)
    const lit = {
      percent: 100,
      account: 'Бардык жарык күйдү. Электрик текшерип, иштетүүгө берди.',
      pictures: [['lighting-after', 'Жолдо жарык күйдү (тартылган сүрөт)']],
    } as const
    await report(platform, call, initiative, addDays(began, 60), lit)
    await finish(platform, call, initiative, addDays(began, 70))
    await seedPractice(platform, call, initiative, addDays(began, 270))
  },
}
