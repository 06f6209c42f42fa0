/**
 * `npm test`: runs every test of the repository, or those whose path contains one of the words given
 * (`npm test -- src/ballots`). Ends with one line, `N passed, N failed`, and fails when nothing ran.
 */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { pathToFileURL } from 'node:url'
import { ensureChromium } from './testing/chromium.ts'
import { findTests, needsBrowser } from './testing/find-tests.ts'
import { Report } from './testing/report.ts'

const root = process.cwd()
/** The whole cycle in a browser on a slow machine takes minutes; a hang should not take longer than this. */
const fileTimeoutMs = 15 * 60_000

/** What a file `test/support/before-all.ts` may export, to share one thing (a database server) between all test files. */
type BeforeAll = { beforeAll: () => Promise<{ env: Record<string, string>; afterAll: () => Promise<void> }> }

async function shareWithAll(): Promise<() => Promise<void>> {
  const path = join(root, 'test', 'support', 'before-all.ts')
  if (!existsSync(path)) return async () => undefined
  const { beforeAll } = (await import(pathToFileURL(path).href)) as BeforeAll
  const { env, afterAll } = await beforeAll()
  Object.assign(process.env, env)
  return afterAll
}

async function runAll(paths: readonly string[], report: Report, signal: AbortSignal): Promise<void> {
  const stream = run({
    files: paths.map((path) => join(root, path)),
    concurrency: Math.max(2, availableParallelism()),
    timeout: fileTimeoutMs,
    signal,
  })
  stream.on('test:complete', (outcome) => report.completed(outcome))
  stream.on('test:stderr', ({ file, message }) => report.wrote(file, message))
  stream.on('test:stdout', ({ file, message }) => report.wrote(file, message))
  stream.resume()
  await once(stream, 'end')
}

async function main(): Promise<number> {
  const paths = findTests(root, process.argv.slice(2))
  if (paths.some(needsBrowser)) {
    const chromium = ensureChromium()
    if (!chromium) {
      console.error(
        'The browser tests need Chromium: install it (Debian: sudo apt-get install chromium) or set CHROMIUM.',
      )
      return 1
    }
    process.env['CHROMIUM'] = chromium
  }
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  process.once('SIGTERM', () => stop.abort())
  const report = new Report(root, (line) => console.log(line))
  const afterAll = await shareWithAll()
  await runAll(paths, report, stop.signal).finally(afterAll)
  const { passed, failed, skipped } = report.close(paths)
  console.log(skipped > 0 ? `\n${skipped} skipped` : '')
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
}

process.exitCode = await main()
