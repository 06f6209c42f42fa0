import type { Words } from '../../lib/platform/words.ts'
import type { Criterion, Formula } from './criterion.model.ts'
import { criterionName } from './criterion.rules.ts'
import type { Terms } from './regulation.model.ts'

/** One criterion as the act tells it: its name, its points, its weight, and how a computed one comes about. */
export function criterionLine(t: Words, criterion: Criterion, terms: Pick<Terms, 'priorityMatters'>): string {
  const { weight, scale, formula } = criterion
  const name = criterionName(t, criterion)
  if (!formula) return t('regulations.criterion-line', { name, weight, scale })
  return t('regulations.criterion-computed-line', { name, weight, ladder: ladderText(t, formula, scale, terms) })
}

function ladderText(t: Words, { measure, ladder }: Formula, scale: number, terms: Pick<Terms, 'priorityMatters'>) {
  if (measure === 'priority') {
    const matters = terms.priorityMatters.map((matter) => t(`regulations.matter-${matter}`)).join('; ')
    return t('regulations.ladder-priority', { points: scale, matters })
  }
  if (ladder.kind === 'even') return t('regulations.ladder-even', { from: ladder.from, to: ladder.to, scale })
  const base = t('regulations.ladder-base', { points: ladder.base })
  return [base, ...ladder.steps.map((step) => t('regulations.ladder-step', step))].join('; ')
}
