import type { ComponentChildren } from 'preact'
import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { DateField, TextArea, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Warning } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { clauseNumber } from '../regulations/clause.rules.ts'
import { type Refused, RefusedBox } from './implementation-refusal.page.tsx'
import type { WorksView } from './view-works.query.ts'
import { ActPapers } from './works.page.tsx'

export type ActFormProps = {
  readonly t: Words
  readonly place: Place
  readonly view: WorksView
  readonly typed: Typed
  readonly problems: FieldProblems
  readonly refused: Refused | undefined
  /** Set when it is known beforehand that nothing can be sent: the form is not shown. */
  readonly isClosed: boolean
}

type FrameProps = ActFormProps & {
  readonly title: string
  /** The end of the address, below the works. */
  readonly act: 'acceptance' | 'hand-over' | 'assessment'
  readonly lead: ComponentChildren
  readonly children: ComponentChildren
}

function Frame({ t, place, view, problems, refused, isClosed, title, act, lead, children }: FrameProps) {
  const path = `/${place.slug}/initiatives/${view.initiative.number}/works`
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">
        <a href={href(t.language, path)}>{view.initiative.title}</a>
      </p>
      {lead}
      <RefusedBox t={t} slug={place.slug} version={view.call.regulationNumber} refused={refused} />
      {isClosed ? (
        <ActionRow>
          <ButtonLink t={t} path={path} kind="secondary">
            {t('implementation.works-title')}
          </ButtonLink>
        </ActionRow>
      ) : (
        <Form t={t} action={`${path}/${act}`} problems={problems}>
          {children}
        </Form>
      )}
    </>
  )
}

/** The signed act: its number and day, who signed, who keeps it. */
export function AcceptanceFormPage(props: ActFormProps) {
  const { t, place, view, typed, problems } = props
  const path = `/${place.slug}/initiatives/${view.initiative.number}/works/acceptance.pdf`
  const lead = (
    <>
      <p>{t('implementation.accept-lead')}</p>
      <ActPapers t={t} path={path} kind="blank" />
    </>
  )
  return (
    <Frame {...props} title={t('implementation.accept-title')} act="acceptance" lead={lead}>
      <TextField
        name="actNumber"
        label={t('implementation.act-number')}
        hint={t('implementation.hint-act-number')}
        value={typed.text('actNumber')}
        problems={problems}
        width={20}
      />
      <DateField
        name="acceptedOn"
        label={t('implementation.accepted-on')}
        value={typed.text('acceptedOn')}
        problems={problems}
      />
      <TextArea
        name="commission"
        label={t('implementation.field-commission')}
        hint={t('implementation.hint-commission')}
        value={typed.text('commission')}
        problems={problems}
        rows={4}
      />
      <TextField
        name="keeper"
        label={t('implementation.keeper')}
        hint={t('implementation.hint-keeper')}
        value={typed.text('keeper')}
        problems={problems}
      />
      <TextArea
        name="remarks"
        label={t('implementation.field-remarks')}
        hint={t('implementation.hint-remarks', { clause: clauseNumber('acceptance') })}
        value={typed.text('remarks')}
        problems={problems}
        rows={2}
      />
      <Warning>
        <p>{t('implementation.accept-warning')}</p>
      </Warning>
      <ActionRow>
        <Button>{t('implementation.accept')}</Button>
      </ActionRow>
    </Frame>
  )
}

/** The day of the hand-over. */
export function HandOverPage(props: ActFormProps) {
  const { t, view, typed, problems } = props
  const keeper = view.acceptance?.keeper ?? ''
  const lead = keeper ? <p>{t('implementation.hand-over-lead', { keeper })}</p> : null
  return (
    <Frame {...props} title={t('implementation.hand-over-title')} act="hand-over" lead={lead}>
      <DateField
        name="on"
        label={t('implementation.field-handed-over-on')}
        value={typed.text('on')}
        problems={problems}
      />
      <Warning>
        <p>{t('implementation.hand-over-warning')}</p>
      </Warning>
      <ActionRow>
        <Button>{t('implementation.hand-over')}</Button>
      </ActionRow>
    </Frame>
  )
}

/** How it is now, some time later. */
export function AssessmentPage(props: ActFormProps) {
  const { t, typed, problems } = props
  const lead = <p>{t('implementation.assess-lead')}</p>
  return (
    <Frame {...props} title={t('implementation.assess-title')} act="assessment" lead={lead}>
      <TextArea
        name="assessment"
        label={t('implementation.field-assessment')}
        value={typed.text('assessment')}
        problems={problems}
      />
      <ActionRow>
        <Button>{t('implementation.assess')}</Button>
      </ActionRow>
    </Frame>
  )
}
