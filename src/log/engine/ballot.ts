import { fromHex, joined } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { checkSign, crockford, fromCrockford } from './crockford.ts'
import type { Machine } from './machine.ts'

/** A ballot as it is opened after the vote: whoever has it can tell which commitment was made to it. */
export type Opening = {
  /** UUIDs. */
  readonly municipality: string
  readonly vote: string
  readonly ballot: string
  /** 32 bytes. */
  readonly nonce: Uint8Array
  /** Numbers of the initiatives, in order and each once. */
  readonly choices: readonly number[]
}

/**
 * What the log says of a ballot while nobody may read it: SHA-256 over a mark, three ids and a nonce, each of a fixed
 * length, and the choices.
 */
export function commitmentOf({ sha256, bytesOf }: Machine, opening: Opening): Uint8Array {
  const { municipality, vote, ballot, nonce, choices } = opening
  if (nonce.length !== 32) throw new RangeError(`a nonce of ${nonce.length} bytes`)
  return sha256(
    joined(
      Uint8Array.of(1),
      bytesOf('demilge/ballot/v1'),
      ...[municipality, vote, ballot].map(uuidBytes),
      nonce,
      bytesOf(canonicalJson(choices)),
    ),
  )
}

function uuidBytes(uuid: string): Uint8Array {
  const bytes = fromHex(uuid.replaceAll('-', ''))
  if (bytes?.length !== 16) throw new RangeError(`${uuid} is no UUID`)
  return bytes
}

/** Ten bytes of the hash of a ballot's entry: sixteen signs in fours, and a check sign. */
export function receiptOf(leafHash: Uint8Array): string {
  const value = leafHash.subarray(0, 10).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return receiptFrom(value)
}

function receiptFrom(value: bigint): string {
  const fours = crockford(value, 16).match(/.{4}/g) as readonly string[]
  return `${fours.join('-')}-${checkSign(value)}`
}

/** The receipt of twenty signs without their dashes or with; undefined when the check sign is wrong or signs are missing. */
export function parseReceipt(text: string): string | undefined {
  const bare = text.replaceAll('-', '')
  const value = bare.length === 17 ? fromCrockford(bare.slice(0, 16)) : undefined
  return value !== undefined && checkSign(value) === bare.charAt(16) ? receiptFrom(value) : undefined
}
