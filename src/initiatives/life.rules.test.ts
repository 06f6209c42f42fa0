import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../lib/kernel/instant.ts'
import { type InitiativeStage, initiativeMoves, initiativeStages } from './initiative.model.ts'
import { isOver, lifeOf } from './life.rules.ts'
import { movedInitiative } from './move.rules.ts'

const changes = (...stages: InitiativeStage[]) => stages.map((stage, at) => ({ stage, at: instant(at) }))
const told = (stage: InitiativeStage, ...stages: InitiativeStage[]) =>
  lifeOf(stage, changes(...stages)).map(
    (step) => `${step.state} ${step.stage}${step.at === undefined ? '' : ` ${step.at}`}`,
  )

test('a straight life shows what was with its days, where it stands, and what comes', () => {
  assert.deepEqual(told('admitted', 'draft', 'submitted', 'admitted'), [
    'past draft 0',
    'past submitted 1',
    'now admitted 2',
    'next on-the-ballot',
    'next selected',
    'next agreement',
    'next works',
    'next accepted',
    'next handed-over',
    'next assessed',
  ])
})

test('a returned one goes on with being admitted', () => {
  const line = told('returned', 'draft', 'submitted', 'returned')
  assert.deepEqual(line.slice(0, 4), ['past draft 0', 'past submitted 1', 'now returned 2', 'next admitted'])
})

test('one that was returned and sent again shows the last time it was sent', () => {
  assert.deepEqual(told('submitted', 'draft', 'submitted', 'returned', 'submitted').slice(0, 2), [
    'past draft 0',
    'now submitted 3',
  ])
})

test('one that came to its end shows nothing after it', () => {
  for (const stage of ['refused', 'reserve', 'not-selected', 'withdrawn', 'failed'] as const) {
    assert.deepEqual(told(stage, 'draft', 'submitted', stage), ['past draft 0', 'past submitted 1', `now ${stage} 2`])
    assert.ok(isOver(stage))
  }
  assert.ok(isOver('assessed'))
  assert.ok(!isOver('works'))
})

test('a move leads on only from the stages of the table', () => {
  for (const move of Object.keys(initiativeMoves) as (keyof typeof initiativeMoves)[]) {
    const { from, to } = initiativeMoves[move]
    for (const stage of initiativeStages) {
      const expected = (from as readonly InitiativeStage[]).includes(stage)
        ? { ok: true, value: to }
        : { ok: false, refusal: { code: 'wrong-stage', stage, move } }
      assert.deepEqual(movedInitiative(stage, move), expected)
    }
  }
})
