// What `npm start` runs. Node reads some eight hundred modules one by one, and translates ours, for the most part of a
// start; so the first start makes one file of them all for the later ones. Plain JavaScript, because it comes before
// the loader that understands anything else.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
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
  const made = makeBundle()
  const { launch } = await import('./launch.ts')
  await launch(made)
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

/**
 * Beside this start, in silence. Where it cannot be made, the next start is as slow as this one, and as right. It ends
 * with us: whoever stops the program wants nothing of it to go on.
 */
async function makeBundle() {
  const line = ['--import', import.meta.resolve('tsx'), join(home, 'main/bundle.ts')]
  const child = spawn(process.execPath, line, { cwd: home, stdio: 'ignore' })
  const stop = () => child.kill('SIGKILL')
  process.once('exit', stop)
  await once(child, 'exit').catch(() => undefined)
  process.off('exit', stop)
}
