declare const kind: unique symbol

/** Milliseconds since the epoch, by the database's clock. Rules get it as an argument. */
export type Instant = number & { readonly [kind]: 'Instant' }

export function instant(epochMs: number): Instant {
  return epochMs as Instant
}

export const hour = 3_600_000
export const day = 24 * hour
