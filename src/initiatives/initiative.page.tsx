import type { ComponentChildren } from 'preact'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import { decimals, percentText } from '../../lib/kernel/share.ts'
import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { FigureRow, Picture, SummaryList, Tag } from '../../lib/ui/lists.tsx'
import { Details } from '../../lib/ui/notices.tsx'
import { StageLine, type StageStep } from '../../lib/ui/stage-line.tsx'
import type { Place } from '../people/person.model.ts'
import { organisationRows } from './applicant.page.tsx'
import { isOrganisation } from './applicant.rules.ts'
import { titleOf } from './application.page.tsx'
import { AssemblySummary } from './assembly.page.tsx'
import { privateKinds } from './attachment.model.ts'
import { AttachmentLink } from './attachments.page.tsx'
import { benefitRows, runningText } from './benefit.page.tsx'
import { type InitiativeStage, initiativeMoves } from './initiative.model.ts'
import { JoinedList, MergedNotice } from './joined.page.tsx'
import { type LifeStep, lifeOf } from './life.rules.ts'
import { NextFor } from './next-step.page.tsx'
import { tones } from './stage.page.tsx'
import { Paragraphs } from './submission.page.tsx'
import { SourcesBar } from './sums.page.tsx'
import { ownShare, sumsOf } from './sums.rules.ts'
import { BudgetTable, PledgeTable } from './tables.page.tsx'
import type { InitiativeView } from './view-initiative.query.ts'
import { PointLink } from './where.page.tsx'

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: InitiativeView
  /** Whether the visitor is of its group, or the officer who types it in. */
  readonly isTheirs: boolean
  /** Whether the visitor acts for the group. */
  readonly mayLead: boolean
  /** What later slices say of it: checks, points, votes, money, works. */
  readonly sections: readonly ComponentChildren[]
}

const ledgerStages: readonly InitiativeStage[] = ['agreement', 'works', 'accepted', 'handed-over', 'assessed', 'failed']

/** One page for the whole life of an initiative: where it stands, what it is, who pays, what becomes of it. */
export function InitiativePage({ t, place, view, isTheirs, mayLead, sections }: Props) {
  const { initiative, call } = view
  const cover = initiative.photographs.find(({ digest }) => digest === initiative.coverDigest)
  const next = view.mergedInto ? (
    <MergedNotice t={t} place={place} number={initiative.number} into={view.mergedInto} />
  ) : (
    <NextFor t={t} place={place} view={view} isTheirs={isTheirs} />
  )
  const others = initiative.photographs.filter((one) => one !== cover)
  // Once money comes, what has come and been spent says more than what was asked for.
  const hasLedger = ledgerStages.includes(initiative.stage)
  return (
    <>
      <h1>{titleOf(t, initiative)}</h1>
      <p>
        <Tag tone={tones[initiative.stage]}>{t(`initiatives.stage-${initiative.stage}`)}</Tag>{' '}
        <span class="soft">
          {`№ ${initiative.number}, `}
          <a href={href(t.language, `/${place.slug}/calls/${call.slug}`)}>{call.title}</a>
        </span>
      </p>
      {cover ? (
        <div class="columns">
          <div>
            <Picture cover={cover} alt={cover.caption} sizes="wide" eager />
          </div>
          <div>{next}</div>
        </div>
      ) : (
        next
      )}
      <StageLine t={t} label={t('initiatives.life-label')} steps={stepsOf(t, view)} />
      <JoinedList t={t} place={place} joined={view.joined} />
      <Idea t={t} view={view} />
      {others.length > 0 && <FigureRow figures={others} />}
      <SupportShown t={t} place={place} view={view} />
      <Papers t={t} place={place} view={view} isTheirs={isTheirs} />
      {!hasLedger && <Money t={t} view={view} />}
      {hasLedger && sections}
      <PlaceAndGroup t={t} view={view} />
      {!hasLedger && sections}
      {hasLedger && (
        <Details summary={t('initiatives.plan-title', { sum: t.money(initiative.totalCost) })}>
          <Plan t={t} view={view} />
        </Details>
      )}
      <History t={t} place={place} view={view} />
      {place.isDemo && <p class="hint">{t('initiatives.demo-sums')}</p>}
      {isTheirs && <Acts t={t} place={place} mayLead={mayLead} stage={initiative.stage} number={initiative.number} />}
    </>
  )
}

