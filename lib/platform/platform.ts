import type { Db } from './db.ts'
import type { FilesFolder } from './files.ts'
import type { Keys } from './keys.ts'
import type { MortalKeys } from './mortal-keys.ts'
import type { WholeFiles } from './whole-files.ts'

/** The machinery that commands and queries are handed. */
export type Platform = {
  readonly db: Db
  readonly keys: Keys
  readonly files: FilesFolder
  /** What anybody may fetch as it lies there. */
  readonly published: WholeFiles
  /** Small things that must not be lost with the database, nor brought back with an old copy of it. */
  readonly aside: WholeFiles
  readonly mortalKeys: MortalKeys
  /** 'demo' shows the outbox, the role bar and illustrative figures; production never has them. */
  readonly mode: 'demo' | 'production'
  /** Whether messages leave the house: a mail server or an SMS gateway is set. Otherwise they stay in the outbox. */
  readonly delivers: boolean
  /** The address people see, for links in messages, QR codes and passkeys: http://127.0.0.1:3000 */
  readonly origin: string
}
