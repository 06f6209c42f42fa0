import ts from 'typescript'
import { type Role, roleOf, sliceOf } from '../roles.ts'

/** One TypeScript file, read and parsed. Paths are from the root, with forward slashes. */
export type Source = {
  readonly path: string
  readonly text: string
  readonly ast: ts.SourceFile
  readonly role: Role | 'engine' | undefined
  readonly slice: string | undefined
  readonly isTest: boolean
}

export function sourceOf(path: string, text: string): Source {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return {
    path,
    text,
    ast: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind),
    role: path.startsWith('src/') ? roleOf(path) : undefined,
    slice: sliceOf(path),
    isTest: /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('test/'),
  }
}

/** The node and everything inside it, in the order of the text. */
export function* within(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(child))
  for (const child of children) yield* within(child)
}

/** `path:line: words`, the form that editors make into a link. */
export function complaint(source: Source, node: ts.Node, words: string): string {
  const { line } = source.ast.getLineAndCharacterOfPosition(node.getStart(source.ast))
  return `${source.path}:${line + 1}: ${words}`
}

/** The fixed text of a string or template, holes left out; undefined for any other node. */
export function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return [node.head, ...node.templateSpans.map((span) => span.literal)].map((part) => part.text).join(' ')
  return undefined
}
