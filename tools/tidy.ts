/** The rules of the house that neither the compiler, the linter nor the import walls can see. Run by `npm run lint`. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { makingComplaints } from './tidy/making.ts'
import { nameComplaints } from './tidy/names.ts'
import { pageTextComplaints } from './tidy/page-text.ts'
import { purityComplaints } from './tidy/purity.ts'
import { roleComplaints } from './tidy/role.ts'
import { type Ratchet, sizeComplaints, staleEntries } from './tidy/size.ts'
import { type Source, sourceOf } from './tidy/source.ts'
import { sqlComplaints } from './tidy/sql.ts'

/** Texts that are not ours to change, or that no hand wrote. */
const foreign = new Set([
  'LICENSE',
  'src/log/engine/LICENSE',
  'src/tally/engine/LICENSE',
  'package-lock.json',
  'db/schema.ts',
  'db/structure.sql',
])
const pictures = new Set(['.png', '.jpg', '.jpeg', '.webp', '.ico', '.woff2', '.ttf', '.otf', '.pdf', '.gz'])

export function complaintsAbout(source: Source, ratchet: Ratchet = {}): string[] {
  return [
    ...roleComplaints(source),
    ...sizeComplaints(source, ratchet),
    ...purityComplaints(source),
    ...pageTextComplaints(source),
    ...sqlComplaints(source),
    ...nameComplaints(source),
  ]
}

export function tidy(root: string): string[] {
  const paths = filesOf(root).filter((path) => !foreign.has(path) && !pictures.has(extname(path)))
  const ratchet = JSON.parse(readFileSync(join(root, 'tools/tidy/ratchet.json'), 'utf8')) as Ratchet
  const complaints = paths.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const about = makingComplaints(path, text)
    return /\.tsx?$/.test(path) ? [...complaintsAbout(sourceOf(path, text), ratchet), ...about] : about
  })
  return [...complaints, ...staleEntries(ratchet, paths)]
}

/** What git knows or would add, that is still there. */
function filesOf(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  return [...new Set(listed.toString().split('\0'))].filter((path) => path && existsSync(join(root, path)))
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  const complaints = tidy(process.cwd())
  console.log(complaints.join('\n') || 'Tidy.')
  process.exitCode = complaints.length > 0 ? 1 : 0
}
