/**
 * Demands that the tests beside them reach every branch of every *.rules.ts and of the engines: a rule that no
 * test asks about is a rule nobody has read twice. Only those tests are run, so no journey covers a rule by accident.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

type Range = { readonly startOffset: number; readonly endOffset: number; readonly count: number }
type ScriptCoverage = {
  readonly url: string
  readonly functions: readonly { readonly functionName: string; readonly ranges: readonly Range[] }[]
}
type MapPayload = ConstructorParameters<typeof SourceMap>[0]
type MapEntry = { readonly lineLengths: readonly number[]; readonly data: MapPayload | null }
type CoverageFile = {
  readonly result: readonly ScriptCoverage[]
  readonly 'source-map-cache'?: Record<string, MapEntry>
}

function isJudged(path: string): boolean {
  return /^src\/.*\.rules\.ts$/.test(path) || /^src\/[^/]+\/engine\/(?!testing\/).*(?<!\.test)\.ts$/.test(path)
}

function isJudge(path: string): boolean {
  return /^src\/.*\.rules\.test\.ts$/.test(path) || /^src\/[^/]+\/engine\/.*\.test\.ts$/.test(path)
}

/** Every branch no test reached, as `path:line: words`; `failed` when a test failed on the way. */
export function unreachedBranches(root: string): { readonly complaints: string[]; readonly failed: boolean } {
  const paths = filesBelow(root, 'src')
  const folder = mkdtempSync(join(tmpdir(), 'demilge-coverage-'))
  try {
    const tests = paths.filter(isJudge).map((path) => pathToFileURL(join(root, path)).href)
    // All in one process, so that what one test file leaves out another may reach.
    const load = `for (const file of ${JSON.stringify(tests)}) await import(file)`
    const argv = ['--import', 'tsx', '--input-type=module', '--eval', load]
    const env = { ...process.env, NODE_V8_COVERAGE: folder, NODE_TEST_CONTEXT: undefined }
    const child = spawnSync(process.execPath, argv, { cwd: root, env, encoding: 'utf8', maxBuffer: 1e9 })
    if (child.status !== 0) return { complaints: failureLines(child.stdout + child.stderr), failed: true }
    const coverage = readdirSync(folder).map(
      (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as CoverageFile,
    )
    const judged = paths.filter(isJudged)
    return { complaints: judged.flatMap((path) => complaintsAbout(root, path, coverage)), failed: false }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function complaintsAbout(root: string, path: string, coverage: readonly CoverageFile[]): string[] {
  const url = pathToFileURL(join(root, path)).href
  const seen = coverage.flatMap((file) => {
    const script = file.result.find((candidate) => candidate.url.split('?')[0] === url)
    return script ? [{ script, map: file['source-map-cache']?.[script.url] }] : []
  })
  // A file of types alone leaves nothing to run; tsx drops it, and a type-only import never loads it.
  if (seen.length === 0) return isOnlyTypes(root, path) ? [] : [`${path}: no test beside it runs it`]
  return seen.flatMap(({ script, map }) => {
    const lines = script.functions.flatMap(({ ranges }) =>
      ranges.filter(({ count }) => count === 0).map(({ startOffset }) => lineAt(startOffset, map)),
    )
    return [...new Set(lines)]
      .filter((line) => !isUnreachable(root, path, line))
      .sort((one, other) => one - other)
      .map((line) => `${path}:${line}: no test comes here`)
  })
}

/** The line of the source for an offset in what tsx made of it. */
function lineAt(offset: number, map: MapEntry | undefined): number {
  if (!map?.data) return 1
  let left = offset
  let line = 0
  for (const length of map.lineLengths) {
    if (left <= length) break
    left -= length + 1
    line += 1
  }
  const entry = new SourceMap(map.data).findEntry(line, left)
  return 'originalLine' in entry ? entry.originalLine + 1 : 1
}

/** The end of an exhaustive switch cannot be reached, which is its point; the compiler proves it. */
function isUnreachable(root: string, path: string, line: number): boolean {
  const lines = readFileSync(join(root, path), 'utf8').split('\n')
  return /\bunreachable\(/.test(`${lines[line - 1]}\n${/default:\s*$/.test(lines[line - 1] ?? '') ? lines[line] : ''}`)
}

function isOnlyTypes(root: string, path: string): boolean {
  const bare = readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  return !/^(export )?(async )?(function|const|let|class)\b/m.test(bare)
}

function failureLines(output: string): string[] {
  const lines = output.split('\n')
  return lines.filter((line) => /^\s*(not ok|✖|.*Error)/.test(line)).slice(0, 40)
}

function filesBelow(root: string, home: string): string[] {
  return readdirSync(join(root, home), { recursive: true, encoding: 'utf8' }).map((name) => join(home, name))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { complaints, failed } = unreachedBranches(process.cwd())
  for (const complaint of complaints) console.log(complaint)
  console.log(
    failed ? 'A test of the rules failed.' : complaints.length > 0 ? '' : 'Every branch of the rules is reached.',
  )
  process.exitCode = failed || complaints.length > 0 ? 1 : 0
}
