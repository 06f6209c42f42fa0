// What `npm start` runs. Node reads some eight hundred modules one by one, and translates ours, for the most part of a
// start; so the first start makes one file of them all for the later ones. Plain JavaScript, because it comes before
// the loader that understands anything else.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const home = join(import.meta.dirname, '..')
const folder = join(home, 'build/program')
const bundle = bundleIfFresh()
if (bundle) {
  const { launch } = await import(bundle)
  await launch()
} else {
  await import('tsx')
  const [{ makeBundle }, { launch }] = await Promise.all([import('./bundle.ts'), import('./launch.ts')])
  await launch(makeBundle(folder))
}

/** The address of the program as one file, if it was made of exactly the sources that lie there now (main/bundle.ts). */
function bundleIfFresh() {
  try {
    const { name, root, sources } = JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8'))
    if (root !== home) return undefined
    for (const [path, mark] of Object.entries(sources)) {
      const { mtimeMs, size } = statSync(join(home, path))
      if (mark !== `${mtimeMs} ${size}`) return undefined
    }
    const file = join(folder, name, 'launch.mjs')
    return existsSync(file) ? pathToFileURL(file).href : undefined
  } catch {
    // None was made yet, or one of its sources is gone.
    return undefined
  }
}
