declare const of: unique symbol

/** A UUID that cannot be mistaken for the id of another noun. */
export type Id<Noun extends string> = string & { readonly [of]: Noun }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads an id that came from outside; undefined when it is not a lower-case UUID. */
export function parseId<Noun extends string>(text: unknown): Id<Noun> | undefined {
  return typeof text === 'string' && uuid.test(text) ? (text as Id<Noun>) : undefined
}
