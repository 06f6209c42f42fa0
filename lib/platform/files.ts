import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A folder of files named by what they hold: `put` twice is once, and nothing is ever overwritten. */
export type FilesFolder = {
  /** Keeps the bytes, on disk before it returns. `name` is a digest and an ending of our own making. */
  readonly put: (name: string, bytes: Buffer) => Promise<void>
  readonly get: (name: string) => Promise<Buffer | undefined>
}

const safeName = /^[0-9a-f]{64}[a-z0-9.-]*$/

export function filesFolder(folder: string): FilesFolder {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name)
  return {
    put: async (name, bytes) => {
      if (!safeName.test(name)) throw new Error('a file is named by its digest')
      const path = pathOf(name)
      if (await stat(path).catch(() => undefined)) return
      await mkdir(join(folder, name.slice(0, 2)), { recursive: true })
      const part = `${path}.${process.pid}.part`
      const file = await open(part, 'w')
      await file.writeFile(bytes)
      await file.sync()
      await file.close()
      await rename(part, path)
    },
    get: (name) => (safeName.test(name) ? readFile(pathOf(name)).catch(() => undefined) : Promise.resolve(undefined)),
  }
}

export function digestOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
