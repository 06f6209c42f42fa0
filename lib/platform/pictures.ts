import { ok, type Result, refuse } from '../kernel/result.ts'
import { type Tx, timeOf } from './db.ts'
import { digestOf, type FilesFolder } from './files.ts'
import type { Upload } from './form.ts'

export type Picture = { readonly digest: string; readonly width: number; readonly height: number }
export type PictureProblem = 'not-a-picture' | 'file-too-large' | 'picture-too-large' | 'required'

/** Widths that pages offer; the widest is also the height's bound. */
export const pictureWidths = [320, 640, 1280] as const
const mostPixels = 40_000_000

// sharp would also draw an SVG, which can name other files; only these three are let through, by their first bytes.
function looksLikePhotograph(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 12).toString('latin1')
  return head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n') || /^RIFF....WEBP/s.test(head)
}

/**
 * Turns an upload into our own WebP files in three widths. What came is never kept: re-encoding drops position, camera
 * and anything hidden behind the picture.
 */
export async function takePicture(files: FilesFolder, upload: Upload): Promise<Result<Picture, PictureProblem>> {
  if (upload.tooLarge) return refuse('file-too-large')
  if (upload.bytes.length === 0) return refuse('required')
  if (!looksLikePhotograph(upload.bytes)) return refuse('not-a-picture')
  // Loaded with the first picture, so that no start waits for it.
  const { default: sharp } = await import('sharp')
  try {
    const source = sharp(upload.bytes, { limitInputPixels: mostPixels, failOn: 'error' }).rotate()
    const widest = await source
      .resize({ width: 1280, height: 1280, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer({ resolveWithObject: true })
    const digest = digestOf(widest.data)
    await files.put(`${digest}-1280.webp`, widest.data)
    for (const width of [320, 640]) {
      const smaller = await sharp(widest.data)
        .resize({ width, withoutEnlargement: true })
        .webp({ quality: 74 })
        .toBuffer()
      await files.put(`${digest}-${width}.webp`, smaller)
    }
    return ok({ digest, width: widest.info.width, height: widest.info.height })
  } catch (fault) {
    // sharp is the outside here: what it cannot read is the visitor's matter, not ours.
    return refuse(/pixel limit/i.test(String(fault)) ? 'picture-too-large' : 'not-a-picture')
  }
}

/** A picture that was taken before, for a form that comes again; undefined when there is none with this digest. */
export async function takenPicture(files: FilesFolder, digest: string): Promise<Picture | undefined> {
  const widest = /^[0-9a-f]{64}$/.test(digest) ? await files.get(`${digest}-1280.webp`) : undefined
  if (!widest) return undefined
  const { default: sharp } = await import('sharp')
  const { width, height } = await sharp(widest).metadata()
  return { digest, width, height }
}

/** Tells the database of a picture whose files lie in the folder, so that rows may point at it. Twice is once. */
export async function notePicture(tx: Tx, { digest, width, height }: Picture): Promise<void> {
  await tx
    .insertInto('platform_files.picture')
    .values({ digest, width, height, stored_at: timeOf(tx.now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
