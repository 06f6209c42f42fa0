import type { ComponentChildren } from 'preact'
import type { Words } from '../../lib/platform/words.ts'
import { CodeField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { Done } from '../../lib/ui/notices.tsx'

type Props = {
  readonly t: Words
  readonly next: string
  /** A fresh secret to set up, with its QR code as an image address; undefined when one is confirmed already. */
  readonly setUp: { readonly secret: string; readonly qr: string } | undefined
  readonly state: 'none' | 'pending' | 'set'
  readonly passed: boolean
  readonly problems?: FieldProblems
  /** The part for passkeys, which needs scripts. */
  readonly passkey?: ComponentChildren
}

/** Sets the second factor up, or asks for it. */
export function SecondFactorPage({ t, next, setUp, state, passed, problems = {}, passkey }: Props) {
  return (
    <>
      <h1>{t('people.factor-title')}</h1>
      <p class="lead">{t('people.factor-lead')}</p>
      {passed && (
        <Done>
          <p>{t('people.factor-passed')}</p>
        </Done>
      )}
      {state === 'none' && (
        <Form t={t} action="/account/second-factor/totp">
          <HiddenField name="next" value={next} />
          <p>{t('people.totp-begin-lead')}</p>
          <ActionRow>
            <Button>{t('people.totp-begin')}</Button>
          </ActionRow>
        </Form>
      )}
      {setUp && (
        <>
          <ol>
            <li>{t('people.totp-step-app')}</li>
            <li>
              {t('people.totp-step-scan')}
              <p>
                <img src={setUp.qr} width={200} height={200} alt={t('people.totp-qr')} />
              </p>
              <p>
                {t('people.totp-secret')} <code>{setUp.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
              </p>
            </li>
            <li>{t('people.totp-step-code')}</li>
          </ol>
        </>
      )}
      {state !== 'none' && !passed && (
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
