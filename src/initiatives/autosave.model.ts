/** What a form says when it is saved while it is being typed: the island's word for the plain form's "save". */
export const autosaveField = 'autosave'

/** The answer to it. `says` is a sentence for the person; a problem or a stop leaves the text on the device. */
export type AutosaveAnswer =
  | { readonly kind: 'saved'; readonly version: number; readonly says: string }
  | { readonly kind: 'problem'; readonly says: string }
  /** Nothing more is saved by itself: somebody else changed it, or it may not be changed any more. */
  | { readonly kind: 'stopped'; readonly says: string }

/** What is kept on the device until it has arrived: the fields as typed, and when, in milliseconds. */
export type Unsent = { readonly fields: readonly (readonly [string, string])[]; readonly typedAt: number }

/** Where it is kept, by the address of the form. Signing out clears it with all that the site keeps on the device. */
export function unsentKey(action: string): string {
  return `demilge-unsent ${action}`
}

/** Older than this nobody misses it any more: a month, in milliseconds. */
export const unsentKept = 30 * 24 * 3_600_000
