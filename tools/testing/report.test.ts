import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Outcome, Report } from './report.ts'

function done(name: string, details: Partial<Outcome['details']> = {}, file = '/repo/a.test.ts'): Outcome {
  return { name, file, details: { passed: true, ...details } }
}

function failure(failureType: string, cause = 'boo'): Error {
  return Object.assign(new Error('wrapped', { cause: new Error(cause) }), { failureType })
}

test('passing tests are counted once, suites and files not at all', () => {
  const lines: string[] = []
  const report = new Report('/repo', (line) => lines.push(line))
  report.completed(done('one'))
  report.completed(done('two'))
  report.completed(done('both', { type: 'suite' }))
  report.completed(done('/repo/a.test.ts'))
  assert.deepEqual(report.close(['a.test.ts']), { passed: 2, failed: 0, skipped: 0 })
  assert.deepEqual(lines, ['✔ a.test.ts  2 passed  0.0 s'])
})

test('a failure is told once, though its suite and its file fail with it', () => {
  const lines: string[] = []
  const report = new Report('/repo', (line) => lines.push(line))
  report.completed(done('one', { passed: false, error: failure('testCodeFailure', 'the sum is wrong') }))
  report.completed(done('both', { passed: false, type: 'suite', error: failure('subtestsFailed') }))
  report.completed(done('/repo/a.test.ts', { passed: false, error: failure('subtestsFailed') }))
  assert.equal(report.close(['a.test.ts']).failed, 1)
  assert.match(lines.join('\n'), /the sum is wrong/)
})

test('a file that breaks before its first test fails', () => {
  const report = new Report('/repo', () => undefined)
  report.completed(done('/repo/a.test.ts', { passed: false, error: failure('testCodeFailure') }))
  assert.deepEqual(report.close(['a.test.ts']), { passed: 0, failed: 1, skipped: 0 })
})

test('a file that holds no test fails', () => {
  const report = new Report('/repo', () => undefined)
  report.completed(done('/repo/a.test.ts'))
  assert.deepEqual(report.close(['a.test.ts']), { passed: 0, failed: 1, skipped: 0 })
})
