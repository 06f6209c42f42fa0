import type { Findings } from './findings.ts'
import { numberIn, placeOf, type Sheet } from './sheet.ts'

/** Keys of META that depend on each other. */
export function checkConditions(sheet: Sheet, findings: Findings): void {
  const { meta } = sheet
  const rule = meta.get('rule')?.text
  const voteType = meta.get('vote_type')?.text
  const need = (key: string, why: string) => {
    if (!meta.has(key)) findings.error('key-needed', { line: 0, column: 0 }, '', `${key}, for ${why}`)
  }
  if (voteType === 'cumulative') need('max_sum_points', 'vote_type cumulative')
  if (rule === 'greedy-threshold') need('min_project_score_threshold', 'rule greedy-threshold')
  const threshold = meta.get('min_project_score_threshold')
  if (rule === 'greedy' && threshold) findings.error('key-forbidden', threshold, threshold.text, 'greedy-threshold')
  for (const key of ['min_length', 'max_length']) {
    const length = numberIn(sheet, key)
    if (voteType === 'choose-1' && length !== undefined && length !== 1)
      findings.error('single-choice-length', placeOf(sheet, key), length, 1)
  }
  const longest = numberIn(sheet, 'max_length')
  const projects = numberIn(sheet, 'num_projects')
  if (longest === undefined) return
  if (projects !== undefined && longest > projects)
    findings.error('length-above-projects', placeOf(sheet, 'max_length'), longest, `at most ${projects}`)
  if (longest === 1 && voteType !== 'choose-1')
    findings.warning('not-choose-1', placeOf(sheet, 'max_length'), meta.get('vote_type')?.text ?? '', 'choose-1')
}
