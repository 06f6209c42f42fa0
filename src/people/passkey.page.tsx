import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, Button, Form, HiddenField } from '../../lib/ui/form.tsx'
import { Warning } from '../../lib/ui/notices.tsx'
import type { PasskeyOffer } from './second-factor.model.ts'

type Props = {
  readonly t: Words
  readonly next: string
  readonly offer: PasskeyOffer
  readonly refused: boolean
}

/** The part of the second-factor page for passkeys. The island shows the form; without it the words say what to do. */
export function PasskeyPart({ t, next, offer, refused }: Props) {
  return (
    <section aria-labelledby="passkey">
      <h2 id="passkey">{t('people.passkey-title')}</h2>
      {refused && (
        <Warning>
          <p>{t('people.passkey-not-proved')}</p>
        </Warning>
      )}
      {offer.kind === 'no-domain' && <p>{t('people.passkey-no-domain')}</p>}
      {offer.kind === 'factor-first' && <p>{t('people.passkey-factor-first')}</p>}
      {(offer.kind === 'register' || offer.kind === 'prove') && (
        <>
          <p>{t(`people.passkey-${offer.kind}-lead`)}</p>
          <p class="soft" data-passkey-without="">
            {t('people.passkey-scripts')}
          </p>
          <div data-passkey={offer.kind} hidden>
            <Form t={t} action={`/account/second-factor/passkey${offer.kind === 'prove' ? '/proof' : ''}`}>
              <HiddenField name="next" value={next} />
              <HiddenField name="options" value={offer.options} />
              <HiddenField name="sealed" value={offer.sealed} />
              <HiddenField name="answer" value="" />
              <ActionRow>
                <Button kind="secondary">{t(`people.passkey-${offer.kind}`)}</Button>
              </ActionRow>
            </Form>
            <p role="status" data-passkey-stopped="" hidden>
              {t('people.passkey-stopped')}
            </p>
          </div>
        </>
      )}
    </section>
  )
}
