import type { Words } from '../../lib/platform/words.ts'
import { FileField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Tag } from '../../lib/ui/lists.tsx'
import { Clause } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { applicationPath } from './application.page.tsx'
import { type Attachment, mostAttachments } from './attachment.model.ts'
import { asksLetter } from './attachment.rules.ts'
import { AttachmentLink } from './attachments.page.tsx'
import type { Pledge } from './initiative.model.ts'
import type { ApplicationView } from './view-application.query.ts'

type Props = { readonly t: Words; readonly place: Place; readonly view: ApplicationView }

/** The letters of one pledge. */
export function lettersOf(
  { attachments }: Pick<ApplicationView, 'attachments'>,
  pledge: Pledge,
): readonly Attachment[] {
  return attachments.filter(({ pledgeId }) => pledgeId === pledge.id)
}

/** The pledges that need a letter, each with its state and the way to attach one; nothing where none does. */
export function LetterTasks({ t, place, view }: Props) {
  const { call, initiative } = view
  const asked = initiative.pledges.filter((pledge) => asksLetter(call.terms, pledge))
  if (asked.length === 0) return null
  const path = `${applicationPath(place, initiative)}/pledges`
  return (
    <section>
      <h2>{t('initiatives.letters-title')}</h2>
      <p>
        {t('initiatives.letters-lead')}{' '}
        <Clause t={t} clause={clauseRef(place.slug, 'documents', call.regulationNumber)} />
      </p>
      <ul class="tasks">
        {asked.map((pledge) => {
          const done = lettersOf(view, pledge).length > 0
          return (
            <li key={pledge.id}>
              <span class="task-name">
                <a href={`${href(t.language, `${path}/${pledge.id}`)}#letter`}>
                  {pledge.pledger}, {t(`initiatives.pledge-${pledge.kind}`)}
                </a>
              </span>
              <Tag tone={done ? 'good' : 'waiting'}>
                {t(done ? 'initiatives.letter-there' : 'initiatives.letter-waits')}
              </Tag>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The letter of one pledge: the form to print and have signed, what is attached, and a field to attach it. */
export function LetterSection({
  t,
  place,
  view,
  pledge,
  problems,
}: Props & { readonly pledge: Pledge; readonly problems: FieldProblems }) {
  const { call, initiative, attachments } = view
  const own = `${applicationPath(place, initiative)}/pledges/${pledge.id}`
  const letters = lettersOf(view, pledge)
  const asked = asksLetter(call.terms, pledge)
  return (
    <section id="letter">
      <h2>{t('initiatives.letter-title')}</h2>
      <p>
        {t(asked ? 'initiatives.letter-asked' : 'initiatives.letter-optional')}{' '}
        {asked && <Clause t={t} clause={clauseRef(place.slug, 'documents', call.regulationNumber)} />}
      </p>
      <ul>
        <li>
          <a href={href('ky', `${own}/letter.pdf`)} hreflang="ky">
            {t('initiatives.letter-print-ky')}
          </a>
        </li>
        <li>
          <a href={href('ru', `${own}/letter.pdf`)} hreflang="ru">
            {t('initiatives.letter-print-ru')}
          </a>
        </li>
      </ul>
      {letters.length > 0 && (
        <>
          <ul>
            {letters.map((attachment) => (
              <li key={attachment.id}>
                <AttachmentLink t={t} place={place} number={initiative.number} attachment={attachment} />
              </li>
            ))}
          </ul>
          <p>{t('initiatives.letter-goes')}</p>
        </>
      )}
      {attachments.length < mostAttachments && (
        <Form t={t} action={`${own}/letter`} problems={problems} files>
          <FileField
            name="file"
            label={t('initiatives.letter-file')}
            hint={t('initiatives.document-file-hint')}
            accept=".pdf,.jpg,.jpeg,.png,.docx"
            problems={problems}
          />
          <ActionRow>
            <Button>{t(letters.length > 0 ? 'initiatives.letter-add-more' : 'initiatives.letter-add')}</Button>
          </ActionRow>
        </Form>
      )}
    </section>
  )
}
