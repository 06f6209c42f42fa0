import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { StreetCount } from './roll.model.ts'
import { leastPublished, publishedCounts, toldVillages, totalOf } from './roll-counts.rules.ts'

const at = (villageId: string | undefined, street: string | undefined, count: number): StreetCount => ({
  villageId,
  street,
  count,
})

test('streets stand below their village, the largest first', () => {
  deepEqual(publishedCounts([at('v1', 'Ленин', 12), at('v1', 'Манас', 30), at('v2', 'Ала-Тоо', 10)]), [
    { scope: 'village', villageId: 'v1', count: 42 },
    { scope: 'street', villageId: 'v1', street: 'Манас', count: 30 },
    { scope: 'street', villageId: 'v1', street: 'Ленин', count: 12 },
    { scope: 'village', villageId: 'v2', count: 10 },
    { scope: 'street', villageId: 'v2', street: 'Ала-Тоо', count: 10 },
  ])
})

test('small streets go together, with a larger one where they are still few', () => {
  deepEqual(publishedCounts([at('v1', 'А', 50), at('v1', 'Б', 11), at('v1', 'В', 3), at('v1', undefined, 4)]), [
    { scope: 'village', villageId: 'v1', count: 68 },
    { scope: 'street', villageId: 'v1', street: 'А', count: 50 },
    { scope: 'other-streets', villageId: 'v1', count: 18 },
  ])
})

test('a village of few goes with the smallest other, and its streets with it', () => {
  deepEqual(publishedCounts([at('v1', 'А', 50), at('v2', 'Б', 12), at('v3', 'В', 3)]), [
    { scope: 'village', villageId: 'v1', count: 50 },
    { scope: 'street', villageId: 'v1', street: 'А', count: 50 },
    { scope: 'other-villages', count: 15 },
  ])
})

test('a roll of fewer than ten has only its number', () => {
  deepEqual(publishedCounts([at('v1', 'А', 4), at(undefined, undefined, 3)]), [{ scope: 'other-villages', count: 7 }])
  deepEqual(publishedCounts([]), [])
})

test('a roll without villages or streets is counted as a whole', () => {
  deepEqual(publishedCounts([at(undefined, undefined, 40)]), [{ scope: 'no-village', count: 40 }])
  deepEqual(publishedCounts([at('v1', undefined, 40), at('v1', 'А', 12)]), [
    { scope: 'village', villageId: 'v1', count: 52 },
    { scope: 'street', villageId: 'v1', street: 'А', count: 12 },
    { scope: 'other-streets', villageId: 'v1', count: 40 },
  ])
})

test('a street counts once however it is written, under the way most write it', () => {
  deepEqual(publishedCounts([at('v1', 'ул. Ленина', 6), at('v1', 'ЛЕНИНА көчөсү', 9), at('v1', 'Ленина', 2)]), [
    { scope: 'village', villageId: 'v1', count: 17 },
    { scope: 'street', villageId: 'v1', street: 'ЛЕНИНА көчөсү', count: 17 },
  ])
})

test('the log is told of villages, by name, and never of streets', () => {
  const counts = publishedCounts([
    at('v1', 'А', 50),
    at(undefined, 'Б', 20),
    at('v3', 'В', 30),
    at('v4', 'Г', 3),
    at('v5', 'Д', 8),
  ])
  deepEqual(toldVillages(counts, new Map([['v1', 'Кара-Суу']])), [
    { village: 'Кара-Суу', voters: 50 },
    { village: '', voters: 30 },
    { village: '', voters: 20 },
    { village: '*', voters: 11 },
  ])
})

const rolls = fc.array(
  fc.record({
    villageId: fc.constantFrom('v1', 'v2', 'v3', undefined),
    street: fc.constantFrom('А', 'Б', 'В', 'Г', undefined),
    count: fc.integer({ min: 1, max: 30 }),
  }),
)

test('whatever the roll, no cell and no difference of cells tells of fewer than ten, and everybody is counted', () => {
  fc.assert(
    fc.property(rolls, (rows) => {
      const total = rows.reduce((sum, { count }) => sum + count, 0)
      const counts = publishedCounts(rows)
      equal(totalOf(counts), total)
      for (const { count } of counts) ok(count >= leastPublished || total < leastPublished)
      for (const village of counts.filter(({ scope }) => scope === 'village' || scope === 'no-village')) {
        const villageId = 'villageId' in village ? village.villageId : undefined
        const streets = counts.filter(
          (line) => (line.scope === 'street' || line.scope === 'other-streets') && line.villageId === villageId,
        )
        const left = village.count - streets.reduce((sum, { count }) => sum + count, 0)
        ok(streets.length === 0 || left === 0, 'streets are the whole village')
      }
    }),
    { numRuns: 500 },
  )
})
