import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A folder of files that are there in full or not at all, also after the power went. Paths have forward slashes. */
export type WholeFiles = {
  readonly read: (path: string) => Promise<Buffer | undefined>
  /** Puts the bytes in the place of what was there, on disk before it returns. */
  readonly write: (path: string, bytes: Uint8Array | string) => Promise<void>
  /** Overwrites the file and takes it away; what was never there is gone too. */
  readonly erase: (path: string) => Promise<void>
}

const safePath = /^[a-z0-9][a-z0-9.-]*(?:\/[a-z0-9][a-z0-9.-]*)*$/

export function wholeFiles(folder: string): WholeFiles {
  const placeOf = (path: string) => {
    if (!safePath.test(path)) throw new Error(`${path} is no path of ours`)
    return join(folder, path)
  }
  return {
    read: async (path) => (safePath.test(path) ? await readIfThere(join(folder, path)) : undefined),
    write: async (path, bytes) => {
      const place = placeOf(path)
      const home = dirname(place)
      await mkdir(home, { recursive: true, mode: 0o700 })
      const part = `${place}.${process.pid}.part`
      await writeThrough(part, bytes)
      await rename(part, place)
      await syncFolder(home)
    },
    erase: async (path) => {
      const place = placeOf(path)
      const known = await readIfThere(place)
      if (!known) return
      await writeThrough(place, Buffer.alloc(known.length))
      await rm(place, { force: true })
      await syncFolder(dirname(place))
    },
  }
}

/** Undefined where there is no such file; a disk that cannot be read is a fault. */
async function readIfThere(place: string): Promise<Buffer | undefined> {
  try {
    return await readFile(place)
  } catch (fault) {
    if (absent.has((fault as NodeJS.ErrnoException).code ?? '')) return undefined
    throw fault
  }
}

const absent = new Set(['ENOENT', 'ENOTDIR', 'EISDIR'])

async function writeThrough(place: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(place, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A name is only kept when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const file = await open(folder, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
