import { base64Of, eightBytes, fromBase64, fromHex, hexOf, isSame, joined, numberOf } from './bytes.ts'
import type { Machine } from './machine.ts'

/** A signature line of a note: who is said to have signed, under which key, and the bytes. */
export type Signature = { readonly name: string; readonly keyId: string; readonly bytes: Uint8Array }

/** A text and those who signed it (C2SP signed-note). The text ends with a line break. */
export type Note = { readonly text: string; readonly signatures: readonly Signature[] }

/** 1: Ed25519 over the text, the log's own. 4: Ed25519 with the time at which a witness saw it (C2SP tlog-cosignature). */
export type KeyType = 1 | 4

/** Who may sign, as it is written in one line: name, key id and key. */
export type VerifierKey = { readonly name: string; readonly type: KeyType; readonly key: Uint8Array }

const signatureBytes: Readonly<Record<KeyType, number>> = { 1: 64, 4: 72 }

export function noteOf({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`
}

export function signatureLine({ name, keyId, bytes }: Signature): string {
  return `— ${name} ${base64Of(joined(fromHex(keyId)!, bytes))}\n`
}

/** Reads a note strictly: undefined where a byte is not as `noteOf` would have written it. */
export function parseNote(written: string): Note | undefined {
  const gap = written.lastIndexOf('\n\n')
  if (gap < 1 || /[^\P{Cc}\n]/u.test(written)) return undefined
  const text = written.slice(0, gap + 1)
  const lines = written.slice(gap + 2).split('\n')
  const signatures = lines.slice(0, -1).map(parseSignature)
  const known = signatures.filter((signature) => signature !== undefined)
  if (known.length === 0 || known.length < signatures.length || lines.at(-1) !== '') return undefined
  return { text, signatures: known }
}

/** Reads a line without its line break. */
export function parseSignature(line: string): Signature | undefined {
  const parts = /^— ([^\s+]+) (\S+)$/u.exec(line)
  const bytes = fromBase64(parts?.[2] ?? '')
  if (!parts || !bytes || bytes.length <= 4) return undefined
  return { name: parts[1]!, keyId: hexOf(bytes.subarray(0, 4)), bytes: bytes.subarray(4) }
}

export function keyIdOf({ sha256, bytesOf }: Machine, { name, type, key }: VerifierKey): string {
  return hexOf(sha256(joined(bytesOf(`${name}\n`), Uint8Array.of(type), key)).subarray(0, 4))
}

export function verifierKeyText(machine: Machine, verifier: VerifierKey): string {
  const { name, type, key } = verifier
  return `${name}+${keyIdOf(machine, verifier)}+${base64Of(joined(Uint8Array.of(type), key))}`
}

export function parseVerifierKey(machine: Machine, text: string): VerifierKey | undefined {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text)
  const bytes = fromBase64(parts?.[3] ?? '')
  const type = bytes?.[0]
  if (!parts || bytes?.length !== 33 || (type !== 1 && type !== 4)) return undefined
  const verifier = { name: parts[1]!, type, key: bytes.subarray(1) } as const
  return keyIdOf(machine, verifier) === parts[2] ? verifier : undefined
}

/** What Ed25519 has to find right: the key, the message and the signature over it. */
export type Claim = {
  readonly by: VerifierKey
  readonly message: Uint8Array
  readonly signature: Uint8Array
  /** Seconds since 1970 at which a witness says that it saw the note. */
  readonly seenAt: number | undefined
}

/** The claim that a line makes, if this key is said to have signed it; undefined when another one is, or it has no right length. */
export function claimOf(machine: Machine, text: string, line: Signature, by: VerifierKey): Claim | undefined {
  if (line.name !== by.name || line.keyId !== keyIdOf(machine, by)) return undefined
  if (line.bytes.length !== signatureBytes[by.type]) return undefined
  if (by.type === 1) return { by, message: machine.bytesOf(text), signature: line.bytes, seenAt: undefined }
  const seenAt = numberOf(line.bytes.subarray(0, 8))
  // Beyond this the time would not be the one that was signed.
  if (!isSame(eightBytes(seenAt), line.bytes.subarray(0, 8))) return undefined
  return { by, message: cosignedMessage(machine, text, seenAt), signature: line.bytes.subarray(8), seenAt }
}

/** What a witness signs: the text of the note and the time at which it saw it. */
export function cosignedMessage({ bytesOf }: Machine, text: string, seenAt: number): Uint8Array {
  return bytesOf(`cosignature/v1\ntime ${seenAt}\n${text}`)
}

/** The line of a witness from what it signed. */
export function cosignatureOf(machine: Machine, by: VerifierKey, seenAt: number, signature: Uint8Array): Signature {
  return { name: by.name, keyId: keyIdOf(machine, by), bytes: joined(eightBytes(seenAt), signature) }
}
