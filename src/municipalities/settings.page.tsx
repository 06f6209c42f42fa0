import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { CheckboxField, FileField, RadioField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { FigureRow } from '../../lib/ui/lists.tsx'
import { Done, Refusal } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { type AccentName, accentNames } from './accent.model.ts'
import type { Picture } from './municipality.model.ts'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly typed: Pick<Typed, 'text'>
  readonly version: number
  /** What is shown to residents now. */
  readonly picture: Picture | undefined
  /** A photograph that was sent with a form that had problems. */
  readonly kept: string | undefined
  readonly problems: FieldProblems
  readonly outcome: 'saved' | 'changed-meanwhile' | undefined
}

/** What the municipality says of itself: contacts, colour, photograph. */
export function SettingsPage({ t, place, typed, version, picture, kept, problems, outcome }: Props) {
  const field = (name: string) => ({ name, value: typed.text(name), problems })
  return (
    <>
      <h1>{t('municipalities.settings-title')}</h1>
      <p class="lead">{t('municipalities.settings-lead')}</p>
      {outcome === 'saved' && (
        <Done>
          <p>{t('municipalities.settings-saved')}</p>
        </Done>
      )}
      {outcome === 'changed-meanwhile' && <Refusal t={t}>{t('municipalities.settings-changed')}</Refusal>}
      <Form t={t} action={`/${place.slug}/settings`} problems={problems} files>
        <HiddenField name="version" value={version} />
        <h2>{t('municipalities.settings-contacts')}</h2>
        <TextField
          {...field('phone')}
          type="tel"
          inputmode="tel"
          width={20}
          label={t('municipalities.settings-phone')}
          hint={t('municipalities.settings-phone-hint')}
        />
        <TextField {...field('email')} type="email" inputmode="email" label={t('municipalities.email')} />
        <TextField
          {...field('address')}
          label={t('municipalities.address')}
          hint={t('municipalities.settings-address-hint')}
        />
        <h2>{t('municipalities.settings-look')}</h2>
        <RadioField
          {...field('accent')}
          label={t('municipalities.settings-accent')}
          hint={t('municipalities.settings-accent-hint')}
          options={accentNames.map((name: AccentName) => ({ value: name, label: t(`municipalities.accent-${name}`) }))}
        />
        <TextField
          {...field('ownAccent')}
          width={10}
          autocomplete="off"
          label={t('municipalities.settings-own-accent')}
          hint={t('municipalities.settings-own-accent-hint')}
        />
        {picture && <FigureRow figures={[{ ...picture, caption: t('municipalities.settings-picture-now') }]} />}
        <FileField
          name="picture"
          problems={problems}
          label={t('municipalities.settings-picture')}
          hint={kept ? t('municipalities.settings-picture-kept') : t('municipalities.settings-picture-hint')}
        />
        {kept && <HiddenField name="kept" value={kept} />}
        {picture && (
          <CheckboxField
            name="removePicture"
            label={t('municipalities.settings-picture-remove')}
            checked={typed.text('removePicture') !== ''}
          />
        )}
        <ActionRow>
          <Button>{t('municipalities.settings-save')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}
