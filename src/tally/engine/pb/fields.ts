/**
 * What may stand in the cells of a `.pb` file, in the order in which it is written.
 * Format: pabulib.org/format, as of April 2026; order and kinds are those of the Pabulib checker of June 2026.
 */

/**
 * `text`, `whole` and `number` are single values; `list` is values between commas, `ids` projects, `numbers` points;
 * `date` is `dd.mm.yyyy` or a year; `flag` is 1 or not there at all.
 */
export type FieldKind = 'text' | 'whole' | 'number' | 'list' | 'ids' | 'numbers' | 'date' | 'flag'

export type Field = {
  readonly name: string
  readonly kind: FieldKind
  /** Whether every file has it. */
  readonly obligatory?: true
  /** Whether its cell may be empty: the value is not known. */
  readonly mayBeEmpty?: true
  /** The only values that it may have. */
  readonly values?: readonly string[]
}

/** The rules that a file may say it was counted by. */
export const ruleNames = [
  'greedy',
  'greedy-no-skip',
  'greedy-threshold',
  'greedy-exclusive',
  'greedy-custom',
  'equalshares',
  'equalshares-comparison',
  'equalshares/add1',
  'equalshares/add1-comparison',
  'unknown',
] as const

export const metaFields: readonly Field[] = [
  { name: 'description', kind: 'text', obligatory: true },
  { name: 'country', kind: 'text', obligatory: true },
  { name: 'unit', kind: 'text', obligatory: true },
  { name: 'district', kind: 'text' },
  { name: 'subunit', kind: 'text' },
  { name: 'instance', kind: 'text', obligatory: true },
  { name: 'num_projects', kind: 'whole', obligatory: true },
  { name: 'num_votes', kind: 'whole', obligatory: true },
  { name: 'budget', kind: 'number', obligatory: true },
  {
    name: 'vote_type',
    kind: 'text',
    obligatory: true,
    values: ['approval', 'ordinal', 'cumulative', 'scoring', 'choose-1'],
  },
  { name: 'rule', kind: 'text', obligatory: true, values: ruleNames },
  { name: 'date_begin', kind: 'date', obligatory: true },
  { name: 'date_end', kind: 'date', obligatory: true },
  { name: 'min_length', kind: 'whole' },
  { name: 'max_length', kind: 'whole' },
  { name: 'min_sum_cost', kind: 'number' },
  { name: 'max_sum_cost', kind: 'number' },
  { name: 'min_points', kind: 'whole' },
  { name: 'max_points', kind: 'whole' },
  { name: 'min_sum_points', kind: 'whole' },
  { name: 'max_sum_points', kind: 'whole' },
  { name: 'default_score', kind: 'whole' },
  // Named on the page of the format; the checker does not know it.
  { name: 'scoring_fn', kind: 'text' },
  { name: 'min_project_cost', kind: 'number' },
  { name: 'max_project_cost', kind: 'number' },
  { name: 'min_project_score_threshold', kind: 'number' },
  { name: 'neighborhoods', kind: 'list' },
  { name: 'subdistricts', kind: 'list' },
  { name: 'categories', kind: 'list' },
  { name: 'edition', kind: 'text' },
  { name: 'language', kind: 'text' },
  { name: 'currency', kind: 'text' },
  { name: 'fully_funded', kind: 'flag' },
  { name: 'experimental', kind: 'flag' },
  { name: 'comment', kind: 'text' },
  { name: 'acknowledgments', kind: 'text' },
  // What becomes of the money that is left, in words.
  { name: 'leftover_budget', kind: 'text' },
  { name: 'budget_per_category', kind: 'list' },
  { name: 'budget_per_neighborhood', kind: 'list' },
  { name: 'min_length_per_category', kind: 'list' },
  { name: 'max_length_per_category', kind: 'list' },
  { name: 'min_sum_cost_per_category', kind: 'list' },
  { name: 'max_sum_cost_per_category', kind: 'list' },
]

export const projectFields: readonly Field[] = [
  { name: 'project_id', kind: 'text', obligatory: true },
  { name: 'cost', kind: 'number', obligatory: true },
  { name: 'votes', kind: 'whole' },
  { name: 'score', kind: 'number' },
  { name: 'name', kind: 'text' },
  { name: 'category', kind: 'list', mayBeEmpty: true },
  // Called `target` until April 2026.
  { name: 'beneficiaries', kind: 'list', mayBeEmpty: true },
  { name: 'selected', kind: 'whole', values: ['0', '1', '2', '3'] },
  { name: 'neighborhood', kind: 'text' },
  { name: 'subunit', kind: 'text' },
  { name: 'district', kind: 'text' },
  { name: 'description', kind: 'text' },
  { name: 'proposer', kind: 'text' },
  { name: 'public_id', kind: 'text' },
  { name: 'latitude', kind: 'number', mayBeEmpty: true },
  { name: 'longitude', kind: 'number', mayBeEmpty: true },
]

export const ballotFields: readonly Field[] = [
  { name: 'voter_id', kind: 'text', obligatory: true },
  { name: 'vote', kind: 'ids', obligatory: true },
  { name: 'points', kind: 'numbers' },
  { name: 'age', kind: 'text', mayBeEmpty: true },
  { name: 'sex', kind: 'text', mayBeEmpty: true, values: ['M', 'F', 'O'] },
  { name: 'voting_method', kind: 'text', values: ['internet', 'paper'] },
  { name: 'district', kind: 'text', mayBeEmpty: true },
  { name: 'neighborhood', kind: 'text', mayBeEmpty: true },
  { name: 'education', kind: 'text', mayBeEmpty: true },
  { name: 'topic_preference_transport', kind: 'text', mayBeEmpty: true },
  { name: 'topic_preference_culture', kind: 'text', mayBeEmpty: true },
  { name: 'topic_preference_nature', kind: 'text', mayBeEmpty: true },
  { name: 'district_preference', kind: 'text', mayBeEmpty: true },
  { name: 'time_taken_seconds', kind: 'number', mayBeEmpty: true },
  { name: 'format_easiness', kind: 'text', mayBeEmpty: true },
  { name: 'format_expressiveness', kind: 'text', mayBeEmpty: true },
  { name: 'format_rank', kind: 'list', mayBeEmpty: true },
]
