import { setTimeout as pause } from 'node:timers/promises'
import { inspect } from 'node:util'
import type pg from 'pg'
import { type EmbeddedServer, startEmbedded } from '../lib/platform/embedded/embedded.ts'
import type { Platform } from '../lib/platform/platform.ts'
import { wordsIn } from '../lib/platform/words.ts'
import { type Config, readConfig } from './config.ts'
import { probePort, reachServer } from './outside.ts'
import type { Running } from './run.ts'
import { problemSentence, startSentence, terminalLanguage } from './start-sentence.ts'

const language = terminalLanguage(process.env)
const t = wordsIn(language)
const stopMs = 10_000

let opening: Promise<EmbeddedServer> | undefined
let embedded: EmbeddedServer | undefined
let running: Running | undefined
let ending = false

/** Takes down what is up, in order. Requests that do not end in time are ended by the database going away. */
async function takeDown(): Promise<void> {
  ending = true
  // A server that is just starting cannot be stopped before it is up.
  await opening?.catch(() => undefined)
  const stopped = running?.stop().catch(() => undefined)
  await Promise.race([stopped, pause(stopMs, undefined, { ref: false })])
  await embedded?.stop().catch(() => undefined)
}

/** Says one sentence and ends, with everything that was started. */
async function end(sentence: string): Promise<never> {
  console.error(sentence)
  await takeDown()
  process.exit(1)
}

/** A bug has no sentence: it is shown as it is. */
async function endFor(fault: unknown, config: Config): Promise<never> {
  return end(startSentence(language, config, fault) ?? inspect(fault))
}

async function stop(): Promise<void> {
  // Both the terminal and npm send the signal, so the second one says nothing new.
  if (ending) return
  await takeDown()
  process.exit(0)
}
async function openEmbedded(config: Config): Promise<pg.PoolConfig> {
  opening = startEmbedded({ folder: config.folder })
  const server = await opening
  embedded = server
  void server.exited.then(() => restart(config, server))
  return server.connection
}

/** A database server that dies under us is started again on its folder; what was acknowledged is there. */
async function restart(config: Config, dead: EmbeddedServer): Promise<void> {
  // While the program itself is still starting, the start fails and says why.
  if (ending || !running) return
  console.error(t('start.database-restarting'))
  try {
    const connection = await openEmbedded(config)
    if (sameReach(connection, dead.connection)) return
    // The pools know only the old way there.
    await running.stop()
    await serve(config, connection)
  } catch (fault) {
    if (!ending) await endFor(fault, config)
  }
}

function sameReach(one: pg.PoolConfig, other: pg.PoolConfig): boolean {
  return one.host === other.host && one.port === other.port
}

async function connect(config: Config): Promise<pg.PoolConfig> {
  return config.databaseUrl ? reachServer(config.databaseUrl) : openEmbedded(config)
}

/** Brings the application up on a database, with the demonstration in it where it is to be one. */
async function serve(config: Config, connection: pg.PoolConfig): Promise<string> {
  const [{ run }, { fillDemoIfEmpty }] = await Promise.all([import('./run.ts'), import('./demo.ts')])
  const fill = (platform: Platform) => fillDemoIfEmpty(platform, () => console.error(t('start.demo-filling')))
  const outcome = await run(config, connection, fill)
  if ('code' in outcome) return end(problemSentence(language, outcome))
  running = outcome
  if (!outcome.hasWall) console.error(t('start.no-wall'))
  if (config.mode === 'production' && !outcome.platform.delivers) console.error(t('start.no-delivery'))
  return outcome.address
}

async function start(wanted: Config, beside: Promise<void>): Promise<void> {
  const config = { ...wanted, port: await probePort(wanted) }
  // Loading the program takes longer than opening the database, and needs nothing of it.
  const program = import('./run.ts')
  program.catch(() => undefined)
  const connection = await connect(config)
  const address = await serve(config, connection)
  await beside
  console.log(`${t('ui.name')}: ${address}`)
}

/** A database that dies while the program starts is opened once more: either it works now, or it says why not. */
async function startTwice(config: Config, beside: Promise<void>): Promise<void> {
  try {
    await start(config, beside)
  } catch (fault) {
    if (ending) return
    if (!embedded || !(await isGone(embedded))) return endFor(fault, config)
    embedded = undefined
    await start(config, beside).catch((again) => (ending ? undefined : endFor(again, config)))
  }
}

/** The end of a server may be heard of a moment after the end of its connections. */
function isGone({ exited }: EmbeddedServer): Promise<boolean> {
  return Promise.race([exited.then(() => true), pause(500).then(() => false)])
}

/** The whole life of the program. The address is told when `beside` is done too: then it may be stopped at any moment. */
export async function launch(beside: Promise<void> = Promise.resolve()): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
  const config = readConfig(process.env)
  if ('code' in config) await end(problemSentence(language, config))
  else await startTwice(config, beside)
}
