import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { TextArea, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Notice, Refusal } from '../../lib/ui/notices.tsx'
import { citedClause } from '../regulations/clause.rules.ts'
import type { AmendableField, Amendment, AmendmentRefusal, ProposeRefusal } from './amendment.model.ts'
import { stillToAgree } from './amendment.rules.ts'
import { type Common, Lead, Proposed, pathOf, proposeText } from './amendments.page.tsx'
import { ConsentFields } from './consent.page.tsx'
import { Paragraphs } from './submission.page.tsx'

export type AmendmentFormProps = Common & {
  readonly field: AmendableField
  readonly typed: Typed
  readonly problems?: FieldProblems
  readonly refusal?: ProposeRefusal | undefined
}

/** The words as they stand, to be changed by whoever proposes it. */
export function AmendmentFormPage(props: AmendmentFormProps) {
  const { t, place, view, field, typed, problems = {}, refusal } = props
  const path = pathOf(props)
  const common = { name: 'after', label: t('initiatives.amendment-after'), value: typed.text('after'), problems }
  // After the conflict was told, sending again is meant: the form goes on from the newer words.
  const from = refusal?.code === 'changed-meanwhile' ? '' : typed.text('version')
  const isShort = field === 'title' || field === 'place'
  return (
    <>
      <h1>{t('initiatives.amendment-new', { field: t(`initiatives.field-${field}`) })}</h1>
      <Lead {...props} />
      {refusal && (
        <Refusal t={t} clause={citedClause(place.slug, refusal, view.call.regulationNumber)}>
          {proposeText(t, refusal)}
        </Refusal>
      )}
      <Notice title={t('initiatives.amendment-now')}>
        <Paragraphs text={view.initiative[field]} />
      </Notice>
      <Form t={t} action={path} problems={problems}>
        <HiddenField name="id" value={typed.text('id')} />
        <HiddenField name="field" value={field} />
        <HiddenField name="version" value={from || view.initiative.version} />
        {isShort ? (
          <TextField {...common} hint={t('initiatives.amendment-after-hint')} />
        ) : (
          <TextArea {...common} hint={t('initiatives.amendment-after-hint')} rows={8} />
        )}
        <TextArea
          name="reason"
          label={t('initiatives.amendment-reason')}
          hint={t('initiatives.amendment-reason-hint')}
          value={typed.text('reason')}
          rows={3}
          problems={problems}
        />
        <p class="hint">{t('initiatives.amendment-note')}</p>
        <ActionRow>
          <Button>{t('initiatives.amendment-button')}</Button>
          <ButtonLink t={t} path={path} kind="secondary">
            {t('initiatives.amendments-back')}
          </ButtonLink>
        </ActionRow>
      </Form>
    </>
  )
}

export type AmendmentActProps = Common & {
  readonly amendment: Amendment
  readonly act: 'answer' | 'hiding'
  readonly typed: Typed
  readonly problems?: FieldProblems
  /** Why nothing may be done. */
  readonly closed?: AmendmentRefusal | undefined
  /** Why it may only be declined. */
  readonly onlyDecline?: AmendmentRefusal | undefined
}

/** An author's answer to a proposal, or hiding it. */
export function AmendmentActPage(props: AmendmentActProps) {
  const { t, place, view, amendment, act, closed, onlyDecline } = props
  return (
    <>
      <h1>{t(act === 'answer' ? 'initiatives.amendment-answer' : 'initiatives.hide-title')}</h1>
      <Lead {...props} />
      <h2>{t(`initiatives.field-${amendment.field}`)}</h2>
      <p class="comment-by">{amendment.proposerName}</p>
      <Proposed t={t} amendment={amendment} />
      {(closed ?? onlyDecline) && (
        <Refusal
          t={t}
          clause={citedClause(place.slug, closed ?? onlyDecline ?? { code: '' }, view.call.regulationNumber)}
        >
          {amendmentText(t, closed ?? onlyDecline)}
        </Refusal>
      )}
      {!closed && (act === 'answer' ? <AnswerForm {...props} /> : <HidingForm {...props} />)}
      <p>
        <a href={href(t.language, pathOf(props))}>{t('initiatives.amendments-back')}</a>
      </p>
    </>
  )
}

function AnswerForm(props: AmendmentActProps) {
  const { t, view, amendment, typed, problems = {}, onlyDecline } = props
  const others = stillToAgree(view.initiative, amendment.agreed).length > 1
  return (
    <Form t={t} action={`${pathOf(props)}/${amendment.id}/answer`} problems={problems}>
      <ConsentFields
        {...{ t, typed, problems }}
        mayAgree={!onlyDecline}
        agreeHint={t(others ? 'initiatives.amendment-agree-hint-others' : 'initiatives.amendment-agree-hint')}
        reasonHint={t('initiatives.amendment-decline-hint')}
      />
      <ActionRow>
        <Button>{t('initiatives.amendment-answer-button')}</Button>
      </ActionRow>
    </Form>
  )
}

function HidingForm(props: AmendmentActProps) {
  const { t, amendment, typed, problems = {} } = props
  return (
    <Form t={t} action={`${pathOf(props)}/${amendment.id}/hiding`} problems={problems}>
      <TextArea
        name="reason"
        label={t('initiatives.hide-text')}
        hint={t('initiatives.hide-hint')}
        value={typed.text('reason')}
        rows={4}
        problems={problems}
      />
      <ActionRow>
        <Button>{t('initiatives.hide-button')}</Button>
      </ActionRow>
    </Form>
  )
}

function amendmentText(t: Words, refusal: AmendmentRefusal | undefined): string {
  return refusal ? t(`initiatives.amendment-refused-${refusal.code}`, { most: 0 }) : ''
}
