import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Benefit } from './benefit.model.ts'
import { benefitProblems, isBenefitTold } from './benefit.rules.ts'

const untold: Benefit = { women: undefined, children: undefined, youth: undefined, elders: undefined, targetGroups: [] }

test('parts up to the whole may be true', () => {
  deepEqual(benefitProblems({ ...untold, women: 300, children: 100, youth: 100, elders: 100 }, 300), [])
  deepEqual(benefitProblems(untold, 300), [])
})

test('more women than people cannot be', () => {
  deepEqual(benefitProblems({ ...untold, women: 301 }, 300), [{ part: 'women', told: 301, most: 300 }])
})

test('ages together are no more than the people, and the last one told is asked about', () => {
  deepEqual(benefitProblems({ ...untold, children: 200, youth: 101 }, 300), [{ part: 'youth', told: 301, most: 300 }])
  deepEqual(benefitProblems({ ...untold, elders: 301 }, 300), [{ part: 'elders', told: 301, most: 300 }])
  deepEqual(benefitProblems({ ...untold, women: 400, children: 400 }, 300).length, 2)
})

test('against an untold whole nothing is held', () => {
  deepEqual(benefitProblems({ ...untold, women: 301 }, undefined), [])
})

test('a number or a group is something told', () => {
  equal(isBenefitTold(untold), false)
  equal(isBenefitTold({ ...untold, elders: 0 }), true)
  equal(isBenefitTold({ ...untold, targetGroups: ['remote'] }), true)
})
