import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const homes = ['lib', 'src', 'tools', 'main', 'db', 'test', 'words']
const testName = /\.(test|spec)\.tsx?$/

/** Every test file of the repository as a path from its root, browser journeys last because they are slowest. */
export function findTests(root: string, wanted: readonly string[] = []): string[] {
  const all = homes
    .filter((home) => existsSync(join(root, home)))
    .flatMap((home) =>
      readdirSync(join(root, home), { recursive: true, encoding: 'utf8' }).map((name) => join(home, name)),
    )
    .filter((path) => testName.test(path) && !path.includes('node_modules'))
    .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)))
    .sort()
  return [...all.filter((path) => !needsBrowser(path)), ...all.filter(needsBrowser)]
}

export function needsBrowser(path: string): boolean {
  return path.startsWith(join('test', 'browser')) && path.endsWith('.spec.ts')
}
