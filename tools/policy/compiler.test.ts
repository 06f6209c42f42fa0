import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { treeOf } from './tree.ts'

const house = process.cwd()

function outputOf(root: string, ...argv: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8' })
  return stdout + stderr
}

function compiled(t: Pick<TestContext, 'after'>, project: string, files: Record<string, string>): string {
  const settings = Object.fromEntries(
    ['tsconfig.json', 'tsconfig.pure.json'].map((name) => [name, readFileSync(name, 'utf8')]),
  )
  const root = treeOf(t, { ...settings, 'package.json': '{"type":"module"}', ...files })
  for (const shared of ['lib', 'db', 'words']) symlinkSync(join(house, shared), join(root, shared))
  return outputOf(root, 'node_modules/typescript/bin/tsc', '-p', project)
}

test('pure files compile without a machine under them', async (t) => {
  const said = compiled(t, 'tsconfig.pure.json', {
    'src/calls/environment.rules.ts': "export const a = process.env['A']\n",
    'src/calls/console.rules.ts': 'console.log(1)\nexport {}\n',
    'src/calls/network.model.ts': "export const a = fetch('/')\n",
    'src/calls/page.model.ts': 'export const a = document.title\n',
    'src/tally/engine/bytes.ts': 'export const a = Buffer.alloc(1)\n',
    'src/calls/fine.rules.ts': "import { som } from '../../lib/kernel/money.ts'\nexport const a = som(1)\n",
  })
  for (const name of ['process', 'console', 'fetch', 'document', 'Buffer']) {
    await t.test(`${name} does not compile in a pure file`, () =>
      assert.match(said, new RegExp(`Cannot find name '${name}'`)),
    )
  }
  await t.test('a file that only thinks compiles', () => assert.doesNotMatch(said, /fine\.rules/))
})

test('the compiler refuses what the house forbids', async (t) => {
  const said = compiled(t, 'tsconfig.json', {
    'src/calls/write.ts': `import type { Db, Tx } from '../../lib/platform/db.ts'
      declare function write(tx: Tx): void
      export function careless(db: Db): void { write(db.kysely) }\n`,
    'src/calls/refusal.ts': `import { unreachable } from '../../lib/kernel/assert.ts'
      export function wordOf(code: 'too-late' | 'too-young'): string {
        switch (code) { case 'too-late': return 'late'; default: return unreachable(code) }
      }\n`,
    'src/calls/money.ts': "import type { Money } from '../../lib/kernel/money.ts'\nexport const sum: Money = 100n\n",
    'src/calls/stage.ts': 'export enum Stage { Open }\n',
    'src/calls/first.ts': 'export function first(a: readonly string[]): string { return a[0] }\n',
  })
  const claims: readonly (readonly [string, RegExp])[] = [
    ['a write needs a transaction, not the pool', /src\/calls\/write\.ts\(3/],
    ['a refusal that no page words does not compile', /src\/calls\/refusal\.ts/],
    ['a bare number of tyiyn is no sum', /src\/calls\/money\.ts/],
    ['there are no enums', /src\/calls\/stage\.ts/],
    ['an element of a list may be missing', /src\/calls\/first\.ts/],
  ]
  for (const [claim, reason] of claims) await t.test(claim, () => assert.match(said, reason))
})

const lintRules: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['noFloatingPromises', 'lib/floating.ts', 'async function work() {\n  await 1\n}\nwork()\n'],
  ['noExplicitAny', 'lib/any.ts', 'export const a: any = 1\n'],
  ['noDefaultExport', 'lib/default.ts', 'export default function start() {}\n'],
  ['noNonNullAssertion', 'lib/bang.ts', 'export function f(a?: string) {\n  return a!\n}\n'],
  ['noReExportAll', 'lib/all.ts', "export * from './any.ts'\n"],
  ['useImportType', 'lib/import-type.ts', "import { Money } from './kernel/money.ts'\nexport const a: Money | 0 = 0\n"],
  ['useImportExtensions', 'lib/extension.ts', "import { a } from './any'\nexport const b = a\n"],
  ['useFilenamingConvention', 'lib/badName.ts', 'export const a = 1\n'],
  ['noConsole', 'lib/console.ts', 'console.log(1)\n'],
  ['noUnusedVariables', 'lib/unused.ts', 'const a = 1\nexport {}\n'],
  ['noFocusedTests', 'lib/only.test.ts', "import { test } from 'node:test'\ntest.only('a', () => undefined)\n"],
  ['noDangerouslySetInnerHtml', 'lib/raw.tsx', 'export const a = <p dangerouslySetInnerHTML={{ __html: b }} />\n'],
  ['useAltText', 'lib/picture.tsx', 'export const a = <img src="/a.webp" />\n'],
  ['format', 'lib/format.ts', 'export const a = "double";\n'],
]

test('the linter refuses what the house forbids', async (t) => {
  const files = Object.fromEntries(lintRules.map(([, path, text]) => [path, text]))
  const root = treeOf(t, {
    'lib/kernel/money.ts': 'export type Money = bigint\n',
    '.gitignore': 'node_modules\n',
    ...files,
  })
  cpSync('biome.json', join(root, 'biome.json'))
  const said = outputOf(
    root,
    'node_modules/@biomejs/biome/bin/biome',
    'check',
    '--max-diagnostics=none',
    '--colors=off',
    '.',
  )
  for (const [rule, path] of lintRules) {
    await t.test(rule, () => {
      const header = said.split('\n').some((line) => line.startsWith(path) && line.includes(rule))
      assert.ok(header, `Biome did not say ${rule} of ${path}`)
    })
  }
})
