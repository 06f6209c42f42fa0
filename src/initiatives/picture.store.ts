import type { Tx } from '../../lib/platform/db.ts'
import { notePicture, type Picture } from '../../lib/platform/pictures.ts'

/** Notes pictures whose bytes lie in the files folder; the same picture twice is once. */
export async function storePictures(tx: Tx, pictures: readonly Picture[]): Promise<void> {
  for (const picture of pictures) await notePicture(tx, picture)
}
