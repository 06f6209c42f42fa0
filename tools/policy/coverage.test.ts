import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unreachedBranches } from '../coverage.ts'
import { treeOf } from './tree.ts'

const rules = `/** Says who may. */
export type Age = number

export function whyNot(age: Age): string | undefined {
  if (age < 16) {
    return 'too-young'
  }
  return age > 120 ? 'too-old' : undefined
}
`

function testing(...ages: number[]): string {
  const calls = ages.map((age) => `whyNot(${age})`).join('; ')
  return `import { test } from 'node:test'\nimport { whyNot } from './age.rules.ts'\ntest('ages', () => { ${calls} })\n`
}

function complaintsWhen(t: Parameters<typeof treeOf>[0], ...ages: number[]): readonly string[] {
  const files = { 'package.json': '{"type":"module"}', 'src/people/age.rules.ts': rules }
  return unreachedBranches(treeOf(t, { ...files, 'src/people/age.rules.test.ts': testing(...ages) })).complaints
}

test('rules whose every branch is asked about pass', (t) => {
  assert.deepEqual(complaintsWhen(t, 10, 20, 130), [])
})

test('an if that no test enters is told with its line', (t) => {
  assert.deepEqual(complaintsWhen(t, 20, 130), ['src/people/age.rules.ts:5: no test comes here'])
})

test('one arm of a condition that no test takes is told with its line', (t) => {
  assert.deepEqual(complaintsWhen(t, 10, 20), ['src/people/age.rules.ts:8: no test comes here'])
})

test('rules without a test beside them are told', (t) => {
  const files = { 'package.json': '{"type":"module"}', 'src/people/age.rules.ts': rules }
  const other = "import { test } from 'node:test'\ntest('nothing', () => undefined)\n"
  const root = treeOf(t, { ...files, 'src/people/other.rules.test.ts': other })
  assert.deepEqual(unreachedBranches(root).complaints, ['src/people/age.rules.ts: no test beside it runs it'])
})

test('the end of an exhaustive switch is no branch', (t) => {
  const switching = `export function wordOf(stage: 'open' | 'closed'): string {
  switch (stage) {
    case 'open':
      return 'o'
    case 'closed':
      return 'c'
    default:
      return unreachable(stage)
  }
}

function unreachable(stage: never): never {
  throw new Error(stage)
}
`
  const calls = "import { test } from 'node:test'\nimport { wordOf } from './call.rules.ts'\n"
  const root = treeOf(t, {
    'package.json': '{"type":"module"}',
    'src/calls/call.rules.ts': switching,
    'src/calls/call.rules.test.ts': `${calls}test('words', () => [wordOf('open'), wordOf('closed')])`,
  })
  assert.deepEqual(unreachedBranches(root).complaints, [])
})

test('a failing test of the rules fails the gate', (t) => {
  const files = { 'package.json': '{"type":"module"}', 'src/people/age.rules.ts': rules }
  const failing = "import { test } from 'node:test'\ntest('no', () => { throw new Error('no') })\n"
  assert.equal(unreachedBranches(treeOf(t, { ...files, 'src/people/age.rules.test.ts': failing })).failed, true)
})
