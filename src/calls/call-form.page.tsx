import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { CheckboxField, DateField, MoneyField, TextArea, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { SummaryList } from '../../lib/ui/lists.tsx'
import { EmptyState, Refusal, Warning } from '../../lib/ui/notices.tsx'
import type { DaysOff } from '../municipalities/day-off.model.ts'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import type { Calendar, Call } from './call.model.ts'
import type { Refused } from './call-refusal.page.tsx'
import { DaysOffWarning, wordedSpans } from './call-summary.page.tsx'

type Props = {
  readonly t: Words
  readonly place: Place
  /** The call that is being changed; undefined for a new one. */
  readonly call: Call | undefined
  /** The rules in force, for the hints beside the dates. */
  readonly terms: Terms
  readonly typed: Typed
  /** The dates of the form that can be read. */
  readonly dates: Partial<Calendar>
  readonly daysOff: DaysOff
  readonly version: string
  readonly problems: FieldProblems
  readonly refusal: Refused | undefined
}

/** A new call, or a draft to change: what it is, how much money, and its days. */
export function CallFormPage({ t, place, call, terms, typed, dates, daysOff, version, problems, refusal }: Props) {
  const title = call ? t('calls.edit-title') : t('calls.new-title')
  const action = call ? `/${place.slug}/calls/${call.slug}/edit` : `/${place.slug}/calls/new`
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">{t('calls.form-lead')}</p>
      <RefusedNote t={t} slug={place.slug} refusal={refusal} />
      <Form t={t} action={action} problems={problems}>
        {call ? <HiddenField name="version" value={version} /> : <HiddenField name="id" value={typed.text('id')} />}
        <h2>{t('calls.form-text')}</h2>
        <TextField
          name="title"
          label={t('calls.field-title')}
          hint={t('calls.hint-title', { year: typed.text('collectingFrom').slice(0, 4) })}
          value={typed.text('title')}
          problems={problems}
        />
        <TextArea
          name="about"
          label={t('calls.field-about')}
          hint={t('calls.hint-about')}
          value={typed.text('about')}
          problems={problems}
        />
        <MoneyField
          t={t}
          name="envelope"
          label={t('calls.field-envelope')}
          hint={t('calls.hint-envelope', { ceiling: t.money(terms.ceiling) })}
          value={typed.text('envelope')}
          problems={problems}
        />
        <h2>{t('calls.form-days')}</h2>
        <p>{t('calls.form-days-lead')}</p>
        <DaysOffWarning t={t} calendar={dates} daysOff={daysOff} />
        <DateFields t={t} terms={terms} typed={typed} problems={problems} />
        <ActionRow>
          <Button>{t('calls.save-draft')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}

function DateFields({ t, terms, typed, problems }: Pick<Props, 't' | 'terms' | 'typed' | 'problems'>) {
  const hints = {
    collectingFrom: undefined,
    collectingUntil: t('calls.hint-collectingUntil', { days: terms.collectingDays }),
    reviewingUntil: t('calls.hint-reviewingUntil', { days: terms.reviewingDays }),
    votingFrom: t('calls.hint-votingFrom', { days: terms.appealDays }),
    votingUntil: t('calls.hint-votingUntil', { days: terms.votingDays }),
    decidedBy: t('calls.hint-decidedBy'),
    worksUntil: t('calls.hint-worksUntil', { months: terms.worksMonths }),
  }
  return (
    <>
      {(Object.keys(hints) as (keyof typeof hints)[]).map((name) => (
        <DateField
          key={name}
          name={name}
          label={t(`calls.field-${name}`)}
          {...(hints[name] === undefined ? {} : { hint: hints[name] })}
          value={typed.text(name)}
          problems={problems}
        />
      ))}
    </>
  )
}

function RefusedNote({
  t,
  slug,
  refusal,
}: {
  readonly t: Words
  readonly slug: string
  readonly refusal: Refused | undefined
}) {
  if (!refusal) return null
  return (
    <Refusal t={t} clause={refusal.clause && clauseRef(slug, refusal.clause)}>
      {refusal.text} {refusal.path && refusal.link && <a href={href(t.language, refusal.path)}>{refusal.link}</a>}
    </Refusal>
  )
}

/** Where no regulation is in force yet, so no call can be drafted. */
export function NoRulesPage({ t, place }: Pick<Props, 't' | 'place'>) {
  return (
    <>
      <h1>{t('calls.new-title')}</h1>
      <EmptyState title={t('regulations.none-title')}>
        <p>{t('calls.refusal-no-regulation')}</p>
        <ButtonLink t={t} path={`/${place.slug}/regulation`}>
          {t('regulations.page-title')}
        </ButtonLink>
      </EmptyState>
    </>
  )
}

type CheckProps = Pick<Props, 't' | 'place' | 'daysOff' | 'problems' | 'refusal'> & {
  readonly call: Call
  readonly version: string
}

/** The last look before the announcement, which cannot be taken back. */
export function AnnouncePage({ t, place, call, daysOff, version, problems, refusal }: CheckProps) {
  const path = `/${place.slug}/calls/${call.slug}`
  const change = { path: `${path}/edit`, label: t('calls.edit') }
  return (
    <>
      <h1>{t('calls.announce')}</h1>
      <RefusedNote t={t} slug={place.slug} refusal={refusal} />
      <SummaryList
        t={t}
        rows={[
          { label: t('calls.field-title'), value: call.title, change },
          { label: t('calls.envelope'), value: t.money(call.envelope), change },
          { label: t('calls.ceiling'), value: t.money(call.terms.ceiling) },
          ...wordedSpans(t, call).map(({ label, when }) => ({ label, value: when, change })),
        ]}
      />
      <DaysOffWarning t={t} calendar={call.calendar} daysOff={daysOff} />
      <Form t={t} action={`${path}/announcement`} problems={problems}>
        <HiddenField name="version" value={version} />
        <Warning>
          <p>{t('calls.announce-warning')}</p>
        </Warning>
        <ActionRow>
          <Button>{t('calls.announce')}</Button>
          <ButtonLink t={t} path={`${path}/edit`} kind="secondary">
            {t('calls.edit')}
          </ButtonLink>
        </ActionRow>
      </Form>
    </>
  )
}

/** Taking a call back, ticked and pressed so that it never happens by a slip. */
export function WithdrawPage({ t, place, call, problems, refusal }: Omit<CheckProps, 'version' | 'daysOff'>) {
  return (
    <>
      <h1>{t('calls.withdraw')}</h1>
      <p class="lead">{call.title}</p>
      <RefusedNote t={t} slug={place.slug} refusal={refusal} />
      <Form t={t} action={`/${place.slug}/calls/${call.slug}/withdrawal`} problems={problems}>
        <Warning>
          <p>{t('calls.withdraw-warning')}</p>
        </Warning>
        <CheckboxField name="confirmed" label={t('calls.withdraw-confirm')} problems={problems} />
        <ActionRow>
          <Button kind="danger">{t('calls.withdraw')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}
