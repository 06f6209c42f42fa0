import { type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Picture } from '../../lib/platform/pictures.ts'

/** Notes pictures whose bytes lie in the files folder; the same picture twice is once. */
export async function storePictures(tx: Tx, pictures: readonly Picture[]): Promise<void> {
  if (pictures.length === 0) return
  await tx
    .insertInto('platform_files.picture')
    .values(pictures.map(({ digest, width, height }) => ({ digest, width, height, stored_at: timeOf(tx.now) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
