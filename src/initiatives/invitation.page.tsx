import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { CheckboxField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { SummaryList } from '../../lib/ui/lists.tsx'
import { Clause, NextStep, Notice } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { titleOf } from './application.page.tsx'
import { authorsPath } from './authors.page.tsx'
import { type Refused, RefusedNote } from './refusal.page.tsx'
import { Paragraphs } from './submission.page.tsx'
import type { ApplicationView } from './view-application.query.ts'

type Common = { readonly t: Words; readonly place: Place; readonly view: ApplicationView }

/** Twelve digits as they are read out. */
export function codeText(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ')
}

type CodeProps = Common & {
  readonly code: string
  /** Where it is typed. */
  readonly address: string
  readonly qr: string
  readonly until: CivilDate
}

/** An invitation to read out or to print: for who has no phone number at hand, or sits at the same table. */
export function InvitationCodePage({ t, place, view, code, address, qr, until }: CodeProps) {
  return (
    <>
      <h1>{t('initiatives.code-title')}</h1>
      <p class="lead">{titleOf(t, view.initiative)}</p>
      <p>{t('initiatives.code-lead', { until: t.date(until) })}</p>
      <Notice title={t('initiatives.code-digits')}>
        <p class="confirmation-number">
          <strong>{codeText(code)}</strong>
        </p>
        <p>
          <strong>{address.replace(/^https?:\/\//, '')}</strong>
        </p>
        <img src={qr} width={220} height={220} alt={t('initiatives.code-qr')} />
      </Notice>
      <p>{t('initiatives.code-once')}</p>
      <p>
        <a href={href(t.language, authorsPath(place, view))}>{t('initiatives.back-to-authors')}</a>
      </p>
    </>
  )
}

/** For whoever came without an invitation to their own address. */
export function InvitationCodeForm({
  t,
  path,
  typed,
  refusal,
}: {
  readonly t: Words
  readonly path: string
  readonly typed: string
  readonly refusal: string | undefined
}) {
  const problems = refusal ? { code: refusal } : {}
  return (
    <>
      <h1>{t('initiatives.invited-title')}</h1>
      <p class="lead">{t('initiatives.invited-none')}</p>
      <form class="form" method="get" action={href(t.language, path)}>
        <TextField
          name="code"
          label={t('initiatives.invited-code')}
          hint={t('initiatives.invited-code-hint')}
          value={typed}
          inputmode="numeric"
          width={20}
          problems={problems}
        />
        <ActionRow>
          <Button>{t('initiatives.invited-look')}</Button>
        </ActionRow>
      </form>
    </>
  )
}

type InvitedProps = Common & {
  readonly code: string | undefined
  readonly until: CivilDate
  readonly typed: Typed
  readonly problems: FieldProblems
  readonly refusal: Refused | undefined
}

/** What somebody is asked: whose application it is, what it says, what an author may and must; and the two answers. */
export function InvitedPage({ t, place, view, code, until, typed, problems, refusal }: InvitedProps) {
  const { initiative, call, leaderName } = view
  const rows = [
    { label: t('initiatives.author-leads'), value: leaderName },
    { label: t('initiatives.group'), value: initiative.groupName },
    { label: t('initiatives.where'), value: initiative.place },
    { label: t('initiatives.requested'), value: initiative.requested > 0n && t.money(initiative.requested) },
  ].filter(({ value }) => value)
  return (
    <>
      <h1>{t('initiatives.invited-title')}</h1>
      <p class="lead">{titleOf(t, initiative)}</p>
      <RefusedNote t={t} place={place} regulationNumber={call.regulationNumber} refusal={refusal} />
      <NextStep
        t={t}
        what={t('initiatives.invited-what', { leader: leaderName })}
        by={t('initiatives.until', { date: t.dayMonth(until) })}
      />
      <SummaryList t={t} rows={rows} />
      <Paragraphs text={initiative.problem} />
      <Paragraphs text={initiative.solution} />
      <h2>{t('initiatives.invited-means')}</h2>
      <ul>
        {(['edit', 'messages', 'conflict', 'leave'] as const).map((what) => (
          <li key={what}>
            {t(`initiatives.author-may-${what}`)}{' '}
            {what === 'conflict' && <Clause t={t} clause={clauseRef(place.slug, 'conflict', call.regulationNumber)} />}
          </li>
        ))}
      </ul>
      <Form t={t} action={`${authorsPath(place, view)}/answer`} problems={problems}>
        {code !== undefined && <HiddenField name="code" value={code} />}
        <CheckboxField
          name="consent"
          label={t('initiatives.author-consent')}
          checked={typed.text('consent') !== ''}
          problems={problems}
        />
        <CheckboxField
          name="showsName"
          label={t('initiatives.author-name-consent')}
          checked={typed.text('showsName') !== ''}
          problems={problems}
        />
        <ActionRow>
          <Button name="answer" value="agreed">
            {t('initiatives.invited-agree')}
          </Button>
          <Button name="answer" value="declined" kind="secondary">
            {t('initiatives.invited-decline')}
          </Button>
        </ActionRow>
      </Form>
    </>
  )
}

/** After declining: nothing more is asked, and the page of a draft is not theirs to read. */
export function DeclinedPage({ t }: Pick<Common, 't'>) {
  return (
    <>
      <h1>{t('initiatives.invited-title')}</h1>
      <Notice>
        <p>{t('initiatives.invited-declined')}</p>
      </Notice>
    </>
  )
}
