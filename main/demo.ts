import type { Platform } from '../lib/platform/platform.ts'

/** Fills an empty database with the demonstration. A database that holds a municipality is left as it is. */
export async function fillDemoIfEmpty(platform: Platform): Promise<void> {
  const known = await platform.db.read
    .selectFrom('municipalities.municipality')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (known || platform.mode !== 'demo') return
  const { fillDemo } = await import('../db/seeds/demo.ts')
  await fillDemo(platform)
}
