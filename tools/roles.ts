/**
 * Who may import whom: the slices upstream first, and the roles of the files inside them.
 * The import walls (tools/walls.ts), tidy and STYLE.md all speak of this one table.
 */

/** Upstream first. A slice may import only slices before it. */
export const slices = [
  'record',
  'people',
  'municipalities',
  'log',
  'programmes',
  'regulations',
  'calls',
  'initiatives',
  'reviews',
  'ballots',
  'tally',
  'funding',
  'implementation',
  'practices',
] as const

export type Slice = (typeof slices)[number]

/** Slices with a pure part that can be published alone, in their folder `engine`. */
export const engines: readonly Slice[] = ['log', 'tally']

export const roleNames = [
  'model',
  'rules',
  'store',
  'command',
  'query',
  'page',
  'routes',
  'jobs',
  'document',
  'island',
  'worker',
  'api',
  'visit',
  'index',
] as const

export type Role = (typeof roleNames)[number]

export type RoleWall = {
  /** The one job of such a file. */
  readonly job: string
  /** Files outside src, as regular expressions on paths from the root; `type:` before one allows types only. */
  readonly lib: readonly string[]
  /** Roles of its own slice. */
  readonly own: readonly (Role | `type:${Role}` | 'engine')[]
  /** Roles of upstream slices. */
  readonly upstream: readonly (Role | 'engine')[]
  /** Packages and Node's own modules. */
  readonly packages: readonly string[]
}

const kernel = '^lib/kernel/'
const ui = '^lib/ui/'
const words = '^lib/platform/words\\.ts$'
const paths = '^lib/platform/paths\\.ts$'
const platform = '^lib/platform/'
/** The parts of the platform that know nothing of HTTP or of words on a page. */
const quietPlatform = '^lib/platform/(?!web|words|paths|fields)'
const anyPlatformType = 'type:^lib/platform/'

export const roles: Record<Role, RoleWall> = {
  model: {
    job: 'types, ids, tables of moves, refusal unions; runs nothing',
    lib: [kernel],
    own: ['model', 'engine'],
    upstream: ['model'],
    packages: [],
  },
  rules: {
    job: 'decides, and says why not; neither waits nor looks at the clock',
    lib: [kernel],
    own: ['model', 'rules', 'engine'],
    upstream: ['model', 'rules', 'engine'],
    packages: [],
  },
  store: {
    job: 'SQL to models and back; writes only the schema of its own slice',
    lib: [kernel, quietPlatform],
    own: ['model', 'store'],
    upstream: ['model'],
    packages: ['kysely', 'node:crypto'],
  },
  command: {
    job: 'one write: lock, decide, write, record, enqueue',
    lib: [kernel, quietPlatform],
    // Its own queries too: facts that lie in several upstream tables are read by a query, inside the transaction.
    own: ['model', 'rules', 'store', 'query', 'command', 'engine'],
    upstream: ['model', 'rules', 'engine', 'index'],
    packages: ['node:crypto'],
  },
  query: {
    job: 'one read for one page; may read any upstream table',
    lib: [kernel, quietPlatform],
    own: ['model', 'rules', 'store', 'query', 'engine'],
    upstream: ['model', 'rules', 'engine', 'index'],
    packages: ['kysely'],
  },
  page: {
    job: 'data to HTML; fetches nothing',
    lib: [kernel, ui, words, paths, anyPlatformType],
    // The engine draws its pictures and tells its reasons in the words that a page hands in.
    own: ['model', 'rules', 'page', 'island', 'engine', 'type:query', 'type:command'],
    upstream: ['model', 'rules'],
    packages: ['preact'],
  },
  routes: {
    job: 'HTTP: parses, authorises, calls, chooses the page',
    lib: [kernel, platform, ui],
    own: ['model', 'rules', 'command', 'query', 'page', 'routes', 'document', 'island', 'api', 'visit', 'index'],
    upstream: ['model', 'rules', 'visit', 'index'],
    packages: ['zod', 'fastify', 'preact'],
  },
  jobs: {
    job: 'parses a payload of ids and calls a command',
    lib: [kernel, quietPlatform, words],
    own: ['model', 'command', 'query', 'document'],
    upstream: ['model', 'index'],
    packages: ['zod'],
  },
  document: {
    job: 'data to PDF or DOCX, its words from the message files',
    lib: [kernel, platform],
    // Its own pages too: a paper gives the reason in the very words of the page.
    own: ['model', 'rules', 'document', 'page', 'type:query', 'type:command'],
    upstream: ['model', 'rules'],
    packages: [],
  },
  island: {
    job: 'comfort in the browser; the page works without it',
    lib: [kernel, ui],
    // Its own pages too: what it draws in the browser is the part that the server would have drawn.
    own: ['model', 'page', 'engine'],
    upstream: ['model'],
    packages: ['preact', '@simplewebauthn/browser'],
  },
  worker: {
    job: 'long work in the browser beside the page, by the very rules of the server',
    lib: [kernel],
    own: ['model', 'rules', 'engine'],
    upstream: ['model', 'rules', 'engine'],
    packages: [],
  },
  api: {
    job: 'JSON for the open door',
    lib: [kernel, platform],
    own: ['model', 'rules', 'command', 'query', 'api', 'visit'],
    upstream: ['model', 'rules', 'visit', 'index'],
    packages: ['zod', 'fastify'],
  },
  visit: {
    job: 'what a request is, once understood, and what a route answers; only people has one',
    lib: [kernel, platform],
    own: ['model'],
    upstream: ['model'],
    packages: ['preact'],
  },
  index: {
    job: "the slice's public face; its first line says the slice's invariant",
    lib: [kernel],
    own: ['model', 'rules', 'store', 'command', 'query', 'jobs', 'engine'],
    upstream: [],
    packages: [],
  },
}

/** The role of a file under src, read from its name; undefined when it has none. */
export function roleOf(path: string): Role | 'engine' | undefined {
  if (engines.some((slice) => path.startsWith(`src/${slice}/engine/`))) return 'engine'
  if (/\/index\.ts$/.test(path)) return 'index'
  const name = /\.([a-z]+)\.tsx?$/.exec(path)?.[1]
  return roleNames.find((role) => role === name)
}

export function sliceOf(path: string): Slice | undefined {
  const name = /^src\/([^/]+)\//.exec(path)?.[1]
  return slices.find((slice) => slice === name)
}
