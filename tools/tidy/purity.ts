import ts from 'typescript'
import { complaint, type Source, within } from './source.ts'

const outside = new Set([
  'process',
  'console',
  'globalThis',
  'performance',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
])

/** The engine's command line reads files and shows progress, and its tests look where they run; what they call does not. */
const outward = /^src\/[^/]+\/engine\/(?:command-line|testing)\//

/** Kernel, models, rules and the engine only think: no clock, no chance, no waiting, no environment. */
export function purityComplaints(source: Source): string[] {
  const pure = source.path.startsWith('lib/kernel/') || /^(model|rules|engine)$/.test(source.role ?? '')
  if (!pure || source.isTest || outward.test(source.path)) return []
  return [...within(source.ast)].flatMap((node) => {
    const reason = whyImpure(node) ?? (source.role === 'rules' ? whyThrows(node) : undefined)
    return reason ? [complaint(source, node, reason)] : []
  })
}

function whyImpure(node: ts.Node): string | undefined {
  const text = node.getText()
  if (ts.isPropertyAccessExpression(node) && text === 'Date.now') return 'looks at the clock; take `now` as an argument'
  if (ts.isPropertyAccessExpression(node) && text === 'Math.random') return 'rolls dice; take the chance as an argument'
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
    return 'looks at the clock; take `now` as an argument'
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date')
    return 'looks at the clock; take `now` as an argument'
  if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword) return 'waits; facts come as arguments'
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return 'loads code while running'
  if (ts.isIdentifier(node) && outside.has(node.text) && isFree(node)) return `touches ${node.text}, which is outside`
  return undefined
}

/** A rule that says no returns a refusal; `assert` and `unreachable` are there for bugs. */
function whyThrows(node: ts.Node): string | undefined {
  return ts.isThrowStatement(node) ? 'throws; return a refusal, or use assert for what cannot be' : undefined
}

/** Not a member, a key, a parameter or a property of our own with the same name. */
function isFree(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isCallExpression(parent) || ts.isTypeOfExpression(parent) || ts.isNewExpression(parent)) return true
  return ts.isElementAccessExpression(parent) && parent.expression === node
}
