import type { Limits } from '../limits.ts'

/** Limits as a certificate keeps them, beside the least number of votes: only what JSON can hold. */
export type WrittenLimits = {
  readonly minimumPoints?: number
  readonly exclusive?: readonly (readonly string[])[]
  readonly caps?: { readonly column: string; readonly most: readonly (readonly [value: string, amount: number])[] }
}

/** Nothing where nothing but a least number of votes was asked. */
export function writtenLimits({ minimumPoints, exclusive, caps }: Limits = {}): WrittenLimits | undefined {
  if (minimumPoints === undefined && !exclusive && !caps) return undefined
  return {
    ...(minimumPoints !== undefined && { minimumPoints }),
    ...(exclusive && { exclusive }),
    ...(caps && { caps: { column: caps.column, most: [...caps.most] } }),
  }
}

export function readLimits(minimumVotes: number, { caps, ...rest }: WrittenLimits = {}): Limits {
  return { minimumVotes, ...rest, ...(caps && { caps: { column: caps.column, most: new Map(caps.most) } }) }
}
