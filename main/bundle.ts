import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { assert } from '../lib/kernel/assert.ts'
import { bundling } from './bundling.ts'

// Makes one file of the program, for main/start.mjs, in a process of its own beside the first start.

const root = join(import.meta.dirname, '..')
const folder = join(root, 'build/program')
const record = join(folder, 'bundle.json')

/** What changes the program too, although it is not part of it. */
const others = ['main/bundle.ts', 'main/bundling.ts', 'package-lock.json', 'node_modules/.package-lock.json']

/** What main/start.mjs reads. */
type Bundle = {
  /** The folder of the built files, in build/program. */
  readonly name: string
  /** Where the sources lay: a copied folder makes its own. */
  readonly root: string
  /** Time and size of everything that went in, by path from there. */
  readonly sources: Readonly<Record<string, string>>
}

/** Under another name first: what is cut short is never taken for the program. */
async function makeBundle(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const half = mkdtempSync(join(folder, 'half-'))
  try {
    const sources = await build(half)
    const name = basename(half).replace('half-', '')
    renameSync(half, join(folder, name))
    writeFileSync(`${record}.half`, JSON.stringify({ name, root, sources } satisfies Bundle))
    renameSync(`${record}.half`, record)
    dropOld()
  } catch (fault) {
    rmSync(half, { recursive: true, force: true })
    throw fault
  }
}

/**
 * Builds into the folder and answers what went in.
 * @throws when a source was changed meanwhile: nobody knows which of the two went in.
 */
async function build(outdir: string): Promise<Bundle['sources']> {
  const began = Date.now()
  const esbuild = await import('esbuild')
  const { metafile } = await esbuild.build({
    entryPoints: [join(import.meta.dirname, 'launch.ts')],
    absWorkingDir: root,
    outdir,
    metafile: true,
    ...bundling,
  })
  const paths = [...Object.keys(metafile.inputs), ...others]
  const marks = paths.map((path) => [path, statSync(join(root, path))] as const)
  assert(!marks.some(([, { mtimeMs }]) => mtimeMs >= began), 'the sources stay as they are')
  return Object.fromEntries(marks.map(([path, { mtimeMs, size }]) => [path, `${mtimeMs} ${size}`]))
}

/** What earlier sources left. The latest stay: a program that was started before still reads parts of its own. */
function dropOld(): void {
  const age = (name: string) => statSync(join(folder, name)).mtimeMs
  const made = readdirSync(folder).filter((name) => !name.startsWith('bundle.json'))
  for (const name of made.toSorted((a, b) => age(b) - age(a)).slice(5)) {
    rmSync(join(folder, name), { recursive: true, force: true })
  }
}

await makeBundle()