/** Who stands behind it: the number, and what the assembly decided. Nothing where nobody was asked. */
function SupportShown({ t, place, view: { initiative, support } }: Pick<Props, 't' | 'place' | 'view'>) {
  const isGathering = support.gathering || initiative.stage === 'submitted'
  if (!isGathering && support.supporters === 0 && !support.assembly) return null
  return (
    <section id="support">
      <h2>{t('initiatives.part-supporters')}</h2>
      {(isGathering || support.supporters > 0) && (
        <p>
          <a href={href(t.language, `/${place.slug}/initiatives/${initiative.number}/supporters`)}>
            {t('initiatives.supporters-count', { count: support.supporters })}
          </a>
        </p>
      )}
      {support.assembly && (
        <>
          <h3>{t('initiatives.assembly-title')}</h3>
          <AssemblySummary t={t} assembly={support.assembly} />
        </>
      )}
    </section>
  )
}

/** Papers that the visitor may open. */
function Papers({ t, place, view: { initiative, attachments }, isTheirs }: Omit<Props, 'sections' | 'mayLead'>) {
  const shown = attachments.filter(({ kind }) => isTheirs || !privateKinds.includes(kind))
  if (shown.length === 0) return null
  return (
    <Details summary={t('initiatives.documents-there', { count: shown.length })}>
      <ul>
        {shown.map((attachment) => (
          <li key={attachment.id}>
            <AttachmentLink t={t} place={place} number={initiative.number} attachment={attachment} />
          </li>
        ))}
      </ul>
    </Details>
  )
}

type Straight = Exclude<InitiativeStage, 'returned' | 'refused' | 'reserve' | 'not-selected' | 'withdrawn' | 'failed'>

function isStraight(stage: InitiativeStage): stage is Straight {
  return !['returned', 'refused', 'reserve', 'not-selected', 'withdrawn', 'failed'].includes(stage)
}

function stepsOf(t: Words, { initiative, changes }: InitiativeView): readonly StageStep[] {
  // Writing the draft is nobody's business but the group's; the public life begins with sending it.
  const life = lifeOf(initiative.stage, changes).filter(({ stage, state }) => stage !== 'draft' || state === 'now')
  return life.map(({ stage, state, at }: LifeStep) => ({
    label: isStraight(stage) ? t(`initiatives.step-${stage}`) : t(`initiatives.stage-${stage}`),
    state,
    ...(at === undefined ? {} : { when: t.dayMonth(dateOf(at)) }),
  }))
}

function Idea({ t, view: { initiative } }: Pick<Props, 't' | 'view'>) {
  return (
    <section>
      <h2>{t('initiatives.field-problem')}</h2>
      {initiative.problem === '' ? <NotYet t={t} /> : <Paragraphs text={initiative.problem} />}
      <h2>{t('initiatives.field-solution')}</h2>
      {initiative.solution === '' ? <NotYet t={t} /> : <Paragraphs text={initiative.solution} />}
    </section>
  )
}

function NotYet({ t }: { readonly t: Words }) {
  return <p class="soft">{t('initiatives.not-filled')}</p>
}

