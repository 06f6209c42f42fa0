import ts from 'typescript'
import { complaint, literalText, type Source, within } from './source.ts'

const spoken =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label|heading|legend|hint|caption|summary|text|description|message)$/
const letter = /\p{L}/u
const cyrillic = /\p{Script=Cyrillic}/u
/** Two words, the first with a capital: a sentence that somebody will read. */
const sentence = /^\s*\p{Lu}\p{Ll}+,?\s+\p{L}+/u
const speaking = /^(page|routes|island|document|api|command|jobs)$/

/** What people read stands in words/, in three languages; markup carries no style of its own. */
export function pageTextComplaints(source: Source): string[] {
  if (source.isTest) return []
  const isMarkup = source.path.endsWith('.tsx') && /^(src|lib\/ui|main)\//.test(source.path)
  const speaks = isMarkup || speaking.test(source.role ?? '') || source.path.startsWith('lib/ui/')
  if (!speaks) return []
  return [...within(source.ast)].flatMap((node) => {
    const reason = (isMarkup ? whyMarkup(node) : undefined) ?? whyLiteral(node, isMarkup)
    return reason ? [complaint(source, node, reason)] : []
  })
}

function whyMarkup(node: ts.Node): string | undefined {
  if (ts.isJsxText(node) && letter.test(node.text))
    return `raw text "${node.text.trim()}"; put it in words/ and say it with t()`
  if (ts.isJsxExpression(node) && ts.isJsxElement(node.parent) && node.expression) {
    const text = literalText(node.expression)
    if (text !== undefined && letter.test(text)) return `raw text "${text}"; put it in words/ and say it with t()`
  }
  if (!ts.isJsxAttribute(node)) return undefined
  const name = node.name.getText()
  if (name === 'style')
    return 'a style attribute; the content security policy drops it, use a class or an SVG attribute'
  const text = attributeText(node)
  if (spoken.test(name) && text !== undefined && letter.test(text))
    return `raw ${name}="${text}"; put it in words/ and say it with t()`
  return undefined
}

function attributeText(node: ts.JsxAttribute): string | undefined {
  const value = node.initializer
  if (!value) return undefined
  return ts.isJsxExpression(value) ? value.expression && literalText(value.expression) : literalText(value)
}

function whyLiteral(node: ts.Node, isMarkup: boolean): string | undefined {
  const text = literalText(node)
  if (text === undefined || ts.isImportDeclaration(node.parent)) return undefined
  if (cyrillic.test(text)) return `words "${text}" in code; put them in words/ and say them with t()`
  const isFault = ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent)
  if (isMarkup && !isFault && !ts.isJsxAttribute(node.parent) && sentence.test(text)) {
    return `a sentence "${text}" in code; put it in words/ and say it with t()`
  }
  return undefined
}
