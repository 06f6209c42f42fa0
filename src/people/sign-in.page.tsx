import type { Words } from '../../lib/platform/words.ts'
import { CodeField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Refusal } from '../../lib/ui/notices.tsx'
import { CodeSent, type CodeSentProps } from './code-sent.page.tsx'

type SignInProps = {
  readonly t: Words
  readonly typed: string
  readonly next: string
  readonly problems?: FieldProblems
  readonly refusal?: string
}

/** One field: a phone or an e-mail. */
export function SignInPage({ t, typed, next, problems = {}, refusal }: SignInProps) {
  return (
    <>
      <h1>{t('people.sign-in-title')}</h1>
      <p class="lead">{t('people.sign-in-lead')}</p>
      {refusal && <Refusal t={t}>{refusal}</Refusal>}
      <Form t={t} action="/account/sign-in" problems={problems}>
        <HiddenField name="next" value={next} />
        <TextField
          name="address"
          label={t('people.address')}
          hint={t('people.address-hint')}
          value={typed}
          problems={problems}
          autocomplete="username"
        />
        <ActionRow>
          <Button>{t('people.send-code')}</Button>
        </ActionRow>
      </Form>
      <p class="soft">
        {t('people.sign-in-privacy')} <a href={href(t.language, '/about/privacy')}>{t('ui.privacy')}</a>
      </p>
    </>
  )
}

type CodeProps = CodeSentProps & {
  readonly challengeId: string
  readonly next: string
  readonly problems?: FieldProblems
}

/** The six digits that were sent. */
export function CodePage({ t, challengeId, next, sentTo, showsOutbox, problems = {}, refusal }: CodeProps) {
  return (
    <>
      <CodeSent t={t} sentTo={sentTo} showsOutbox={showsOutbox} refusal={refusal} />
      <Form t={t} action="/account/sign-in/code" problems={problems}>
        <HiddenField name="challenge" value={challengeId} />
        <HiddenField name="next" value={next} />
        <CodeField name="code" label={t('people.code')} hint={t('people.code-hint')} problems={problems} />
        <ActionRow>
          <Button>{t('people.sign-in')}</Button>
        </ActionRow>
      </Form>
      <Form t={t} action="/account/sign-in/resend">
        <HiddenField name="challenge" value={challengeId} />
        <HiddenField name="next" value={next} />
        <p class="soft">{t('people.code-none')}</p>
        <ActionRow>
          <Button kind="secondary">{t('people.code-again')}</Button>
        </ActionRow>
      </Form>
      <p>
        <a href={href(t.language, `/account/sign-in?next=${encodeURIComponent(next)}`)}>{t('people.code-other')}</a>
      </p>
    </>
  )
}