function PlaceAndGroup({ t, view }: Pick<Props, 't' | 'view'>) {
  const { initiative, village, authors } = view
  const { theme, place, beneficiaries, upkeep, groupName, members } = initiative
  const where = [village && t.of(village), place].filter(Boolean).join(', ')
  const rows = [
    { label: t('initiatives.where'), value: where },
    { label: t('initiatives.point'), value: initiative.point && <PointLink point={initiative.point} /> },
    { label: t('initiatives.field-theme'), value: theme && t(`regulations.matter-${theme}`) },
    {
      label: t('initiatives.people'),
      value: beneficiaries && t('initiatives.people-count', { count: beneficiaries }),
    },
    ...benefitRows(t, initiative),
    { label: t('initiatives.field-upkeep'), value: upkeep },
    { label: t('initiatives.field-runningCost'), value: runningText(t, initiative) },
    {
      label: t(isOrganisation(initiative.applicantKind) ? 'initiatives.organisation' : 'initiatives.group'),
      value: groupName,
    },
    ...organisationRows(t, initiative),
    { label: t('initiatives.field-members'), value: members.join(', ') },
    { label: t('initiatives.authors-title'), value: authors.join(', ') },
  ].filter(({ value }) => value)
  return (
    <section>
      <h2>{t('initiatives.place-and-people')}</h2>
      {rows.length === 0 ? <NotYet t={t} /> : <SummaryList t={t} rows={rows} />}
    </section>
  )
}

function Money({ t, view }: Pick<Props, 't' | 'view'>) {
  return (
    <section id="money">
      <h2>{t('initiatives.money-title')}</h2>
      {view.initiative.totalCost > 0n ? <Plan t={t} view={view} /> : <NotYet t={t} />}
    </section>
  )
}

/** The money as it was applied for: where it comes from, and line by line. */
function Plan({ t, view: { initiative } }: Pick<Props, 't' | 'view'>) {
  const share = ownShare(sumsOf(initiative.budget, initiative.pledges))
  return (
    <>
      <SourcesBar
        t={t}
        initiative={initiative}
        title={t('initiatives.sources-of', { sum: t.money(initiative.totalCost) })}
      />
      {share && <p>{t('initiatives.own-percent', { percent: decimals(t, percentText(share, 1)) })}</p>}
      {initiative.pledges.length > 0 && (
        <Details summary={t('initiatives.pledges-count', { count: initiative.pledges.length })}>
          <PledgeTable t={t} pledges={initiative.pledges} />
        </Details>
      )}
      {initiative.budget.length > 0 && (
        <Details summary={t('initiatives.lines-count', { count: initiative.budget.length })}>
          <BudgetTable t={t} initiative={initiative} />
        </Details>
      )}
    </>
  )
}

function History({ t, place, view: { initiative, versions, changes } }: Pick<Props, 't' | 'place' | 'view'>) {
  if (changes.length === 0) return null
  return (
    <Details summary={t('initiatives.history-title')}>
      <ul>
        {changes.map(({ stage, at }) => (
          <li key={`${stage}${at}`}>
            {t('initiatives.history-line', { stage: t(`initiatives.stage-${stage}`), moment: t.moment(at) })}
          </li>
        ))}
      </ul>
      {versions > 1 && (
        <p>
          <a href={href(t.language, `/${place.slug}/initiatives/${initiative.number}/submissions`)}>
            {t('initiatives.submissions-see', { count: versions })}
          </a>
        </p>
      )}
    </Details>
  )
}

type ActsProps = Pick<Props, 't' | 'place' | 'mayLead'> & { readonly stage: InitiativeStage; readonly number: number }

function Acts({ t, place, mayLead, stage, number }: ActsProps) {
  const path = `/${place.slug}/initiatives/${number}`
  const mayEdit = stage === 'draft' || stage === 'returned'
  const mayWithdraw = mayLead && (initiativeMoves.withdraw.from as readonly InitiativeStage[]).includes(stage)
  return (
    <ActionRow>
      {mayEdit && (
        <ButtonLink t={t} path={`${path}/application`}>
          {t('initiatives.go-on')}
        </ButtonLink>
      )}
      <ButtonLink t={t} path={`${path}/authors`} kind="secondary">
        {t('initiatives.authors-title')}
      </ButtonLink>
      {(mayEdit || stage === 'submitted') && (
        <ButtonLink t={t} path={`${path}/merger`} kind="secondary">
          {t('initiatives.merger-title')}
        </ButtonLink>
      )}
      {mayWithdraw && (
        <ButtonLink t={t} path={`${path}/withdrawal`} kind="secondary">
          {t('initiatives.withdraw-link')}
        </ButtonLink>
      )}
    </ActionRow>
  )
}
