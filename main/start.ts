import type pg from 'pg'
import { type EmbeddedServer, startEmbedded } from '../lib/platform/embedded/embedded.ts'
import { wordsIn } from '../lib/platform/words.ts'
import { type Config, readConfig } from './config.ts'
import { fillDemoIfEmpty } from './demo.ts'
import { type Running, run } from './run.ts'
import { startSentence, terminalLanguage } from './start-sentence.ts'

const language = terminalLanguage(process.env)
const t = wordsIn(language)

/** Says one sentence and ends. Whatever was started by this process ends with it. */
function end(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

const config = readConfig(process.env)
if ('why' in config) end(t('start.config', { name: config.name, why: config.why }))

let embedded: EmbeddedServer | undefined
let running: Running | undefined
let ending = false

async function stop(): Promise<void> {
  if (ending) return
  ending = true
  await running?.stop()
  await embedded?.stop()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())

/** A database server that dies under us is started again on its folder; what was acknowledged is there. */
function watch(server: EmbeddedServer, { folder }: Config): void {
  void server.exited.then(async () => {
    if (ending) return
    console.error(t('start.database-restarting'))
    try {
      embedded = await startEmbedded({ folder })
      watch(embedded, { ...config, folder } as Config)
    } catch (fault) {
      end(startSentence(language, config as Config, fault) ?? String(fault))
    }
  })
}

async function connect(settings: Config): Promise<pg.PoolConfig> {
  if (settings.databaseUrl) return { connectionString: settings.databaseUrl, connectionTimeoutMillis: 10_000 }
  embedded = await startEmbedded({ folder: settings.folder })
  watch(embedded, settings)
  return embedded.connection
}

async function start(settings: Config): Promise<void> {
  const outcome = await run(settings, await connect(settings))
  if ('code' in outcome) {
    ending = true
    await embedded?.stop()
    end(t('start.newer-database', { version: outcome.version }))
  }
  running = outcome
  if (settings.mode === 'demo') await fillDemoIfEmpty(outcome.platform)
  console.log(`${t('ui.name')}: ${outcome.address}`)
}

try {
  await start(config)
} catch (fault) {
  ending = true
  const sentence = startSentence(language, config, fault)
  await running?.stop().catch(() => undefined)
  await embedded?.stop().catch(() => undefined)
  if (sentence) end(sentence)
  throw fault
}
