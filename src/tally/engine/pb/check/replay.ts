import type { Election } from '../../election.ts'
import type { Outcome } from '../../outcome.ts'
import type { SharesRule } from '../../rule.ts'
import { mostProjects, Tally } from '../../tally.ts'
import { votesOf } from '../../tie-order.ts'
import type { Recount } from './ballots.ts'
import type { Figures } from './figures.ts'
import type { Findings } from './findings.ts'
import type { Sheet } from './sheet.ts'
import { worthOf } from './worth.ts'

type Replayed = {
  readonly selected: ReadonlySet<number>
  /** Whether an order of equal projects could have made of it what the file says. */
  readonly mayBeTied: boolean
}

/** Counts by the rule that the file names, as its publishers do, and compares with what it says is selected. */
export function checkReplay({ sheet, figures, recount, election }: Replaying, findings: Findings): void {
  if (figures.projects.some(({ selected }) => selected === undefined)) return
  const rule = sheet.meta.get('rule')?.text ?? ''
  const replayed = rule.startsWith('greedy')
    ? replayGreedy({ sheet, figures, recount, election }, rule)
    : replayShares(election, rule)
  if (!replayed) return
  for (const [project, { cells, selected }] of figures.projects.entries()) {
    const isCompared = selected! < 2 || rule === 'greedy-custom'
    const should = replayed.selected.has(project)
    if (!isCompared || should === isSelected(selected!)) continue
    if (replayed.mayBeTied) findings.warning('tied-selected', cells.selected, selected!, should ? 1 : 0)
    else findings.error('wrong-selected', cells.selected, selected!, should ? 1 : 0)
  }
}

export type Replaying = {
  readonly sheet: Sheet
  readonly figures: Figures
  readonly recount: Recount | undefined
  readonly election: Election
}

/** 2 is selected by a rule of its own, 3 by a reserve. */
function isSelected(selected: number): boolean {
  return selected === 1 || selected === 2
}

function replayGreedy({ sheet, figures, recount, election }: Replaying, rule: string): Replayed | undefined {
  if (rule === 'greedy-exclusive') return undefined
  // Of the rules that are somebody's own, only that of Poznan is known: what is 80 % paid for is selected too.
  const inPoznan = rule === 'greedy-custom'
  if (inPoznan && sheet.meta.get('unit')?.text !== 'Poznań') return undefined
  const { worth, isEligible } = worthOf(sheet, figures, recount)
  const { projects } = figures
  const among = [...projects.keys()].filter(
    (project) => !projects[project]!.withdrawn && isEligible(project) && (inPoznan || projects[project]!.selected! < 2),
  )
  const inOrder = among.toSorted((a, b) => worth[b]! - worth[a]!)
  const asSaid = among.toSorted(
    (a, b) =>
      worth[b]! - worth[a]! ||
      Number(isSelected(projects[b]!.selected!)) - Number(isSelected(projects[a]!.selected!)) ||
      election.projects[b]!.cost - election.projects[a]!.cost,
  )
  const stops = inPoznan || rule === 'greedy-no-skip'
  const take = (order: readonly number[]) => takenOf(order, election, stops, inPoznan)
  const other = take(asSaid)
  const mayBeTied = projects.every(
    ({ selected }, project) => (!inPoznan && selected! > 1) || other.has(project) === isSelected(selected!),
  )
  return { selected: take(inOrder), mayBeTied }
}

/** Takes what fits, one after another. */
function takenOf(
  order: readonly number[],
  { projects, budget }: Election,
  stops: boolean,
  inPoznan: boolean,
): Set<number> {
  const taken = new Set<number>()
  let left = budget
  for (const project of order) {
    const { cost } = projects[project]!
    if (cost <= left) {
      taken.add(project)
      left -= cost
    } else if (stops) {
      if (inPoznan && left * 10 >= cost * 8) taken.add(project)
      break
    }
  }
  return taken
}

function replayShares(election: Election, rule: string): Replayed | undefined {
  const match = /^equalshares(\/add1)?(-comparison)?$/.exec(rule)
  if (!match || election.voteType !== 'approval' || election.projects.length > mostProjects) return undefined
  const floored = inWholeUnits(election)
  if (floored.budget === 0 || floored.projects.some(({ cost }) => cost === 0)) return undefined
  const tally = new Tally(floored, { tieOrder: 'cost-votes-id' })
  const shares = {
    kind: 'equal-shares',
    utility: 'cost',
    endowment: 'none',
    topUp: false,
    comparison: match[2] !== undefined,
  } satisfies SharesRule
  const outcome = match[1] === undefined ? tally.count(shares) : climbed(tally, shares)
  return { selected: new Set(outcome.selected), mayBeTied: isTied(floored, outcome) }
}

/** The first count has B/n, the next B/n rounded down plus one: where no other was within the budget, the first holds. */
function climbed(tally: Tally, shares: SharesRule): Outcome {
  const through = tally.count({ ...shares, endowment: 'add1-through' })
  return through.counts === 1 ? tally.count(shares) : through
}

/** The publishers' count takes costs and budget without what is behind the point. */
function inWholeUnits(election: Election): Election {
  const { scale, budget, projects } = election
  return {
    ...election,
    scale: 1,
    budget: Math.floor(budget / scale),
    projects: projects.map((project) => ({ ...project, cost: Math.floor(project.cost / scale) })),
  }
}

/** Whether projects were equal that neither cost nor votes tell apart; where greedy selection won, any equal ones. */
function isTied(election: Election, { ties, comparison }: Outcome): boolean {
  const votes = votesOf(election)
  const { projects } = election
  return ties.some(({ projects: equal, chosen }) =>
    equal.some(
      (project) =>
        project !== chosen &&
        votes[project] === votes[chosen] &&
        (comparison?.replaced || projects[project]!.cost === projects[chosen]!.cost),
    ),
  )
}
