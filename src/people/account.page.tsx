import type { Words } from '../../lib/platform/words.ts'
import { type Option, SelectField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { DataTable, Tag } from '../../lib/ui/lists.tsx'
import { Done, Warning } from '../../lib/ui/notices.tsx'
import type { Profile } from './account.model.ts'
import { Contacts } from './contact.page.tsx'

type Props = {
  readonly t: Words
  readonly profile: Profile
  readonly homes: readonly Option[]
  readonly isStaff: boolean
  /** Whether they want to be reminded of what is due. */
  readonly reminded: boolean
  /** What was just done, in words. */
  readonly done: string | undefined
  readonly refusal: string | undefined
  readonly typed?: { readonly name: string; readonly home: string }
  readonly problems?: FieldProblems
}

/** The person's own page: name, home, addresses, second factors, sessions. */
export function AccountPage({ t, profile, homes, isStaff, reminded, done, refusal, typed, problems = {} }: Props) {
  return (
    <>
      <h1>{t('people.account-title')}</h1>
      {done && (
        <Done>
          <p>{done}</p>
        </Done>
      )}
      {refusal && (
        <Warning>
          <p>{refusal}</p>
        </Warning>
      )}
      <Form t={t} action="/account" problems={problems}>
        <TextField
          name="name"
          label={t('people.name')}
          value={typed?.name ?? profile.name}
          problems={problems}
          autocomplete="name"
        />
        <SelectField
          name="home"
          label={t('people.home')}
          hint={t('people.home-hint')}
          empty={t('people.home-none')}
          options={homes}
          value={typed?.home ?? profile.homeMunicipalityId ?? ''}
          problems={problems}
        />
        <ActionRow>
          <Button>{t('people.save')}</Button>
        </ActionRow>
      </Form>
      <Contacts t={t} contacts={profile.contacts} />
      <Reminders t={t} reminded={reminded} />
      <Factors t={t} profile={profile} isStaff={isStaff} />
      <Sessions t={t} profile={profile} />
    </>
  )
}

function Reminders({ t, reminded }: Pick<Props, 't' | 'reminded'>) {
  return (
    <section>
      <h2>{t('people.reminders')}</h2>
      <p>{t(reminded ? 'people.reminders-are-on' : 'people.reminders-are-off')}</p>
      <Form t={t} action="/account/reminders">
        <HiddenField name="wanted" value={reminded ? 'no' : 'yes'} />
        <ActionRow>
          <Button kind="secondary">{t(reminded ? 'people.reminders-switch-off' : 'people.reminders-switch-on')}</Button>
        </ActionRow>
      </Form>
    </section>
  )
}

function Factors({ t, profile, isStaff }: Pick<Props, 't' | 'profile' | 'isStaff'>) {
  const factors = [
    ...(profile.hasTotp ? [{ factor: 'totp', label: t('people.factor-totp') }] : []),
    ...profile.passkeys.map(({ credentialId, addedAt }) => ({
      factor: credentialId,
      label: t('people.factor-passkey', { when: t.moment(addedAt) }),
    })),
  ]
  if (factors.length === 0 && !isStaff) return null
  const columns = [{ label: t('people.second-factor'), names: 'row' as const }, { label: t('people.role-action') }]
  const rows = factors.map(({ factor, label }) => [
    label,
    <Form key={factor} t={t} action="/account/second-factor/removal">
      <HiddenField name="factor" value={factor} />
      <Button kind="secondary">
        {t('people.factor-remove')} <span class="unseen">{label}</span>
      </Button>
    </Form>,
  ])
  return (
    <section>
      <h2>{t('people.second-factor')}</h2>
      {factors.length === 0 ? (
        <Warning>
          <p>{t('people.factor-needed')}</p>
        </Warning>
      ) : (
        <DataTable caption={t('people.factor-list')} columns={columns} rows={rows} />
      )}
      <ActionRow>
        <ButtonLink
          t={t}
          path="/account/second-factor?next=%2Faccount"
          kind={factors.length === 0 ? 'primary' : 'secondary'}
        >
          {factors.length === 0 ? t('people.factor-set-up') : t('people.factor-add')}
        </ButtonLink>
      </ActionRow>
    </section>
  )
}

function Sessions({ t, profile: { sessions } }: Pick<Props, 't' | 'profile'>) {
  const columns = [
    { label: t('people.session-started'), names: 'row' as const },
    { label: t('people.session-seen') },
    { label: t('people.session-where') },
  ]
  const rows = sessions.map(({ startedAt, seenAt, isThis }) => [
    t.moment(startedAt),
    t.moment(seenAt),
    isThis ? <Tag tone="accent">{t('people.session-this')}</Tag> : t('people.session-other'),
  ])
  return (
    <section>
      <h2>{t('people.sessions')}</h2>
      <DataTable caption={t('people.sessions-caption')} columns={columns} rows={rows} />
      {sessions.length > 1 && (
        <Form t={t} action="/account/sign-out-elsewhere">
          <p class="soft">{t('people.sign-out-elsewhere-why')}</p>
          <ActionRow>
            <Button kind="secondary">{t('people.sign-out-elsewhere')}</Button>
          </ActionRow>
        </Form>
      )}
      <Form t={t} action="/account/sign-out">
        <ActionRow>
          <Button kind="secondary">{t('people.sign-out')}</Button>
        </ActionRow>
      </Form>
    </section>
  )
}
