import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { CheckboxField, FileField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Card, CardList, Picture } from '../../lib/ui/lists.tsx'
import type { Place } from '../people/person.model.ts'
import { applicationPath, TaskFrame } from './application.page.tsx'
import { mostRows } from './draft.model.ts'
import type { Photograph } from './initiative.model.ts'
import type { Refused } from './refusal.page.tsx'
import type { ApplicationView } from './view-application.query.ts'

export type PhotographsPageProps = {
  readonly t: Words
  readonly place: Place
  readonly view: ApplicationView
  readonly typed: Typed
  readonly problems: FieldProblems
  readonly refusal: Refused | undefined
}

/** The photographs that are there, and a form for more. */
export function PhotographsPage({ t, place, view, typed, problems, refusal }: PhotographsPageProps) {
  const { photographs, coverDigest } = view.initiative
  const path = `${applicationPath(place, view.initiative)}/photographs`
  const isFull = photographs.length >= mostRows.photographs
  return (
    <TaskFrame t={t} place={place} view={view} part="photographs" refusal={refusal}>
      <p>{t('initiatives.photographs-lead', { most: mostRows.photographs })}</p>
      {photographs.length > 0 && (
        <section>
          <h2>{t('initiatives.photographs-there', { count: photographs.length })}</h2>
          <CardList>
            {photographs.map((photograph, at) => (
              <Card
                key={photograph.id}
                t={t}
                path={`${path}/${photograph.id}`}
                title={photograph.caption || t('initiatives.photograph-number', { number: at + 1 })}
                cover={photograph}
                {...(photograph.digest === coverDigest
                  ? { tag: { tone: 'accent' as const, text: t('initiatives.cover') } }
                  : {})}
                lines={[t('initiatives.photograph-open')]}
              />
            ))}
          </CardList>
        </section>
      )}
      {!isFull && (
        <>
          <h2>{t('initiatives.add-photographs')}</h2>
          <Form t={t} action={path} problems={problems} files>
            <FileField
              name="photographs"
              label={t('initiatives.field-photographs')}
              hint={t('initiatives.hint-photographs')}
              problems={problems}
              multiple
            />
            <TextField
              name="caption"
              label={t('initiatives.field-caption')}
              hint={t('initiatives.hint-caption')}
              value={typed.text('caption')}
              problems={problems}
            />
            <ActionRow>
              <Button>{t('initiatives.send-photographs')}</Button>
            </ActionRow>
          </Form>
        </>
      )}
    </TaskFrame>
  )
}

/** One photograph: what is written under it, whether it leads, or away with it. */
export function PhotographPage({
  photograph,
  version,
  ...props
}: PhotographsPageProps & { readonly photograph: Photograph; readonly version: number }) {
  const { t, place, view, typed, problems, refusal } = props
  const path = `${applicationPath(place, view.initiative)}/photographs`
  const isCover = view.initiative.coverDigest === photograph.digest
  return (
    <TaskFrame t={t} place={place} view={view} part="photographs" refusal={refusal}>
      <Picture cover={photograph} alt={photograph.caption} sizes="wide" eager />
      <Form t={t} action={`${path}/${photograph.id}`} problems={problems}>
        <HiddenField name="version" value={version} />
        <TextField
          name="caption"
          label={t('initiatives.field-caption')}
          hint={t('initiatives.hint-caption')}
          value={typed.text('caption')}
          problems={problems}
        />
        {!isCover && <CheckboxField name="isCover" label={t('initiatives.make-cover')} />}
        <ActionRow>
          <Button>{t('initiatives.save')}</Button>
          <Button kind="danger" formAction={href(t.language, `${path}/${photograph.id}/removal`)}>
            {t('initiatives.remove-photograph')}
          </Button>
        </ActionRow>
      </Form>
      <p>
        <a href={href(t.language, path)}>{t('initiatives.back-to-photographs')}</a>
      </p>
    </TaskFrame>
  )
}
