import ts from 'typescript'
import { complaint, type Source, within } from './source.ts'

/** Words that say nothing of what a thing is. */
const empty = /^(utils?|misc|[h]elpers?|managers?|services?|handlers?|data|info|items?)$/
/** Words of the trade that contain one of them. */
const trade = /\b(open|personal) data\b|\bdata table\b/g

export function nameComplaints(source: Source): string[] {
  const complaints: string[] = []
  for (const word of emptyWords(source.path.replace(/\.(tsx?)$/, '').replace(/[/.]/g, '-'))) {
    complaints.push(`${source.path}: "${word}" in a path says nothing; name the noun`)
  }
  for (const node of within(source.ast)) {
    const name = declaredName(node)
    if (!name) continue
    for (const word of emptyWords(name.text))
      complaints.push(complaint(source, name, `"${word}" in ${name.text} says nothing; name the noun`))
    if (/(^p|P)rocess$/.test(name.text))
      complaints.push(complaint(source, name, `"process" is no noun of this house; name what it is`))
  }
  return source.isTest ? complaints : [...complaints, ...arrowComplaints(source)]
}

/** Names of functions, types, classes and of what a file holds at its top; short-lived locals are free. */
function declaredName(node: ts.Node): ts.Identifier | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return node.name
  if (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return node.name
  const isTop = ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent)
  return isTop && ts.isIdentifier(node.name) ? node.name : undefined
}

function emptyWords(name: string): string[] {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase()
    .replace(trade, '')
  return words.split(/\s+/).filter((word) => empty.test(word))
}

/** A named function is a `function`, so that it has its name in a trace and can stand below its caller. */
function arrowComplaints(source: Source): string[] {
  return source.ast.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations])
    .filter(({ type, initializer }) => !type && initializer && ts.isArrowFunction(initializer))
    .map((declaration) => complaint(source, declaration, `write ${declaration.name.getText()} with \`function\``))
}
