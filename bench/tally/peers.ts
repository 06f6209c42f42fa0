import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another program that counts Equal Shares on a `.pb` file, where it is installed beside us. */
export type Peer = {
  readonly name: string
  /** The command that counts one file; undefined where the peer lacks the rule. */
  readonly command: (file: string, rule: PeerRule) => readonly [string, ...string[]] | undefined
}

/** What peers have too: Equal Shares by cost, alone and with "add one". */
export const peerRules = ['equal-shares', 'equal-shares/add1'] as const
export type PeerRule = (typeof peerRules)[number]

/**
 * pabutools where Python finds it (PABUTOOLS_PYTHON names another Python), the float prototype of the design folder, and
 * whatever PEER_COMMAND names: a program that is given the file and the rule.
 */
export function installedPeers(designs: string): readonly Peer[] {
  const python = process.env['PABUTOOLS_PYTHON'] ?? 'python3'
  const floats = join(designs, 'prototypes/equal-shares-floats.mjs')
  const own = process.env['PEER_COMMAND']
  return [
    ...(spawnSync(python, ['-c', 'import pabutools']).status === 0 ? [pabutools(python)] : []),
    ...(existsSync(floats) ? [floatsOf(floats)] : []),
    ...(own ? [{ name: own, command: (file: string, rule: PeerRule) => [own, file, rule] as const }] : []),
  ]
}

function pabutools(python: string): Peer {
  const script = join(import.meta.dirname, 'pabutools-count.py')
  return { name: 'pabutools', command: (file, rule) => [python, script, file, rule] }
}

/** Only files whose projects are numbered: it reads no other ids, and counts approval ballots only. */
function floatsOf(script: string): Peer {
  const mode = { 'equal-shares': 'none', 'equal-shares/add1': 'add1' } as const
  const isNumbered = (file: string) =>
    /PROJECTS\r?\n[^\n]*\n[1-9]\d{0,5};/.test(readFileSync(file, 'utf8').slice(0, 1 << 16))
  return {
    name: 'floats',
    command: (file, rule) => (isNumbered(file) ? [process.execPath, script, file, mode[rule]] : undefined),
  }
}

/** CPU seconds of a program, its start and its reading included; undefined where it fails or takes too long. */
export function cpuSecondsOf([command, ...args]: readonly [string, ...string[]], seconds: number): number | undefined {
  const timed =
    'import resource,subprocess,sys\ntry:\n code=subprocess.call(sys.argv[2:],timeout=float(sys.argv[1]),stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL)\nexcept subprocess.TimeoutExpired:\n sys.exit(1)\nused=resource.getrusage(resource.RUSAGE_CHILDREN)\nprint(used.ru_utime+used.ru_stime)\nsys.exit(code)'
  try {
    return Number(
      execFileSync('python3', ['-c', timed, String(seconds), command, ...args], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )
  } catch {
    return undefined
  }
}
