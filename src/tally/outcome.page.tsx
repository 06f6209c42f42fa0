import { unreachable } from '../../lib/kernel/assert.ts'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { MoneyBar } from '../../lib/ui/bars.tsx'
import { TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { DataTable, Tag } from '../../lib/ui/lists.tsx'
import { Clause, Details, EmptyState, Notice, Refusal, Warning } from '../../lib/ui/notices.tsx'
import { citedClause, clauseRef } from '../regulations/clause.rules.ts'
import { orderText } from '../regulations/tie.rules.ts'
import { reasonText, shownPercent, verdictTones } from './reason.page.tsx'
import { type CertifyRefusal, type CountRefusal, type OutcomeLine, type Run, tieOrderOf } from './tally.model.ts'
import type { OutcomeView } from './view-outcome.query.ts'

export type OutcomePageProps = {
  readonly t: Words
  readonly slug: string
  readonly view: OutcomeView
  readonly mayCount: boolean
  readonly mayCertify: boolean
  /** Who prepares calls may try other rules on this vote. */
  readonly mayAnnounce: boolean
  readonly runId: string
  readonly refusal?: CountRefusal | CertifyRefusal
  readonly problems?: FieldProblems
  readonly protocol?: string
}

/** The outcome of a call and why; before it is certified, the officials' way to it. */
export function OutcomePage(props: OutcomePageProps) {
  const { t, slug, view, refusal } = props
  const { run, call } = view
  const shown = run && (run.certified || props.mayCount || props.mayCertify) ? run : undefined
  return (
    <>
      <h1>{t('tally.title')}</h1>
      {refusal && <RefusalBox t={t} slug={slug} version={call.regulationNumber} refusal={refusal} />}
      {call.stage === 'tallying' && props.mayCount && <CountForm {...props} />}
      {shown ? (
        <Outcome t={t} slug={slug} view={view} run={shown} mayTry={props.mayAnnounce} />
      ) : (
        <EmptyState title={t('tally.not-yet-title')}>
          <p>{t('tally.not-yet', { date: t.date(call.calendar.decidedBy) })}</p>
        </EmptyState>
      )}
      {call.stage === 'tallying' && run && props.mayCertify && <CertifyForm {...props} />}
    </>
  )
}

function CountForm({ t, slug, view, runId }: OutcomePageProps) {
  return (
    <section>
      <h2>{t('tally.count-title')}</h2>
      <p>{t('tally.count-lead')}</p>
      <Form t={t} action={`/${slug}/calls/${view.call.slug}/outcome/count`}>
        <HiddenField name="id" value={runId} />
        <ActionRow>
          <Button kind={view.run ? 'secondary' : 'primary'}>
            {view.run ? t('tally.count-again') : t('tally.count')}
          </Button>
        </ActionRow>
      </Form>
    </section>
  )
}

function CertifyForm({ t, slug, view, problems = {}, protocol = '' }: OutcomePageProps) {
  return (
    <section>
      <h2>{t('tally.certify-title')}</h2>
      <Warning>
        <p>{t('tally.certify-warning')}</p>
      </Warning>
      <Form t={t} action={`/${slug}/calls/${view.call.slug}/outcome/certification`} problems={problems}>
        <TextField
          name="protocol"
          label={t('tally.protocol')}
          value={protocol}
          problems={problems}
          autocomplete="off"
          width={10}
        />
        <ActionRow>
          <Button>{t('tally.certify')}</Button>
        </ActionRow>
      </Form>
    </section>
  )
}

type OutcomeProps = { readonly t: Words; readonly slug: string; readonly view: OutcomeView; readonly run: Run }
type Reader = { readonly mayTry: boolean }

function Outcome({ t, slug, view, run, mayTry }: OutcomeProps & Reader) {
  const selected = run.result.lines.filter(({ verdict }) => verdict === 'selected').length
  const { roll, turnout } = run.input
  const path = `/${slug}/calls/${view.call.slug}/outcome`
  return (
    <>
      <p class="lead">{t('tally.lead', { selected, spent: t.money(run.result.spent), roll, turnout })}</p>
      <Notice>
        {run.certified ? (
          <p>
            {t('tally.certified-note', { date: t.date(dateOf(run.certified.at)), protocol: run.certified.protocol })}{' '}
            <a href={href(t.language, `${path}/protocol.pdf`)}>{t('tally.open-protocol')}</a>
          </p>
        ) : (
          <p>{t('tally.counted-note', { date: t.date(dateOf(run.countedAt)) })}</p>
        )}
      </Notice>
      <Envelope t={t} view={view} run={run} />
      <Lines t={t} slug={slug} view={view} run={run} />
      <How t={t} slug={slug} view={view} run={run} path={path} />
      {mayTry && run.certified && (
        <p>
          <a href={href(t.language, whatIfPath(slug, view, run))}>{t('calls.what-if')}</a>
        </p>
      )}
    </>
  )
}

/** Other rules tried on this very vote, with its own money and minimum. */
function whatIfPath(slug: string, { call }: OutcomeView, { input }: Run): string {
  const asked = new URLSearchParams({ from: 'past', past: call.slug, envelope: '', minimum: `${input.minimumVotes}` })
  return `/${slug}/calls/${call.slug}/what-if?${asked}`
}

function Envelope({ t, view, run }: Omit<OutcomeProps, 'slug'>) {
  const chosen = run.result.lines.filter(({ verdict }) => verdict === 'selected')
  const parts = [
    ...chosen.map(({ id, cost }) => ({
      label: view.titles.get(id)?.title ?? '',
      amount: cost as bigint,
      tone: 'chosen' as const,
    })),
    {
      label: t('tally.left', { left: '' }).replace(/[:：]?\s*$/, ''),
      amount: run.result.left as bigint,
      tone: 'left' as const,
    },
  ]
  return <MoneyBar t={t} title={t('tally.envelope-title')} parts={parts} />
}

function Lines({ t, slug, view, run }: OutcomeProps) {
  const columns = [
    { label: t('tally.initiative'), names: 'row' as const },
    { label: t('tally.place'), align: 'right' as const },
    { label: t('tally.verdict') },
    { label: t('tally.points'), align: 'right' as const },
    { label: t('tally.votes'), align: 'right' as const },
    { label: t('tally.reason'), align: 'block' as const },
  ]
  const title = (line: OutcomeLine) => {
    const known = view.titles.get(line.id)
    return known && <a href={href(t.language, `/${slug}/initiatives/${known.number}`)}>{known.title}</a>
  }
  const rows = run.result.lines.map((line) => [
    title(line),
    line.place,
    <Tag key="verdict" tone={verdictTones[line.verdict]}>
      {t(`tally.verdict-${line.verdict}`)}
    </Tag>,
    shownPercent(t, line.points),
    t('tally.votes-share', { votes: line.votes, share: shownPercent(t, line.votesShare) }),
    reasonText(t, line),
  ])
  return <DataTable caption={t('tally.lines-title')} columns={columns} rows={rows} />
}

function How({ t, slug, view, run, path }: OutcomeProps & { readonly path: string }) {
  const { commissionPercent, minimumVotes } = run.input
  return (
    <section>
      <h2>{t('tally.how-title')}</h2>
      <p>{t('tally.how', { commission: commissionPercent, residents: 100 - commissionPercent })}</p>
      {minimumVotes > 0 && <p>{t('tally.how-minimum', { votes: minimumVotes })}</p>}
      <p>
        <Clause t={t} clause={clauseRef(slug, 'selection', view.call.regulationNumber)} />
      </p>
      <p>{t('tally.how-tie', { order: orderText(t, tieOrderOf(run.input)) })}</p>
      <p>
        <Clause t={t} clause={clauseRef(slug, 'tie', view.call.regulationNumber)} />
      </p>
      <Details summary={t('tally.check-title')} open={run.certified !== undefined}>
        {run.certified && (
          <ActionRow>
            <ButtonLink t={t} path={`/${slug}/calls/${view.call.slug}/recount`} kind="secondary">
              {t('tally.recount-title')}
            </ButtonLink>
          </ActionRow>
        )}
        <p>{t('tally.check-lead')}</p>
        <p>
          <a href={href(t.language, `${path}/input.json`)}>{t('tally.input-file')}</a>
        </p>
        <p class="soft">
          {t('tally.input-digest')}: <code>{run.inputDigest}</code>
        </p>
      </Details>
    </section>
  )
}

function RefusalBox({
  t,
  slug,
  version,
  refusal,
}: {
  readonly t: Words
  readonly slug: string
  readonly version: number
  readonly refusal: CountRefusal | CertifyRefusal
}) {
  return (
    <Refusal t={t} clause={citedClause(slug, refusal, version)}>
      {refusalText(t, refusal)}
    </Refusal>
  )
}

function refusalText(t: Words, refusal: CountRefusal | CertifyRefusal): string {
  switch (refusal.code) {
    case 'no-such-call':
      return t('tally.refused-no-such-call')
    case 'no-such-run':
      return t('tally.refused-no-such-run')
    case 'voting-not-over':
      return t('tally.refused-voting-not-over')
    case 'points-missing':
      return t('tally.refused-points-missing')
    case 'nothing-to-count':
      return t('tally.refused-nothing-to-count')
    case 'not-tallying':
      return t('tally.refused-not-tallying')
    case 'same-person':
      return t('tally.refused-same-person')
    case 'counts-differ':
      return t('tally.refused-counts-differ')
    default:
      return unreachable(refusal)
  }
}
