import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { FileField, RadioField, TextArea } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { DataTable, SummaryList, Tag } from '../../lib/ui/lists.tsx'
import { Done, Notice, Warning } from '../../lib/ui/notices.tsx'
import { type BallotsRefusal, BallotsRefusalBox } from './refusal.page.tsx'
import {
  type RollDoubtCode,
  type RollProblemCode,
  type RollRemark,
  rollDoubtCodes,
  rollProblemCodes,
  rollWays,
} from './roll.model.ts'
import { groupedRemarks, type RemarkGroup } from './roll-reading.rules.ts'
import type { RollFileView } from './view-roll.query.ts'

/** Rows named of each kind of remark; all of them stand in the report to download. */
const firstOfKind = 10

type RemarksProps = {
  readonly t: Words
  readonly remarks: readonly RollRemark[]
  /** Where all remarks are downloaded, without language. */
  readonly report: string
}

/** What is wrong with the rows of a file, by kind: how many, what to do, the first of them. */
export function RollProblems({ t, remarks, report }: RemarksProps) {
  const problems = remarks.filter((remark): remark is RollRemark<RollProblemCode> => isProblem(remark.code))
  const rows = new Set(problems.map(({ row }) => row)).size
  return (
    <>
      <Warning>
        <p>{t('ballots.roll-problems', { count: rows })}</p>
      </Warning>
      <RemarkTable t={t} groups={groupedRemarks(problems, rollProblemCodes, firstOfKind)} />
      <ReportLink t={t} report={report} />
    </>
  )
}

function RollDoubts({ t, remarks, report }: RemarksProps) {
  const doubts = remarks.filter((remark): remark is RollRemark<RollDoubtCode> => !isProblem(remark.code))
  if (doubts.length === 0) return null
  return (
    <>
      <h2>{t('ballots.roll-doubts-title')}</h2>
      <p>{t('ballots.roll-doubts')}</p>
      <RemarkTable t={t} groups={groupedRemarks(doubts, rollDoubtCodes, firstOfKind)} />
      <ReportLink t={t} report={report} />
    </>
  )
}

function isProblem(code: RollRemark['code']): code is RollProblemCode {
  return (rollProblemCodes as readonly string[]).includes(code)
}

/** What a remark says, the same on the page and in the report. */
export function remarkText(t: Words, code: RollRemark['code']): string {
  return isProblem(code) ? t(`ballots.roll-problem-${code}`) : t(`ballots.roll-doubt-${code}`)
}

function RemarkTable({
  t,
  groups,
}: {
  readonly t: Words
  readonly groups: readonly RemarkGroup<RollProblemCode | RollDoubtCode>[]
}) {
  return (
    <DataTable
      caption={t('ballots.roll-remarks')}
      columns={[
        { label: t('ballots.roll-remark'), names: 'row' },
        { label: t('ballots.roll-remark-count'), align: 'right' },
        { label: t('ballots.roll-remark-rows'), align: 'block' },
      ]}
      rows={groups.map(({ code, count, first }) => [
        remarkText(t, code),
        t.number(count),
        `${first.map(({ row, text }) => (text === '' ? `${row}` : `${row} (${text})`)).join(', ')}${count > first.length ? ', …' : ''}`,
      ])}
    />
  )
}

function ReportLink({ t, report }: { readonly t: Words; readonly report: string }) {
  return (
    <p>
      <a href={href(t.language, report)}>{t('ballots.roll-report-link')}</a>
    </p>
  )
}

type LoadProps = {
  readonly t: Words
  readonly path: string
  readonly count: number
  readonly typed: Typed
  readonly problems: FieldProblems
}

/** The form that takes a file of the roll. */
export function LoadForm({ t, path, count, typed, problems }: LoadProps) {
  return (
    <Form t={t} action={`${path}/roll`} problems={problems} files>
      <FileField
        name="file"
        label={t('ballots.roll-file')}
        hint={t('ballots.roll-file-hint')}
        accept=".xlsx,.csv,text/csv"
        problems={problems}
      />
      {count > 0 && (
        <RadioField
          name="way"
          label={t('ballots.roll-way')}
          options={rollWays.map((value) => ({
            value,
            label: t(`ballots.roll-way-${value}`),
            hint: t(`ballots.roll-way-${value}-hint`),
          }))}
          value={typed.text('way') || 'add'}
          problems={problems}
        />
      )}
      <ActionRow>
        <Button>{t('ballots.roll-import')}</Button>
      </ActionRow>
    </Form>
  )
}

/** The files that made the roll, the newest first. */
export function RollFiles({
  t,
  path,
  files,
}: Pick<LoadProps, 't' | 'path'> & { readonly files: readonly RollFileView['file'][] }) {
  if (files.length === 0) return null
  return (
    <DataTable
      caption={t('ballots.roll-files')}
      columns={[
        { label: t('ballots.roll-file-when'), names: 'row' },
        { label: t('ballots.roll-file-rows'), align: 'right' },
        { label: t('ballots.roll-file-state') },
      ]}
      rows={files.map((file) => [
        <a key="when" href={href(t.language, `${path}/roll/files/${file.id}`)}>
          {t.moment(file.preparedAt)}
        </a>,
        t.number(file.rows),
        <FileState key="state" t={t} file={file} />,
      ])}
    />
  )
}

