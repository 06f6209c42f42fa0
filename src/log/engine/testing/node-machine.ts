import { createHash } from 'node:crypto'
import type { Machine } from '../machine.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const nodeMachine: Machine = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  bytesOf: (text) => Buffer.from(text, 'utf8'),
  textOf: (bytes) => {
    try {
      return decoder.decode(bytes)
    } catch {
      return undefined
    }
  },
}
