/**
 * `npm test`: runs every test of the repository, or those whose path contains one of the words given
 * (`npm test -- src/ballots`). Ends with one line, `N passed, N failed`, and fails when nothing ran.
 */
import { once, setMaxListeners } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { buildAssets } from './build-assets.ts'
import { type BuiltTests, bundleTests } from './testing/bundle-tests.ts'
import { ensureChromium } from './testing/chromium.ts'
import { startTestServer } from './testing/database.ts'
import { findTests, needsBrowser } from './testing/find-tests.ts'
import { type Outcome, Report } from './testing/report.ts'

const root = process.cwd()
/** The whole cycle in a browser on a slow machine takes minutes; a hang should not take longer than this. */
const fileTimeoutMs = 15 * 60_000

async function runAll({ files, sourceOf }: BuiltTests, report: Report, signal: AbortSignal): Promise<void> {
  const named = (outcome: Outcome): Outcome => ({
    ...outcome,
    name: sourceOf(outcome.name),
    file: outcome.file && sourceOf(outcome.file),
  })
  const stream = run({
    files: [...files],
    concurrency: Math.max(2, availableParallelism()),
    timeout: fileTimeoutMs,
    signal,
  })
  stream.on('test:complete', (outcome) => report.completed(named(outcome)))
  stream.on('test:stderr', ({ file, message }) => report.wrote(file && sourceOf(file), message))
  stream.on('test:stdout', ({ file, message }) => report.wrote(file && sourceOf(file), message))
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
  // Pages name the style by the digest of its file.
  await buildAssets({ outFolder: join(root, 'build/assets') })
  const stop = new AbortController()
  // Every file listens, and there are hundreds.
  setMaxListeners(0, stop.signal)
  process.once('SIGINT', () => stop.abort())
  process.once('SIGTERM', () => stop.abort())
  const report = new Report(root, (line) => console.log(line))
  const built = await bundleTests(root, paths)
  // Built files need no loader, and say where in their sources they failed.
  process.execArgv.splice(0, Infinity, '--enable-source-maps')
  const stopServer = await startTestServer(root)
  try {
    await runAll(built, report, stop.signal)
  } finally {
    await stopServer()
    await built.drop()
  }
  const { passed, failed, skipped } = report.close(paths)
  console.log(skipped > 0 ? `\n${skipped} skipped` : '')
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
}

process.exitCode = await main()
