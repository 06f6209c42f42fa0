import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, Button, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { SummaryList } from '../../lib/ui/lists.tsx'
import { EmptyState, Notice, Warning } from '../../lib/ui/notices.tsx'
import { type BallotsRefusal, BallotsRefusalBox } from './refusal.page.tsx'
import { ReturnForm, RollFiles } from './roll-file.page.tsx'
import type { RollView } from './view-roll.query.ts'

type Props = {
  readonly t: Words
  readonly slug: string
  readonly view: RollView
  /** Whether the visitor is somebody else than who prepared it. */
  readonly isOther: boolean
  readonly typed: Typed
  readonly problems: FieldProblems
  readonly refusal: BallotsRefusal | undefined
}

/** The second look before the roll is frozen: what is in it, where it came from, and the two ways on. */
export function FreezingPage({ t, slug, view, isOther, typed, problems, refusal }: Props) {
  const path = `/${slug}/calls/${view.call.slug}`
  const waits = view.preparedBy !== undefined && view.frozenAt === undefined
  return (
    <>
      <h1>{t('ballots.freezing-title')}</h1>
      {refusal && <BallotsRefusalBox t={t} slug={slug} version={view.call.regulationNumber} refusal={refusal} />}
      {!waits && <EmptyState title={t('ballots.nothing-waits')} />}
      {waits && (
        <>
          <SummaryList
            t={t}
            rows={[
              { label: t('ballots.roll-title'), value: t('ballots.people', { count: view.count }) },
              {
                label: t('ballots.freezing-files'),
                value: t.number(view.files.filter(({ ended }) => ended?.how === 'entered').length),
              },
            ]}
          />
          <RollFiles t={t} path={path} files={view.files} />
          <Notice title={t('ballots.second-person-title')}>
            <p>{t(isOther ? 'ballots.second-person-you' : 'ballots.second-person-other')}</p>
          </Notice>
          {isOther && (
            <Form t={t} action={`${path}/roll/freezing/confirmation`}>
              <Warning>
                <p>{t('ballots.roll-freeze-warning')}</p>
              </Warning>
              <ActionRow>
                <Button>{t('ballots.roll-freeze')}</Button>
              </ActionRow>
            </Form>
          )}
          <ReturnForm
            t={t}
            action={`${path}/roll/freezing/return`}
            isOther={isOther}
            typed={typed}
            problems={problems}
          />
        </>
      )}
    </>
  )
}
