import type { Words } from '../../lib/platform/words.ts'
import { CodeField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { DataTable } from '../../lib/ui/lists.tsx'
import { Refusal } from '../../lib/ui/notices.tsx'
import type { ContactLine } from './account.model.ts'
import { CodeSent, type CodeSentProps } from './code-sent.page.tsx'
import { mostContacts } from './contact.model.ts'

/** The addresses one signs in with, and gets messages at. */
export function Contacts({ t, contacts }: { readonly t: Words; readonly contacts: readonly ContactLine[] }) {
  const columns = [{ label: t('people.contact-address'), names: 'row' as const }, { label: t('people.contact-kind') }]
  const rows = contacts.map(({ id, channel, address }) => [
    address,
    t(`people.contact-${channel}`),
    ...(contacts.length > 1
      ? [
          <Form key={id} t={t} action="/account/contacts/removal">
            <HiddenField name="contact" value={id} />
            <Button kind="secondary">
              {t('people.contact-remove')} <span class="unseen">{address}</span>
            </Button>
          </Form>,
        ]
      : []),
  ])
  return (
    <section>
      <h2>{t('people.contacts')}</h2>
      <p>{t('people.contacts-lead')}</p>
      <DataTable
        caption={t('people.contacts-caption')}
        columns={contacts.length > 1 ? [...columns, { label: t('people.role-action') }] : columns}
        rows={rows}
      />
      {contacts.length < mostContacts && (
        <ActionRow>
          <ButtonLink t={t} path="/account/contacts/new" kind="secondary">
            {t('people.contact-add')}
          </ButtonLink>
        </ActionRow>
      )}
    </section>
  )
}

type Shown = { readonly t: Words; readonly problems?: FieldProblems; readonly refusal?: string }

/** Which address to add. */
export function NewContactPage({ t, typed, problems = {}, refusal }: Shown & { readonly typed: string }) {
  return (
    <>
      <h1>{t('people.contact-new-title')}</h1>
      <p class="lead">{t('people.contact-new-lead')}</p>
      {refusal && <Refusal t={t}>{refusal}</Refusal>}
      <Form t={t} action="/account/contacts/new" problems={problems}>
        <TextField
          name="address"
          label={t('people.address')}
          hint={t('people.address-hint')}
          value={typed}
          problems={problems}
          autocomplete="off"
        />
        <ActionRow>
          <Button>{t('people.send-code')}</Button>
          <ButtonLink t={t} path="/account" kind="secondary">
            {t('people.contact-cancel')}
          </ButtonLink>
        </ActionRow>
      </Form>
    </>
  )
}

type CodeProps = CodeSentProps & { readonly pass: string; readonly problems?: FieldProblems }

/** The code that proves the address. */
export function ContactCodePage({ t, pass, sentTo, showsOutbox, problems = {}, refusal }: CodeProps) {
  return (
    <>
      <CodeSent t={t} sentTo={sentTo} showsOutbox={showsOutbox} refusal={refusal} />
      <Form t={t} action="/account/contacts/code" problems={problems}>
        <HiddenField name="pass" value={pass} />
        <CodeField name="code" label={t('people.code')} hint={t('people.code-hint')} problems={problems} />
        <ActionRow>
          <Button>{t('people.contact-confirm')}</Button>
        </ActionRow>
      </Form>
      <p>
        <a href={href(t.language, '/account/contacts/new')}>{t('people.contact-other')}</a>
      </p>
    </>
  )
}
