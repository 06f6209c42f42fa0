import { FileField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Warning } from '../../lib/ui/notices.tsx'
import { type FormProps, RefusedNote } from './drafting.page.tsx'
import type { Regulation } from './regulation.model.ts'

type Props = FormProps & { readonly regulation: Regulation }

/** The draft as a file: to keep, to send to another municipality, and to take one from there. */
export function ExchangePage({ t, place, regulation, typed, problems, refusal }: Props) {
  const path = `/${place.slug}/regulation/${regulation.number}`
  return (
    <>
      <h1>{t('regulations.exchange-title')}</h1>
      <p class="lead">{t('regulations.exchange-lead')}</p>
      <RefusedNote t={t} refusal={refusal} />
      <h2>{t('regulations.exchange-out')}</h2>
      <p>
        <a href={`${path}/terms.json`}>{t('regulations.exchange-download')}</a>
        <br />
        <a href={`${path}/act.docx`} hreflang="ky">
          {t('regulations.docx-ky')}
        </a>
        <br />
        <a href={href('ru', `${path}/act.docx`)} hreflang="ru">
          {t('regulations.docx-ru')}
        </a>
      </p>
      <h2>{t('regulations.exchange-in')}</h2>
      <Form t={t} action={`${path}/exchange`} problems={problems} files>
        <HiddenField name="version" value={typed.text('version')} />
        <FileField
          name="file"
          label={t('regulations.exchange-file')}
          hint={t('regulations.exchange-file-hint')}
          accept="application/json,.json"
          problems={problems}
        />
        <Warning>
          <p>{t('regulations.exchange-warning')}</p>
        </Warning>
        <ActionRow>
          <Button>{t('regulations.exchange-take')}</Button>
          <ButtonLink t={t} path={`${path}/edit`} kind="secondary">
            {t('regulations.all-parts')}
          </ButtonLink>
        </ActionRow>
      </Form>
    </>
  )
}
