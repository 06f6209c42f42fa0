import { randomUUID } from 'node:crypto'
import { assert } from '../../lib/kernel/assert.ts'
import { addDays, type CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Money, som } from '../../lib/kernel/money.ts'
import type { Result } from '../../lib/kernel/result.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Calendar, CallId } from '../../src/calls/call.model.ts'
import { announceCall, draftCall, moveCall } from '../../src/calls/index.ts'
import type { MunicipalityId } from '../../src/people/person.model.ts'
import { adoptRegulation, changeRegulation, draftRegulation } from '../../src/regulations/index.ts'
import { presetTerms } from '../../src/regulations/presets.rules.ts'
import type { RegulationId, Terms } from '../../src/regulations/regulation.model.ts'
import { appointCommission } from '../../src/reviews/appoint-commission.command.ts'
import type { PlacePeople } from './demo-people.ts'
import { on } from './demo-time.ts'

/** The preset with a small village's numbers; every one of them is illustrative. */
export const demoTerms: Terms = {
  ...presetTerms['kg-model-2019'],
  groupMinimum: 3,
  ceiling: som(300_000),
  // The demo's groups have shown their papers on paper.
  documents: [],
  commission: { size: 3, quorum: 2, byCouncil: 1, byOffice: 1, byResidents: 1 },
  minimumVotes: 5,
  mostChoices: 2,
  worksMonths: 6,
}

/** What a command answered, or a fault that says what it refused: the demo's own data are never refused. */
export function done<Value>(result: Result<Value, unknown>, what: string): Value {
  assert(
    result.ok,
    `the demo: ${what}: ${result.ok ? '' : JSON.stringify(result.refusal, (_key, value) => (typeof value === 'bigint' ? value.toString() : value))}`,
  )
  return result.value
}

export type DemoCall = {
  readonly municipalityId: MunicipalityId
  readonly callId: CallId
  readonly people: PlacePeople
  readonly calendar: Calendar
  readonly announcedOn: CivilDate
}

export async function seedRegulation(
  platform: Platform,
  municipalityId: MunicipalityId,
  people: PlacePeople,
  day: CivilDate,
  rules: Partial<Terms> = {},
): Promise<void> {
  const then = on(platform, day)
  const by = people.secretary
  const draft = done(
    await draftRegulation(then, { by, municipalityId, id: randomUUID() as RegulationId, from: 'kg-model-2019' }),
    'regulation',
  )
  const { number, version } = draft
  const terms = { ...demoTerms, ...rules }
  const changed = done(await changeRegulation(then, { by, municipalityId, number, version, terms }), 'terms')
  const resolution = { number: '14', on: day, inForceOn: day }
  done(await adoptRegulation(then, { by, municipalityId, number, version: changed.version, resolution }), 'adoption')
}

/** A call announced on its day, with applications taken from the first day on. */
export async function seedCall(
  platform: Platform,
  given: Omit<DemoCall, 'callId'>,
  text: { readonly title: string; readonly about: string; readonly envelope: Money },
): Promise<DemoCall> {
  const { municipalityId, people, calendar, announcedOn } = given
  const callId = randomUUID() as CallId
  const then = on(platform, announcedOn)
  const by = people.officer
  const draft = done(await draftCall(then, { by, municipalityId, id: callId, ...text, calendar }), 'call')
  done(await announceCall(then, { by, municipalityId, callId, version: draft.version }), 'announcement')
  await moveTo(platform, { ...given, callId }, 'openCollecting', calendar.collectingFrom)
  return { ...given, callId }
}

export async function moveTo(
  platform: Platform,
  call: DemoCall,
  move: 'openCollecting' | 'startReview' | 'closeVoting',
  day: CivilDate,
): Promise<void> {
  const { municipalityId, callId, people } = call
  done(await moveCall(on(platform, day, 9), { by: people.officer, municipalityId, callId, move }), move)
}

export function dayAfter(date: CivilDate, days = 1): CivilDate {
  return addDays(date, days)
}

/** The commission by an order of a day: the council's member in the chair, the office's and the residents' beside. */
export async function appointDemoCommission(platform: Platform, call: DemoCall, orderedOn: CivilDate): Promise<void> {
  const { municipalityId, callId, people } = call
  const members = (['council', 'office', 'residents'] as const).map((namedBy, at) => {
    const memberId = people.commission[at]
    assert(memberId, 'the demo has three members of the commission')
    return { memberId, namedBy, chairs: at === 0 }
  })
  const draft = { orderNumber: '9', orderedOn, members }
  const subject = { municipalityId, callId }
  done(
    await appointCommission(on(platform, orderedOn), { by: people.officer, subject, version: 0, draft }),
    'commission',
  )
}
