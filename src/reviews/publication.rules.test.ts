import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import type { InitiativeStage } from '../initiatives/initiative.model.ts'
import type { PublicationFacts, Standing } from './publication.model.ts'
import { standingOf, whyMayNotPublish } from './publication.rules.ts'

const today = civilDate('2026-06-05')
const yesterday = civilDate('2026-06-04')

const standings: readonly [claim: string, InitiativeStage, boolean, typeof today | undefined, Standing | undefined][] =
  [
    ['an application with a decision held is decided', 'submitted', true, undefined, 'decided'],
    ['an application without one is undecided', 'submitted', false, undefined, 'undecided'],
    ['one that came back after its correction is undecided too', 'submitted', false, yesterday, 'undecided'],
    ['a returned one is waited for on its last day', 'returned', false, today, 'correcting'],
    ['and nobody waits for it the day after', 'returned', false, yesterday, undefined],
    ['one that was never returned is not waited for', 'returned', false, undefined, undefined],
    ['a withdrawn one is no matter, whatever was decided', 'withdrawn', true, undefined, undefined],
  ]
for (const [claim, stage, isHeld, answerBy, standing] of standings) {
  test(claim, () => equal(standingOf(stage, isHeld, answerBy, today), standing))
}

const decided = { number: 1, standing: 'decided' } as const
const facts: PublicationFacts = { together: true, callStage: 'reviewing', applications: [decided] }

const refusals: readonly [claim: string, Partial<PublicationFacts>, string | undefined][] = [
  ['decisions on all applications are published', {}, undefined],
  [
    'a regulation that publishes each decision by itself has nothing to publish at once',
    { together: false },
    'not-together',
  ],
  ['while applications still come, nothing is published', { callStage: 'collecting' }, 'not-reviewing'],
  [
    'one undecided application holds back all',
    { applications: [decided, { number: 2, standing: 'undecided' }] },
    'undecided',
  ],
  [
    'so does one that its group may still correct',
    { applications: [decided, { number: 2, standing: 'correcting' }] },
    'correcting',
  ],
  ['a call without applications has nothing to publish', { applications: [] }, 'nothing-to-publish'],
]
for (const [claim, changed, code] of refusals) {
  test(claim, () => equal(whyMayNotPublish({ ...facts, ...changed })?.code, code))
}
