import type { Recount } from './ballots.ts'
import { type Figure, type Figures, finest, writtenFinest } from './figures.ts'
import type { Findings } from './findings.ts'
import { placeOf, type Sheet } from './sheet.ts'
import { worthOf } from './worth.ts'

/** The budget against what projects cost: each, those selected, all, and those left out. */
export function checkMoney(sheet: Sheet, figures: Figures, recount: Recount | undefined, findings: Findings): void {
  const { budget, projects } = figures
  if (budget === undefined) return
  const whole = budget - (budget % BigInt(finest))
  for (const { cost, withdrawn, cells } of projects) {
    if (cost === undefined || cost <= whole) continue
    const limit = `at most ${writtenFinest(whole)}`
    if (withdrawn) findings.warning('cost-above-budget', cells.cost, cells.cost.text, limit)
    else findings.error('cost-above-budget', cells.cost, cells.cost.text, limit)
  }
  if (projects.length === 0 || projects.some(({ cost }) => cost === undefined)) return
  const spent = sumOf(projects.filter(({ selected }) => selected === 1))
  if (spent > budget)
    findings.error(
      'selected-above-budget',
      placeOf(sheet, 'budget'),
      writtenFinest(spent),
      `at most ${writtenFinest(budget)}`,
    )
  checkFullyFunded(sheet, budget >= sumOf(projects), findings)
  checkLeftOver(sheet, figures, { left: budget - spent, recount }, findings)
}

function sumOf(projects: readonly Figure[]): bigint {
  return projects.reduce((sum, { cost }) => sum + cost!, 0n)
}

function checkFullyFunded(sheet: Sheet, isFunded: boolean, findings: Findings): void {
  const said = sheet.meta.get('fully_funded')?.text === '1'
  if (isFunded && !said) findings.error('fully-funded-missing', { line: 0, column: 0 }, '', 'fully_funded;1')
  if (said && !isFunded) findings.error('fully-funded-wrong', placeOf(sheet, 'fully_funded'), '1')
}

/** Greedy rules leave no money with which a project that may be selected could be paid; two of them have rules of their own. */
function checkLeftOver(
  sheet: Sheet,
  figures: Figures,
  { left, recount }: { readonly left: bigint; readonly recount: Recount | undefined },
  findings: Findings,
): void {
  const rule = sheet.meta.get('rule')?.text
  const strict = rule === 'greedy' || rule === 'greedy-threshold'
  if (!strict && rule !== 'greedy-exclusive' && rule !== 'greedy-custom') return
  const { isEligible } = worthOf(sheet, figures, recount)
  for (const [project, { cost, withdrawn, selected, cells, id }] of figures.projects.entries()) {
    if (selected !== 0 || withdrawn || cost! > left || !isEligible(project)) continue
    const limit = `more than ${writtenFinest(left)}`
    if (strict) findings.error('still-fits', cells.selected, id, limit)
    else findings.warning('still-fits', cells.selected, id, limit)
  }
}
