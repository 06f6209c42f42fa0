import { readFileSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BuildOptions, Plugin } from 'esbuild'

/** Packages that consist of many small modules; the others are loaded by Node as they are. */
const bundled = /^(kysely|zod|preact|preact-render-to-string|intl-messageformat|@formatjs\/.*)$/

/** A source asks where it lies; in the bundle it must still say so. */
const keepPlaces: Plugin = {
  name: 'keep-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const places = { dirname: dirname(path), filename: path, url: pathToFileURL(path).href }
      const contents = readFileSync(path, 'utf8').replace(/\bimport\.meta\.(dirname|filename|url)\b/g, (_, asked) =>
        JSON.stringify(places[asked as keyof typeof places]),
      )
      return { contents, loader: extname(path) === '.tsx' ? 'tsx' : 'ts' }
    })
  },
}

const leavePackages: Plugin = {
  name: 'leave-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[@a-z]/ }, ({ path, kind }) => {
      const [name = ''] = /^(@[^/]+\/)?[^/]+/.exec(path) ?? []
      return kind === 'entry-point' || bundled.test(name) ? undefined : { path, external: true }
    })
  },
}

/**
 * How sources become few files that Node reads at once: it reads some eight hundred modules one by one, and translates
 * ours, for the most part of a start.
 */
export const bundling = {
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'silent',
  plugins: [keepPlaces, leavePackages],
} as const satisfies BuildOptions
