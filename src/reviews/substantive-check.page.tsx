import type { ComponentChildren } from 'preact'
import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { RadioField, TextArea } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { SummaryList } from '../../lib/ui/lists.tsx'
import { Clause, Details, Done, Notice, Refusal, Warning } from '../../lib/ui/notices.tsx'
import { citedClause, clauseRef } from '../regulations/clause.rules.ts'
import type { ExpertSubject } from '../regulations/expert-subject.model.ts'
import {
  type CheckNote,
  type NoteRefusal,
  type OpinionRefusal,
  opinionAnswers,
  type SubstantiveCheck,
} from './expert.model.ts'
import { askedAbout, askedSubjects } from './expert.rules.ts'
import { AskedTable, OpinionList } from './opinions.page.tsx'
import { ReviewedSummary } from './review-parts.page.tsx'
import type { SubstantiveCheckView } from './view-substantive-check.query.ts'

export type SubstantiveCheckProps = {
  readonly t: Words
  readonly slug: string
  readonly view: SubstantiveCheckView
  readonly check: SubstantiveCheck
  /** What the visitor still has to answer; empty for the office. */
  readonly mine: readonly ExpertSubject[]
  readonly mayDeclare: boolean
  readonly mayNote: boolean
  readonly mayDecide: boolean
  readonly mayAssign: boolean
  /** A new note's id: sent twice, it is one note. */
  readonly noteId: string
  readonly typed: Typed
  readonly done: string | undefined
  readonly problems?: FieldProblems
  readonly refusal?: OpinionRefusal | NoteRefusal | undefined
  /** Prices and initiatives to compare with. */
  readonly benchmarks: ComponentChildren
}

/** One initiative before its experts: what to look at, an opinion for each subject asked about, notes among those who check. */
export function SubstantiveCheckPage(props: SubstantiveCheckProps) {
  const { t, slug, view, check, mine, done, refusal, benchmarks } = props
  const path = `/${slug}/initiatives/${view.initiative.number}/substantive-check`
  const subjects = askedSubjects(view.call.terms)
  return (
    <>
      <h1>{t('reviews.substantive-title')}</h1>
      {done && (
        <Done>
          <p>{done}</p>
        </Done>
      )}
      {refusal && (
        <Refusal t={t} clause={citedClause(slug, refusal, view.call.regulationNumber)}>
          {t(`reviews.expert-refused-${refusal.code}`)}
        </Refusal>
      )}
      <ReviewedSummary t={t} slug={slug} view={view} />
      <ToLookAt t={t} slug={slug} view={view} />
      {benchmarks}
      <AskedTable t={t} subjects={subjects} check={check} />
      {mine.length > 0 && <Asked {...props} path={path} />}
      {check.opinions.length > 0 && (
        <section id="opinions">
          <h2>{t('reviews.opinions-title')}</h2>
          <OpinionList t={t} opinions={check.opinions} />
          <p>
            <a href={href(t.language, `/${slug}/initiatives/${view.initiative.number}/opinions/${check.number}.pdf`)}>
              {t('reviews.opinions-paper')}
            </a>
          </p>
        </section>
      )}
      <OfficeActs {...props} />
      <Notes {...props} path={path} />
    </>
  )
}

/** What of the application the subjects are about, besides the sums. */
function ToLookAt({ t, slug, view }: Pick<SubstantiveCheckProps, 't' | 'slug' | 'view'>) {
  const { place, upkeep, runningCost, problem, solution, number } = view.initiative
  const rows = [
    { label: t('initiatives.where'), value: place },
    { label: t('initiatives.field-upkeep'), value: upkeep },
    { label: t('initiatives.field-runningCost'), value: runningCost && t.money(runningCost) },
  ].filter(({ value }) => value)
  return (
    <>
      {rows.length > 0 && <SummaryList t={t} rows={rows} />}
      <Details summary={t('reviews.idea')}>
        <p>{problem}</p>
        <p>{solution}</p>
        <p>
          <a href={href(t.language, `/${slug}/initiatives/${number}`)}>{t('reviews.whole-application')}</a>
        </p>
      </Details>
    </>
  )
}

type WithPath = SubstantiveCheckProps & { readonly path: string }

/** What the expert is asked: first whether there is a conflict of interest, then an opinion for each subject. */
function Asked({ t, slug, view, check, mine, mayDeclare, typed, problems = {}, path }: WithPath) {
  const conflictClause = clauseRef(slug, 'conflict', view.call.regulationNumber)
  return (
    <section id="asked">
      <h2>{t('reviews.asked-title', { count: mine.length })}</h2>
      <Warning>
        <p>{t('reviews.opinion-once')}</p>
      </Warning>
      {mayDeclare && (
        <Details summary={t('reviews.expert-conflict-summary')} open={problems['conflict'] !== undefined}>
          <p>
            {t('reviews.expert-conflict-lead')} <Clause t={t} clause={conflictClause} />
          </p>
          <Form t={t} action={`${path}/conflict`} problems={'conflict' in problems ? problems : {}}>
            <TextArea
              name="conflict"
              label={t('reviews.conflict-reason')}
              value={typed.text('conflict')}
              rows={2}
              problems={problems}
            />
            <ActionRow>
              <Button kind="secondary">{t('reviews.expert-conflict-button')}</Button>
            </ActionRow>
          </Form>
        </Details>
      )}
      {mine.map((subject) => (
        <OpinionForm key={subject} {...{ t, path, subject, typed, problems }} by={byOf(t, check, subject)} />
      ))}
    </section>
  )
}

