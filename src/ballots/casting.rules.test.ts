import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { BallotId, CastingFacts } from './ballot.model.ts'
import { castingOf } from './casting.rules.ts'

const [lamps, park, gym, bench] = ['lamps', 'park', 'gym', 'bench'] as InitiativeId[] as [
  InitiativeId,
  InitiativeId,
  InitiativeId,
  InitiativeId,
]
const facts: CastingFacts = {
  stage: 'voting',
  days: { from: civilDate('2026-06-01'), until: civilDate('2026-06-10') },
  mostChoices: 2,
  lines: [lamps, park, gym].map((initiativeId, at) => ({
    initiativeId,
    number: at + 1,
    title: initiativeId,
    place: '',
    requested: som(100),
  })),
  voter: { state: 'none', casts: 0 },
}

type Case = { name: string; change?: Partial<CastingFacts>; choices?: InitiativeId[]; today?: string; refused?: string }
const cases: Case[] = [
  { name: 'one choice is accepted' },
  { name: 'as many choices as the regulation allows are accepted', choices: [lamps, park] },
  { name: 'one choice over the limit is refused', choices: [lamps, park, gym], refused: 'too-many-chosen' },
  { name: 'an empty ballot is refused', choices: [], refused: 'nothing-chosen' },
  { name: 'marking one initiative twice is refused', choices: [lamps, lamps], refused: 'chosen-twice' },
  { name: 'an initiative that is not on the ballot is refused', choices: [bench], refused: 'not-on-ballot' },
  { name: 'the last day is inside', today: '2026-06-10' },
  { name: 'before the vote is opened no ballot is taken', change: { stage: 'reviewing' }, refused: 'voting-not-open' },
  { name: 'the day after the last is outside', today: '2026-06-11', refused: 'voting-not-open' },
  { name: 'a call that is being counted takes no ballots', change: { stage: 'tallying' }, refused: 'voting-not-open' },
  { name: 'a mind may be changed', change: { voter: { state: 'online', casts: 9 } } },
  {
    name: 'the eleventh cast is refused',
    change: { voter: { state: 'online', casts: 10 } },
    refused: 'too-many-casts',
  },
  { name: 'paper is final', change: { voter: { state: 'paper', casts: 0 } }, refused: 'voted-on-paper' },
  { name: 'who was struck off may not vote', change: { voter: { state: 'void', casts: 0 } }, refused: 'struck-off' },
]

for (const { name, change, choices = [lamps], today = '2026-06-05', refused } of cases) {
  test(name, () => {
    const casting = castingOf({ ...facts, ...change }, choices, 'b1' as BallotId, civilDate(today))
    deepEqual(casting.ok ? undefined : casting.refusal.code, refused)
  })
}
