import type { Words } from '../../lib/platform/words.ts'
import { Tag } from '../../lib/ui/lists.tsx'
import { EmptyState, Notice } from '../../lib/ui/notices.tsx'
import type { Written } from './account.model.ts'

/** In a demonstration nothing is sent: what would have been stands here. */
export function OutboxPage({ t, messages }: { readonly t: Words; readonly messages: readonly Written[] }) {
  return (
    <>
      <h1>{t('people.outbox-title')}</h1>
      <p class="lead">{t('people.outbox-lead')}</p>
      {messages.length === 0 && <EmptyState title={t('people.outbox-empty')} />}
      {messages.map(({ id, to, channel, subject, body, writtenAt }) => (
        <Notice key={id} title={subject}>
          <p>
            <Tag>{t(`people.contact-${channel}`)}</Tag> {to}
          </p>
          <p>{body ?? ''}</p>
          <p class="soft">{t.moment(writtenAt)}</p>
        </Notice>
      ))}
    </>
  )
}
