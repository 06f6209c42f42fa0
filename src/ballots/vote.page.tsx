import type { Money } from '../../lib/kernel/money.ts'
import type { Words } from '../../lib/platform/words.ts'
import { CheckboxGroup, PinField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { SummaryList } from '../../lib/ui/lists.tsx'
import { Confirmation, Details, Notice, Warning } from '../../lib/ui/notices.tsx'
import type { Call } from '../calls/call.model.ts'
import type { BallotLine, CastingFacts } from './ballot.model.ts'
import { type BallotsRefusal, BallotsRefusalBox } from './refusal.page.tsx'

type Common = {
  readonly t: Words
  readonly slug: string
  readonly call: Call
  readonly refusal?: BallotsRefusal | undefined
}

function votePath(slug: string, call: Call): string {
  return `/${slug}/calls/${call.slug}/vote`
}

type OpenProps = Common & {
  readonly facts: CastingFacts
  readonly problems?: FieldProblems
  /** The PIN is never sent back to the page; only the code is kept. */
  readonly code?: string
}

/** The door to the ballot: what is needed, and the PIN with the card's code. */
export function OpenBallotPage({ t, slug, call, facts, problems = {}, code = '', refusal }: OpenProps) {
  const open = facts.stage === 'voting'
  return (
    <>
      <h1>{t('ballots.vote-title')}</h1>
      <p class="lead">{t('ballots.vote-lead', { most: facts.mostChoices })}</p>
      {refusal && <BallotsRefusalBox t={t} slug={slug} version={call.regulationNumber} refusal={refusal} />}
      {open && (
        <>
          <p>{t('ballots.vote-until', { date: t.date(facts.days.until) })}</p>
          <h2>{t('ballots.vote-need-title')}</h2>
          <ul>
            <li>{t('ballots.vote-need-pin')}</li>
            <li>{t('ballots.vote-need-card')}</li>
          </ul>
          <Form t={t} action={`${votePath(slug, call)}/opening`} problems={problems}>
            <PinField name="pin" label={t('ballots.pin')} hint={t('ballots.pin-hint')} problems={problems} />
            <TextField
              name="code"
              label={t('ballots.code')}
              hint={t('ballots.code-hint', { example: '7K2QM-4XW9B-E' })}
              value={code}
              problems={problems}
              autocomplete="off"
              width={20}
            />
            <ActionRow>
              <Button>{t('ballots.open-ballot')}</Button>
            </ActionRow>
          </Form>
          <Details summary={t('ballots.no-card-title')}>
            <p>{t('ballots.no-card')}</p>
          </Details>
          <Details summary={t('ballots.not-protected-title')}>
            <p>{t('ballots.not-protected')}</p>
          </Details>
        </>
      )}
      <p>
        <a href={href(t.language, `${votePath(slug, call)}/receipt`)}>{t('ballots.check-receipt-title')}</a>
      </p>
    </>
  )
}

type BallotProps = Common & {
  readonly facts: CastingFacts
  readonly lines: readonly BallotLine[]
  readonly pass: string
  readonly choices: readonly string[]
}

/** The ballot itself: a tick for each initiative, its cost and place at hand. */
export function BallotPage({ t, slug, call, facts, lines, pass, choices, refusal }: BallotProps) {
  const options = lines.map(({ initiativeId, number, title, place, requested }) => ({
    value: initiativeId,
    label: title,
    hint: [t('ballots.ballot-number', { number }), place, t('ballots.ballot-asks', { sum: t.money(requested) })]
      .filter((part) => part !== '')
      .join(' · '),
  }))
  return (
    <>
      <h1>{t('ballots.ballot-title')}</h1>
      {refusal && <BallotsRefusalBox t={t} slug={slug} version={call.regulationNumber} refusal={refusal} />}
      <Form t={t} action={`${votePath(slug, call)}/review`}>
        <HiddenField name="pass" value={pass} />
        <CheckboxGroup
          name="choice"
          label={t('ballots.ballot-legend')}
          hint={t('ballots.ballot-hint', { most: facts.mostChoices })}
          options={options}
          values={choices}
        />
        <ActionRow>
          <Button>{t('ballots.review-choices')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}

type ReviewProps = Common & {
  readonly lines: readonly BallotLine[]
  readonly pass: string
  readonly ballotId: string
  readonly sum: Money
}

/** "Check your answers" before the ballot is cast. */
export function ReviewPage({ t, slug, call, lines, pass, ballotId, sum }: ReviewProps) {
  const hidden = lines.map(({ initiativeId }) => <HiddenField key={initiativeId} name="choice" value={initiativeId} />)
  return (
    <>
      <h1>{t('ballots.review-title')}</h1>
      <SummaryList
        t={t}
        rows={lines.map(({ number, title, place, requested }) => ({
          label: `${t('ballots.ballot-number', { number })} ${title}`,
          value: [place, t.money(requested)].filter((part) => part !== '').join(' · '),
        }))}
      />
      <p>{t('ballots.review-sum', { sum: t.money(sum), envelope: t.money(call.envelope) })}</p>
      <Warning>
        <p>{t('ballots.review-warning')}</p>
      </Warning>
      <Form t={t} action={votePath(slug, call)}>
        <HiddenField name="pass" value={pass} />
        <HiddenField name="id" value={ballotId} />
        {hidden}
        <ActionRow>
          <Button>{t('ballots.cast')}</Button>
          <Button kind="secondary" formAction={href(t.language, `${votePath(slug, call)}/ballot`)}>
            {t('ballots.change-choices')}
          </Button>
        </ActionRow>
      </Form>
    </>
  )
}

/** The receipt right after casting: a number to keep, and what happens next. */
export function ReceiptPage({ t, slug, call, receipt }: Omit<Common, 'refusal'> & { readonly receipt: string }) {
  return (
    <>
      <Confirmation title={t('ballots.receipt-title')} numberLabel={t('ballots.receipt-label')} number={receipt}>
        <p>{t('ballots.receipt-outcome', { date: t.date(call.calendar.decidedBy) })}</p>
      </Confirmation>
      <p>{t('ballots.receipt-next')}</p>
      <p>{t('ballots.review-warning')}</p>
      <p>
        <a href={href(t.language, `/${slug}/calls/${call.slug}`)}>{t('ballots.back-to-call')}</a>
      </p>
    </>
  )
}

type CheckProps = Omit<Common, 'refusal'> & {
  readonly typed: string
  readonly found: 'live' | 'superseded' | 'unknown' | undefined
}

/** Anybody may look up a receipt, without signing in. */
export function CheckReceiptPage({ t, slug, call, typed, found }: CheckProps) {
  return (
    <>
      <h1>{t('ballots.check-receipt-title')}</h1>
      {found && (
        <Notice>
          <p role="status">{t(`ballots.receipt-${found}`)}</p>
        </Notice>
      )}
      <Form t={t} action={`${votePath(slug, call)}/receipt`}>
        <TextField
          name="receipt"
          label={t('ballots.receipt-label')}
          hint={t('ballots.receipt-hint', { example: '4K7Q-9XWB-2M3E-H8TD' })}
          value={typed}
          autocomplete="off"
          width={20}
        />
        <ActionRow>
          <Button>{t('ballots.check-receipt')}</Button>
        </ActionRow>
      </Form>
      <p>
        <a href={href(t.language, `/${slug}/calls/${call.slug}`)}>{t('ballots.back-to-call')}</a>
      </p>
    </>
  )
}
