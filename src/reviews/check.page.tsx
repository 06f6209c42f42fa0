import type { Words } from '../../lib/platform/words.ts'
import { CheckboxGroup, type Option, RadioField, TextArea } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Details, Notice, Warning } from '../../lib/ui/notices.tsx'
import type { SameTitle } from '../initiatives/initiative.model.ts'
import { clauseNumber } from '../regulations/clause.rules.ts'
import type { ExpertSubject } from '../regulations/expert-subject.model.ts'
import type { EarlierReason } from './earlier-reasons.query.ts'
import type { SubstantiveCheck } from './expert.model.ts'
import { missingOpinions } from './expert.rules.ts'
import { type CheckedLetter, LettersToCheck } from './letters.page.tsx'
import { AskedTable, OpinionList } from './opinions.page.tsx'
import type { HeldDecision } from './publication.model.ts'
import { checkClauses, checkKeys } from './review.model.ts'
import { ReviewedSummary, type ReviewRefusal, ReviewRefusalBox } from './review-parts.page.tsx'
import type { ReviewView } from './view-review.query.ts'

export type CheckPageProps = {
  readonly t: Words
  readonly slug: string
  readonly view: ReviewView
  readonly id: string
  /** Wordings that the office used before. */
  readonly reasons: readonly EarlierReason[]
  /** What the regulation asks experts about; nothing where it asks none. */
  readonly subjects: readonly ExpertSubject[]
  /** The experts' check, while it runs. */
  readonly check: SubstantiveCheck | undefined
  /** What was decided and waits to be published with all others; this form changes it. */
  readonly held: HeldDecision | undefined
  /** Pledges that need a letter of commitment, with what was attached. */
  readonly letters: readonly CheckedLetter[]
  /** Initiatives of the call whose title looks the same. */
  readonly same: readonly SameTitle[]
  /** Set when the check is not possible at all: the form is not shown. */
  readonly closed?: ReviewRefusal | undefined
  readonly refusal?: ReviewRefusal | undefined
  readonly problems?: FieldProblems
  readonly typed: { readonly met: readonly string[]; readonly verdict: string; readonly reason: string }
}

/** The officer's check: each requirement with its clause, what experts said, one decision, a reason when something is missing. */
export function CheckPage(props: CheckPageProps) {
  const { t, slug, view, reasons, check, subjects, letters, closed, refusal } = props
  return (
    <>
      <h1>{t('reviews.check-title')}</h1>
      <ReviewedSummary t={t} slug={slug} view={view} />
      {closed && <ReviewRefusalBox t={t} slug={slug} version={view.call.regulationNumber} refusal={closed} />}
      {!closed && (
        <>
          {view.initiative.versions > 1 && (
            <p>
              <a href={href(t.language, `/${slug}/initiatives/${view.initiative.number}/submissions`)}>
                {t('reviews.see-changes')}
              </a>
            </p>
          )}
          {check && <Opinions t={t} slug={slug} view={view} check={check} subjects={subjects} />}
          {view.call.terms.publishTogether && <Together t={t} slug={slug} view={view} held={props.held} />}
          <p>{t(leadOf(check, subjects))}</p>
          {refusal && <ReviewRefusalBox t={t} slug={slug} version={view.call.regulationNumber} refusal={refusal} />}
          <SameTitles t={t} slug={slug} same={props.same} />
          <LettersToCheck t={t} slug={slug} view={view} letters={letters} />
          <EarlierReasons t={t} path={`/${slug}/initiatives/${view.initiative.number}/check`} reasons={reasons} />
          <CheckForm {...props} />
        </>
      )}
      <p>
        <a href={href(t.language, `/${slug}/regulation`)}>{t('reviews.regulation')}</a>
      </p>
    </>
  )
}

/** That voters could take one for another: a reason to return it, not to refuse it. */
function SameTitles({ t, slug, same }: Pick<CheckPageProps, 't' | 'slug' | 'same'>) {
  if (same.length === 0) return null
  return (
    <Warning>
      <p>{t('reviews.same-titles')}</p>
      <ul>
        {same.map(({ number, title }) => (
          <li key={number}>
            <a href={href(t.language, `/${slug}/initiatives/${number}`)}>{`№ ${number}. ${title}`}</a>
          </li>
        ))}
      </ul>
    </Warning>
  )
}

