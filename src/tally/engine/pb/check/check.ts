import { readElection } from '../read.ts'
import { checkBallots } from './ballots.ts'
import { checkConditions } from './conditions.ts'
import { checkCounts } from './counts.ts'
import { checkDomains } from './domains.ts'
import { figuresOf } from './figures.ts'
import { type CheckFault, type CheckRule, Findings } from './findings.ts'
import { checkMoney } from './money.ts'
import { checkReplay } from './replay.ts'
import { sheetOf } from './sheet.ts'
import { checkStructure } from './structure.ts'

export type Check = {
  /** By place; of each rule at most 20 of the reader's and 20 of the check's own. */
  readonly faults: readonly CheckFault[]
  /** How often each rule was broken, those beyond the faults that are listed too. */
  readonly tally: ReadonlyMap<CheckRule, number>
  /** Whether there is no error. */
  readonly valid: boolean
}

/**
 * Checks a `.pb` file in the sense of the Pabulib checker of June 2026: its form, its sums, its ballots, and whether its
 * rule selects what it says is selected. Where the file cannot be counted, what can be told without a count is told.
 */
export function checkElection(bytes: Uint8Array): Check {
  const reading = readElection(bytes)
  const findings = new Findings(reading)
  if (!reading.tally.has('too-large')) {
    const sheet = sheetOf(bytes)
    checkStructure(sheet, findings)
    checkConditions(sheet, findings)
    checkDomains(sheet, findings)
    const figures = figuresOf(sheet)
    const recount = checkBallots(sheet, figures, findings)
    checkMoney(sheet, figures, recount, findings)
    checkCounts(sheet, figures, recount, findings)
    if (reading.election) checkReplay({ sheet, figures, recount, election: reading.election }, findings)
  }
  const faults = findings.list()
  return { faults, tally: findings.tally(), valid: faults.every(({ severity }) => severity === 'warning') }
}
