import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { MoneyField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Clause } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { applicationPath, TaskFrame } from './application.page.tsx'
import type { BudgetLine } from './initiative.model.ts'
import { PriceHints } from './likenesses.page.tsx'
import type { Refused } from './refusal.page.tsx'
import { SourcesBar, SumsNote } from './sums.page.tsx'
import { BudgetTable } from './tables.page.tsx'
import type { ApplicationView } from './view-application.query.ts'
import type { PriceHint } from './view-likenesses.query.ts'

export type BudgetPageProps = {
  readonly t: Words
  readonly place: Place
  readonly view: ApplicationView
  readonly typed: Typed
  readonly problems: FieldProblems
  readonly refusal: Refused | undefined
  /** What others paid for the like of its lines. */
  readonly hints: readonly PriceHint[]
}

/** The budget: lines that are there, the sums after them, and a form for one more. */
export function BudgetPage({ t, place, view, typed, problems, refusal, hints }: BudgetPageProps) {
  const { initiative, call } = view
  const path = `${applicationPath(place, initiative)}/budget`
  const change = (line: BudgetLine) => (
    <a href={href(t.language, `${path}/${line.id}`)} aria-label={t('initiatives.change-named', { name: line.name })}>
      {t('initiatives.change')}
    </a>
  )
  return (
    <TaskFrame t={t} place={place} view={view} part="budget" refusal={refusal}>
      <p>
        {t('initiatives.budget-lead', { ceiling: t.money(call.terms.ceiling) })}{' '}
        <Clause t={t} clause={clauseRef(place.slug, 'ceiling', call.regulationNumber)} />
      </p>
      {initiative.budget.length > 0 && (
        <>
          <BudgetTable t={t} initiative={initiative} change={change} />
          <PriceHints t={t} hints={hints} />
          <SumsNote t={t} initiative={initiative} terms={call.terms} />
          <SourcesBar t={t} initiative={initiative} />
        </>
      )}
      <h2>{initiative.budget.length === 0 ? t('initiatives.first-line') : t('initiatives.next-line')}</h2>
      <Form t={t} action={path} problems={problems}>
        <HiddenField name="id" value={typed.text('id')} />
        <LineFields t={t} typed={typed} problems={problems} />
        <ActionRow>
          <Button>{t('initiatives.add-line')}</Button>
        </ActionRow>
      </Form>
    </TaskFrame>
  )
}

/** One line, to change or to take away. */
export function LinePage({
  line,
  version,
  ...props
}: Omit<BudgetPageProps, 'hints'> & { readonly line: BudgetLine; readonly version: number }) {
  const { t, place, view, typed, problems, refusal } = props
  const path = `${applicationPath(place, view.initiative)}/budget`
  return (
    <TaskFrame t={t} place={place} view={view} part="budget" refusal={refusal}>
      <Form t={t} action={`${path}/${line.id}`} problems={problems}>
        <HiddenField name="version" value={version} />
        <LineFields t={t} typed={typed} problems={problems} />
        <ActionRow>
          <Button>{t('initiatives.save')}</Button>
          <Button kind="danger" formAction={href(t.language, `${path}/${line.id}/removal`)}>
            {t('initiatives.remove-line')}
          </Button>
        </ActionRow>
      </Form>
      <p>
        <a href={href(t.language, path)}>{t('initiatives.back-to-budget')}</a>
      </p>
    </TaskFrame>
  )
}

function LineFields({ t, typed, problems }: Pick<BudgetPageProps, 't' | 'typed' | 'problems'>) {
  return (
    <>
      <TextField
        name="name"
        label={t('initiatives.field-line-name')}
        hint={t('initiatives.hint-line-name')}
        value={typed.text('name')}
        problems={problems}
      />
      <div class="row">
        <TextField
          name="quantity"
          label={t('initiatives.line-quantity')}
          hint={t('initiatives.hint-quantity')}
          inputmode="decimal"
          width={10}
          value={typed.text('quantity')}
          problems={problems}
        />
        <TextField
          name="unit"
          label={t('initiatives.field-unit')}
          hint={t('initiatives.hint-unit')}
          width={10}
          value={typed.text('unit')}
          problems={problems}
        />
      </div>
      <MoneyField
        t={t}
        name="unitPrice"
        label={t('initiatives.field-unitPrice')}
        value={typed.text('unitPrice')}
        problems={problems}
      />
    </>
  )
}
