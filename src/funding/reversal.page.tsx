import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { CheckboxField, TextArea } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { SummaryList } from '../../lib/ui/lists.tsx'
import { Warning } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { wordedKind, wordedParty } from './entries.page.tsx'
import type { Entry } from './funding.model.ts'
import { type Refused, RefusedBox } from './funding-refusal.page.tsx'
import type { MoneyView } from './view-money.query.ts'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: MoneyView
  readonly entry: Entry
  readonly id: string
  readonly typed: Typed
  readonly problems: FieldProblems
  readonly refused: Refused | undefined
}

/** Taking an entry back, with a reason that everybody will read. */
export function ReversalPage({ t, place, view, entry, id, typed, problems, refused }: Props) {
  const path = `/${place.slug}/initiatives/${view.initiative.number}/money/entries/${entry.id}/reversal`
  const who = wordedParty(t, entry)
  const rows = [
    { label: t('funding.entry-what'), value: wordedKind(t, entry) },
    { label: t('funding.entry-on'), value: t.date(entry.happenedOn) },
    ...(who ? [{ label: t('funding.entry-who'), value: who }] : []),
    { label: t('funding.entry-sum'), value: t.money(entry.amount) },
    ...(entry.document ? [{ label: t('funding.entry-document'), value: entry.document }] : []),
  ]
  return (
    <>
      <h1>{t('funding.reverse-title')}</h1>
      <p class="lead">{view.initiative.title}</p>
      <RefusedBox t={t} slug={place.slug} version={view.call.regulationNumber} refused={refused} />
      <SummaryList t={t} rows={rows} />
      <Form t={t} action={path} problems={problems}>
        <HiddenField name="id" value={id} />
        <Warning>
          <p>{t('funding.reverse-lead')}</p>
        </Warning>
        <TextArea
          name="note"
          label={t('funding.reverse-reason')}
          hint={t('funding.hint-reverse-reason')}
          value={typed.text('note')}
          problems={problems}
          rows={2}
        />
        <CheckboxField
          name="confirmed"
          label={t('funding.reverse-confirm')}
          checked={typed.text('confirmed') !== ''}
          problems={problems}
        />
        <ActionRow>
          <Button kind="danger">{t('funding.reverse')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}
