import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { CheckboxGroup, SelectField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Pager, TaskList } from '../../lib/ui/lists.tsx'
import { Clause, Done, EmptyState, Refusal } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { citedClause, clauseRef } from '../regulations/clause.rules.ts'
import type { AssignRefusal, CheckedInitiative } from './expert.model.ts'
import { askedSubjects, missingOpinions } from './expert.rules.ts'
import { standingLine } from './opinions.page.tsx'
import type { ExpertsView } from './view-experts.query.ts'

export type ExpertsProps = {
  readonly t: Words
  readonly place: Place
  readonly view: ExpertsView
  readonly page: number
  readonly pages: number
  readonly typed: Typed
  readonly isDone: boolean
  readonly problems?: FieldProblems
  readonly refusal?: AssignRefusal | undefined
}

/** Naming experts for the applications of a call that met the formal list, several at once. */
export function ExpertsPage(props: ExpertsProps) {
  const { t, place, view, page, pages, isDone, refusal } = props
  const { call, checked, experts } = view
  const subjects = askedSubjects(call.terms)
  const path = `/${place.slug}/calls/${call.slug}/experts`
  const open = checked.filter(({ check }) => missingOpinions(subjects, check).length > 0)
  return (
    <>
      <h1>{t('reviews.experts-title')}</h1>
      <p class="lead">
        {t('reviews.experts-lead', { days: call.terms.expertDays })}{' '}
        <Clause t={t} clause={clauseRef(place.slug, 'expert-check', call.regulationNumber)} />
      </p>
      {isDone && (
        <Done>
          <p>{t('reviews.experts-done')}</p>
        </Done>
      )}
      {refusal && (
        <Refusal t={t} clause={citedClause(place.slug, refusal, call.regulationNumber)}>
          {refusalText(t, refusal)}
        </Refusal>
      )}
      {experts.length === 0 && (
        <EmptyState title={t('reviews.experts-nobody')}>
          <p>{t('reviews.experts-nobody-text')}</p>
        </EmptyState>
      )}
      {view.count === 0 && (
        <EmptyState title={t('reviews.experts-none')}>
          <p>{t('reviews.experts-none-text')}</p>
          <ButtonLink t={t} path="/work" kind="secondary">
            {t('people.work-title')}
          </ButtonLink>
        </EmptyState>
      )}
      {open.length > 0 && experts.length > 0 && <AssignForm {...props} path={path} open={open} />}
      <Ready t={t} place={place} ready={checked.filter((one) => !open.includes(one))} />
      <Pager t={t} page={page} pages={pages} pathOf={(other) => `${path}?page=${other}`} />
      <p>
        <a href={href(t.language, `/${place.slug}/calls/${call.slug}`)}>{call.title}</a>
      </p>
    </>
  )
}

type AssignFormProps = ExpertsProps & { readonly path: string; readonly open: readonly CheckedInitiative[] }

function AssignForm({ t, view, typed, problems = {}, path, open }: AssignFormProps) {
  const subjects = askedSubjects(view.call.terms)
  const people = view.experts.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form t={t} action={path} problems={problems}>
      <CheckboxGroup
        name="initiative"
        label={t('reviews.experts-which')}
        options={open.map(({ id, number, title, check }) => ({
          value: id,
          label: t('reviews.numbered', { number, title }),
          hint: standingLine(t, subjects, check),
        }))}
        values={typed.all('initiative')}
        problems={problems}
      />
      {subjects.map((subject) => (
        <SelectField
          key={subject}
          name={`expert-${subject}`}
          label={t(`reviews.subject-${subject}`)}
          empty={t('reviews.experts-as-is')}
          options={people}
          value={typed.text(`expert-${subject}`)}
          problems={problems}
        />
      ))}
      <ActionRow>
        <Button>{t('reviews.experts-button')}</Button>
      </ActionRow>
    </Form>
  )
}

/** All opinions are in: the office decides. */
function Ready({
  t,
  place,
  ready,
}: Pick<ExpertsProps, 't' | 'place'> & { readonly ready: readonly CheckedInitiative[] }) {
  if (ready.length === 0) return null
  return (
    <section id="ready">
      <h2>{t('reviews.experts-ready')}</h2>
      <TaskList
        t={t}
        tasks={ready.map(({ number, title }) => ({
          label: t('reviews.numbered', { number, title }),
          path: `/${place.slug}/initiatives/${number}/check`,
          state: t('reviews.to-decide'),
          tone: 'waiting',
        }))}
      />
    </section>
  )
}

function refusalText(t: Words, refusal: AssignRefusal): string {
  const numbers = 'numbers' in refusal ? refusal.numbers.map((number) => `№ ${number}`).join(', ') : ''
  return t(`reviews.assign-refused-${refusal.code}`, { numbers })
}
