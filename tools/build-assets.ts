import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')
const require = createRequire(import.meta.url)

/** Logical name of an asset to the hashed file that holds it now. */
export type Manifest = Readonly<Record<string, string>>

/** Golos Text in three parts: ң ө ү live in the extended one. */
const fonts = ['cyrillic-ext', 'cyrillic', 'latin'] as const

const theme = join(root, 'lib/ui/theme')
const drawings = readdirSync(theme).filter((name) => /\.(svg|png)$/.test(name))

function filesLike(pattern: RegExp): string[] {
  return ['src', 'lib'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((name) => pattern.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name) => join(root, name)),
  )
}

const islands = /\.island\.tsx?$/
const workers = /\.worker\.ts$/
/** All that islands and workers may be bundled of: tools/roles.ts. */
const bundled =
  /\.(island|worker|page|model|rules)\.tsx?$|^src\/[^/]+\/engine\/[^.]*\.ts$|^lib\/(kernel|ui)\/[^.]*\.tsx?$/

function fontFile(part: string): string {
  const folder = dirname(require.resolve('@fontsource-variable/golos-text/package.json'))
  return join(folder, 'files', `golos-text-${part}-wght-normal.woff2`)
}

/** Everything the assets are made of, for the question whether anything has changed. */
function sourcesDigest(): string {
  const files = [
    ...readdirSync(theme).map((name) => join(theme, name)),
    ...filesLike(bundled),
    import.meta.filename,
    join(root, 'package-lock.json'),
  ]
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(`${file} ${statSync(file).mtimeMs} ${statSync(file).size}\n`)
  return hash.digest('hex')
}

/** Builds the style sheet, fonts, icon and islands into the folder under hashed names; skipped when nothing changed. */
export async function buildAssets({ outFolder }: { readonly outFolder: string }): Promise<Manifest> {
  const manifestFile = join(outFolder, 'manifest.json')
  const digest = sourcesDigest()
  if (existsSync(manifestFile)) {
    const known = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
    if (known['sources'] === digest) return known
  }
  mkdirSync(outFolder, { recursive: true })
  const manifest: Record<string, string> = { sources: digest }
  const keep = (name: string, bytes: Buffer | string) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
    const file = name.replace(/(\.\w+)$/, `.${hash}$1`)
    writeWhole(join(outFolder, file), bytes)
    manifest[name] = file
  }
  for (const part of fonts) keep(`golos-${part}.woff2`, readFileSync(fontFile(part)))
  for (const drawing of drawings) keep(drawing, readFileSync(join(theme, drawing)))
  keep('demilge.css', await styles(manifest))
  for (const { name, text } of [...(await bundles(islands)), ...(await bundles(workers))]) keep(name, text)
  keep('demilge-tally.mjs', await tallyProgram())
  writeWhole(manifestFile, JSON.stringify(manifest, null, 2))
  return manifest
}

/** Several programs may build into one folder at once; a reader sees the old file or the new one, never half of it. */
function writeWhole(path: string, bytes: Buffer | string): void {
  const part = `${path}.${process.pid}`
  writeFileSync(part, bytes)
  renameSync(part, path)
}

async function styles(manifest: Manifest): Promise<string> {
  const built = await build({
    entryPoints: [join(theme, 'demilge.css')],
    bundle: true,
    minify: true,
    write: false,
    external: ['*.woff2', '*.svg'],
    logLevel: 'error',
    target: ['chrome87', 'firefox78', 'safari14'],
  })
  const text = built.outputFiles[0]?.text ?? ''
  return text.replace(/url\("?([\w-]+\.(?:woff2|svg))"?\)/g, (_, name: string) => `url(${manifest[name] ?? name})`)
}

/**
 * Islands are modules. A worker is a plain script, which older browsers start too, and is named so that it never takes
 * the name of the island beside it: "recount.worker.ts" becomes "recount-worker.js".
 */
async function bundles(pattern: RegExp): Promise<{ name: string; text: string }[]> {
  const entryPoints = filesLike(pattern)
  if (entryPoints.length === 0) return []
  const built = await build({
    entryPoints,
    bundle: true,
    minify: true,
    write: false,
    format: pattern === workers ? 'iife' : 'esm',
    outdir: 'islands',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    target: ['es2020'],
    logLevel: 'error',
  })
  return built.outputFiles.map(({ path, text }) => ({
    name: basename(path).replace('.island.js', '.js').replace('.worker.js', '-worker.js'),
    text,
  }))
}

/** The tally's command line in one file that Node runs, for whoever wants to count a published vote without us. */
async function tallyProgram(): Promise<string> {
  const contents = "import { runProgram } from './program.ts'\nrunProgram()\n"
  const built = await build({
    stdin: { contents, resolveDir: join(root, 'src/tally/engine/command-line'), loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: ['node20'],
    banner: { js: '#!/usr/bin/env node\n// demilge-tally, MIT: src/tally/engine of Demilge' },
    logLevel: 'error',
  })
  return built.outputFiles[0]?.text ?? ''
}

if (process.argv[1]?.endsWith('build-assets.ts')) {
  const started = performance.now()
  const manifest = await buildAssets({ outFolder: join(root, 'build/assets') })
  console.log(`${Object.keys(manifest).length - 1} assets in ${Math.round(performance.now() - started)} ms`)
}
