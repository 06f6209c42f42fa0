import { join } from 'node:path'
import type { Db } from '../lib/platform/db.ts'
import { filesFolder } from '../lib/platform/files.ts'
import { keysOfFolder } from '../lib/platform/keys.ts'
import { mortalKeys } from '../lib/platform/mortal-keys.ts'
import type { Platform } from '../lib/platform/platform.ts'
import { wholeFiles } from '../lib/platform/whole-files.ts'
import type { Config } from './config.ts'

/** What the areas of the product work with, as the installation is set. */
export function platformOf({ folder, mode, smtpUrl, sms }: Config, db: Db, origin: string): Platform {
  return {
    db,
    keys: keysOfFolder(folder),
    files: filesFolder(join(folder, 'files')),
    published: wholeFiles(join(folder, 'log')),
    aside: wholeFiles(join(folder, 'aside')),
    mortalKeys: mortalKeys(wholeFiles(join(folder, 'vote-keys'))),
    mode,
    delivers: smtpUrl !== undefined || sms !== undefined,
    origin,
  }
}
