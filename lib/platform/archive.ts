import type { Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'

export type { Entry } from 'yauzl'

/** What an archive may hold once it is unpacked, and in how many parts. */
export type ArchiveBounds = { readonly bytes: number; readonly parts: number }

/** An archive that swells beyond its bounds is a mistake or a trick. */
export class TooMuchInside extends Error {}

/** An archive in memory; `left` is how many bytes may still be unpacked. */
export type Archive = { readonly zip: ZipFile; readonly entries: readonly Entry[]; left: number }

/**
 * Opens a ZIP archive and lists its parts; nothing is unpacked yet.
 * @throws TooMuchInside, or a fault of yauzl: names that lead elsewhere, an archive that is broken
 */
export function openArchive(bytes: Buffer, bounds: ArchiveBounds): Promise<Archive> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (fault, zip) => {
      if (fault || !zip) return reject(fault ?? new Error('no archive'))
      if (zip.entryCount > bounds.parts) return reject(new TooMuchInside())
      const entries: Entry[] = []
      zip.on('entry', (entry: Entry) => {
        entries.push(entry)
        zip.readEntry()
      })
      zip.once('end', () => resolve({ zip, entries, left: bounds.bytes }))
      zip.once('error', reject)
      zip.readEntry()
    })
  })
}

/**
 * Unpacks one part in pieces; between them others of this process get their turn.
 * @throws TooMuchInside, or a fault of yauzl: a size that lies, a part that is broken
 */
export async function* piecesOf(archive: Archive, entry: Entry): AsyncGenerator<Buffer> {
  if (entry.uncompressedSize > archive.left) throw new TooMuchInside()
  const stream = await new Promise<Readable>((resolve, reject) => {
    archive.zip.openReadStream(entry, (fault, opening) => (opening ? resolve(opening) : reject(fault)))
  })
  for await (const piece of stream) {
    archive.left -= (piece as Buffer).length
    if (archive.left < 0) throw new TooMuchInside()
    yield piece as Buffer
  }
}
