import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where the server's log ended at a moment, so that what it says later can be told from what it said before. */
export type LogMark = ReadonlyMap<string, number>

export function markLog(cluster: string): LogMark {
  return new Map(logFiles(cluster).map((path) => [path, statSync(path).size]))
}

/** What the log says since the mark; at most 64 kB of each file. */
export function logSince(cluster: string, mark: LogMark): string {
  return logFiles(cluster)
    .map((path) => textFrom(path, mark.get(path) ?? 0))
    .join('')
}

function logFiles(cluster: string): string[] {
  const folder = join(cluster, 'log')
  try {
    return readdirSync(folder).map((name) => join(folder, name))
  } catch {
    return []
  }
}

function textFrom(path: string, from: number): string {
  const size = statSync(path).size
  // A file begun anew after a week is shorter than it was.
  const start = Math.max(size < from ? 0 : from, size - 65_536)
  const bytes = Buffer.alloc(size - start)
  const fd = openSync(path, 'r')
  try {
    return bytes.toString('utf8', 0, readSync(fd, bytes, 0, bytes.length, start))
  } finally {
    closeSync(fd)
  }
}
