import { randomBytes } from 'node:crypto'
import { type Keys, keysFrom } from './keys.ts'
import type { WholeFiles } from './whole-files.ts'

/**
 * Keys that can be destroyed, each in a file of its own and derived from nothing else: what was sealed under one is
 * nobody's to read once it is gone, wherever copies of it lie.
 */
export type MortalKeys = {
  /** Makes the key unless it is there. */
  readonly make: (name: string) => Promise<void>
  /** Undefined before it was made and after it was destroyed. */
  readonly of: (name: string) => Promise<Keys | undefined>
  readonly destroy: (name: string) => Promise<void>
}

/** `files` must lie outside the database and outside what is copied of it. */
export function mortalKeys(files: WholeFiles): MortalKeys {
  const fileOf = (name: string) => `${name}.key`
  // Deriving costs more than reading the file, which has to be there each time.
  const derived = new Map<string, { readonly master: string; readonly keys: Keys }>()
  return {
    make: async (name) => {
      if (!(await files.read(fileOf(name)))) await files.write(fileOf(name), randomBytes(32).toString('hex'))
    },
    of: async (name) => {
      const master = (await files.read(fileOf(name)))?.toString()
      const known = derived.get(name)
      if (master !== undefined && known?.master === master) return known.keys
      derived.delete(name)
      if (master === undefined) return undefined
      const keys = keysFrom(Buffer.from(master, 'hex'))
      derived.set(name, { master, keys })
      return keys
    },
    destroy: async (name) => {
      derived.delete(name)
      await files.erase(fileOf(name))
    },
  }
}
