import { parseId } from '../../lib/kernel/id.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { choice, lines, optional } from '../../lib/platform/fields.ts'
import { digestOf } from '../../lib/platform/files.ts'
import { parseForm, type Upload, wordedProblems } from '../../lib/platform/form.ts'
import { readTable, type TableRow, tableText } from '../../lib/platform/table.ts'
import { readWorkbook } from '../../lib/platform/workbook.ts'
import {
  type Answer,
  absent,
  get,
  personOf,
  placeOf,
  post,
  type Route,
  see,
  type Visit,
} from '../people/people.visit.ts'
import { confirmRollFile, type FileRefusal, returnRollFile } from './confirm-roll-file.command.ts'
import { importRoll } from './import-roll.command.ts'
import type { BallotsRefusal } from './refusal.page.tsx'
import { rollWays } from './roll.model.ts'
import { rollLines } from './roll-columns.rules.ts'
import { RollFilePage, remarkText } from './roll-file.page.tsx'
import {
  crumbsBelowRoll,
  isOther,
  mayPrepare,
  rollAddress,
  rollPage,
  rollPath,
  withRoll,
} from './roll-visit.routes.tsx'
import { type RollFileView, type RollView, viewReport, viewRollFile } from './view-roll.query.ts'

/** A hundred thousand people with street and phone are some 15 MB as text. */
const mostBytes = 32 * 1024 * 1024

const file = `${rollAddress}/files/:file`

/** Files of the roll: taken by the officer, looked at and let in by a second person. */
export const rollFileRoutes: readonly Route[] = [
  {
    ...post(rollAddress, 'ballots.roll', 'roll-imported', (visit) =>
      withRoll(visit, (view) => answerImport(visit, view)),
    ),
    fileBytes: mostBytes,
  },
  get(file, 'ballots.confirm-roll', (visit) => withFile(visit, (view) => filePage(visit, view))),
  post(`${file}/confirmation`, 'ballots.confirm-roll', 'roll-imported', (visit) =>
    withFile(visit, async (view) => {
      const { poll, file: of } = view
      const result = await confirmRollFile(visit.platform, { by: personOf(visit).id, poll, id: of.id })
      return result.ok ? see(filePath(visit, view)) : refusedFile(visit, view, result.refusal)
    }),
  ),
  post(`${file}/return`, 'ballots.confirm-roll', 'roll-file-returned', (visit) =>
    withFile(visit, async (view) => {
      const read = parseForm({ reason: lines({ max: 1000 }) }, visit.form)
      if (!read.ok) return filePage(visit, view, { problems: wordedProblems(visit.t, read.problems) })
      const given = { by: personOf(visit).id, poll: view.poll, id: view.file.id, ...read.value }
      const result = await returnRollFile(visit.platform, given)
      return result.ok ? see(filePath(visit, view)) : refusedFile(visit, view, result.refusal)
    }),
  ),
  get(`${rollAddress}/reports/:report/rows.csv`, 'ballots.confirm-roll', (visit) =>
    withRoll(visit, async ({ poll, call }) => {
      const { t, platform, params } = visit
      const remarks = await viewReport(platform, poll, params['report'] ?? '')
      if (!remarks) return absent
      const rows = remarks.map(({ row, column, code, text }) => [
        `${row}`,
        t(`ballots.roll-column-${column}`),
        remarkText(t, code),
        text,
      ])
      const heads = ['roll-row', 'roll-column', 'roll-remark', 'roll-remark-text'] as const
      const bytes = tableText([heads.map((head) => t(`ballots.${head}`)), ...rows])
      return { kind: 'file', type: 'text/csv; charset=utf-8', bytes, name: `${call.slug}-roll-report.csv` }
    }),
  ),
]

function filePath(visit: Visit, view: RollFileView): string {
  return `${rollPath(visit, view)}/files/${view.file.id}`
}

