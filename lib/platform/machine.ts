import { createHash, createPublicKey, verify } from 'node:crypto'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Hashing and UTF-8 as this machine has them, for engines that leave them to be handed in. */
export const machine = {
  sha256: (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest(),
  bytesOf: (text: string): Uint8Array => Buffer.from(text, 'utf8'),
  textOf: (bytes: Uint8Array): string | undefined => {
    try {
      return decoder.decode(bytes)
    } catch {
      // Bytes come from outside: those that are no text are undefined.
      return undefined
    }
  },
}

/** The bytes before a raw Ed25519 key in its DER form (RFC 8410). */
const publicHead = Buffer.from('302a300506032b6570032100', 'hex')

export function verifiesEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const spki = Buffer.concat([publicHead, key])
  return verify(null, message, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature)
}
