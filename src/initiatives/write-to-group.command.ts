import type { Tx } from '../../lib/platform/db.ts'
import { type MessageText, type Post, writeToPerson } from '../people/index.ts'
import { authorsOf, type Group } from './author.rules.ts'

/** Writes to everybody who answers for an initiative: its leader and its authors. */
export async function writeToGroup(tx: Tx, post: Post, group: Group, text: MessageText): Promise<void> {
  for (const personId of authorsOf(group)) await writeToPerson(tx, post, personId, text)
}
