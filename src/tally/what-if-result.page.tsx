import { percentText, share } from '../../lib/kernel/share.ts'
import type { Words } from '../../lib/platform/words.ts'
import { PointsBar } from '../../lib/ui/bars.tsx'
import { DataTable, SummaryList, Tag } from '../../lib/ui/lists.tsx'
import { Details, EmptyState, Notice } from '../../lib/ui/notices.tsx'
import { regulationRule, type Tried, type TriedRule } from './what-if.model.ts'
import { FlowPicture, SupportPicture, VillagesPicture } from './what-if-pictures.page.tsx'
import { nameOf, sumText, villageText, type WhatIfResult } from './what-if-text.page.tsx'

type Props = { readonly t: Words; readonly result: WhatIfResult }

/** What each rule would have selected, side by side, and what that means for people and villages. */
export function WhatIfOutcome({ t, result }: Props) {
  const { comparison, minimumVotes } = result
  const { election } = comparison
  return (
    <section id="result">
      <h2>{t('tally.what-if-result-title')}</h2>
      <p class="lead">
        {t('tally.what-if-result-lead', {
          initiatives: election.projects.length,
          ballots: election.ballots.count,
          envelope: sumText(t, result, election.budget),
          minimum: minimumVotes,
        })}
      </p>
      <Origin t={t} result={result} />
      <RulesTable t={t} result={result} />
      <Details summary={t('tally.what-if-meaning-title')}>
        <SummaryList
          t={t}
          rows={comparison.tried.map(({ rule }) => ({
            label: t(`tally.what-if-rule-${rule}`),
            value: meaningOf(t, result, rule),
          }))}
        />
      </Details>
      <VillagesTable t={t} result={result} />
      <VillagesPicture t={t} result={result} />
      <SupportPicture t={t} result={result} />
      <FlowPicture t={t} result={result} />
      <InitiativesTable t={t} result={result} />
      <p class="soft">{t(result.source === 'file' ? 'tally.what-if-share-file' : 'tally.what-if-share-link')}</p>
    </section>
  )
}

function Origin({ t, result }: Props) {
  const { source, name, comparison } = result
  const asApprovals = !['approval', 'choose-1'].includes(comparison.election.voteType)
  return (
    <Notice>
      {source === 'past' && <p>{t('tally.what-if-past-note', { title: name })}</p>}
      {source === 'made-up' && <p>{t('tally.what-if-made-up-note')}</p>}
      {source === 'file' && <p>{t('tally.what-if-file-note', { name })}</p>}
      {comparison.base !== regulationRule && (
        <p>{t('tally.what-if-no-points', { rule: t(`tally.what-if-rule-${regulationRule}`) })}</p>
      )}
      {comparison.tooLong.map((rule) => (
        <p key={rule}>{t('tally.what-if-too-long', { rule: t(`tally.what-if-rule-${rule}`) })}</p>
      ))}
      {asApprovals && <p>{t('tally.what-if-as-approvals')}</p>}
    </Notice>
  )
}

function meaningOf(t: Words, { commissionPercent }: WhatIfResult, rule: TriedRule): string {
  return t(`tally.what-if-meaning-${rule}`, { commission: commissionPercent, residents: 100 - commissionPercent })
}

function RulesTable({ t, result }: Props) {
  const { base, tried, election } = result.comparison
  const columns = [
    { label: t('tally.what-if-rule'), names: 'row' as const },
    { label: t('tally.what-if-selected'), align: 'right' as const },
    { label: t('tally.what-if-spent'), align: 'right' as const },
    { label: t('tally.what-if-left'), align: 'right' as const },
    { label: t('tally.what-if-served'), align: 'right' as const },
    { label: t('tally.what-if-overlap', { rule: t(`tally.what-if-rule-${base}`) }), align: 'right' as const },
  ]
  const rows = tried.map((one) => [
    <>
      {t(`tally.what-if-rule-${one.rule}`)}{' '}
      {one.rule === regulationRule && <Tag tone="accent">{t('tally.what-if-own-rule')}</Tag>}
    </>,
    t.number(one.selected.length),
    sumText(t, result, one.cost),
    sumText(t, result, one.left),
    <Served key="served" t={t} served={one.reach.served} ballots={election.ballots.count} />,
    overlapText(t, one, base),
  ])
  return <DataTable caption={t('tally.what-if-rules-title')} columns={columns} rows={rows} />
}

