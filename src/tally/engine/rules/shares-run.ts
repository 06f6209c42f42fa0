/** A round that money alone did not decide: these were equally dear, and the tie order chose. */
export type Tie = { readonly round: number; readonly projects: readonly number[]; readonly chosen: number }

export type SharesRun = {
  /** Projects in the order in which they were bought. */
  readonly selected: readonly number[]
  readonly spent: number
  readonly ties: readonly Tie[]
  /** False when it was cut short because it had spent more than the limit. */
  readonly within: boolean
}
