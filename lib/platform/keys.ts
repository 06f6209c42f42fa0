import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '../kernel/assert.ts'

/** Derived keys by purpose. The master lies in a file or the environment, never in the database or its backups. */
export type Keys = {
  /** A keyed hash under the key of this purpose. */
  readonly hash: (purpose: string, text: string | Buffer) => Buffer
  /** Seals a text (AES-256-GCM) so that the database alone does not tell it. */
  readonly seal: (purpose: string, text: string) => Buffer
  /** Opens what seal made for the same purpose; throws on anything else. */
  readonly open: (purpose: string, sealed: Buffer) => string
  /** Signs with Ed25519; the same bytes always have the same signature. */
  readonly sign: (purpose: string, bytes: Uint8Array) => Buffer
  /** The 32 bytes that tell a signature of this purpose. */
  readonly publicKey: (purpose: string) => Buffer
}

/** The bytes before a raw Ed25519 key in its DER form (RFC 8410). */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex')

export function keysFrom(master: Buffer): Keys {
  assert(master.length >= 32, 'the master key is at least 32 bytes')
  const derived = new Map<string, Buffer>()
  const keyFor = (purpose: string): Buffer => {
    const known = derived.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `demilge/v1/${purpose}`, 32))
    derived.set(purpose, key)
    return key
  }
  const signerFor = (purpose: string): KeyObject =>
    createPrivateKey({
      key: Buffer.concat([privateHead, keyFor(`${purpose}/sign`)]),
      format: 'der',
      type: 'pkcs8',
    })
  return {
    hash: (purpose, text) =>
      createHmac('sha256', keyFor(`${purpose}/hash`))
        .update(text)
        .digest(),
    seal: (purpose, text) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor(`${purpose}/seal`), nonce)
      // The first byte is the format's version, so that keys can be changed one day.
      return Buffer.concat([Buffer.from([1]), nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open: (purpose, sealed) => {
      assert(sealed[0] === 1, 'sealed in a known format')
      const decipher = createDecipheriv('aes-256-gcm', keyFor(`${purpose}/seal`), sealed.subarray(1, 13))
      decipher.setAuthTag(sealed.subarray(-16))
      return Buffer.concat([decipher.update(sealed.subarray(13, -16)), decipher.final()]).toString('utf8')
    },
    sign: (purpose, bytes) => sign(null, bytes, signerFor(purpose)),
    publicKey: (purpose) => createPublicKey(signerFor(purpose)).export({ format: 'der', type: 'spki' }).subarray(-32),
  }
}

/** Reads the master key of the folder, or makes one at the first start, readable by the owner alone. */
export function keysOfFolder(folder: string): Keys {
  const file = join(folder, 'master.key')
  if (!existsSync(file)) makeMaster(file)
  return keysFrom(Buffer.from(readFileSync(file, 'utf8').trim(), 'hex'))
}

/** Under another name first and on the disk before it is used: half a key, or one lost to a power cut, opens nothing. */
function makeMaster(file: string): void {
  const part = `${file}.${process.pid}`
  const fd = openSync(part, 'w', 0o600)
  try {
    writeSync(fd, `${randomBytes(32).toString('hex')}\n`)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  try {
    // A link, unlike a renaming, leaves the key of a program that was quicker.
    linkSync(part, file)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  } finally {
    rmSync(part)
  }
}
