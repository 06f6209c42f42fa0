/** What every place where JavaScript runs has in a form of its own: `node:crypto` here, a browser's there. */
export type Machine = {
  /** SHA-256 (FIPS 180-4). */
  readonly sha256: (bytes: Uint8Array) => Uint8Array
  /** The UTF-8 bytes of a text. */
  readonly bytesOf: (text: string) => Uint8Array
  /** The text of UTF-8 bytes; undefined where they are not valid. */
  readonly textOf: (bytes: Uint8Array) => string | undefined
}
