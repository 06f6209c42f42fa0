import type { Instant } from '../../lib/kernel/instant.ts'

/** One line of "my work": what waits, for whom it is one click away, and by when. */
export type Waiting = {
  readonly title: string
  readonly what: string
  readonly path: string
  readonly place: string
  readonly by: Instant | undefined
}

/** What waits, by how soon it must be done. Lines without a deadline come last of all. */
export type GroupedWork = {
  readonly late: readonly Waiting[]
  readonly soon: readonly Waiting[]
  readonly later: readonly Waiting[]
}
