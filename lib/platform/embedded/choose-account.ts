import { spawnSync } from 'node:child_process'
import { chownSync, lchownSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { copyBinaries, copyPlaces } from './binaries.ts'
import type { Account, Binaries, Machine } from './machine.ts'
import { programPath, surroundings } from './program.ts'
import { StartProblem } from './start-problem.ts'

export type Chosen = { readonly account: Account; readonly binaries: Binaries }

type Trial = { readonly end: 'works' | 'unreadable' | 'refused' | 'broken'; readonly said: string }

/**
 * The first account under which the server's program really runs, and the copy of the programs it can read. Trying is
 * the only sound question: containers refuse user namespaces, or a change of account, in many ways.
 */
export function chooseAccount(machine: Machine, binaries: Binaries, cluster: string, folder: string): Chosen {
  const owner = lstatSync(cluster, { throwIfNoEntry: false })
  const accounts = machine.accounts(owner && { uid: owner.uid, gid: owner.gid })
  const said: string[] = []
  for (const account of accounts) {
    for (const readable of readableBinaries(binaries, account)) {
      const trial = tryOut(machine, account, readable)
      if (trial.end === 'works') return { account, binaries: readable }
      said.push(`${account.name}: ${trial.said}`)
      if (trial.end === 'broken') throw new StartProblem('unsupported-machine', folder, trial.said)
      if (trial.end === 'refused') break
    }
  }
  throw new StartProblem('no-unprivileged-user', folder, said.join('; ') || machine.name)
}

/** As installed, and then copied to one place after another; made only when asked for. */
function* readableBinaries(installed: Binaries, account: Account): Generator<Binaries> {
  yield installed
  if (account.name === 'self') return
  for (const place of copyPlaces) {
    const copy = copyTo(installed, place)
    if (copy) yield copy
  }
}

function copyTo(installed: Binaries, place: string): Binaries | undefined {
  try {
    return copyBinaries(installed.root, place)
  } catch {
    // A place that is missing, closed or full: the next one may do.
    return undefined
  }
}

function tryOut(machine: Machine, account: Account, binaries: Binaries): Trial {
  const line = [...account.prefix, programPath(binaries, 'postgres', machine.programSuffix), '--version']
  const ran = spawnSync(line[0] ?? '', line.slice(1), {
    ...account.ids,
    cwd: account.owner ? '/' : undefined,
    env: surroundings(binaries, machine.libraryPath),
    timeout: 30_000,
    windowsHide: true,
  })
  const said = (ran.error?.message ?? String(ran.stderr)).trim()
  if (ran.status === 0) return { end: 'works', said }
  // Ctrl-C reaches the trial too. It says nothing of the account; whoever pressed it is heard once this is over.
  if (ran.signal === 'SIGINT') return tryOut(machine, account, binaries)
  const code = (ran.error as NodeJS.ErrnoException | undefined)?.code
  if (code === 'EPERM' || code === 'EINVAL') return { end: 'refused', said }
  if (code === 'EACCES' || ran.status === 126) return { end: 'unreadable', said }
  if (/^unshare: (?!failed to execute)/.test(said)) return { end: 'refused', said }
  const hidden = account.name !== 'self' && /while loading shared libraries|dyld/.test(said) && binaries.links
  return { end: hidden ? 'unreadable' : 'broken', said: said || `exit ${ran.status ?? ran.signal ?? code}` }
}

/**
 * Gives the server's files to the account that runs it now. The folder itself changes hands last, so that a start that
 * was cut short is noticed by the next one.
 */
export function handOver(path: string, account: Account): void {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (!account.owner || !there || there.uid === account.owner.uid) return
  const { uid, gid } = account.owner
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })) lchownSync(join(path, name), uid, gid)
  chownSync(path, uid, gid)
}
