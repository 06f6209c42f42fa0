import type { Language } from '../lib/kernel/three.ts'
import { StartProblem } from '../lib/platform/embedded/start-problem.ts'
import { type WordKey, wordsIn } from '../lib/platform/words.ts'
import type { Config } from './config.ts'

/** The language of the terminal: LANG or LC_ALL name it; Kyrgyz where they name none that we speak. */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const named = (environment['LC_ALL'] || environment['LANG'] || '').slice(0, 2)
  return named === 'ru' || named === 'en' ? named : 'ky'
}

const unreachable = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET', 'EAI_AGAIN', 'ENOENT'],
  // PostgreSQL's own: wrong password, wrong user, no such database, starting up, too many connections.
  ...['28P01', '28000', '3D000', '57P03', '53300'],
])

/** One clear sentence for whatever kept the program from starting; undefined for a bug, which is shown as it is. */
export function startSentence(language: Language, config: Config, fault: unknown): string | undefined {
  const t = wordsIn(language)
  const say = (key: string, values: Record<string, string | number>) => t(`start.${key}` as WordKey, values)
  if (fault instanceof StartProblem) return say(fault.code, { folder: fault.folder, detail: fault.detail })
  const code = codeOf(fault)
  if (code === 'EADDRINUSE') return say('port-taken', { host: config.host, port: config.port })
  if (code === 'EADDRNOTAVAIL' || code === 'EACCES')
    return say('address-refused', { host: config.host, port: config.port })
  if (code === 'ENOSPC') return say('disk-full', { folder: config.folder, detail: '' })
  if (config.databaseUrl && unreachable.has(code)) {
    return say('database-unreachable', { server: serverName(config.databaseUrl), detail: code })
  }
  return undefined
}

function codeOf(fault: unknown): string {
  if (fault instanceof AggregateError) return codeOf(fault.errors[0])
  return String((fault as { code?: unknown } | undefined)?.code ?? '')
}

/** The server's address without user and password, which do not belong on a terminal. */
function serverName(url: string): string {
  return url.replace(/^[a-z]+:\/\/(?:[^@/]*@)?/i, '').replace(/[/?].*$/, '') || 'localhost'
}
