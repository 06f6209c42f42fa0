import type { Form as Posted } from '../lib/platform/form.ts'
import type { Words } from '../lib/platform/words.ts'
import { ActionRow, Button, Form, HiddenField } from '../lib/ui/form.tsx'
import { href } from '../lib/ui/links.ts'
import { Warning } from '../lib/ui/notices.tsx'

type Props = {
  readonly t: Words
  readonly posted: Posted
  /** Where it was posted to, without language. */
  readonly path: string
  /** Where the missing power is got, without language. */
  readonly signIn: string
  readonly missing: 'sign-in' | 'second-factor'
}

/** Somebody's session ended while they were typing: what they typed waits here until they have signed in beside it. */
export function SignedOutPage({ t, posted, path, signIn, missing }: Props) {
  return (
    <>
      <h1>{t(`main.signed-out-${missing}`)}</h1>
      <p class="lead">{t('main.signed-out-kept')}</p>
      <ol>
        <li>
          <a href={href(t.language, signIn)} target="_blank" rel="noopener">
            {t(`main.signed-out-go-${missing}`)}
          </a>
        </li>
        <li>{t('main.signed-out-back')}</li>
      </ol>
      <Warning>
        <p>{t('main.signed-out-files')}</p>
      </Warning>
      <Form t={t} action={path}>
        {posted.names.flatMap((name) =>
          posted.all(name).map((value, at) => <HiddenField key={`${name}-${at}`} name={name} value={value} />),
        )}
        <ActionRow>
          <Button>{t('main.signed-out-send')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}
