import { unreachable } from '../../lib/kernel/assert.ts'
import type { TableProblem } from '../../lib/platform/table.ts'
import type { Words } from '../../lib/platform/words.ts'
import { FileField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { DataTable } from '../../lib/ui/lists.tsx'
import { Details, Done, EmptyState, Notice, Refusal, Warning } from '../../lib/ui/notices.tsx'
import { type Column, columns, type ImportPlan, type RowProblem } from './import.model.ts'
import { columnHeadings } from './import-column.rules.ts'
import { registerBegins } from './municipality.model.ts'

/** How many lines of a report are shown; nobody mends more at one sitting, and pages stay small. */
const mostLines = 100

export type FileProblem =
  | TableProblem
  | { readonly code: 'missing' | 'too-large' }
  | { readonly code: 'missing-columns'; readonly columns: readonly Column[] }
  | { readonly code: 'too-many-rows'; readonly max: number }

export function wordedFileProblem(t: Words, problem: FileProblem): string {
  switch (problem.code) {
    case 'missing':
    case 'too-large':
    case 'workbook':
    case 'not-text':
    case 'no-rows':
      return t(`municipalities.file-${problem.code}`)
    case 'unclosed-quote':
    case 'stray-quote':
      return t(`municipalities.file-${problem.code}`, { line: problem.line })
    case 'missing-columns':
      return t('municipalities.file-missing-columns', { columns: headingsOf(t, problem.columns) })
    case 'too-many-rows':
      return t('municipalities.file-too-many-rows', { max: t.number(problem.max) })
    default:
      return unreachable(problem)
  }
}

function headingsOf(t: Words, wanted: readonly Column[]): string {
  return wanted.map((column) => t.of(columnHeadings[column])).join(', ')
}

/** Choosing the file, and what should be in it. */
export function RegisterImportPage({ t, problems }: { readonly t: Words; readonly problems: FieldProblems }) {
  return (
    <>
      <h1>{t('municipalities.import-title')}</h1>
      <p class="lead">{t('municipalities.import-lead')}</p>
      <Form t={t} action="/register/import" problems={problems} files>
        <FileField
          name="file"
          accept=".csv,text/csv"
          label={t('municipalities.import-file')}
          hint={t('municipalities.import-file-hint')}
          problems={problems}
        />
        <ActionRow>
          <Button>{t('municipalities.import-check')}</Button>
        </ActionRow>
      </Form>
      <p>
        <a href={href(t.language, '/register/import/sample.csv')}>{t('municipalities.import-sample')}</a>
      </p>
      <Details summary={t('municipalities.import-columns')}>
        <p>{t('municipalities.import-columns-lead')}</p>
        <DataTable
          caption={t('municipalities.import-columns')}
          columns={[{ label: t('municipalities.import-column') }, { label: t('municipalities.import-meaning') }]}
          rows={columns.map((column) => [t.of(columnHeadings[column]), meaningOf(t, column)])}
        />
      </Details>
    </>
  )
}

function meaningOf(t: Words, column: Column): string {
  switch (column) {
    case 'slug':
      return t('municipalities.column-slug', { example: 'kazhy-say' })
    case 'from':
      return t('municipalities.column-from', { example: t.date(registerBegins) })
    default:
      return t(`municipalities.column-${column}`)
  }
}

type PreviewProps = {
  readonly t: Words
  readonly digest: string
  readonly plan: ImportPlan
  readonly ignored: readonly string[]
  readonly hasOldLetters: boolean
  readonly isDone: boolean
}

/** What the file would do, or what is wrong with it, line by line; then the one press that does it. */
export function ImportPreviewPage({ t, digest, plan, ignored, hasOldLetters, isDone }: PreviewProps) {
  const count = plan.municipalities.length + plan.villages.length
  const isClean = plan.problems.length === 0
  return (
    <>
      <h1>{t('municipalities.preview-title')}</h1>
      {isDone && (
        <Done>
          <p>{t('municipalities.imported')}</p>
        </Done>
      )}
      {hasOldLetters && (
        <Warning>
          <p>{t('municipalities.preview-old-letters')}</p>
        </Warning>
      )}
      {ignored.length > 0 && (
        <Notice>
          <p>{t('municipalities.preview-ignored', { columns: ignored.join(', ') })}</p>
        </Notice>
      )}
      {!isClean && <ProblemTable t={t} problems={plan.problems} />}
      {isClean && count === 0 && (
        <EmptyState title={t('municipalities.preview-nothing')}>
          <p>{t('municipalities.preview-nothing-text', { count: plan.unchanged })}</p>
        </EmptyState>
      )}
      {isClean && count > 0 && <ChangeTable t={t} plan={plan} />}
      {isClean && count > 0 && (
        <Form t={t} action={`/register/import/${digest}/confirmation`}>
          <Warning>
            <p>{t('municipalities.import-warning')}</p>
          </Warning>
          <ActionRow>
            <Button>{t('municipalities.import-confirm')}</Button>
          </ActionRow>
        </Form>
      )}
      <ButtonLink t={t} path="/register/import" kind="secondary">
        {t('municipalities.import-again')}
      </ButtonLink>
    </>
  )
}

function ProblemTable({ t, problems }: { readonly t: Words; readonly problems: readonly RowProblem[] }) {
  return (
    <>
      <Refusal t={t}>{t('municipalities.preview-problems-lead')}</Refusal>
      <DataTable
        caption={t('municipalities.preview-problems', { count: problems.length })}
        columns={[
          { label: t('municipalities.preview-line'), align: 'right' },
          { label: t('municipalities.import-column') },
          { label: t('municipalities.preview-wrong') },
        ]}
        rows={problems
          .slice(0, mostLines)
          .map((problem) => [
            t.number(problem.line),
            t.of(columnHeadings[problem.column]),
            t(`municipalities.row-${problem.code}`, { ...problem.values }),
          ])}
      />
      {problems.length > mostLines && (
        <p>{t('municipalities.preview-problems-more', { count: problems.length - mostLines })}</p>
      )}
    </>
  )
}

function ChangeTable({ t, plan }: { readonly t: Words; readonly plan: ImportPlan }) {
  const changes = [
    ...plan.municipalities.map(({ row, doing }) => ({ row, doing, who: `${t.of(row.names)} (${row.slug})` })),
    ...plan.villages.map(({ row, doing }) => ({
      row,
      doing,
      who: t('municipalities.preview-village', { village: t.of(row.names), slug: row.slug }),
    })),
  ]
  return (
    <>
      <DataTable
        caption={t('municipalities.preview-count', { count: changes.length })}
        columns={[
          { label: t('municipalities.preview-line'), align: 'right' },
          { label: t('municipalities.preview-who') },
          { label: t('municipalities.preview-what') },
        ]}
        rows={changes
          .slice(0, mostLines)
          .map(({ row, doing, who }) => [t.number(row.line), who, t(`municipalities.doing-${doing}`)])}
      />
      {changes.length > mostLines && <p>{t('municipalities.preview-more', { count: changes.length - mostLines })}</p>}
      {plan.unchanged > 0 && <p>{t('municipalities.preview-unchanged', { count: plan.unchanged })}</p>}
    </>
  )
}