function FileState({ t, file: { ended } }: { readonly t: Words; readonly file: RollFileView['file'] }) {
  if (!ended) return <Tag tone="waiting">{t('ballots.roll-file-waits')}</Tag>
  return ended.how === 'entered' ? (
    <Tag tone="good">{t('ballots.roll-file-entered')}</Tag>
  ) : (
    <Tag tone="bad">{t('ballots.roll-file-returned')}</Tag>
  )
}

type FilePageProps = {
  readonly t: Words
  readonly slug: string
  readonly view: RollFileView
  readonly justRead: boolean
  /** Whether the visitor is somebody else than who prepared it. */
  readonly isOther: boolean
  readonly mayPrepare: boolean
  readonly typed: Typed
  readonly problems: FieldProblems
  readonly refusal: BallotsRefusal | undefined
}

/** One file of the roll: what was read, what is worth a look, and the second person's two buttons. */
export function RollFilePage(props: FilePageProps) {
  const { t, slug, view, justRead, refusal, mayPrepare } = props
  const path = `/${slug}/calls/${view.call.slug}`
  const { file } = view
  return (
    <>
      <h1>{t('ballots.roll-file-title')}</h1>
      <p>
        <FileState t={t} file={file} />
      </p>
      {refusal && <BallotsRefusalBox t={t} slug={slug} version={view.call.regulationNumber} refusal={refusal} />}
      {justRead && (
        <Done>
          <p>
            {file.ended?.how === 'entered'
              ? t('ballots.roll-imported', { added: file.ended.added })
              : t('ballots.roll-file-laid', { rows: file.rows })}
          </p>
        </Done>
      )}
      <FileSummary t={t} view={view} />
      {!file.ended && <SecondPerson {...props} />}
      <RollDoubts t={t} remarks={view.remarks} report={`${path}/roll/reports/${file.report}/rows.csv`} />
      {mayPrepare && (
        <p>
          <a href={href(t.language, `${path}/roll`)}>{t('ballots.roll-back')}</a>
        </p>
      )}
    </>
  )
}

function FileSummary({ t, view: { file } }: Pick<FilePageProps, 't' | 'view'>) {
  const { ended } = file
  const prepared = t('ballots.roll-by-on', { name: file.preparedBy.name, date: t.date(dateOf(file.preparedAt)) })
  const outcome =
    ended?.how === 'entered'
      ? [
          {
            label: t('ballots.roll-file-confirmed'),
            value: t('ballots.roll-by-on', { name: ended.by, date: t.date(dateOf(ended.at)) }),
          },
          { label: t('ballots.roll-file-added'), value: t.number(ended.added) },
          ...(file.way === 'replace'
            ? [
                { label: t('ballots.roll-file-changed'), value: t.number(ended.changed) },
                { label: t('ballots.roll-file-struck'), value: t.number(ended.struck) },
              ]
            : []),
        ]
      : ended
        ? [
            {
              label: t('ballots.roll-file-returned'),
              value: t('ballots.roll-by-on', { name: ended.by, date: t.date(dateOf(ended.at)) }),
            },
            { label: t('ballots.reason'), value: ended.reason },
          ]
        : []
  return (
    <SummaryList
      t={t}
      rows={[
        { label: t('ballots.roll-way'), value: t(`ballots.roll-way-${file.way}`) },
        { label: t('ballots.roll-file-rows'), value: t.number(file.rows) },
        { label: t('ballots.roll-file-prepared'), value: prepared },
        ...outcome,
      ]}
    />
  )
}

function SecondPerson({ t, slug, view, isOther, typed, problems }: FilePageProps) {
  const path = `/${slug}/calls/${view.call.slug}/roll/files/${view.file.id}`
  return (
    <>
      <Notice title={t('ballots.second-person-title')}>
        <p>{t(isOther ? 'ballots.second-person-you' : 'ballots.second-person-other')}</p>
        {view.file.way === 'replace' && <p>{t('ballots.roll-replace-warning', { count: view.count })}</p>}
      </Notice>
      {isOther && (
        <Form t={t} action={`${path}/confirmation`}>
          <ActionRow>
            <Button>{t('ballots.roll-file-confirm')}</Button>
          </ActionRow>
        </Form>
      )}
      <ReturnForm t={t} action={`${path}/return`} isOther={isOther} typed={typed} problems={problems} />
    </>
  )
}

type ReturnProps = Pick<FilePageProps, 't' | 'isOther' | 'typed' | 'problems'> & { readonly action: string }

/** Sends back what one person prepared, with a reason; whoever prepared it takes it back. */
export function ReturnForm({ t, action, isOther, typed, problems }: ReturnProps) {
  return (
    <Form t={t} action={action} problems={problems}>
      <TextArea
        name="reason"
        label={t(isOther ? 'ballots.return-reason' : 'ballots.take-back-reason')}
        value={typed.text('reason')}
        rows={3}
        problems={problems}
      />
      <ActionRow>
        <Button kind="secondary">{t(isOther ? 'ballots.return' : 'ballots.take-back')}</Button>
      </ActionRow>
    </Form>
  )
}
