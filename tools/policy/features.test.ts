import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { featureComplaints } from '../features.ts'

const text = readFileSync('docs/features.md', 'utf8')

function afterChanging(from: RegExp, to: string): string {
  return featureComplaints(text.replace(from, to), process.cwd()).join('\n')
}

test('the yardstick has all its rows, and each shows what it claims', () => {
  assert.deepEqual(featureComplaints(text, process.cwd()), [])
})

test('a claim with nothing to show is found', () => {
  assert.match(afterChanging(/^\| 5 \| (.+?) \| .*$/m, '| 5 | $1 | yes | |'), /5: says yes and shows nothing/)
})

test('a claim that shows a missing file is found', () => {
  assert.match(afterChanging(/^\| 5 \| (.+?) \| .*$/m, '| 5 | $1 | part | `src/gone.page.tsx` |'), /which is not there/)
  assert.doesNotMatch(
    afterChanging(/^\| 5 \| (.+?) \| .*$/m, '| 5 | $1 | part | `/practices`, `tools/features.ts` |'),
    /which is not there/,
  )
})

test('any other word than yes, part or no is found', () => {
  assert.match(afterChanging(/^\| 5 \| (.+?) \| .*$/m, '| 5 | $1 | nearly | |'), /says "nearly"/)
})

test('a row that is gone is found', () => {
  assert.match(afterChanging(/^\| 5 \|.*\n/m, ''), /row 6 stands where 5 should/)
})

test('a sum that is not the sum of the rows is found', () => {
  assert.match(afterChanging(/^\| 5 \| (.+?) \| no \|/m, '| 5 | $1 | part | said'), /the last line should be/)
})
