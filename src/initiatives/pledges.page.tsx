import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { MoneyField, RadioField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Clause } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { type PledgeKind, pledgeKinds } from '../regulations/regulation.model.ts'
import { applicationPath, TaskFrame } from './application.page.tsx'
import { type Pledge, pledgerKinds } from './initiative.model.ts'
import { LetterSection, LetterTasks } from './letter.page.tsx'
import { tariffOf } from './pledge.rules.ts'
import type { Refused } from './refusal.page.tsx'
import { SourcesBar, SumsNote } from './sums.page.tsx'
import { PledgeTable } from './tables.page.tsx'
import type { ApplicationView } from './view-application.query.ts'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: ApplicationView
  readonly refusal: Refused | undefined
}

/** The own contribution: who brings what, what it makes of the whole, and what else can be brought. */
export function PledgesPage({ t, place, view, refusal }: Props) {
  const { initiative, call } = view
  const path = `${applicationPath(place, initiative)}/pledges`
  const change = (pledge: Pledge) => (
    <a
      href={href(t.language, `${path}/${pledge.id}`)}
      aria-label={t('initiatives.change-named', { name: pledge.pledger })}
    >
      {t('initiatives.change')}
    </a>
  )
  return (
    <TaskFrame t={t} place={place} view={view} part="pledges" refusal={refusal}>
      <p>
        {call.terms.ownMinimumPercent === 0
          ? t('initiatives.pledges-lead-none')
          : t('initiatives.pledges-lead', { percent: call.terms.ownMinimumPercent })}{' '}
        <Clause t={t} clause={clauseRef(place.slug, 'own-contribution', call.regulationNumber)} />
      </p>
      {initiative.pledges.length > 0 && <PledgeTable t={t} pledges={initiative.pledges} change={change} />}
      <LetterTasks t={t} place={place} view={view} />
      <SumsNote t={t} initiative={initiative} terms={call.terms} />
      <SourcesBar t={t} initiative={initiative} />
      <h2>{t('initiatives.add-pledge')}</h2>
      <ActionRow>
        {pledgeKinds.map((kind) => (
          <ButtonLink key={kind} t={t} path={`${path}/new/${kind}`} kind="secondary">
            {t(`initiatives.add-${kind}`)}
          </ButtonLink>
        ))}
      </ActionRow>
    </TaskFrame>
  )
}

type PledgeProps = Props & {
  readonly kind: PledgeKind
  /** Undefined for a new one. */
  readonly pledge: Pledge | undefined
  readonly typed: Typed
  readonly version: number
  readonly problems: FieldProblems
  readonly letterProblems: FieldProblems
}

/** One pledge of one kind: who brings it, and how much; then its letter. */
export function PledgePage(props: PledgeProps) {
  const { t, place, view, kind, pledge, typed, version, problems, refusal } = props
  const path = `${applicationPath(place, view.initiative)}/pledges`
  const own = `${path}/${pledge?.id ?? `new/${kind}`}`
  return (
    <TaskFrame t={t} place={place} view={view} part="pledges" refusal={refusal}>
      <h2>{t(`initiatives.pledge-${kind}`)}</h2>
      <Form t={t} action={own} problems={problems}>
        {pledge ? <HiddenField name="version" value={version} /> : <HiddenField name="id" value={typed.text('id')} />}
        <TextField
          name="pledger"
          label={t('initiatives.field-pledger')}
          hint={t('initiatives.hint-pledger')}
          value={typed.text('pledger')}
          problems={problems}
        />
        <RadioField
          name="pledgerKind"
          label={t('initiatives.pledger-kind')}
          options={pledgerKinds.map((value) => ({ value, label: t(`initiatives.pledger-${value}`) }))}
          value={typed.text('pledgerKind')}
          problems={problems}
        />
        <Worth t={t} place={place} view={view} kind={kind} typed={typed} problems={problems} />
        <ActionRow>
          <Button>{t('initiatives.save')}</Button>
          {pledge && (
            <Button kind="danger" formAction={href(t.language, `${own}/removal`)}>
              {t('initiatives.remove-pledge')}
            </Button>
          )}
        </ActionRow>
      </Form>
      {pledge && <LetterSection t={t} place={place} view={view} pledge={pledge} problems={props.letterProblems} />}
      <p>
        <a href={href(t.language, path)}>{t('initiatives.back-to-pledges')}</a>
      </p>
    </TaskFrame>
  )
}

type WorthProps = Pick<PledgeProps, 't' | 'place' | 'view' | 'kind' | 'typed' | 'problems'>

/** Hours where the regulation has a tariff, a sum everywhere else. */
function Worth({ t, place, view, kind, typed, problems }: WorthProps) {
  const { call } = view
  const price = tariffOf(call.terms, kind)
  if (price === undefined) {
    return (
      <MoneyField
        t={t}
        name="value"
        label={kind === 'money' ? t('initiatives.field-sum') : t('initiatives.field-value')}
        {...(kind === 'money' ? {} : { hint: t('initiatives.hint-value') })}
        value={typed.text('value')}
        problems={problems}
      />
    )
  }
  return (
    <>
      <TextField
        name="hours"
        label={t('initiatives.field-hours')}
        hint={t('initiatives.hint-hours', { price: t.money(price) })}
        inputmode="decimal"
        width={10}
        suffix={t('initiatives.hour')}
        value={typed.text('hours')}
        problems={problems}
      />
      <p class="hint">
        <Clause t={t} clause={clauseRef(place.slug, 'tariff', call.regulationNumber)} />
      </p>
    </>
  )
}
