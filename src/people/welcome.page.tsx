import type { Words } from '../../lib/platform/words.ts'
import { CheckboxField, type Option, SelectField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'

type Props = {
  readonly t: Words
  readonly pass: string
  readonly next: string
  readonly homes: readonly Option[]
  readonly typed: { readonly name: string; readonly home: string; readonly consent: boolean }
  readonly problems?: FieldProblems
}

/** Asks somebody new who they are. Until this is sent, nothing of them is kept but the code. */
export function WelcomePage({ t, pass, next, homes, typed, problems = {} }: Props) {
  return (
    <>
      <h1>{t('people.welcome-title')}</h1>
      <p class="lead">{t('people.welcome-lead')}</p>
      <Form t={t} action="/account/welcome" problems={problems}>
        <HiddenField name="pass" value={pass} />
        <HiddenField name="next" value={next} />
        <TextField name="name" label={t('people.name')} value={typed.name} problems={problems} autocomplete="name" />
        <SelectField
          name="home"
          label={t('people.home')}
          hint={t('people.home-hint')}
          empty={t('people.home-none')}
          options={homes}
          value={typed.home}
          problems={problems}
        />
        <CheckboxField
          name="consent"
          label={t('people.consent')}
          hint={t('people.consent-hint')}
          checked={typed.consent}
          problems={problems}
        />
        <p class="soft">
          <a href={href(t.language, '/about/privacy')}>{t('ui.privacy')}</a>
        </p>
        <ActionRow>
          <Button>{t('people.welcome-go')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}
