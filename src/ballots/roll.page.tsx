import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { FileField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { DataTable, Pager, Tag } from '../../lib/ui/lists.tsx'
import { Done, EmptyState, NextStep, Notice, Warning } from '../../lib/ui/notices.tsx'
import type { RollRowProblem } from './ballot.model.ts'
import { type BallotsRefusal, BallotsRefusalBox } from './refusal.page.tsx'
import type { RollView } from './view-roll.query.ts'

export type RollPageProps = {
  readonly t: Words
  readonly slug: string
  readonly view: RollView
  readonly problems?: FieldProblems
  readonly rowProblems?: readonly RollRowProblem[]
  readonly refusal?: BallotsRefusal | undefined
  /** Set right after an import. */
  readonly imported?: { readonly added: number; readonly doubts: number }
}

const mostProblemsShown = 50

/** The officer's page of the roll: load it, freeze it, print cards, open the vote; each in its turn. */
export function RollPage({ t, slug, view, problems = {}, rowProblems = [], refusal, imported }: RollPageProps) {
  const path = `/${slug}/calls/${view.call.slug}`
  return (
    <>
      <h1>{t('ballots.roll-title')}</h1>
      <p class="lead">{t('ballots.roll-count', { count: view.count })}</p>
      {(view.frozenAt === undefined || view.call.stage === 'reviewing') && <p>{t('ballots.roll-order')}</p>}
      {refusal && <BallotsRefusalBox t={t} slug={slug} version={view.call.regulationNumber} refusal={refusal} />}
      {imported && (
        <Done>
          <p>{t('ballots.roll-imported', { added: imported.added })}</p>
          {imported.doubts > 0 && <p>{t('ballots.roll-doubts', { count: imported.doubts })}</p>}
        </Done>
      )}
      <RowProblems t={t} rowProblems={rowProblems} />
      {view.frozenAt === undefined ? (
        <LoadAndFreeze t={t} path={path} view={view} problems={problems} />
      ) : (
        <CardsAndOpening t={t} path={path} view={view} />
      )}
      {view.voters.length > 0 && <Voters t={t} path={path} view={view} />}
    </>
  )
}

function RowProblems({ t, rowProblems }: { readonly t: Words; readonly rowProblems: readonly RollRowProblem[] }) {
  if (rowProblems.length === 0) return null
  return (
    <>
      <Warning>
        <p>{t('ballots.roll-problems', { count: rowProblems.length })}</p>
      </Warning>
      <DataTable
        caption={t('ballots.roll-problem')}
        columns={[{ label: t('ballots.roll-row') }, { label: t('ballots.roll-problem') }]}
        rows={rowProblems
          .slice(0, mostProblemsShown)
          .map(({ row, code, text }) => [row, t(`ballots.roll-problem-${code}`, { text })])}
      />
    </>
  )
}

type PartProps = { readonly t: Words; readonly path: string; readonly view: RollView }

function LoadAndFreeze({ t, path, view, problems }: PartProps & { readonly problems: FieldProblems }) {
  return (
    <>
      {view.count === 0 && (
        <EmptyState title={t('ballots.roll-empty-title')}>
          <p>{t('ballots.roll-empty')}</p>
        </EmptyState>
      )}
      <Form t={t} action={`${path}/roll`} problems={problems} files>
        <FileField
          name="file"
          label={t('ballots.roll-file')}
          hint={t('ballots.roll-file-hint')}
          accept=".csv,text/csv"
          problems={problems}
        />
        <ActionRow>
          <Button>{t('ballots.roll-import')}</Button>
        </ActionRow>
      </Form>
      {view.count > 0 && (
        <Form t={t} action={`${path}/roll/freezing`}>
          <Warning>
            <p>{t('ballots.roll-freeze-warning')}</p>
          </Warning>
          <ActionRow>
            <Button kind="secondary">{t('ballots.roll-freeze')}</Button>
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
      {view.frozenAt !== undefined && <p>{t('ballots.roll-frozen', { date: t.date(dateOf(view.frozenAt)) })}</p>}
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
    voter.village ?? '',
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
