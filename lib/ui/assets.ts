import { readFileSync } from 'node:fs'
import { join } from 'node:path'

let manifest: Readonly<Record<string, string>> | undefined

/** The served address of a built asset: "demilge.css" is "/assets/demilge.1f2e3d.css". Read once, after the build. */
export function assetPath(name: string): string {
  manifest ??= JSON.parse(readFileSync(join(import.meta.dirname, '../../build/assets/manifest.json'), 'utf8'))
  const file = manifest?.[name]
  if (!file) throw new Error(`no asset ${name}: run the build`)
  return `/assets/${file}`
}
