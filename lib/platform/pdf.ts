import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { assert } from '../kernel/assert.ts'

declare const kind: unique symbol

/** Typst markup in which everything that somebody typed is already harmless. Only `typ` makes it. */
export type Typ = { readonly markup: string; readonly [kind]: 'Typ' }

type Part = string | number | bigint | Typ | readonly Typ[] | undefined

/**
 * Typst markup with texts set in where markup may stand: inside […] or at the top, never inside code.
 * A text or number is printed letter for letter, whatever signs it holds; Typ and lists of Typ go in as they are.
 *
 * ```ts
 * const lines = pledges.map((pledge) => typ`- ${pledge.pledger}: *${t.money(pledge.value)}*\n`)
 * await renderPdf(paper({ t, issuer: place.names, title: call.title, body: typ`= ${heading}\n${lines}`, … }))
 * ```
 */
export function typ(strings: TemplateStringsArray, ...parts: readonly Part[]): Typ {
  const markup = strings.raw.map((text, index) => text.replaceAll('\\n', '\n') + markupOf(parts[index])).join('')
  return { markup } as Typ
}

function markupOf(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map((one) => one.markup).join('')
  return literal(String(part))
}

/**
 * A string of Typst's own code has only two special signs, so nothing typed can end it. The semicolon ends the code,
 * or a text followed by ".x" in the markup would be read as a call on it.
 */
function literal(text: string): string {
  return text === '' ? '' : `#"${text.replace(/["\\]/g, '\\$&').replace(/[^\P{Cc}\n]/gu, ' ')}";`
}

type Compiler = InstanceType<typeof import('@myriaddreamin/typst-ts-node-compiler').NodeCompiler>
let compiler: Promise<Compiler> | undefined

/** Loaded when the first document is asked for: the compiler is 51 MB, and a start must not wait for it. */
async function loadCompiler(): Promise<Compiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/golos-text/package.json'))
  const fontPaths = ['400Regular', '500Medium', '600SemiBold', '700Bold'].map((weight) => join(fonts, weight))
  return NodeCompiler.create({ workspace: fonts, fontArgs: [{ fontPaths }] })
}

/** The document as PDF. The same source always gives the same bytes. A markup that does not compile is a fault. */
export async function renderPdf(source: Typ): Promise<Buffer> {
  compiler ??= loadCompiler()
  const typst = await compiler
  const compiled = typst.compile({ mainFileContent: source.markup })
  const problem = compiled.takeError()
  assert(compiled.result && !problem, `the document does not compile: ${JSON.stringify(problem?.shortDiagnostics)}`)
  const bytes = typst.pdf(compiled.result)
  // What was laid out stays in memory for the next layout; ten documents later it is of no use.
  typst.evictCache(10)
  return bytes
}
