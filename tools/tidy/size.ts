import ts from 'typescript'
import { complaint, type Source, within } from './source.ts'

/** Longest allowed, in lines. They come from what fits a screen, and only ever go down. */
export const limits = { file: 300, function: 70, rulesFunction: 40 } as const

/** What is longer than its limit for now, by `path` or `path#function`, with the most it may have. */
export type Ratchet = Readonly<Record<string, number>>

export function sizeComplaints(source: Source, ratchet: Ratchet = {}): string[] {
  const lines = source.text.trimEnd().split('\n').length
  const complaints = tooLong(source.path, lines, limits.file, ratchet).map(
    (words) => `${source.path}: the file ${words}`,
  )
  if (source.isTest) return complaints
  const most = source.role === 'rules' ? limits.rulesFunction : limits.function
  for (const node of within(source.ast)) {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) continue
    const [from, to] = [node.getStart(source.ast), node.end].map(
      (at) => source.ast.getLineAndCharacterOfPosition(at).line,
    )
    const name = nameOf(node)
    for (const words of tooLong(`${source.path}#${name}`, (to ?? 0) - (from ?? 0) + 1, most, ratchet)) {
      complaints.push(complaint(source, node, `${name} ${words}`))
    }
  }
  return complaints
}

function tooLong(key: string, lines: number, limit: number, ratchet: Ratchet): string[] {
  const most = Math.max(limit, ratchet[key] ?? 0)
  if (lines > most) return [`has ${lines} lines, at most ${most}: split it by noun`]
  if (ratchet[key] !== undefined && lines < ratchet[key])
    return [`has shrunk to ${lines} lines: lower tools/tidy/ratchet.json`]
  return []
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText()
  const parent = node.parent
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText()
  return 'a function'
}

/** Entries of the ratchet for files that are gone. */
export function staleEntries(ratchet: Ratchet, paths: readonly string[]): string[] {
  return Object.keys(ratchet)
    .filter((key) => !paths.includes(key.split('#')[0] ?? ''))
    .map((key) => `tools/tidy/ratchet.json: ${key} is gone; remove it`)
}
