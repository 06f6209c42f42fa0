/** What the slices promise each other in writing: the record's catalogue, refusal codes, tables of moves. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { within } from './tidy/source.ts'

export type RouteLike = {
  readonly method: string
  readonly path: string
  readonly may?: string
  readonly record?: string
}

/** A POST changes something, so it says who may and what the record will tell; reading is open only by saying so. */
export function routeComplaints(routes: readonly RouteLike[], catalogue: readonly string[]): string[] {
  const seen = new Set<string>()
  return routes.flatMap(({ method, path, may, record }) => {
    const address = `${method} ${path}`
    const complaints: string[] = []
    if (seen.has(address)) complaints.push(`${address}: is declared twice`)
    seen.add(address)
    if (!may) complaints.push(`${address}: declares no permission`)
    if (method === 'POST' && !record) complaints.push(`${address}: declares no record entry`)
    if (method === 'GET' && record) complaints.push(`${address}: a GET changes nothing, so it records nothing`)
    // "none: why" is for posts that change nothing anybody need know of, such as asking for a code.
    const known = !record || catalogue.includes(record) || /^none: \S/.test(record)
    if (!known)
      complaints.push(`${address}: the record has no entry ${record}; use one of the catalogue, or "none: why"`)
    return complaints
  })
}

/** One line for each address, sorted, with who may ask: the text of test/golden/addresses.txt. */
export function addressesText(routes: readonly RouteLike[]): string {
  const lines = routes.map(({ method, path, may = '-', record }) =>
    [method.padEnd(4), path, may, record].filter(Boolean).join('  '),
  )
  return `${lines.sort((one, other) => (one.slice(6) < other.slice(6) ? -1 : 1)).join('\n')}\n`
}

/** The names of everything the record can say, from the type that is its catalogue. */
export function recordCatalogue(root: string): string[] {
  const path = join(root, 'src/record/record.model.ts')
  const ast = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const catalogue = ast.statements.find((node) => ts.isTypeAliasDeclaration(node) && node.name.text === 'RecordFields')
  if (!catalogue || !ts.isTypeAliasDeclaration(catalogue) || !ts.isTypeLiteralNode(catalogue.type)) return []
  return catalogue.type.members.flatMap(({ name }) => (name && ts.isStringLiteral(name) ? [name.text] : []))
}

export type Refusal = { readonly slice: string; readonly type: string; readonly code: string }

/** Every code of every type of the product whose name ends in Refusal. */
export function refusals(root: string): Refusal[] {
  return modelFiles(root).flatMap(({ slice, ast }) =>
    ast.statements
      .filter((node) => ts.isTypeAliasDeclaration(node))
      .filter((node) => node.name.text.endsWith('Refusal'))
      .flatMap((node) => codesIn(node).map((code) => ({ slice, type: node.name.text, code }))),
  )
}

/**
 * A refusal is worded in the message file of its slice, among the words that all pages share or those of the terminal,
 * under its own code; or a page or route of its slice names the code and answers it otherwise: under another key, as a page that is not there.
 */
export function unwordedRefusals(root: string): string[] {
  return refusals(root)
    .filter(({ slice, code }) => !isAnswered(root, slice, code))
    .filter(
      ({ slice, code }) =>
        ![slice, 'ui', 'problems', 'start'].some((file) => kyrgyzKeys(root, file).some((key) => says(key, code))),
    )
    .map(({ slice, type, code }) => `src/${slice}: nothing in words/ky/${slice}.json says ${code} of ${type}`)
}

/** Codes of ending and renaming a municipality, which no page does yet: the register's file does its own. */
const withoutPage = new Set(['no-such-municipality', 'ends-before-it-began'])

function isAnswered(root: string, slice: string, code: string): boolean {
  if (withoutPage.has(code)) return true
  const folder = join(root, 'src', slice)
  return readdirSync(folder)
    .filter((name) => /\.(page|routes)\.tsx$/.test(name))
    .some((name) => readFileSync(join(folder, name), 'utf8').includes(`'${code}'`))
}

function says(key: string, code: string): boolean {
  return key === code || key.endsWith(`-${code}`) || key.endsWith(`.${code}`)
}

/** Each table of moves (`callMoves`) must have its entry in the record (`call-moved`). */
export function unrecordedMoves(root: string): string[] {
  const catalogue = recordCatalogue(root)
  return modelFiles(root).flatMap(({ slice, ast }) =>
    [...within(ast)]
      .filter((node) => ts.isVariableDeclaration(node))
      .map((node) => /^(\w+)Moves$/.exec(node.name.getText())?.[1])
      .filter((noun) => noun !== undefined && !catalogue.includes(`${kebab(noun)}-moved`))
      .map((noun) => `src/${slice}: ${noun}Moves has no entry ${kebab(noun ?? '')}-moved in the record`),
  )
}

function codesIn(node: ts.Node): string[] {
  return [...within(node)].flatMap((inner) => {
    if (!ts.isPropertySignature(inner) || inner.name.getText() !== 'code' || !inner.type) return []
    return [...within(inner.type)].flatMap((part) => (ts.isStringLiteral(part) ? [part.text] : []))
  })
}

function kebab(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
}

function kyrgyzKeys(root: string, file: string): string[] {
  const path = join(root, 'words/ky', `${file}.json`)
  return existsSync(path) ? Object.keys(JSON.parse(readFileSync(path, 'utf8')) as object) : []
}

function modelFiles(root: string): { readonly slice: string; readonly ast: ts.SourceFile }[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.model.ts'))
    .map((path) => {
      const text = readFileSync(join(root, 'src', path), 'utf8')
      return { slice: path.split(/[/\\]/)[0] ?? '', ast: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) }
    })
}
