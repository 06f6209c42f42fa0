import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { DataTable, Pager, Tag } from '../../lib/ui/lists.tsx'
import { Done, EmptyState, NextStep, Notice, Warning } from '../../lib/ui/notices.tsx'
import { type BallotsRefusal, BallotsRefusalBox } from './refusal.page.tsx'
import type { RollRemark } from './roll.model.ts'
import { LoadForm, RollFiles, RollProblems } from './roll-file.page.tsx'
import type { RollView } from './view-roll.query.ts'

export type RollPageProps = {
  readonly t: Words
  readonly slug: string
  readonly view: RollView
  readonly typed: Typed
  readonly problems?: FieldProblems
  /** What is wrong with the file that was just sent, and the name of the whole report. */
  readonly wrongRows?: { readonly remarks: readonly RollRemark[]; readonly report: string }
  readonly refusal?: BallotsRefusal | undefined
  /** What was just done, in words. */
  readonly done?: string | undefined
}

/** The officer's page of the roll: load it, freeze it, print cards, open the vote; each in its turn. */
export function RollPage({ t, slug, view, typed, problems = {}, wrongRows, refusal, done }: RollPageProps) {
  const path = `/${slug}/calls/${view.call.slug}`
  return (
    <>
      <h1>{t('ballots.roll-title')}</h1>
      <p class="lead">{t('ballots.roll-count', { count: view.count })}</p>
      {(view.frozenAt === undefined || view.call.stage === 'reviewing') && <p>{t('ballots.roll-order')}</p>}
      {refusal && <BallotsRefusalBox t={t} slug={slug} version={view.call.regulationNumber} refusal={refusal} />}
      {done && (
        <Done>
          <p>{done}</p>
        </Done>
      )}
      {wrongRows && (
        <RollProblems t={t} remarks={wrongRows.remarks} report={`${path}/roll/reports/${wrongRows.report}/rows.csv`} />
      )}
      {view.frozenAt === undefined ? (
        <Preparing t={t} path={path} view={view} typed={typed} problems={problems} />
      ) : (
        <CardsAndOpening t={t} path={path} view={view} />
      )}
      <RollFiles t={t} path={path} files={view.files} />
      {view.voters.length > 0 && <Voters t={t} path={path} view={view} />}
    </>
  )
}

type PartProps = { readonly t: Words; readonly path: string; readonly view: RollView }
type FormProps = PartProps & { readonly typed: Typed; readonly problems: FieldProblems }

/** Until it is frozen: what waits for a second person comes before everything else. */
function Preparing({ t, path, view, typed, problems }: FormProps) {
  const waiting = view.files.find(({ ended }) => !ended)
  if (view.preparedBy !== undefined) {
    return (
      <NextStep
        t={t}
        what={t('ballots.freezing-waits')}
        path={`${path}/roll/freezing`}
        action={t('ballots.freezing-look')}
      />
    )
  }
  if (waiting) {
    return (
      <NextStep
        t={t}
        what={t('ballots.file-waits')}
        path={`${path}/roll/files/${waiting.id}`}
        action={t('ballots.file-look')}
      />
    )
  }
  return (
    <>
      {view.returnReason && (
        <Notice title={t('ballots.freezing-returned')}>
          <p>{view.returnReason}</p>
        </Notice>
      )}
      {view.count === 0 && (
        <EmptyState title={t('ballots.roll-empty-title')}>
          <p>{t('ballots.roll-empty')}</p>
        </EmptyState>
      )}
      <LoadForm t={t} path={path} count={view.count} typed={typed} problems={problems} />
      {view.count > 0 && (
        <Form t={t} action={`${path}/roll/freezing`}>
          <Warning>
            <p>{t('ballots.roll-freeze-warning')}</p>
          </Warning>
          <ActionRow>
            <Button kind="secondary">{t('ballots.roll-prepare-freezing')}</Button>
          </ActionRow>
        </Form>
      )}
    </>
  )
}

/** Cards come before the vote: whoever has none cannot vote. */
function Opening({ t, path, view }: PartProps) {
  if (view.call.stage !== 'reviewing') return null
  return (
    <>
      {view.withoutCard > 0 ? (
        <p>{t('ballots.open-voting-lead')}</p>
      ) : (
        <NextStep t={t} what={t('ballots.open-voting-lead')} />
      )}
      <Form t={t} action={`${path}/voting`}>
        <ActionRow>
          <Button kind={view.withoutCard > 0 ? 'secondary' : 'primary'}>{t('ballots.open-voting')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}

function CardsAndOpening({ t, path, view }: PartProps) {
  return (
    <>
      {view.frozenAt !== undefined && (
        <p>
          {t('ballots.roll-frozen', { date: t.date(dateOf(view.frozenAt)) })}{' '}
          <a href={href(t.language, `${path}/roll/counts`)}>{t('ballots.counts-link')}</a>
        </p>
      )}
      {view.call.stage === 'voting' && (
        <Notice>
          <p>{t('ballots.turnout', { turnout: view.turnout, roll: view.count })}</p>
          <p>{t('ballots.turnout-note')}</p>
        </Notice>
      )}
      {view.withoutCard === 0 && <Opening t={t} path={path} view={view} />}
      <h2>{t('ballots.cards-title')}</h2>
      {view.withoutCard === 0 ? (
        <p>{t('ballots.cards-none-left')}</p>
      ) : (
        <Form t={t} action={`${path}/roll/cards`}>
          <p>{t('ballots.cards-lead')}</p>
          <ActionRow>
            <Button>{t('ballots.cards-issue')}</Button>
          </ActionRow>
        </Form>
      )}
      {view.withoutCard > 0 && <Opening t={t} path={path} view={view} />}
    </>
  )
}

/** Where a voter stands on the page: whoever hands over forty cards goes on from there. */
export function rowOf(voterKey: string): string {
  return `v-${voterKey.slice(0, 16)}`
}

function Voters({ t, path, view }: PartProps) {
  const columns = [
    { label: t('ballots.voter'), names: 'row' as const },
    { label: t('ballots.village') },
    { label: t('ballots.card') },
  ]
  const rows = view.voters.map((voter) => [
    voter.name,
    [voter.village, voter.street].filter((part) => part !== undefined).join(', '),
    voter.handedOver ? (
      <span id={rowOf(voter.key)}>
        <Tag tone="good">{t('ballots.card-handed-over')}</Tag>
      </span>
    ) : voter.issued ? (
      <Form t={t} action={`${path}/roll/hand-over`}>
        <HiddenField name="voter" value={voter.key} />
        <HiddenField name="page" value={view.page} />
        <Button kind="secondary">
          {t('ballots.card-hand-over')} <span class="unseen">{voter.name}</span>
        </Button>
      </Form>
    ) : (
      <Tag>{t('ballots.card-not-issued')}</Tag>
    ),
  ])
  return (
    <>
      <DataTable caption={t('ballots.roll-title')} columns={columns} rows={rows} />
      <Pager t={t} page={view.page} pages={view.pages} pathOf={(page) => `${path}/roll?page=${page}`} />
    </>
  )
}
