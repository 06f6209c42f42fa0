import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'

/** A small repository in a temporary folder, to break a rule of the house on purpose; gone when the test is over. */
export function treeOf(t: Pick<TestContext, 'after'>, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'demilge-house-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}
