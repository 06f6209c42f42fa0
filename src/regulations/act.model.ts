import type { ClauseKey } from './regulation.model.ts'

/** The act's chapters with their clauses, in order; together they are all of clauseKeys. */
export const chapters = [
  { key: 'general', clauses: ['purpose', 'definition', 'local-matters'] },
  { key: 'applicants', clauses: ['applicants', 'group', 'pause'] },
  {
    key: 'applying',
    clauses: [
      'announcement',
      'calendar',
      'outage',
      'application',
      'ceiling',
      'split',
      'own-contribution',
      'tariff',
      'documents',
      'supporters',
      'assembly',
    ],
  },
  { key: 'review', clauses: ['formal-check', 'expert-check', 'correction', 'refusal'] },
  { key: 'commission', clauses: ['commission', 'conflict', 'criteria', 'discussion'] },
  { key: 'voting', clauses: ['voting', 'voting-age', 'one-vote', 'secrecy'] },
  { key: 'selection', clauses: ['selection', 'tie', 'appeal'] },
  { key: 'works', clauses: ['agreement', 'money', 'reports', 'acceptance', 'hand-over', 'return-of-money'] },
  { key: 'openness', clauses: ['publication', 'questions', 'practice'] },
] as const satisfies readonly { key: string; clauses: readonly ClauseKey[] }[]

export type ActClause = {
  readonly key: ClauseKey
  readonly number: number
  readonly title: string
  readonly paragraphs: readonly string[]
  /** What the last paragraph introduces with a colon. */
  readonly points: readonly string[]
  readonly after: string | undefined
}

/** The act in one language, the same for the page and for the print. */
export type Act = {
  readonly title: string
  readonly afterModel: string
  /** The council's decision; undefined for a draft. */
  readonly adopted: string | undefined
  readonly inForceFrom: string | undefined
  readonly chapters: readonly {
    readonly title: string
    readonly clauses: readonly ActClause[]
  }[]
}
