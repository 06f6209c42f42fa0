import assert from 'node:assert/strict'
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { machine } from '../../../lib/platform/machine.ts'
import { base64Of, isSame } from './bytes.ts'
import { checkpointText, parseCheckpoint } from './checkpoint.ts'
import {
  type Claim,
  claimOf,
  cosignatureOf,
  cosignedMessage,
  keyIdOf,
  type Note,
  noteOf,
  parseNote,
  parseSignature,
  parseVerifierKey,
  type VerifierKey,
  verifierKeyText,
} from './note.ts'
import { runs } from './testing/runs.ts'

const derHead = Buffer.from('302a300506032b6570032100', 'hex')

function holds({ by, message, signature }: Claim): boolean {
  const key = createPublicKey({ key: Buffer.concat([derHead, by.key]), format: 'der', type: 'spki' })
  return verify(null, message, key, signature)
}

function keyPair(name: string, type: 1 | 4): { by: VerifierKey; secret: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  return { by: { name, type, key }, secret: privateKey }
}

const log = keyPair('demilge.example/log/ton', 1)
const witness = keyPair('witness.example/w1', 4)
const body = checkpointText({ origin: log.by.name, size: 7, root: new Uint8Array(32).fill(9) })
const seenAt = 1_679_315_147
const signed: Note = {
  text: body,
  signatures: [
    { name: log.by.name, keyId: keyIdOf(machine, log.by), bytes: sign(null, machine.bytesOf(body), log.secret) },
    cosignatureOf(machine, witness.by, seenAt, sign(null, cosignedMessage(machine, body, seenAt), witness.secret)),
  ],
}

// From the documentation of golang.org/x/mod/sumdb/note: made by another program than ours.
const neumann = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`
const neumannKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'

test('a note that another program signed is read, and its signature holds', () => {
  const note = parseNote(neumann)!
  const by = parseVerifierKey(machine, neumannKey)!
  const claim = claimOf(machine, note.text, note.signatures[0]!, by)!
  assert.ok(holds(claim))
  assert.equal(noteOf(note), neumann)
  assert.equal(verifierKeyText(machine, by), neumannKey)
})

test('the key of the public checksum database has the key id that its name carries', () => {
  const text = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'
  assert.equal(verifierKeyText(machine, parseVerifierKey(machine, text)!), text)
})

test('the example of C2SP with a witness is read', () => {
  const example = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`
  const note = parseNote(example)!
  assert.deepEqual(
    note.signatures.map(({ name, bytes }) => [name, bytes.length]),
    [
      ['example.com/behind-the-sofa', 64],
      ['witness.example.com/w1', 72],
    ],
  )
  assert.equal(parseCheckpoint(note.text)?.size, 20_852_163)
  assert.equal(noteOf(note), example)
})

test('the log and its witness have signed what they signed, and the witness says when', () => {
  const note = parseNote(noteOf(signed))!
  const claims = [log.by, witness.by].map((by, at) => claimOf(machine, note.text, note.signatures[at]!, by)!)
  assert.deepEqual(claims.map(holds), [true, true])
  assert.deepEqual(
    claims.map((claim) => claim.seenAt),
    [undefined, seenAt],
  )
})

test('nobody signs for another, and half a signature is none', () => {
  const [own, seen] = parseNote(noteOf(signed))!.signatures as [Note['signatures'][0], Note['signatures'][0]]
  assert.equal(claimOf(machine, body, own, witness.by), undefined)
  assert.equal(claimOf(machine, body, own, { ...log.by, type: 4 }), undefined)
  assert.equal(claimOf(machine, body, { ...own, bytes: own.bytes.slice(1) }, log.by), undefined)
  const endless = new Uint8Array(72).fill(255)
  assert.equal(claimOf(machine, body, { ...seen, bytes: endless }, witness.by), undefined)
})

/** Every signature of the note that two known keys made, or undefined when a line is nobody's. */
function signersOf(written: string): readonly string[] | undefined {
  const note = parseNote(written)
  const names = note?.signatures.map((line) => {
    const claim = [log.by, witness.by].map((by) => claimOf(machine, note.text, line, by)).find((one) => one)
    return claim && holds(claim) ? `${claim.by.name} ${claim.seenAt}` : undefined
  })
  return names?.every((name) => name !== undefined) ? names : undefined
}

test('any byte of a signed checkpoint that is another is caught', () => {
  const bytes = Buffer.from(noteOf(signed))
  assert.ok(signersOf(bytes.toString()))
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at)
      const text = machine.textOf(changed)
      assert.ok(text === undefined || signersOf(text) === undefined, `byte ${at}`)
    }),
    runs,
  )
})

test('what is no note is not read', () => {
  for (const written of [
    '',
    'text\n',
    '\n\n',
    'text\n\n',
    'text\n\n— name AAAA\n',
    'text\n\n— name AAAAAAA=',
    'text\n\n- name AAAAAAA=\n',
    'text\n\n— na+me AAAAAAA=\n',
    'text\n\n— name AAAAAAA=\n— name\n',
    'te\u0000xt\n\n— name AAAAAAA=\n',
    'text\r\n\n— name AAAAAAA=\n',
  ])
    assert.equal(parseNote(written), undefined, JSON.stringify(written))
  assert.ok(parseNote('a\n\nb\n\n— name AAAAAAA=\n'))
  assert.equal(parseSignature('— name AAAAA'), undefined)
})

test('what is no key is not read', () => {
  const [name, , key] = neumannKey.split('+') as [string, string, string]
  for (const text of [
    '',
    name,
    `${name}+c74f20a4+${key}`,
    `${name}+C74F20A3+${key}`,
    `${name}+c74f20a3+${key.slice(4)}`,
    `${name}+c74f20a3+*`,
    `${name}+c74f20a3+${base64Of(new Uint8Array(33).fill(2))}`,
  ])
    assert.equal(parseVerifierKey(machine, text), undefined, text)
})

test('a checkpoint is read as it is written and no other way', () => {
  const read = parseCheckpoint(body)!
  assert.deepEqual([read.origin, read.size], [log.by.name, 7])
  assert.ok(isSame(read.root, new Uint8Array(32).fill(9)))
  const root = base64Of(new Uint8Array(32))
  for (const text of [
    'a\n1\nAAAA\n',
    `a\n01\n${root}\n`,
    `a\n-1\n${root}\n`,
    `a b\n1\n${root}\n`,
    `a\n1\n${root}\nmore\n`,
    `a\n1\n${root}`,
    `a\n1\n${root.replace('=', '')}\n`,
  ])
    assert.equal(parseCheckpoint(text), undefined, JSON.stringify(text))
  assert.equal(parseCheckpoint(`a\n0\n${root}\n`)?.size, 0)
})

test('a key made elsewhere signs here', () => {
  const pem = createPrivateKey(log.secret.export({ format: 'pem', type: 'pkcs8' }))
  assert.deepEqual(sign(null, machine.bytesOf(body), pem), sign(null, machine.bytesOf(body), log.secret))
})
