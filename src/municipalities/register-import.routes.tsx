import { unreachable } from '../../lib/kernel/assert.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { digestOf } from '../../lib/platform/files.ts'
import { readTable, type Table, tableText } from '../../lib/platform/table.ts'
import { type Answer, absent, get, personOf, post, type Route, see, type Visit } from '../people/people.visit.ts'
import { readHeadings } from './import-column.rules.ts'
import type { Layout } from './import-row.rules.ts'
import { importRegister } from './index.ts'
import { type FileProblem, ImportPreviewPage, RegisterImportPage, wordedFileProblem } from './register-import.page.tsx'
import { sampleRows } from './sample.rules.ts'
import { viewImport } from './view-import.query.ts'

/** Several times what the country has; a file with more is a mistake, and would hold the register's lock for long. */
const mostRows = 20_000

export const registerImportRoutes: readonly Route[] = [
  get('/register/import', 'municipalities.import', async (visit) => choosePage(visit)),
  post('/register/import', 'municipalities.import', 'none: keeps the file for a look, changes nothing', takeFile),
  get('/register/import/sample.csv', 'municipalities.import', async ({ language }) => ({
    kind: 'file',
    type: 'text/csv; charset=utf-8',
    name: 'register.csv',
    bytes: tableText(sampleRows(language)),
  })),
  get('/register/import/:digest', 'municipalities.import', async (visit) => {
    const file = await keptFile(visit)
    return file ? previewPage(visit, file, 200) : absent
  }),
  post('/register/import/:digest/confirmation', 'municipalities.import', 'municipalities-imported', async (visit) => {
    const file = await keptFile(visit)
    if (!file) return absent
    const { digest, table, layout } = file
    const by = personOf(visit).id
    const result = await importRegister(visit.platform, { by, rows: table.rows, layout, digest })
    if (result.ok) return see(`/register/import/${digest}?done`)
    // The page of what was looked at tells the problems row by row.
    const { refusal } = result
    return refusal.code === 'rows-with-problems' ? previewPage(visit, file, 422) : unreachable(refusal.code)
  }),
]

type ReadableFile = {
  readonly digest: string
  readonly table: Table
  readonly layout: Layout
  readonly ignored: readonly string[]
}

/** Keeps the file under its digest, so that what is confirmed is what was looked at. */
async function takeFile(visit: Visit): Promise<Answer> {
  const { form, platform, t } = visit
  const [upload] = form.uploads('file')
  const read: Result<ReadableFile, FileProblem> = upload?.tooLarge
    ? refuse({ code: 'too-large' })
    : upload
      ? readFile(upload.bytes)
      : refuse({ code: 'missing' })
  if (!read.ok) return choosePage(visit, wordedFileProblem(t, read.refusal))
  if (upload) await platform.files.put(nameOf(read.value.digest), upload.bytes)
  return see(`/register/import/${read.value.digest}`)
}

async function keptFile({ platform, params }: Visit): Promise<ReadableFile | undefined> {
  const bytes = await platform.files.get(nameOf(params['digest'] ?? ''))
  const read = bytes && readFile(bytes)
  return read?.ok ? read.value : undefined
}

function nameOf(digest: string): string {
  return `${digest}.csv`
}

function readFile(bytes: Buffer): Result<ReadableFile, FileProblem> {
  const table = readTable(bytes)
  if (!table.ok) return table
  const { headings, rows } = table.value
  const { places, missing, ignored } = readHeadings(headings)
  if (missing.length > 0) return refuse({ code: 'missing-columns', columns: missing })
  if (rows.length > mostRows) return refuse({ code: 'too-many-rows', max: mostRows })
  return ok({ digest: digestOf(bytes), table: table.value, layout: { places, width: headings.length }, ignored })
}

function choosePage({ t }: Visit, problem?: string): Answer {
  const title = t('municipalities.import-title')
  const body = <RegisterImportPage t={t} problems={problem === undefined ? {} : { file: problem }} />
  return { kind: 'page', title, body, status: problem === undefined ? 200 : 422 }
}

async function previewPage(
  visit: Visit,
  { digest, table, layout, ignored }: ReadableFile,
  status: number,
): Promise<Answer> {
  const { t, platform, query } = visit
  const plan = await viewImport(platform.db.read, table.rows, layout)
  const hasOldLetters = table.encoding === 'windows-1251'
  const shown = { t, digest, plan, ignored, hasOldLetters, isDone: query['done'] !== undefined }
  return {
    kind: 'page',
    title: t('municipalities.preview-title'),
    body: <ImportPreviewPage {...shown} />,
    crumbs: [{ label: t('municipalities.import-title'), path: '/register/import' }],
    status,
  }
}
