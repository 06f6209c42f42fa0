import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { percentText } from '../../lib/kernel/share.ts'
import { terms } from '../../test/worlds/terms.ts'
import type { PersonId } from '../people/person.model.ts'
import type { InitiativeStage } from './initiative.model.ts'
import { type Assembly, noSupport } from './support.model.ts'
import { assemblyProblems, assemblyShare, supportReasons, whyMayNotSupport } from './support.rules.ts'

const [aigul, nurlan, bakyt] = ['aigul', 'nurlan', 'bakyt'] as unknown as [PersonId, PersonId, PersonId]

// Lipenka, 02.04.2013: 47 of 4,601 came, 39 for street lamps, 4 for roads (vap.kg 194); how many women, men and adults is made up.
const lipenka: Assembly = {
  heldOn: civilDate('2026-04-02'),
  place: 'Клуб',
  chair: 'Бакыт Эшимов',
  secretary: 'Мээрим Жумабекова',
  women: 20,
  men: 27,
  young: 9,
  adults: 4601,
  votesFor: 39,
  votesAgainst: 4,
  abstained: 0,
  minutesDigest: undefined,
}

const supports: readonly [
  claim: string,
  InitiativeStage,
  gathering: boolean,
  PersonId | undefined,
  string | undefined,
][] = [
  ['a sent application is supported by anybody', 'submitted', false, nurlan, undefined],
  ['a draft is supported once its leader opened it', 'draft', true, nurlan, undefined],
  ['a returned application gathers on', 'returned', true, nurlan, undefined],
  ['a draft that is not open gathers nothing', 'draft', false, nurlan, 'not-gathering'],
  ['after the check support comes too late', 'admitted', true, nurlan, 'not-gathering'],
  ['the leader does not count', 'submitted', false, aigul, 'own-initiative'],
  ['an author does not count', 'submitted', false, bakyt, 'own-initiative'],
  ['a stranger sees that it may be supported', 'submitted', false, undefined, undefined],
]
for (const [claim, stage, gathering, by, code] of supports) {
  test(claim, () => equal(whyMayNotSupport({ stage, leaderId: aigul, authorIds: [bakyt] }, gathering, by)?.code, code))
}

test('a regulation that asks for nothing finds nothing missing', () => {
  deepEqual(supportReasons(noSupport, terms), [])
  deepEqual(supportReasons({ ...noSupport, assembly: lipenka }, terms), [])
})

test('supporters and assembly are missing until there are as many as the regulation asks for', () => {
  const asking = { supportersMinimum: 10, assemblyMinimum: 47 }
  const codes = (support: typeof noSupport, change = {}) =>
    supportReasons(support, { ...asking, ...change }).map(({ code, clause }) => `${code} ${clause}`)
  deepEqual(codes({ ...noSupport, supporters: 9 }), ['too-few-supporters supporters', 'no-assembly assembly'])
  deepEqual(codes({ ...noSupport, supporters: 10, assembly: lipenka }), [])
  deepEqual(codes({ ...noSupport, supporters: 10, assembly: lipenka }, { assemblyMinimum: 48 }), [
    'assembly-too-small assembly',
  ])
})

test('who came is an exact share of the adults', () => {
  equal(percentText(assemblyShare(lipenka), 4), '1.0215')
})

const today = civilDate('2026-05-01')
const minutes: readonly [claim: string, Partial<Assembly>, Readonly<Record<string, string>>][] = [
  ['minutes that agree are kept', {}, {}],
  ['an assembly of today is kept', { heldOn: today }, {}],
  ['an assembly of tomorrow is not', { heldOn: civilDate('2026-05-02') }, { heldOn: 'held-in-future' }],
  ['nobody is no assembly', { women: 0, men: 0, young: 0, votesFor: 0, votesAgainst: 0 }, { women: 'nobody-came' }],
  ['more cannot come than there are', { adults: 46 }, { adults: 'more-than-adults' }],
  ['the young are among those who came', { young: 48 }, { young: 'young-over-present' }],
  ['nobody votes twice', { votesFor: 44 }, { votesFor: 'votes-over-present' }],
]
for (const [claim, change, codes] of minutes) {
  test(claim, () => {
    const found = assemblyProblems({ ...lipenka, ...change }, today)
    deepEqual(Object.fromEntries(Object.entries(found).map(([field, problem]) => [field, problem.code])), codes)
  })
}
