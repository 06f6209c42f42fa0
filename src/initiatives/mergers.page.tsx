import { unreachable } from '../../lib/kernel/assert.ts'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { TextArea, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { SummaryList, Tag } from '../../lib/ui/lists.tsx'
import { Clause, Details, Done, Notice, Refusal, Warning } from '../../lib/ui/notices.tsx'
import type { PersonId, Place } from '../people/person.model.ts'
import { citedClause, clauseRef } from '../regulations/clause.rules.ts'
import { titleOf } from './application.page.tsx'
import { ConsentFields } from './consent.page.tsx'
import type { Initiative } from './initiative.model.ts'
import { type InitiativePath, LinkTo } from './joined.page.tsx'
import type { JoinRefusal, Merger, MergerRefusal } from './merger.model.ts'
import { bothGroups, joinedPledges, yetToAgree } from './merger.rules.ts'
import { Paragraphs } from './submission.page.tsx'
import { sumsOf } from './sums.rules.ts'
import type { ApplicationView } from './view-application.query.ts'
import type { MergerView } from './view-mergers.query.ts'

export type JoinProps = InitiativePath & {
  readonly view: ApplicationView
  readonly mergers: readonly Merger[]
  readonly typed: Typed
  readonly problems?: FieldProblems
  readonly refusal?: JoinRefusal | undefined
}

/** What was proposed between this initiative and others, and asking another one. */
export function JoinPage({ t, place, view, mergers, typed, problems = {}, refusal }: JoinProps) {
  const { initiative, call } = view
  const path = `/${place.slug}/initiatives/${initiative.number}`
  const hasOpen = mergers.some(({ from, outcome }) => from.id === initiative.id && !outcome)
  return (
    <>
      <h1>{t('initiatives.merger-title')}</h1>
      <p class="lead">
        <a href={href(t.language, path)}>{titleOf(t, initiative)}</a>
      </p>
      {refusal && (
        <Refusal t={t} clause={citedClause(place.slug, refusal, call.regulationNumber)}>
          {joinText(t, refusal)}
        </Refusal>
      )}
      {mergers.map((merger) => (
        <MergerLine key={merger.id} t={t} place={place} merger={merger} />
      ))}
      {!hasOpen && (
        <>
          <p>
            {t('initiatives.merger-lead')}{' '}
            <Clause t={t} clause={clauseRef(place.slug, 'group', call.regulationNumber)} />
          </p>
          <Form t={t} action={`${path}/merger`} problems={problems}>
            <HiddenField name="id" value={typed.text('id')} />
            <TextField
              name="number"
              label={t('initiatives.merger-number')}
              hint={t('initiatives.merger-number-hint')}
              inputmode="numeric"
              width={10}
              value={typed.text('number')}
              problems={problems}
            />
            <TextArea
              name="reason"
              label={t('initiatives.merger-reason')}
              hint={t('initiatives.merger-reason-hint')}
              value={typed.text('reason')}
              rows={4}
              problems={problems}
            />
            <ActionRow>
              <Button>{t('initiatives.merger-button')}</Button>
            </ActionRow>
          </Form>
        </>
      )}
    </>
  )
}

function MergerLine({ t, place, merger }: InitiativePath & { readonly merger: Merger }) {
  const { from, into, outcome } = merger
  return (
    <article class="comment">
      <p class="comment-by">
        {merger.proposerName}, {t.moment(merger.proposedAt)}{' '}
        <Tag tone={outcome?.kind === 'merged' ? 'good' : outcome ? 'neutral' : 'waiting'}>
          {t(outcome ? `initiatives.merger-${outcome.kind}` : 'initiatives.merger-waits')}
        </Tag>
      </p>
      <p>
        {`№ ${from.number}. ${titleOf(t, from)}`} → <LinkTo t={t} place={place} to={into} />
      </p>
      <Paragraphs text={merger.reason} />
      {outcome?.kind === 'declined' && (
        <Notice title={t('initiatives.merger-declined-on', { date: t.date(dateOf(outcome.at)) })}>
          <Paragraphs text={outcome.reason} />
        </Notice>
      )}
      {!outcome && (
        <p>
          <a href={href(t.language, mergerPath(place, merger))}>{t('initiatives.merger-answer')}</a>
        </p>
      )}
    </article>
  )
}

/** Where a merger is read and answered. */
export function mergerPath(place: Place, { from, id }: Pick<Merger, 'from' | 'id'>): string {
  return `/${place.slug}/initiatives/${from.number}/mergers/${id}`
}

export type MergerProps = InitiativePath & {
  readonly view: MergerView
  /** Of the two, the one that the reader answers for. */
  readonly own: MergerView['from']
  readonly by: PersonId
  readonly isDone: boolean
  readonly typed: Typed
  readonly problems?: FieldProblems
  readonly refusal?: MergerRefusal | undefined
  /** Why it cannot be agreed to, though it may be declined. */
  readonly cannot?: MergerRefusal | undefined
}

/** Both initiatives, what would become of them, and an author's answer. */
export function MergerPage(props: MergerProps) {
  const { t, place, view, by, isDone, refusal, cannot } = props
  const { merger, from, into, call } = view
  const told = refusal ?? cannot
  const all = bothGroups(from, into).length
  const agreed = all - yetToAgree(view, merger.agreed).length
  return (
    <>
      <h1>{t('initiatives.merger-title')}</h1>
      {isDone && (
        <Done>
          <p>{t('initiatives.merger-agreed-done')}</p>
        </Done>
      )}
      <p class="lead">
        {`№ ${from.number}. ${titleOf(t, from)}`} → <LinkTo t={t} place={place} to={into} />
      </p>
      <Notice title={merger.proposerName}>
        <Paragraphs text={merger.reason} />
      </Notice>
      <Sides t={t} sides={[from, into]} />
      <Becomes t={t} from={from} into={into} />
      {!merger.outcome && <p>{t('initiatives.merger-agreed', { agreed, all })}</p>}
      {told && (
        <Refusal t={t} clause={citedClause(place.slug, told, call.regulationNumber)}>
          {mergerText(t, told)}
        </Refusal>
      )}
      {merger.outcome ? (
        <MergerLine t={t} place={place} merger={merger} />
      ) : (
        <AnswerForm {...props} hasAgreed={merger.agreed.includes(by)} />
      )}
    </>
  )
}

/** What both are about: one that is still written is read nowhere else by the authors of the other. */
function Sides({ t, sides }: { readonly t: Words; readonly sides: readonly Initiative[] }) {
  return (
    <>
      {sides.map((side) => (
        <Details key={side.id} summary={t('initiatives.merger-side', { number: side.number, title: titleOf(t, side) })}>
          <h2>{t('initiatives.field-problem')}</h2>
          <Paragraphs text={side.problem} />
          <h2>{t('initiatives.field-solution')}</h2>
          <Paragraphs text={side.solution} />
        </Details>
      ))}
    </>
  )
}

/** What would stand after it, in words that nobody has to count. */
function Becomes({ t, from, into }: { readonly t: Words; readonly from: Initiative; readonly into: Initiative }) {
  const sums = sumsOf(into.budget, joinedPledges(from, into))
  return (
    <>
      <h2>{t('initiatives.merger-becomes')}</h2>
      <SummaryList
        t={t}
        rows={[
          { label: t('initiatives.field-title'), value: titleOf(t, into) },
          {
            label: t('initiatives.authors-title'),
            value: t('initiatives.people-count', { count: bothGroups(from, into).length }),
          },
          { label: t('initiatives.total-cost'), value: t.money(sums.totalCost) },
          { label: t('initiatives.requested'), value: t.money(sums.requested) },
        ]}
      />
      <ul>
        <li>{t('initiatives.merger-keeps-words', { number: into.number })}</li>
        <li>{t('initiatives.merger-brings')}</li>
        <li>{t('initiatives.merger-leaves', { number: from.number })}</li>
      </ul>
    </>
  )
}

function AnswerForm(props: MergerProps & { readonly hasAgreed: boolean }) {
  const { t, place, view, own, typed, problems = {}, cannot, hasAgreed } = props
  return (
    <Form t={t} action={mergerPath(place, view.merger)} problems={problems}>
      {hasAgreed && <p>{t('initiatives.merger-you-agreed')}</p>}
      <ConsentFields {...{ t, typed, problems }} mayAgree={!cannot} reasonHint={t('initiatives.merger-decline-hint')} />
      <Warning>
        <p>{t('initiatives.merger-warning')}</p>
      </Warning>
      <ActionRow>
        <Button>{t('initiatives.amendment-answer-button')}</Button>
        <ButtonLink t={t} path={`/${place.slug}/initiatives/${own.number}`} kind="secondary">
          {t('initiatives.merger-back')}
        </ButtonLink>
      </ActionRow>
    </Form>
  )
}

/** Why nobody is asked, in words. */
export function joinText(t: Words, refusal: JoinRefusal): string {
  switch (refusal.code) {
    case 'no-such-initiative':
    case 'no-such-other':
    case 'itself':
    case 'open-already':
    case 'declined-before':
      return t(`initiatives.merger-refused-${refusal.code}`)
    case 'too-many-today':
      return t('initiatives.merger-refused-too-many-today', { most: refusal.most })
    default:
      return mergerText(t, refusal)
  }
}

function mergerText(t: Words, refusal: MergerRefusal): string {
  switch (refusal.code) {
    case 'no-such-merger':
    case 'not-an-author':
    case 'settled-already':
    case 'nothing-requested':
      return t(`initiatives.merger-refused-${refusal.code}`)
    case 'too-late':
      return t('initiatives.merger-refused-too-late', { number: refusal.number })
    case 'own-over-cost':
      return t('initiatives.merger-refused-own-over-cost', { over: t.money(refusal.over) })
    case 'too-many-pledges':
    case 'too-many-authors':
      return t(`initiatives.merger-refused-${refusal.code}`, { most: refusal.most })
    default:
      return unreachable(refusal)
  }
}
