import type { Words } from '../../lib/platform/words.ts'
import { Drawing } from '../../lib/ui/drawing.tsx'
import type { Round } from './engine/explain/certificate.ts'
import { moneyByPlace, moneyFlow, supportAgainstCost } from './engine/explain/pictures.ts'
import { flowRule } from './what-if.model.ts'
import { nameOf, sumText, villageText, type WhatIfResult } from './what-if-text.page.tsx'

type Props = { readonly t: Words; readonly result: WhatIfResult }

/** What the rule of comparison selects, by cost and votes. */
export function SupportPicture({ t, result }: Props) {
  const { election, base, tried } = result.comparison
  const chosen = tried.find(({ rule }) => rule === base)
  if (!chosen || chosen.selected.length === 0) return null
  const title = t('tally.what-if-support-title', { rule: t(`tally.what-if-rule-${base}`) })
  const numbers = new Map(election.projects.map(({ id }, at) => [id, at]))
  const svg = supportAgainstCost(election, chosen, {
    id: 'support',
    title,
    description: t('tally.what-if-support-description'),
    point: (id, cost, votes) =>
      t('tally.what-if-support-point', {
        name: nameOf(t, result, numbers.get(id) ?? 0),
        cost: sumText(t, result, cost),
        votes,
      }),
    money: (minor) => sumText(t, result, minor),
    costAxis: t('tally.what-if-cost'),
    votesAxis: t('tally.what-if-votes'),
    selected: t('tally.what-if-selected'),
    others: t('tally.what-if-not-selected'),
  })
  return <Drawing title={title} svg={svg} />
}

/** Round by round, who brought the money of Equal Shares together. */
export function FlowPicture({ t, result }: Props) {
  const { flow, election } = result.comparison
  if (!flow || flow.rounds.length === 0) return null
  const title = t('tally.what-if-flow-title', { rule: t(`tally.what-if-rule-${flowRule}`) })
  const numbers = new Map(election.projects.map(({ id }, at) => [id, at]))
  const note = (round: Round | undefined, left: number) => {
    const people = (round?.payers ?? 0) + (round?.paidAll ?? 0)
    return t('tally.what-if-flow-note', { people, left: sumText(t, result, left) })
  }
  const svg = moneyFlow(flow, {
    id: 'flow',
    title,
    description: t('tally.what-if-flow-description'),
    nameOf: (id) => nameOf(t, result, numbers.get(id) ?? 0),
    money: (minor) => sumText(t, result, minor),
    note,
    legend: {
      price: t('tally.what-if-flow-price'),
      all: t('tally.what-if-flow-all'),
      topUp: t('tally.what-if-flow-top-up'),
      left: t('tally.what-if-left'),
    },
  })
  return <Drawing title={title} svg={svg} />
}

/** Money by village under the rule of comparison and under Equal Shares. */
export function VillagesPicture({ t, result }: Props) {
  const { base, tried } = result.comparison
  const [first, second] = [base, flowRule].map((wanted) => tried.find(({ rule }) => rule === wanted))
  if (!first || !second || first.rule === second.rule) return null
  const places = new Set([...first.reach.moneyBy.keys(), ...second.reach.moneyBy.keys()])
  if (places.size < 2) return null
  const title = t('tally.what-if-places-title')
  const svg = moneyByPlace([first.reach, second.reach], {
    id: 'places',
    title,
    description: t('tally.what-if-places-description'),
    placeOf: (value) => villageText(t, result, value),
    amount: (minor, projects) =>
      t('tally.what-if-places-amount', { money: sumText(t, result, minor), initiatives: projects }),
    outcomes: [first, second].map(({ rule }) => t(`tally.what-if-rule-${rule}`)),
  })
  return <Drawing title={title} svg={svg} />
}
