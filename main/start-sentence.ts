import { unreachable } from '../lib/kernel/assert.ts'
import type { Language } from '../lib/kernel/three.ts'
import { StartProblem } from '../lib/platform/embedded/start-problem.ts'
import { type WordKey, wordsIn } from '../lib/platform/words.ts'
import type { BeginProblem } from './begin-database.ts'
import type { Config, ConfigProblem } from './config.ts'
import { AddressProblem, ServerProblem } from './outside.ts'

/** The language of the terminal: LANG or LC_ALL name it; Kyrgyz where they name none that we speak. */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const named = (environment['LC_ALL'] || environment['LANG'] || '').slice(0, 2)
  return named === 'ru' || named === 'en' ? named : 'ky'
}

/** One clear sentence for what the program itself refuses. */
export function problemSentence(language: Language, problem: ConfigProblem | BeginProblem): string {
  const t = wordsIn(language)
  switch (problem.code) {
    case 'config':
      return t(`start.config-${problem.setting}` as WordKey, { value: problem.value ?? '' })
    case 'newer-than-program':
      return t('start.newer-database', { version: problem.version })
    case 'begun-otherwise':
      return t(problem.begun === 'demo' ? 'start.begun-as-demo' : 'start.begun-in-production')
    default:
      return unreachable(problem)
  }
}

// PostgreSQL's own: wrong password, wrong user; no such database; not allowed to make a schema or a table.
const refused = new Set(['28P01', '28000', '42501'])

/** One clear sentence for whatever kept the program from starting; undefined for a bug, which is shown as it is. */
export function startSentence(language: Language, config: Config, fault: unknown): string | undefined {
  const t = wordsIn(language)
  const { folder, host, port, databaseUrl } = config
  if (fault instanceof StartProblem) return t(`start.${fault.code}`, { folder: fault.folder, detail: fault.detail })
  const { code, message, syscall, path } = rootOf(fault)
  // Somebody may take the port after it was tried.
  if (fault instanceof AddressProblem || syscall === 'listen') {
    return t(code === 'EADDRINUSE' ? 'start.port-taken' : 'start.address-refused', { host, port })
  }
  const server = databaseUrl === undefined ? '' : serverName(databaseUrl)
  if (databaseUrl !== undefined && refused.has(code)) return t('start.database-refused', { server, detail: message })
  if (databaseUrl !== undefined && (code === '53100' || code === '3D000' || fault instanceof ServerProblem)) {
    return t('start.database-unreachable', { server, detail: message || code })
  }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return t('start.disk-full', { folder, detail: '' })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR') {
    return t('start.folder-not-writable', { folder: path ?? folder, detail: code })
  }
  return undefined
}

type Root = { readonly code: string; readonly message: string; readonly syscall?: string; readonly path?: string }

/** What lies under a fault: the first of several, and the cause of a cause. */
function rootOf(fault: unknown): Root {
  if (fault instanceof AggregateError && fault.errors.length > 0) return rootOf(fault.errors[0])
  if (fault instanceof Error && fault.cause !== undefined) return rootOf(fault.cause)
  const { code, message, syscall, path } = (fault ?? {}) as Partial<Root>
  const where = { ...(syscall ? { syscall } : {}), ...(path ? { path } : {}) }
  return { code: String(code ?? ''), message: String(message ?? fault), ...where }
}

/** The server's address without user and password, which do not belong on a terminal. */
function serverName(url: string): string {
  const named = url.replace(/^[a-z]+:\/\/(?:[^@/]*@)?/i, '').replace(/[/?].*$/, '')
  return decodeURIComponent(named) || 'localhost'
}
