import type { Recount } from './ballots.ts'
import { type Figures, finest, pointsIn, writtenFinest } from './figures.ts'
import type { Findings } from './findings.ts'
import type { Sheet } from './sheet.ts'

/** Compares the results that PROJECTS states with the ballots. */
export function checkCounts(
  sheet: Sheet,
  { projects }: Figures,
  recount: Recount | undefined,
  findings: Findings,
): void {
  const { names, header } = sheet.projects
  if (projects.length > 0 && !names.includes('votes') && !names.includes('score'))
    findings.warning('no-results', { line: header.line, column: 0 }, '')
  if (!recount) return
  for (const [project, { id, line, cells }] of projects.entries()) {
    const { votes, score } = recount
    const [saidVotes, saidScore] = [pointsIn(cells.votes.text), pointsIn(cells.score.text)]
    if (saidVotes !== undefined && !agrees(saidVotes / finest, votes, project))
      findings.error('wrong-votes', cells.votes, cells.votes.text, votes.once[project]!)
    if (saidScore !== undefined && !agrees(saidScore, score, project))
      findings.error('wrong-score', cells.score, cells.score.text, writtenFinest(score.once[project]!))
    if (votes.once[project] === 0) findings.warning('no-votes', { line, column: 0 }, id)
  }
}

/** A ballot that names a project twice counts once here and twice in some published files; neither is called wrong. */
function agrees(said: number, { once, listed }: Recount['votes'], project: number): boolean {
  return said === once[project] || said === listed[project]
}
