import type { ComponentChildren } from 'preact'
import type { Words } from '../../lib/platform/words.ts'
import { CodeField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { Done, Refusal } from '../../lib/ui/notices.tsx'

type Props = {
  readonly t: Words
  readonly next: string
  /** A secret that waits for its first code, with its QR code as an image address. */
  readonly setUp: { readonly secret: string; readonly qr: string } | undefined
  /** The authenticator: none, waiting for its first code, or one that counts. */
  readonly state: 'none' | 'pending' | 'set'
  /** Whether an authenticator may be added now: whoever has another factor shows that one first. */
  readonly mayAdd: boolean
  readonly passed: boolean
  readonly problems?: FieldProblems
  readonly refusal?: string
  /** The part for passkeys, which needs scripts. */
  readonly passkey?: ComponentChildren
}

/** Sets the second factor up, or asks for it. */
export function SecondFactorPage(props: Props) {
  const { t, next, setUp, state, mayAdd, passed, problems = {}, refusal, passkey } = props
  return (
    <>
      <h1>{t('people.factor-title')}</h1>
      <p class="lead">{t('people.factor-lead')}</p>
      {passed && (
        <Done>
          <p>{t('people.factor-passed')}</p>
          <ActionRow>
            <ButtonLink t={t} path={next}>
              {t('people.factor-go-on')}
            </ButtonLink>
          </ActionRow>
        </Done>
      )}
      {refusal && <Refusal t={t}>{refusal}</Refusal>}
      {state === 'none' && mayAdd && (
        <Form t={t} action="/account/second-factor/totp">
          <h2>{t('people.factor-totp')}</h2>
          <HiddenField name="next" value={next} />
          <p>{t('people.totp-begin-lead')}</p>
          <ActionRow>
            <Button>{t('people.totp-begin')}</Button>
          </ActionRow>
        </Form>
      )}
      {setUp && mayAdd && <SetUp t={t} {...setUp} />}
      {(state === 'pending' ? mayAdd : state === 'set' && !passed) && (
        <Form t={t} action="/account/second-factor" problems={problems}>
          <HiddenField name="next" value={next} />
          <CodeField name="code" label={t('people.totp-code')} hint={t('people.totp-code-hint')} problems={problems} />
          <ActionRow>
            <Button>{t('people.totp-confirm')}</Button>
          </ActionRow>
        </Form>
      )}
      {passkey}
    </>
  )
}

function SetUp({ t, secret, qr }: { readonly t: Words; readonly secret: string; readonly qr: string }) {
  return (
    <>
      <h2>{t('people.factor-totp')}</h2>
      <ol>
        <li>{t('people.totp-step-app')}</li>
        <li>
          {t('people.totp-step-scan')}
          <p>
            <img src={qr} width={232} height={232} alt={t('people.totp-qr')} />
          </p>
          <p>
            {t('people.totp-secret')} <code>{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
          </p>
        </li>
        <li>{t('people.totp-step-code')}</li>
      </ol>
    </>
  )
}
