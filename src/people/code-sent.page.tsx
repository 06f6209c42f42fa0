import type { Words } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { Notice, Refusal } from '../../lib/ui/notices.tsx'

export type CodeSentProps = {
  readonly t: Words
  /** Where the code went, while it may still be tried. */
  readonly sentTo: string | undefined
  readonly showsOutbox: boolean
  readonly refusal?: string | undefined
}

/** That a code was sent and where to look for it: the head of every page that asks for one. */
export function CodeSent({ t, sentTo, showsOutbox, refusal }: CodeSentProps) {
  return (
    <>
      <h1>{t('people.code-title')}</h1>
      <p class="lead">{sentTo ? t('people.code-sent-to', { to: sentTo }) : t('people.code-lead')}</p>
      {refusal && <Refusal t={t}>{refusal}</Refusal>}
      {showsOutbox && (
        <Notice>
          <p>
            {t('people.code-demo')} <a href={href(t.language, '/outbox')}>{t('people.outbox-title')}</a>
          </p>
        </Notice>
      )}
    </>
  )
}
