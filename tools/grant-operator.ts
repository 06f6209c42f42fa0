/** Gives somebody the role of operator or coordinator: `node --import tsx tools/grant-operator.ts <phone or e-mail> operator`. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { openDb } from '../lib/platform/db.ts'
import { runningConnection } from '../lib/platform/embedded/running.ts'
import { filesFolder } from '../lib/platform/files.ts'
import { keysOfFolder } from '../lib/platform/keys.ts'
import { wordsIn } from '../lib/platform/words.ts'
import { type Config, readConfig } from '../main/config.ts'
import { reachServer } from '../main/outside.ts'
import { problemSentence, startSentence, terminalLanguage } from '../main/start-sentence.ts'
import { grantRole } from '../src/people/index.ts'
import type { Address } from '../src/people/sign-in.model.ts'
import { parseAddress } from '../src/people/sign-in.rules.ts'

const language = terminalLanguage(process.env)
const t = wordsIn(language)

const usage = 'node --import tsx tools/grant-operator.ts +996555123456 operator|coordinator'

type Wide = 'operator' | 'coordinator'

function end(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

async function connectionOf({ databaseUrl, folder }: Config): Promise<pg.PoolConfig> {
  // Without the installation's own key the address would be kept under another one, and never found again.
  if (!existsSync(join(folder, 'master.key'))) end(t('start.grant-no-key', { folder }))
  if (databaseUrl !== undefined) return await reachServer(databaseUrl)
  return runningConnection(folder) ?? end(t('start.grant-not-running', { folder }))
}

async function grant(config: Config, to: Address, role: Wide): Promise<string> {
  const db = openDb({ ...(await connectionOf(config)), max: 2 })
  const platform = {
    db,
    keys: keysOfFolder(config.folder),
    files: filesFolder(join(config.folder, 'files')),
    mode: config.mode,
    delivers: config.smtpUrl !== undefined || config.sms !== undefined,
    origin: config.origin ?? '',
  }
  const worded = { address: to.address, role: t(`people.role-${role}`) }
  const told = { subject: t('start.grant-subject'), body: t('start.grant-message', worded) }
  try {
    // Until they write their own name, they are called by what they do.
    const name = worded.role
    const result = await grantRole(platform, { by: undefined, municipalityId: undefined, role, name, to, told })
    return result.ok ? t('start.granted', worded) : t('start.grant-has-role', worded)
  } finally {
    await db.close()
  }
}

const [typed = '', role = ''] = process.argv.slice(2)
const to = parseAddress(typed)
if (typeof to === 'string' || (role !== 'operator' && role !== 'coordinator'))
  end(t('start.grant-usage', { command: usage }))
const config = readConfig(process.env)
if (!('host' in config)) end(problemSentence(language, config))
try {
  console.log(await grant(config, to, role))
} catch (fault) {
  const sentence = startSentence(language, config, fault)
  if (sentence) end(sentence)
  throw fault
}
