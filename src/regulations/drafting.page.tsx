import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { RadioField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { TaskList, type TaskRow } from '../../lib/ui/lists.tsx'
import { Notice, Refusal } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { type FormPart, partNames } from './form-part.model.ts'
import { partOf, partSummary } from './part-options.page.ts'
import type { Refused } from './refusal.page.tsx'
import { presets, type Regulation, type TermProblems } from './regulation.model.ts'

export type FormProps = {
  readonly t: Words
  readonly place: Place
  /** What stands in the fields: the draft's values, or what was typed. */
  readonly typed: Typed
  readonly problems: FieldProblems
  /** Why the whole form was refused, with a way on. */
  readonly refusal?: Refused | undefined
}

export type DraftProps = FormProps & {
  readonly regulation: Regulation
  /** The version that the form was made from. */
  readonly version: string
}

/** Where to start from: the model, or what is in force. */
export function NewRegulationPage({
  t,
  place,
  typed,
  problems,
  refusal,
  hasInForce,
}: FormProps & { hasInForce: boolean }) {
  const froms = hasInForce ? (['in-force', ...presets] as const) : presets
  return (
    <>
      <h1>{t('regulations.new-title')}</h1>
      <p class="lead">{t('regulations.new-lead')}</p>
      <RefusedNote t={t} refusal={refusal} />
      <Form t={t} action={`/${place.slug}/regulation/new`} problems={problems}>
        <HiddenField name="id" value={typed.text('id')} />
        <RadioField
          name="from"
          label={t('regulations.new-from')}
          options={froms.map((from) => ({
            value: from,
            label: t(`regulations.from-${from}`),
            hint: t(`regulations.from-${from}-hint`),
          }))}
          value={typed.text('from')}
          problems={problems}
        />
        <ActionRow>
          <Button>{t('regulations.new-button')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}

/** Why the form was refused, and where to look instead. */
export function RefusedNote({ t, refusal }: Pick<FormProps, 't' | 'refusal'>) {
  if (!refusal) return null
  return (
    <Refusal t={t}>
      {refusal.text} {refusal.path && refusal.link && <a href={href(t.language, refusal.path)}>{refusal.link}</a>}
    </Refusal>
  )
}

type PartsProps = Pick<DraftProps, 't' | 'place' | 'regulation'> & { readonly open: TermProblems }

/** The draft as a list of parts: what each says now, and where to go on. */
export function PartsPage({ t, place, regulation, open }: PartsProps) {
  const path = `/${place.slug}/regulation/${regulation.number}`
  return (
    <>
      <h1>{t('regulations.edit-title')}</h1>
      <p class="lead">{t('regulations.edit-lead')}</p>
      <Notice>
        <p>{t('regulations.mark-decide-note')}</p>
      </Notice>
      <TaskList t={t} tasks={partNames.map((part) => taskOf(t, part, regulation, `${path}/edit`, open))} />
      <ActionRow>
        <ButtonLink t={t} path={path}>
          {t('regulations.read-draft')}
        </ButtonLink>
        <ButtonLink t={t} path={`${path}/exchange`} kind="secondary">
          {t('regulations.exchange-link')}
        </ButtonLink>
      </ActionRow>
    </>
  )
}

function taskOf(t: Words, part: FormPart, { terms }: Regulation, path: string, open: TermProblems): TaskRow {
  const broken = Object.keys(open).some((field) => partOf(field) === part)
  return {
    label: t(`regulations.group-${part}`),
    hint: partSummary(t, part, terms),
    path: `${path}/${part}`,
    state: t(broken ? 'regulations.part-open' : 'regulations.part-filled'),
    tone: broken ? 'waiting' : 'good',
  }
}
