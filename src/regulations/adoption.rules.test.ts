import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { adoptionOf, dueMoves } from './adoption.rules.ts'
import { presetTerms } from './presets.rules.ts'
import type { Regulation, RegulationId, RegulationStage, Resolution } from './regulation.model.ts'

const today = civilDate('2026-05-24')
const resolution: Resolution = { number: '12-3', on: today, inForceOn: today }

function regulation(number: number, stage: RegulationStage, inForceOn?: string): Regulation {
  return {
    municipalityId: 'm' as MunicipalityId,
    id: `r${number}` as RegulationId,
    number,
    stage,
    preset: 'kg-model-2019',
    terms: presetTerms['kg-model-2019'],
    resolution: inForceOn
      ? { number: `${number}`, on: civilDate(inForceOn), inForceOn: civilDate(inForceOn) }
      : undefined,
    version: 3,
  }
}

function adopted(
  change: Partial<Resolution>,
  others: readonly Regulation[] = [],
  version = 3,
  stage: RegulationStage = 'draft',
) {
  return adoptionOf(regulation(9, stage), { version, resolution: { ...resolution, ...change }, others, today })
}

test('a draft is adopted with its resolution, one version on', () => {
  const answer = adopted({})
  assert.ok(answer.ok)
  assert.deepEqual([answer.value.stage, answer.value.resolution, answer.value.version], ['adopted', resolution, 4])
})

test('what is no draft any more cannot be adopted again', () => {
  assert.deepEqual(adopted({}, [], 3, 'in-force'), { ok: false, refusal: { code: 'not-a-draft', stage: 'in-force' } })
})

test('a draft that somebody changed meanwhile is not adopted unread', () => {
  assert.deepEqual(adopted({}, [], 2), { ok: false, refusal: { code: 'changed-meanwhile' } })
})

test('a resolution of tomorrow is refused, of today accepted', () => {
  const tomorrow = civilDate('2026-05-25')
  assert.deepEqual(adopted({ on: tomorrow, inForceOn: tomorrow }), {
    ok: false,
    refusal: { code: 'resolution-in-future', today },
  })
})

test('an act is in force from its resolution at the earliest', () => {
  const yesterday = civilDate('2026-05-23')
  assert.deepEqual(adopted({ inForceOn: yesterday }), {
    ok: false,
    refusal: { code: 'in-force-before-resolution', resolutionOn: today },
  })
})

test('an act cannot come into force before the one that is in force or waits, but may on the same day', () => {
  const others = [
    regulation(1, 'in-force', '2026-05-20'),
    regulation(2, 'adopted', '2026-05-25'),
    regulation(3, 'superseded', '2026-06-01'),
    regulation(4, 'draft'),
  ]
  assert.deepEqual(adopted({}, others), {
    ok: false,
    refusal: { code: 'in-force-before-current', currentFrom: '2026-05-25' },
  })
  assert.ok(adopted({ inForceOn: civilDate('2026-05-25') }, others).ok)
})

test('nothing changes while no adopted act is due', () => {
  assert.deepEqual(
    dueMoves(
      [regulation(1, 'in-force', '2020-01-01'), regulation(2, 'adopted', '2026-05-25'), regulation(3, 'draft')],
      today,
    ),
    [],
  )
})

test('the day comes: the act is put in force after the one before it is superseded', () => {
  const moves = dueMoves([regulation(2, 'adopted', '2026-05-24'), regulation(1, 'in-force', '2020-01-01')], today)
  assert.deepEqual(
    moves.map(({ number, stage }) => [number, stage]),
    [
      [1, 'superseded'],
      [2, 'in-force'],
    ],
  )
})

test('of several due acts the latest stays, on one day the one with the higher number', () => {
  const acts = [
    regulation(4, 'adopted', '2026-05-24'),
    regulation(3, 'adopted', '2026-05-24'),
    regulation(2, 'adopted', '2026-05-20'),
    regulation(1, 'in-force', '2020-01-01'),
  ]
  const moves = dueMoves(acts, today)
  assert.deepEqual(
    moves.map(({ number, stage }) => [number, stage]),
    [
      [1, 'superseded'],
      [2, 'superseded'],
      [3, 'superseded'],
      [4, 'in-force'],
    ],
  )
  assert.deepEqual(dueMoves([...acts].reverse(), today).at(-1)?.number, 4)
})
