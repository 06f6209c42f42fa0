import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { buildAssets, type Manifest } from './build-assets.ts'

const outFolder = mkdtempSync(join(tmpdir(), 'assets-'))
let manifest: Manifest = {}

before(async () => {
  manifest = await buildAssets({ outFolder })
})

function bytesOf(name: string): Buffer {
  return readFileSync(join(outFolder, manifest[name] ?? ''))
}

test('the style sheet stays under 30 kB gzipped, a first visit with all fonts and a page of 15 kB under 120 kB', () => {
  const styles = gzipSync(bytesOf('demilge.css')).length
  const fonts = Object.keys(manifest).filter((name) => name.endsWith('.woff2'))
  const rest = fonts.reduce((sum, name) => sum + bytesOf(name).length, 0)
  assert.equal(fonts.length, 3)
  assert.ok(styles <= 30_000, `${styles} bytes of style`)
  assert.ok(styles + rest + 15_000 <= 120_000, `${styles + rest + 15_000} bytes in all`)
})

test('every file the style sheet names is there, under a name that changes with it, and nothing comes from elsewhere', () => {
  const named = [
    ...bytesOf('demilge.css')
      .toString()
      .matchAll(/url\((?!["']?data:)["']?([^)"']+)/g),
  ].map(([, url]) => url)
  assert.ok(named.length >= 6)
  for (const url of named) {
    assert.match(url ?? '', /^[\w-]+\.[0-9a-f]{10}\.(woff2|svg)$/)
    assert.ok(statSync(join(outFolder, url ?? '')).size > 0)
  }
})

test('a second build with nothing changed writes nothing', async () => {
  const file = join(outFolder, 'manifest.json')
  utimesSync(file, 1, 1)
  assert.deepEqual(await buildAssets({ outFolder }), manifest)
  assert.equal(statSync(file).mtimeMs, 1000)
})

test('the counting program is one file that Node runs by itself', () => {
  const program = join(outFolder, manifest['demilge-tally.mjs'] ?? '')
  const vote = join(outFolder, 'vote.pb')
  const meta = ['META', 'key;value', 'num_projects;1', 'num_votes;1', 'budget;10', 'vote_type;approval']
  writeFileSync(
    vote,
    [...meta, 'PROJECTS', 'project_id;cost;points', '7;5;1/2', 'VOTES', 'voter_id;vote', '1;7'].join('\n'),
  )
  const counted = execFileSync(process.execPath, [program, 'weigh', vote, '--commission', '50'], { encoding: 'utf8' })
  assert.equal(counted, '5 of 10 spent\n1  7  75.00 %  selected\n')
})

test('a recount loads little until somebody asks for it, and the worker starts in old browsers too', () => {
  const [island, worker] = ['recount.js', 'recount-worker.js'].map((name) => bytesOf(name))
  assert.ok(island && gzipSync(island).length <= 10_000, 'the island is small')
  assert.ok(worker && gzipSync(worker).length <= 40_000, 'the worker is no larger than two pages')
  // A module would not start as a plain worker.
  assert.doesNotMatch(String(worker), /\bimport\s*[{*]|\bexport\s*\{/)
})
