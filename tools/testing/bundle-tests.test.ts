import { equal, ok } from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { bundleTests } from './bundle-tests.ts'

const root = join(import.meta.dirname, '../..')
const sources = mkdtempSync(join(root, 'build/sources-'))
after(() => rmSync(sources, { recursive: true }))

test('a built test knows the place of its source, and its fault is told by the line of the source', async () => {
  // In two pieces, or this place would be told here.
  const fault = `throw new Error(${'import'}.meta.dirname satisfies string)`
  writeFileSync(join(sources, 'a.test.ts'), `type Nothing = never\n\n${fault}\n`)
  const built = await bundleTests(sources, ['a.test.ts'])
  const [file = ''] = built.files
  equal(built.sourceOf(file), join(sources, 'a.test.ts'))
  equal(built.sourceOf('a claim'), 'a claim')
  const run = promisify(execFile)(process.execPath, ['--enable-source-maps', file])
  const told = await run.then(
    () => '',
    (error: { stderr: string }) => error.stderr,
  )
  ok(told.includes(`Error: ${sources}`), told)
  ok(told.includes('a.test.ts:3:7'), told)
  await built.drop()
  ok(!existsSync(file))
})
