import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { isSaved } from './autosave.rules.ts'
import type { Initiative } from './initiative.model.ts'

const initiative = {
  title: 'Көчөгө жарык',
  theme: undefined,
  problem: 'Караңгы',
  solution: '',
  groupName: 'Жарык көчө',
  members: ['Айгүл', 'Нурлан'],
} as unknown as Initiative

test('text that stands there already is saved', () => {
  equal(isSaved(initiative, { title: 'Көчөгө жарык', theme: undefined, problem: 'Караңгы', solution: '' }), true)
  equal(isSaved(initiative, { groupName: 'Жарык көчө', members: ['Айгүл', 'Нурлан'] }), true)
})

test('one letter, one theme or one member more is not', () => {
  equal(isSaved(initiative, { title: 'Көчөгө жарык', theme: undefined, problem: 'Караңгы.', solution: '' }), false)
  equal(isSaved(initiative, { title: 'Көчөгө жарык', theme: 'lighting', problem: 'Караңгы', solution: '' }), false)
  equal(isSaved(initiative, { groupName: 'Жарык көчө', members: ['Айгүл'] }), false)
})