function Served({ t, served, ballots }: { readonly t: Words; readonly served: number; readonly ballots: number }) {
  const percent = percentText(share(BigInt(served), BigInt(Math.max(1, ballots))), 0)
  const text = t('tally.what-if-served-share', { voters: t.number(served), share: percent })
  return (
    <>
      {text} <PointsBar label={text} percent={Number(percent)} />
    </>
  )
}

function overlapText(t: Words, { rule, selected, shared }: Tried, base: TriedRule): string {
  if (rule === base) return t('tally.what-if-base-row')
  if (selected.length === 0) return t('tally.what-if-overlap-none')
  return t('tally.what-if-overlap-of', { shared, selected: selected.length })
}

function InitiativesTable({ t, result }: Props) {
  const { election, tried, votes } = result.comparison
  const chosen = tried.map(({ selected }) => new Set(selected))
  const shown = [...election.projects.keys()]
    .filter((at) => chosen.some((set) => set.has(at)))
    // Every project has its votes.
    .sort((a, b) => (votes[b] as number) - (votes[a] as number) || a - b)
  if (shown.length === 0) return <EmptyState title={t('tally.what-if-nothing-selected')} />
  const columns = [
    { label: t('tally.what-if-initiative'), names: 'row' as const },
    { label: t('tally.what-if-cost'), align: 'right' as const },
    { label: t('tally.what-if-votes'), align: 'right' as const },
    ...tried.map(({ rule }) => ({ label: t(`tally.what-if-rule-${rule}`) })),
  ]
  const rows = shown.map((at) => {
    const project = election.projects[at]
    return [
      nameOf(t, result, at),
      project && sumText(t, result, project.cost),
      t.number(votes[at] as number),
      ...chosen.map((set) => set.has(at) && t('tally.what-if-yes')),
    ]
  })
  const unselected = election.projects.length - shown.length
  return (
    <>
      <DataTable caption={t('tally.what-if-initiatives-title')} columns={columns} rows={rows} />
      {unselected > 0 && <p class="soft">{t('tally.what-if-unselected', { count: unselected })}</p>}
    </>
  )
}

function VillagesTable({ t, result }: Props) {
  const { election, tried } = result.comparison
  const villages = [...new Set(election.projects.map(({ fields }) => fields.get(result.column) ?? ''))]
  if (villages.every((village) => village === '')) {
    return result.source === 'file' ? <p class="soft">{t('tally.what-if-no-villages')}</p> : null
  }
  const total = (village: string) => tried.reduce((sum, { reach }) => sum + (reach.moneyBy.get(village) ?? 0), 0)
  const shown = villages.filter((village) => total(village) > 0).sort((a, b) => total(b) - total(a))
  const nothing = villages.filter((village) => total(village) === 0)
  const columns = [
    { label: t('tally.what-if-village'), names: 'row' as const },
    ...tried.map(({ rule }) => ({ label: t(`tally.what-if-rule-${rule}`), align: 'right' as const })),
  ]
  const rows = shown.map((village) => [
    villageText(t, result, village),
    ...tried.map(({ reach }) => sumOrNothing(t, result, reach.moneyBy.get(village))),
  ])
  return (
    <>
      {shown.length > 0 && <DataTable caption={t('tally.what-if-villages-title')} columns={columns} rows={rows} />}
      {nothing.length > 0 && (
        <p class="soft">
          {t('tally.what-if-village-nothing', {
            villages: nothing.map((village) => villageText(t, result, village)).join(', '),
          })}
        </p>
      )}
    </>
  )
}

/** What is not there stays blank: on a phone its line is left out. */
function sumOrNothing(t: Words, result: WhatIfResult, amount: number | undefined): string | undefined {
  return amount === undefined ? undefined : sumText(t, result, amount)
}
