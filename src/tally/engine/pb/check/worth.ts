import type { Recount } from './ballots.ts'
import { type Figures, finest, pointsIn } from './figures.ts'
import { numberIn, type Sheet } from './sheet.ts'

export type Worth = {
  /** By project, in ten-thousandths. */
  readonly worth: Float64Array
  readonly isEligible: (project: number) => boolean
}

/**
 * By what a greedy rule ranks: the score where PROJECTS has one, else the votes, as the file states them, and as the
 * ballots have them where it does not. A threshold is of the same number.
 */
export function worthOf(sheet: Sheet, { projects }: Figures, recount: Recount | undefined): Worth {
  const by = sheet.projects.names.includes('score') ? 'score' : 'votes'
  const counted = by === 'score' ? recount?.score.once : recount?.votes.once.map((votes) => votes * finest)
  const worth = Float64Array.from(projects, ({ cells }, at) => pointsIn(cells[by].text) ?? counted?.[at] ?? 0)
  const threshold = sheet.meta.get('rule')?.text === 'greedy' ? 0 : numberIn(sheet, 'min_project_score_threshold')
  return { worth, isEligible: (project) => threshold === undefined || worth[project]! >= threshold * finest }
}
