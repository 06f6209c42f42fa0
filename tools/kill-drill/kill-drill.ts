/**
 * Kills Node, PostgreSQL or both with SIGKILL while four connections write, opens the folder again and compares:
 * `npx tsx tools/kill-drill/kill-drill.ts --rounds 50 --kill node|postgres|both`. Prints one line of JSON; fails when
 * anything acknowledged is lost, a transaction is torn, the folder does not open or a process stays. Linux only.
 */
import { mkdtempSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { placesIn } from '../../lib/platform/embedded/places.ts'
import { DrillLife } from './drill-life.ts'

type Target = 'node' | 'postgres' | 'both'

class Tally {
  kills = 0
  torn = 0
  processesLeft = 0
  readonly acknowledged = new Set<number>()
  readonly lost = new Set<number>()
  readonly failedOpens: string[] = []
  readonly reopenMs: number[] = []

  compare(life: DrillLife, isFirst: boolean): void {
    const opened = life.opened.at(-1)
    if (!opened) return
    const kept = new Set(opened.ids)
    for (const id of this.acknowledged) if (!kept.has(id)) this.lost.add(id)
    this.torn += opened.torn
    if (!isFirst) this.reopenMs.push(opened.ms)
  }

  /** The numbers for people and the exit code. */
  sum(target: Target): { line: string; isGood: boolean } {
    const times = this.reopenMs.toSorted((a, b) => a - b)
    const numbers = {
      kill: target,
      kills: this.kills,
      acknowledged: this.acknowledged.size,
      lost: this.lost.size,
      torn: this.torn,
      failedOpens: this.failedOpens.length,
      reopenMedianMs: times[times.length >> 1],
      reopenMaxMs: times.at(-1),
      processesLeft: this.processesLeft,
      ...(this.failedOpens.length > 0 ? { firstFailure: this.failedOpens[0] } : {}),
    }
    const bad = this.lost.size + this.torn + this.failedOpens.length + this.processesLeft
    return { line: JSON.stringify(numbers), isGood: bad === 0 && this.acknowledged.size > 0 }
  }
}

/** Every process of this drill's own server: they all stand in its folder, and nobody else's does. */
function serverPids(folder: string): number[] {
  const { cluster } = placesIn(realpathSync(folder))
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && folderOf(name) === cluster)
    .map(Number)
}

function folderOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function killPids(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It went with the one before it.
    }
  }
}

/** The server alone, as a whole in every second round and else only its first process, which its children outlive. */
function killServer(folder: string, life: DrillLife, round: number): void {
  const pids = round % 2 === 0 ? serverPids(folder) : [life.serverPid]
  life.serverPid = 0
  killPids(pids)
}

/** In every other round the server goes first and learns nothing; else it may have begun to stop in order. */
async function killAll(folder: string, life: DrillLife, target: Target, round: number): Promise<void> {
  const pids = target === 'both' ? serverPids(folder) : []
  if (round % 2 === 0) killPids(pids)
  const dead = life.kill()
  if (round % 2 === 1) killPids(pids)
  await dead
}

/** What is left of a server a second after its owner was killed. Half of the rounds open at once instead. */
async function countLeft(folder: string): Promise<number> {
  await pause(1000)
  return serverPids(folder).length
}

async function drill(folder: string, target: Target, rounds: number, tally: Tally): Promise<void> {
  let life = new DrillLife(folder)
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const failure = await life.untilOpen(target === 'postgres' ? round + 1 : 1)
      if (failure) tally.failedOpens.push(failure)
      if (failure && life.hasEnded && target === 'postgres') return
      tally.compare(life, round === 0)
      if (round === rounds) return
      await pause(30 + Math.random() * 600)
      tally.kills += 1
      if (target === 'postgres') killServer(folder, life, round)
      else await killAll(folder, life, target, round)
      await pause(20)
      for (const id of life.acknowledged.splice(0)) tally.acknowledged.add(id)
      if (target === 'postgres') continue
      if (round % 4 < 2) tally.processesLeft += await countLeft(folder)
      life = new DrillLife(folder)
    }
  } finally {
    await life.kill()
    await pause(1000)
    tally.processesLeft += serverPids(folder).length
    killPids(serverPids(folder))
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { rounds: { type: 'string' }, kill: { type: 'string' } } })
  const target = (['node', 'postgres', 'both'] as const).find((name) => name === (values.kill ?? 'both'))
  const rounds = Number(values.rounds ?? '50')
  if (!target || !Number.isInteger(rounds) || rounds < 1 || process.platform !== 'linux') {
    console.error('kill-drill --rounds 50 --kill node|postgres|both (on Linux)')
    return 2
  }
  const folder = mkdtempSync(join(tmpdir(), 'demilge-drill-'))
  const tally = new Tally()
  await drill(folder, target, rounds, tally).finally(() => rmSync(folder, { recursive: true, force: true }))
  const { line, isGood } = tally.sum(target)
  console.log(line)
  return isGood ? 0 : 1
}

process.exitCode = await main()