async function withFile(visit: Visit, answer: (view: RollFileView) => Promise<Answer> | Answer): Promise<Answer> {
  const { platform, params } = visit
  const id = parseId<'RollFile'>(params['file'])
  const view = id && (await viewRollFile(platform, placeOf(visit).id, { slug: params['call'] ?? '', id }))
  return view ? answer(view) : absent
}

type Shown = { readonly refusal?: BallotsRefusal; readonly problems?: Record<string, string> }

function filePage(visit: Visit, view: RollFileView, { refusal, problems = {} }: Shown = {}): Answer {
  const { t, form, query } = visit
  const isWrong = refusal || Object.keys(problems).length > 0
  const shown = {
    view,
    typed: form,
    problems,
    refusal,
    justRead: query['read'] !== undefined,
    isOther: isOther(visit, view.file.preparedBy.id),
    mayPrepare: mayPrepare(visit),
  }
  return {
    kind: 'page',
    title: t('ballots.roll-file-title'),
    status: isWrong ? 422 : 200,
    crumbs: crumbsBelowRoll(visit, view),
    body: <RollFilePage t={t} slug={placeOf(visit).slug} {...shown} />,
  }
}

function refusedFile(visit: Visit, view: RollFileView, refusal: FileRefusal): Answer {
  return refusal.code === 'no-such-call' ? absent : filePage(visit, view, { refusal })
}

type FileProblem = 'not-a-roll' | 'too-much-inside' | 'old-workbook' | 'unclosed-quote' | 'stray-quote'

/** The rows of a file, whether it is a workbook or a table saved as text. */
async function rowsOf(bytes: Buffer): Promise<Result<readonly TableRow[], { code: FileProblem; line?: number }>> {
  const head = bytes.subarray(0, 4).toString('latin1')
  if (head === 'PK\x03\x04') {
    const sheet = await readWorkbook(bytes)
    if (sheet.ok) return ok(sheet.value.rows)
    return refuse({ code: sheet.refusal.code === 'too-much-inside' ? 'too-much-inside' : 'not-a-roll' })
  }
  const table = readTable(bytes)
  if (table.ok) return ok([{ line: 1, cells: table.value.headings }, ...table.value.rows])
  const { refusal } = table
  if ('line' in refusal) return refuse(refusal)
  return refuse({ code: refusal.code === 'workbook' ? 'old-workbook' : 'not-a-roll' })
}

async function answerImport(visit: Visit, view: RollView): Promise<Answer> {
  const { t, form, platform } = visit
  const [upload] = form.uploads('file')
  const read = parseForm({ way: optional(choice(rollWays)) }, form)
  const table = await linesOf(visit, upload)
  if (!table.ok || !read.ok) {
    const problems = read.ok ? {} : wordedProblems(t, read.problems)
    return rollPage(visit, view, { problems: { ...problems, ...(table.ok ? {} : { file: table.refusal }) } })
  }
  const { rows, digest } = table.value
  const given = { by: personOf(visit).id, poll: view.poll, rows, digest, way: read.value.way ?? 'add' }
  const result = await importRoll(platform, given)
  if (result.ok) return see(`${rollPath(visit, view)}/files/${result.value.fileId}?read`)
  const { refusal } = result
  if (refusal.code === 'no-such-call') return absent
  if (refusal.code === 'bad-rows') {
    const { reading, report } = refusal
    return rollPage(visit, view, { wrongRows: { remarks: reading.problems, report } })
  }
  return rollPage(visit, view, { refusal })
}

/** The lines of what was sent, or what is wrong with it in words. */
async function linesOf({ t }: Visit, upload: Upload | undefined) {
  if (!upload) return refuse(t('problems.required'))
  if (upload.tooLarge) return refuse(t('ballots.file-too-large'))
  const rows = await rowsOf(upload.bytes)
  if (!rows.ok) return refuse(t(`ballots.file-${rows.refusal.code}`, { line: rows.refusal.line ?? 1 }))
  const table = rollLines(rows.value)
  return table ? ok({ rows: table.lines, digest: digestOf(upload.bytes) }) : refuse(t('ballots.file-no-pins'))
}