function byOf(t: Words, check: SubstantiveCheck, subject: ExpertSubject): string {
  const asked = askedAbout(check, subject)
  return asked ? t('reviews.opinion-by-day', { date: t.date(asked.answerBy) }) : ''
}

type OpinionFormProps = Pick<SubstantiveCheckProps, 't' | 'typed'> & {
  readonly path: string
  readonly subject: ExpertSubject
  readonly by: string
  readonly problems: FieldProblems
}

function OpinionForm({ t, path, subject, by, typed, problems }: OpinionFormProps) {
  const [answer, reason] = [`answer-${subject}`, `reason-${subject}`]
  const own = Object.fromEntries(Object.entries(problems).filter(([field]) => field === answer || field === reason))
  return (
    <Notice title={t(`reviews.subject-${subject}`)}>
      <p>{t(`reviews.subject-${subject}-hint`)}</p>
      <Form t={t} action={`${path}/opinion`} problems={own}>
        <HiddenField name="subject" value={subject} />
        <RadioField
          name={answer}
          label={t('reviews.opinion')}
          hint={by}
          options={opinionAnswers.map((value) => ({
            value,
            label: t(`reviews.opinion-${value}`),
            hint: t(`reviews.opinion-${value}-hint`),
          }))}
          value={typed.text(answer)}
          problems={own}
        />
        <TextArea
          name={reason}
          label={t('reviews.opinion-reason')}
          hint={t('reviews.opinion-reason-hint')}
          value={typed.text(reason)}
          rows={4}
          problems={own}
        />
        <ActionRow>
          <Button>
            {t('reviews.opinion-button')} <span class="unseen">{t(`reviews.subject-${subject}`)}</span>
          </Button>
        </ActionRow>
      </Form>
    </Notice>
  )
}

function OfficeActs({ t, slug, view, mayDecide, mayAssign }: SubstantiveCheckProps) {
  if (!mayDecide && !mayAssign) return null
  return (
    <ActionRow>
      {mayDecide && (
        <ButtonLink t={t} path={`/${slug}/initiatives/${view.initiative.number}/check`}>
          {t('reviews.to-decide')}
        </ButtonLink>
      )}
      {mayAssign && (
        <ButtonLink t={t} path={`/${slug}/calls/${view.call.slug}/experts`} kind="secondary">
          {t('reviews.experts-title')}
        </ButtonLink>
      )}
    </ActionRow>
  )
}

/** What experts and officers tell each other. */
function Notes({ t, view, mayNote, noteId, typed, problems = {}, path }: WithPath) {
  if (!mayNote && view.notes.length === 0) return null
  return (
    <section id="notes">
      <h2>{t('reviews.notes-title')}</h2>
      <p>{t('reviews.notes-lead')}</p>
      {view.notes.length > 0 && (
        <ul>
          {view.notes.map((note) => (
            <NoteLine key={note.id} t={t} note={note} />
          ))}
        </ul>
      )}
      {mayNote && (
        <Form t={t} action={`${path}/notes`} problems={'note' in problems ? problems : {}}>
          <HiddenField name="id" value={noteId} />
          <TextArea
            name="note"
            label={t('reviews.note')}
            hint={t('reviews.note-hint')}
            value={typed.text('note')}
            rows={3}
            problems={problems}
          />
          <ActionRow>
            <Button kind="secondary">{t('reviews.note-button')}</Button>
          </ActionRow>
        </Form>
      )}
    </section>
  )
}

function NoteLine({ t, note }: { readonly t: Words; readonly note: CheckNote }) {
  return (
    <li>
      <strong>{note.writtenBy}</strong> <span class="soft">{t.moment(note.at)}</span>
      <br />
      {note.text}
    </li>
  )
}

/** For whoever stood aside: what was declared, and that the office goes on without them. */
export function StoodAsidePage({ t, slug, view }: Pick<SubstantiveCheckProps, 't' | 'slug' | 'view'>) {
  return (
    <>
      <h1>{t('reviews.substantive-title')}</h1>
      <Done>
        <p>{t('reviews.expert-stood-aside')}</p>
      </Done>
      <ReviewedSummary t={t} slug={slug} view={view} />
      <ActionRow>
        <ButtonLink t={t} path="/work" kind="secondary">
          {t('people.work-title')}
        </ButtonLink>
      </ActionRow>
    </>
  )
}
