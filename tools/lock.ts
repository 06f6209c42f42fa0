/**
 * Completes package-lock.json. Some packages bring one binary for each kind of machine as optional packages; a registry
 * mirror that lacks those for other machines makes npm leave them out of the lock, and `npm ci` then refuses it
 * everywhere. Run after every `npm install`: `node --import tsx tools/lock.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'

export type LockEntry = {
  readonly version?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
export type Lock = { readonly packages: Readonly<Record<string, LockEntry>> }

/** The optional packages that some package of the lock names with an exact version and the lock lacks. */
export function missingFromLock(lock: Lock): Record<string, LockEntry> {
  const missing = Object.entries(lock.packages).flatMap(([, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, version]) => /^\d/.test(version) && !(`node_modules/${name}` in lock.packages))
      .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, entry.dev === true)] as const),
  )
  return Object.fromEntries(missing)
}

/** Which machine a package is for stands in its name: …-linux-arm64-musl, …-win32-x64-msvc. */
function entryOf(name: string, version: string, dev: boolean): LockEntry {
  const words = name.split('-')
  const os = ['android', 'darwin', 'linux', 'win32', 'freebsd'].filter((word) => words.includes(word))
  const cpu = ['arm64', 'x64', 'arm', 'ia32'].filter((word) => words.includes(word))
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined
  return { version, cpu, ...(dev ? { dev } : {}), ...(libc ? { libc } : {}), optional: true, os }
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
  const missing = missingFromLock(lock)
  const packages = Object.entries({ ...lock.packages, ...missing }).sort(([one], [other]) =>
    one.localeCompare(other, 'en'),
  )
  writeFileSync(
    'package-lock.json',
    `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`,
  )
  console.log(`${Object.keys(missing).length} packages of other machines added`)
}
