import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { bundling } from '../../main/bundling.ts'

/** Test files as programs that start at once. */
export type BuiltTests = {
  /** The built files, in the order of their sources. */
  readonly files: readonly string[]
  /** The path of the source of a built file; any other text as it is. */
  readonly sourceOf: (file: string) => string
  readonly drop: () => Promise<void>
}

/**
 * Builds test files, given as paths from the root, with what they share read once: a test of pages reads the whole
 * product, and would spend more time on reading it than on asking it.
 */
export async function bundleTests(root: string, paths: readonly string[]): Promise<BuiltTests> {
  const folder = join(root, 'build/tests', String(process.pid))
  await build({
    ...bundling,
    entryPoints: paths.map((path) => join(root, path)),
    absWorkingDir: root,
    outbase: root,
    outdir: folder,
    chunkNames: 'shared/[name]-[hash]',
    sourcemap: 'linked',
  })
  const built = new Map(paths.map((path) => [join(folder, path.replace(/\.tsx?$/, '.mjs')), path]))
  return {
    files: [...built.keys()],
    sourceOf: (file) => {
      const path = built.get(file) ?? built.get(join(root, file))
      return path === undefined ? file : join(root, path)
    },
    drop: () => rm(folder, { recursive: true, force: true }),
  }
}