function leadOf(check: SubstantiveCheck | undefined, subjects: readonly ExpertSubject[]) {
  if (!check) return 'reviews.check-lead'
  return missingOpinions(subjects, check).length > 0 ? 'reviews.check-lead-waiting' : 'reviews.check-lead-opinions'
}

function CheckForm({ t, slug, view, id, subjects, check, held, problems = {}, typed }: CheckPageProps) {
  return (
    <Form t={t} action={`/${slug}/initiatives/${view.initiative.number}/check`} problems={problems}>
      <HiddenField name="id" value={id} />
      <HiddenField name="version" value={view.initiative.version} />
      {held && <HiddenField name="instead" value={held.id} />}
      <CheckboxGroup
        name="met"
        label={t('reviews.checks-legend')}
        options={checkKeys.map((key) => ({
          value: key,
          label: t(`reviews.check-${key}`),
          hint: t('ui.clause', { number: clauseNumber(checkClauses[key]) }),
        }))}
        values={typed.met}
        problems={problems}
      />
      <RadioField
        name="verdict"
        label={t('reviews.verdict')}
        options={verdictOptions(t, view, subjects.length > 0 && !check)}
        value={typed.verdict}
        problems={problems}
      />
      <TextArea
        name="reason"
        label={t('reviews.reason')}
        hint={t(check ? 'reviews.reason-hint-opinions' : 'reviews.reason-hint')}
        value={typed.reason}
        problems={problems}
      />
      <ActionRow>
        <Button>{t('reviews.decide')}</Button>
      </ActionRow>
    </Form>
  )
}

/** Where experts are asked first, an application is passed on to them before anybody can admit it. */
function verdictOptions(t: Words, { call: { terms } }: ReviewView, isForExperts: boolean): readonly Option[] {
  return [
    isForExperts
      ? { value: 'passed', label: t('reviews.verdict-passed'), hint: t('reviews.verdict-passed-hint') }
      : { value: 'admitted', label: t('reviews.verdict-admitted'), hint: t('reviews.verdict-admitted-hint') },
    {
      value: 'returned',
      label: t('reviews.verdict-returned'),
      hint: t('reviews.verdict-returned-hint', { days: terms.correctionDays }),
    },
    {
      value: 'refused',
      label: t('reviews.verdict-refused'),
      hint: t('reviews.verdict-refused-hint', { days: terms.appealDays }),
    },
  ]
}

/** Decisions of this call are published together: what is decided here, and where the others stand. */
function Together({ t, slug, view, held }: Pick<CheckPageProps, 't' | 'slug' | 'view' | 'held'>) {
  const title = held ? t(`reviews.held-${held.decision.verdict}`) : t('reviews.together-title')
  return (
    <Notice title={title}>
      <p>{t(held ? 'reviews.held-text' : 'reviews.together-text')}</p>
      <p>
        <a href={href(t.language, `/${slug}/calls/${view.call.slug}/decisions`)}>{t('reviews.publication-title')}</a>
      </p>
    </Notice>
  )
}

type OpinionsProps = Pick<CheckPageProps, 't' | 'slug' | 'view' | 'subjects'> & { readonly check: SubstantiveCheck }

/** Where the experts' check stands, and what they said. */
function Opinions({ t, slug, view, check, subjects }: OpinionsProps) {
  return (
    <section id="opinions">
      <h2>{t('reviews.opinions-title')}</h2>
      {check.opinions.length < subjects.length && <AskedTable t={t} subjects={subjects} check={check} />}
      {check.opinions.length > 0 && <OpinionList t={t} opinions={check.opinions} />}
      <p>
        <a href={href(t.language, `/${slug}/initiatives/${view.initiative.number}/substantive-check`)}>
          {t('reviews.see-substantive')}
        </a>
      </p>
    </section>
  )
}

/** Reasons in the words used before: one press puts them into the form, where they are still to be read and changed. */
function EarlierReasons({
  t,
  path,
  reasons,
}: {
  readonly t: Words
  readonly path: string
  readonly reasons: readonly EarlierReason[]
}) {
  if (reasons.length === 0) return null
  return (
    <Details summary={t('reviews.reasons-before')}>
      <ul>
        {reasons.map(({ id, verdict, reason }) => (
          <li key={id}>
            <p>
              <strong>{t(`reviews.verdict-${verdict}`)}.</strong> {reason}
            </p>
            <p>
              <a href={`${href(t.language, path)}?like=${id}`} aria-label={`${t('reviews.reasons-take')}: ${reason}`}>
                {t('reviews.reasons-take')}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </Details>
  )
}
