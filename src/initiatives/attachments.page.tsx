import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { FileField, SelectField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { TaskList } from '../../lib/ui/lists.tsx'
import { Clause } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { type DocumentKind, documentKinds } from '../regulations/regulation.model.ts'
import { applicationPath, TaskFrame } from './application.page.tsx'
import { type Attachment, mostAttachments, privateKinds } from './attachment.model.ts'
import type { Refused } from './refusal.page.tsx'
import type { ApplicationView } from './view-application.query.ts'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: ApplicationView
  readonly missing: readonly DocumentKind[]
  readonly typed: Typed
  readonly problems: FieldProblems
  readonly refusal: Refused | undefined
}

/** What the regulation asks for with its state, the papers that are there, and one form for one more. */
export function AttachmentsPage({ t, place, view, missing, typed, problems, refusal }: Props) {
  const { call, attachments, initiative } = view
  const path = `${applicationPath(place, initiative)}/documents`
  return (
    <TaskFrame t={t} place={place} view={view} part="documents" refusal={refusal}>
      <p class="lead">
        {t('initiatives.documents-lead')}{' '}
        <Clause t={t} clause={clauseRef(place.slug, 'documents', call.regulationNumber)} />
      </p>
      {call.terms.documents.length > 0 && (
        <TaskList
          t={t}
          tasks={call.terms.documents.map((kind) => ({
            label: kindText(t, kind),
            state: t(missing.includes(kind) ? 'initiatives.state-empty' : 'initiatives.state-done'),
            tone: missing.includes(kind) ? 'waiting' : 'good',
          }))}
        />
      )}
      {attachments.length > 0 && (
        <>
          <h2>{t('initiatives.documents-there', { count: attachments.length })}</h2>
          <ul>
            {attachments.map((attachment) => (
              <li key={attachment.id}>
                <AttachmentLink t={t} place={place} number={initiative.number} attachment={attachment} />
                <Form t={t} action={`${path}/${attachment.id}/removal`}>
                  <Button kind="secondary">{t('initiatives.document-remove', { name: attachment.name })}</Button>
                </Form>
              </li>
            ))}
          </ul>
        </>
      )}
      {attachments.length < mostAttachments && (
        <Form t={t} action={path} problems={problems} files>
          <SelectField
            name="kind"
            label={t('initiatives.document-kind')}
            options={documentKinds.map((value) => ({ value, label: kindText(t, value) }))}
            value={typed.text('kind') || missing[0] || ''}
            problems={problems}
          />
          <FileField
            name="file"
            label={t('initiatives.document-file')}
            hint={t('initiatives.document-file-hint')}
            accept=".pdf,.jpg,.jpeg,.png,.docx"
            problems={problems}
          />
          <ActionRow>
            <Button>{t('initiatives.document-add')}</Button>
          </ActionRow>
        </Form>
      )}
    </TaskFrame>
  )
}

/** A kind of paper at the beginning of a line, and whether others may see it. */
export function kindText(t: Words, kind: DocumentKind): string {
  const text = t(`regulations.document-${kind}`)
  const titled = `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`
  return privateKinds.includes(kind) ? `${titled} (${t('initiatives.document-private')})` : titled
}

/** The way to a paper, with its kind and size. */
export function AttachmentLink({
  t,
  place,
  number,
  attachment,
}: {
  readonly t: Words
  readonly place: Place
  readonly number: number
  readonly attachment: Attachment
}) {
  const { id, kind, name, bytes } = attachment
  return (
    <>
      {kindText(t, kind)}: <a href={`/${place.slug}/initiatives/${number}/documents/${id}`}>{name}</a>{' '}
      <span class="soft">
        {t('initiatives.document-size', { size: t.number(Math.max(1, Math.round(bytes / 1024))) })}
      </span>
    </>
  )
}
