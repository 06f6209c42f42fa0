export type StartProblemCode =
  | 'folder-in-use'
  | 'folder-not-writable'
  | 'disk-full'
  | 'unsupported-machine'
  | 'no-unprivileged-user'
  | 'other-version'
  | 'database-damaged'
  | 'database-did-not-start'

/**
 * Why the embedded server could not start. Nothing was harmed. The sentence for people belongs to whoever prints it;
 * `detail` is plain fact in no language: a path, a process number, the server's own line.
 */
export class StartProblem extends Error {
  override name = 'StartProblem'
  readonly code: StartProblemCode
  readonly folder: string
  readonly detail: string

  constructor(code: StartProblemCode, folder: string, detail: string, cause?: unknown) {
    super(`${code}: ${folder}: ${detail}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.folder = folder
    this.detail = detail
  }
}

const full = new Set(['ENOSPC', 'EDQUOT'])
const closed = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ELOOP', 'ENAMETOOLONG'])

/** Turns what the file system said into a problem; anything else is a bug and comes back as it was. */
export function problemOfFiles(fault: unknown, folder: string): unknown {
  if (fault instanceof StartProblem || !(fault instanceof Error)) return fault
  const code = (fault as NodeJS.ErrnoException).code ?? ''
  if (full.has(code)) return new StartProblem('disk-full', folder, fault.message, fault)
  if (closed.has(code)) return new StartProblem('folder-not-writable', folder, fault.message, fault)
  return fault
}

const signs: readonly (readonly [StartProblemCode, RegExp])[] = [
  [
    'disk-full',
    /no space left on device|wrote only \d+ of \d+ bytes|disk quota exceeded|there is not enough space on the disk/i,
  ],
  ['folder-in-use', /lock file ".*" already exists|shared memory block .* is still in use/],
  ['other-version', /database files are incompatible with server|was initialized by PostgreSQL version/],
  [
    'database-damaged',
    /could not locate a valid checkpoint|not a valid data directory|incorrect checksum in control file|could not (open|read) file ".*(pg_control|PG_VERSION|pg_filenode\.map|pg_wal\/[^"]*)"|invalid (primary )?checkpoint|missing the ".*" (directory|file)|could not open directory "(base|global|pg_[a-z_]+)"|invalid page in block|could not read blocks/,
  ],
  ['folder-not-writable', /read-only file system|permission denied|has wrong ownership/i],
  [
    'unsupported-machine',
    /error while loading shared libraries|GLIBC(XX)?_[\d.]+' not found|dyld\[|exec format error|cannot execute|bad cpu type|invalid locale/i,
  ],
]

/** Reads the reason out of what initdb or the server wrote before it gave up. */
export function problemOfServer(said: string, folder: string): StartProblem {
  const code = signs.find(([, sign]) => sign.test(said))?.[0] ?? 'database-did-not-start'
  return new StartProblem(code, folder, tellingLine(said))
}

/** The first line that names a failure, without the time and process number in front. */
function tellingLine(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  const telling = [
    /configuration parameter|value for parameter|syntax error in file/,
    /PANIC|FATAL/,
    /could not|error/i,
  ]
  const line = telling.map((sign) => lines.find((line) => sign.test(line))).find((line) => line !== undefined)
  return (line ?? lines.at(-1) ?? 'no output').replace(/^.*?\b(PANIC|FATAL|ERROR|LOG): */, '').trim()
}
