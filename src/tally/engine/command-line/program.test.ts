import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runProgram } from './program.ts'

/** What the program writes to a stream of this process when it is started with these words. */
function writtenTo(stream: 'stdout' | 'stderr', ...words: string[]): { text: string; code: unknown } {
  const { argv, exitCode } = process
  const { write } = process[stream]
  let text = ''
  process.argv = ['node', 'demilge-tally', ...words]
  process[stream].write = (piece: string | Uint8Array) => {
    text += piece
    return true
  }
  try {
    runProgram()
    return { text, code: process.exitCode }
  } finally {
    process[stream].write = write
    process.argv = argv
    process.exitCode = exitCode
  }
}

test('the program answers on the streams of its process, and with its exit code', () => {
  const rules = writtenTo('stdout', 'rules')
  assert.match(rules.text, /equal-shares\/add1 +mes_cost_add1/)
  assert.equal(rules.code, 0)
  const wrong = writtenTo('stderr', 'nothing')
  assert.match(wrong.text, /there is no command nothing/)
  assert.equal(wrong.code, 2)
})
