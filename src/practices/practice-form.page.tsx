import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { SelectField, TextArea, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { type ClauseRef, EmptyState, Refusal } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import type { OpenCall, PracticeView, WritingView } from './view-practice.query.ts'

/** A refusal in words, with where to look. */
export type Refused = {
  readonly text: string
  readonly clause?: ClauseRef
  readonly path?: string
  /** Somebody was faster: 409, not 422. */
  readonly conflict?: true
}

type WriteProps = {
  readonly t: Words
  readonly place: Place
  readonly view: WritingView
  readonly typed: Typed
  readonly id: string
  readonly version: number
  readonly problems: FieldProblems
  readonly refused: Refused | undefined
  /** Set when it is known beforehand that nothing can be written: the form is not shown. */
  readonly isClosed: boolean
}

const texts = ['problem', 'what-was-done', 'lesson'] as const

/** The practice in words; what it cost is not asked, the ledger knows. */
export function WritePage({ t, place, view, typed, id, version, problems, refused, isClosed }: WriteProps) {
  const path = `/${place.slug}/initiatives/${view.initiative.number}`
  return (
    <>
      <h1>{t('practices.write-title')}</h1>
      <p class="lead">
        <a href={href(t.language, path)}>{view.initiative.title}</a>
      </p>
      <p>{t('practices.write-lead')}</p>
      {refused && (
        <Refusal t={t} clause={refused.clause}>
          {refused.text} {refused.path && <a href={href(t.language, refused.path)}>{t('practices.see-written')}</a>}
        </Refusal>
      )}
      {isClosed ? (
        <ActionRow>
          <ButtonLink t={t} path={`${path}/works`} kind="secondary">
            {t('implementation.works-title')}
          </ButtonLink>
        </ActionRow>
      ) : (
        <Form t={t} action={`${path}/practice`} problems={problems}>
          <HiddenField name="id" value={id} />
          <HiddenField name="version" value={version} />
          <TextField
            name="title"
            label={t('practices.field-title')}
            hint={t('practices.hint-title')}
            value={typed.text('title')}
            problems={problems}
          />
          {texts.map((name) => (
            <TextArea
              key={name}
              name={name}
              label={t(`practices.${name}`)}
              hint={t(`practices.hint-${name}`)}
              value={typed.text(name)}
              problems={problems}
              rows={6}
            />
          ))}
          <ActionRow>
            <Button>{t('practices.save')}</Button>
          </ActionRow>
        </Form>
      )}
    </>
  )
}

type AdoptProps = {
  readonly t: Words
  readonly view: PracticeView
  readonly calls: readonly OpenCall[]
  readonly id: string
  readonly chosen: string
  readonly problems: FieldProblems
}

/** In which call it is to be used. */
export function AdoptPage({ t, view, calls, id, chosen, problems }: AdoptProps) {
  const path = `/practices/${view.practice.slug}`
  const options = calls.map(({ callId, title, until, place }) => ({
    value: callId,
    label: t('practices.call-option', { place: t.of(place.names), title, date: t.dayMonth(until) }),
  }))
  return (
    <>
      <h1>{t('practices.adopt-title')}</h1>
      <p class="lead">
        <a href={href(t.language, path)}>{view.practice.title}</a>
      </p>
      <p>{t('practices.use-lead')}</p>
      {calls.length === 0 ? (
        <EmptyState title={t('practices.no-calls')}>
          <p>{t('practices.no-calls-text')}</p>
          <ButtonLink t={t} path={path} kind="secondary">
            {t('practices.section-read')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <Form t={t} action={`${path}/adoption`} problems={problems}>
          <HiddenField name="id" value={id} />
          <SelectField
            name="call"
            label={t('practices.field-call')}
            hint={t('practices.hint-call')}
            empty={t('practices.call-choose')}
            options={options}
            value={chosen}
            problems={problems}
          />
          <ActionRow>
            <Button>{t('practices.adopt')}</Button>
          </ActionRow>
        </Form>
      )}
    </>
  )
}
