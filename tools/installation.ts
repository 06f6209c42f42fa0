/** What the operator's commands share: the installation that DEMILGE_DATA and DATABASE_URL name, opened from the terminal. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { openDb } from '../lib/platform/db.ts'
import { runningConnection } from '../lib/platform/embedded/running.ts'
import type { Platform } from '../lib/platform/platform.ts'
import { wordsIn } from '../lib/platform/words.ts'
import { type Config, readConfig } from '../main/config.ts'
import { reachServer } from '../main/outside.ts'
import { platformOf } from '../main/platform-of.ts'
import { problemSentence, startSentence, terminalLanguage } from '../main/start-sentence.ts'

const language = terminalLanguage(process.env)

/** The words of this terminal. */
export const t = wordsIn(language)

/** Says one sentence and ends without success. */
export function end(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

async function connectionOf({ databaseUrl, folder }: Config): Promise<pg.PoolConfig> {
  // Without the installation's own key an address would be kept under another one, and never found again.
  if (!existsSync(join(folder, 'master.key'))) end(t('start.grant-no-key', { folder }))
  if (databaseUrl !== undefined) return await reachServer(databaseUrl)
  return runningConnection(folder) ?? end(t('start.grant-not-running', { folder }))
}

/** Does the work on the installation and says the sentence that it answers; a failure that has a sentence is told by it. */
export async function atInstallation(work: (platform: Platform) => Promise<string>): Promise<void> {
  const config = readConfig(process.env)
  if (!('host' in config)) end(problemSentence(language, config))
  try {
    const db = openDb({ ...(await connectionOf(config)), max: 2 })
    const platform = platformOf(config, db, config.origin ?? '')
    console.log(await work(platform).finally(() => db.close()))
  } catch (fault) {
    const sentence = startSentence(language, config, fault)
    if (sentence) end(sentence)
    throw fault
  }
}
