import ts from 'typescript'
import { complaint, literalText, type Source, within } from './source.ts'

const writing = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])
const reading = new Set(['selectFrom', 'selectNoFrom'])
const rawWrite =
  /\b(?:insert\s+into|(?<!\b(?:for|key|do)\s+)update(?!\s+set\b)|delete\s+from|truncate(?:\s+table)?|merge\s+into)\s+(?:only\s+)?([a-z_"][\w".]*)/gi

/** A store writes its own schema, a query reads, and nobody else speaks SQL. */
export function sqlComplaints(source: Source): string[] {
  if (!source.slice || source.isTest || source.role === 'engine') return []
  return [...within(source.ast)].flatMap((node) => {
    const reads = isRead(node) && source.role !== 'store' && source.role !== 'query'
    if (reads) return [complaint(source, node, `a ${source.role} file speaks SQL; ask a store or a query`)]
    return writtenTables(node).flatMap((table) => whyNotWrite(source, table).map((why) => complaint(source, node, why)))
  })
}

function whyNotWrite({ role, slice }: Source, table: string): string[] {
  if (role !== 'store') return [`a ${role} file writes ${table}; only a store writes`]
  return table.startsWith(`${slice}.`) ? [] : [`writes ${table}; a store of ${slice} writes only ${slice}.*`]
}

function isRead(node: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText().startsWith('sql')
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    reading.has(node.expression.name.text)
  )
}

function writtenTables(node: ts.Node): string[] {
  if (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    writing.has(node.expression.name.text)
  ) {
    const [target] = node.arguments
    const tables = target && ts.isArrayLiteralExpression(target) ? [...target.elements] : target ? [target] : []
    return tables.map((table) => (ts.isStringLiteralLike(table) ? table.text : 'a table that has no name here'))
  }
  const text = literalText(node)
  return text === undefined ? [] : [...text.matchAll(rawWrite)].map((match) => (match[1] ?? '').replaceAll('"', ''))
}
