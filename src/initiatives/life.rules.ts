import type { Instant } from '../../lib/kernel/instant.ts'
import type { InitiativeStage } from './initiative.model.ts'

/** When the initiative came into a stage. */
export type StageChange = { readonly stage: InitiativeStage; readonly at: Instant }

/** A stage on the line of the whole life. */
export type LifeStep = {
  readonly stage: InitiativeStage
  readonly state: 'past' | 'now' | 'next'
  readonly at: Instant | undefined
}

/** The life of an initiative for which everything goes well. */
const straight: readonly InitiativeStage[] = [
  'draft',
  'submitted',
  'admitted',
  'on-the-ballot',
  'selected',
  'agreement',
  'works',
  'accepted',
  'handed-over',
  'assessed',
]

/** Stages after which nothing comes. */
const ends: readonly InitiativeStage[] = ['refused', 'reserve', 'not-selected', 'withdrawn', 'failed', 'assessed']

/**
 * The whole life as a line: what was with its dates, where it stands, and what comes if all goes well. `changes` are in
 * the order of time; a stage that was entered twice shows the last time.
 */
export function lifeOf(stage: InitiativeStage, changes: readonly StageChange[]): readonly LifeStep[] {
  const lastAt = new Map(changes.map(({ stage: entered, at }) => [entered, at]))
  const step = (one: InitiativeStage, state: LifeStep['state']): LifeStep => ({
    stage: one,
    state,
    at: state === 'next' ? undefined : lastAt.get(one),
  })
  const at = straight.indexOf(stage)
  if (at >= 0) {
    return straight.map((one, place) => step(one, place < at ? 'past' : place === at ? 'now' : 'next'))
  }
  const been = straight.filter((one) => lastAt.has(one)).map((one) => step(one, 'past'))
  const here = step(stage, 'now')
  // A returned one goes on where it was before, all others off the straight line have come to their end.
  return stage === 'returned' ? [...been, here, ...straight.slice(2).map((one) => step(one, 'next'))] : [...been, here]
}

/** Whether nothing more will happen to it. */
export function isOver(stage: InitiativeStage): boolean {
  return ends.includes(stage)
}
