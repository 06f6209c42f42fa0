import type { Words } from '../../lib/platform/words.ts'
import { CheckboxField, type Option, SelectField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { SummaryList, Tag } from '../../lib/ui/lists.tsx'
import { Done, EmptyState } from '../../lib/ui/notices.tsx'
import type { Waiting } from './people.visit.ts'
import type { Profile } from './session.store.ts'

type AccountProps = {
  readonly t: Words
  readonly profile: Profile
  readonly municipalities: readonly Option[]
  readonly isNew: boolean
  readonly isStaff: boolean
  readonly saved: boolean
  readonly typed?: { readonly name: string; readonly home: string; readonly consent: boolean }
  readonly problems?: FieldProblems
}

/** The person's own page: name, home, addresses, sessions, second factor. */
export function AccountPage(props: AccountProps) {
  const { t, profile, municipalities, isNew, isStaff, saved, typed, problems = {} } = props
  const home = typed?.home ?? profile.homeMunicipalityId ?? ''
  return (
    <>
      <h1>{isNew ? t('people.welcome-title') : t('people.account-title')}</h1>
      {isNew && <p class="lead">{t('people.welcome-lead')}</p>}
      {saved && (
        <Done>
          <p>{t('people.profile-saved')}</p>
        </Done>
      )}
      <Form t={t} action="/account" problems={problems}>
        <TextField
          name="name"
          label={t('people.name')}
          value={typed?.name ?? (isNew ? '' : profile.name)}
          problems={problems}
          autocomplete="name"
        />
        <SelectField
          name="home"
          label={t('people.home')}
          hint={t('people.home-hint')}
          empty={t('people.home-none')}
          options={municipalities}
          value={home}
          problems={problems}
        />
        {isNew && (
          <CheckboxField
            name="consent"
            label={t('people.consent')}
            checked={typed?.consent ?? false}
            problems={problems}
          />
        )}
        {isNew && <input type="hidden" name="new" value="yes" />}
        <ActionRow>
          <Button>{t('people.save')}</Button>
        </ActionRow>
      </Form>
      {!isNew && <Rest t={t} profile={profile} isStaff={isStaff} />}
    </>
  )
}

function Rest({ t, profile, isStaff }: Pick<AccountProps, 't' | 'profile' | 'isStaff'>) {
  const factor = profile.hasTotp || profile.passkeys.length > 0
  return (
    <>
      <SummaryList
        t={t}
        rows={[
          ...profile.contacts.map(({ channel, address }) => ({
            label: t(`people.contact-${channel}`),
            value: address,
          })),
          {
            label: t('people.second-factor'),
            value: factor ? t('people.factor-set') : t('people.factor-none'),
            ...(isStaff ? { change: { path: '/account/second-factor', label: t('people.open') } } : {}),
          },
          { label: t('people.sessions'), value: t('people.sessions-count', { count: profile.sessions }) },
        ]}
      />
      <Form t={t} action="/account/sign-out">
        <ActionRow>
          <Button kind="secondary">{t('people.sign-out')}</Button>
          <Button kind="secondary" formAction={href(t.language, '/account/sign-out-elsewhere')}>
            {t('people.sign-out-elsewhere')}
          </Button>
        </ActionRow>
      </Form>
    </>
  )
}

type WorkProps = {
  readonly t: Words
  readonly waiting: readonly (Waiting & { readonly when: string; readonly late: boolean })[]
  readonly isStaff: boolean
}

/** One list of what waits, by deadline; each line is one click from the form that ends it. */
export function WorkPage({ t, waiting, isStaff }: WorkProps) {
  return (
    <>
      <h1>{t('people.work-title')}</h1>
      {waiting.length === 0 ? (
        <EmptyState title={t('people.work-empty-title')}>
          <p>{isStaff ? t('people.work-empty') : t('people.work-empty-resident')}</p>
          <ActionRow>
            <ButtonLink t={t} path="/municipalities" kind="secondary">
              {t('people.find-municipality')}
            </ButtonLink>
          </ActionRow>
        </EmptyState>
      ) : (
        <ul class="tasks">
          {waiting.map(({ title, path, place, when, late }) => (
            <li key={path + title}>
              <span class="task-name">
                <a href={href(t.language, path)}>{title}</a>
                <span class="hint">{place}</span>
              </span>
              {when && <Tag tone={late ? 'waiting' : 'neutral'}>{when}</Tag>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
