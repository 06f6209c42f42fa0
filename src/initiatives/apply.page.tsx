import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { PhoneField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Clause, Notice } from '../../lib/ui/notices.tsx'
import type { Call } from '../calls/call.model.ts'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { type Refused, RefusedNote } from './refusal.page.tsx'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly call: Call
  readonly typed: Typed
  /** Minted once for the form, so that sending it twice is one draft. */
  readonly id: string
  readonly isOfficer: boolean
  readonly mayApply: boolean
  readonly problems: FieldProblems
  readonly refusal: Refused | undefined
}

/** Before an application: what it takes, by when, and the first question. */
export function ApplyPage({ t, place, call, typed, id, isOfficer, mayApply, problems, refusal }: Props) {
  const { terms, calendar } = call
  const path = `/${place.slug}/calls/${call.slug}`
  return (
    <>
      <h1>{t('initiatives.apply-title')}</h1>
      <p class="lead">{t('initiatives.apply-lead', { until: t.dayMonth(calendar.collectingUntil) })}</p>
      <RefusedNote t={t} place={place} regulationNumber={call.regulationNumber} refusal={refusal} />
      <Notice title={t('initiatives.apply-needs-title')}>
        <ul>
          <li>
            {t('initiatives.apply-needs-applicant', {
              list: terms.applicants.map((kind) => t(`regulations.applicant-${kind}`)).join(', '),
              most: terms.mostApplications,
            })}{' '}
            <Clause t={t} clause={clauseRef(place.slug, 'applicants', call.regulationNumber)} />
          </li>
          {terms.applicants.includes('initiative-group') && (
            <li>
              {t('initiatives.apply-needs-group', { count: terms.groupMinimum })}{' '}
              <Clause t={t} clause={clauseRef(place.slug, 'group', call.regulationNumber)} />
            </li>
          )}
          <li>
            {t('initiatives.apply-needs-budget', { ceiling: t.money(terms.ceiling) })}{' '}
            <Clause t={t} clause={clauseRef(place.slug, 'ceiling', call.regulationNumber)} />
          </li>
          <li>
            {terms.ownMinimumPercent === 0
              ? t('initiatives.apply-needs-own-none')
              : t('initiatives.apply-needs-own', { percent: terms.ownMinimumPercent })}{' '}
            <Clause t={t} clause={clauseRef(place.slug, 'own-contribution', call.regulationNumber)} />
          </li>
          <li>{t('initiatives.apply-needs-photographs')}</li>
        </ul>
        <p>{t('initiatives.apply-kept')}</p>
      </Notice>
      {mayApply || typed.names.length > 1 ? (
        <Form t={t} action={`${path}/apply`} problems={problems}>
          <HiddenField name="id" value={id} />
          <TextField
            name="title"
            label={t('initiatives.field-title')}
            hint={t('initiatives.hint-title')}
            value={typed.text('title')}
            problems={problems}
          />
          {isOfficer && <LeaderFields t={t} typed={typed} problems={problems} />}
          <ActionRow>
            <Button>{t('initiatives.apply-start')}</Button>
          </ActionRow>
        </Form>
      ) : (
        <p>
          <a href={href(t.language, path)}>{t('initiatives.back-to-call')}</a>
        </p>
      )}
    </>
  )
}

/** An officer types it in for a group that came with paper; its leader reads and goes on by their own phone. */
function LeaderFields({ t, typed, problems }: Pick<Props, 't' | 'typed' | 'problems'>) {
  return (
    <>
      <h2>{t('initiatives.leader-title')}</h2>
      <p>{t('initiatives.leader-lead')}</p>
      <TextField
        name="leaderName"
        label={t('initiatives.field-leaderName')}
        value={typed.text('leaderName')}
        problems={problems}
      />
      <PhoneField
        name="leaderPhone"
        label={t('initiatives.field-leaderPhone')}
        hint={t('initiatives.hint-leaderPhone')}
        value={typed.text('leaderPhone')}
        problems={problems}
      />
    </>
  )
}
