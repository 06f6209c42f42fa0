import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeVote } from './generate.ts'
import { linearPicture } from './linear-picture.ts'
import { cpuSecondsOf, installedPeers, peerRules } from './peers.ts'

type Taken = { readonly code: number; readonly cpuSeconds: number; readonly megabytes: number }
type Line = {
  readonly what: string
  readonly rules: readonly string[]
  readonly file: string
  readonly seconds: number
  readonly megabytes: number
}

const root = join(import.meta.dirname, '../..')
const made = join(tmpdir(), 'demilge-bench-tally')
const shared = process.env['TALLY_ELECTIONS'] ?? join(root, '../shared/data')
const rssMegabytes = 300
/** Seconds that a peer may take. */
const longest = 300

mkdirSync(made, { recursive: true })
execFileSync(process.execPath, [join(root, 'src/tally/engine/demilge-tally.mjs'), 'rules'], { stdio: 'ignore' })
console.log(
  `Node ${process.version}, ${availableParallelism()} cores, ${cpus()[0]?.model}; CPU seconds, reading and start of the process included`,
)

const million = voteOf(1_000_000, 100)
const wide = voteOf(1_000_000, 1000)
const lines: Line[] = [
  { what: '1 M x 100, greedy', rules: ['greedy'], file: million, seconds: 0.2, megabytes: rssMegabytes },
  { what: '1 M x 100, Equal Shares', rules: ['equal-shares'], file: million, seconds: 0.5, megabytes: rssMegabytes },
  { what: '1 M x 100, add1', rules: ['equal-shares/add1'], file: million, seconds: 1, megabytes: rssMegabytes },
  { what: '1 M x 1,000, Equal Shares', rules: ['equal-shares'], file: wide, seconds: 0.7, megabytes: rssMegabytes },
  {
    what: 'Budapest 2024, add1',
    rules: ['equal-shares/add1'],
    file: real('Hungary_Budapest_2024'),
    seconds: 5,
    megabytes: 400,
  },
  {
    what: 'Warszawa Mokotow 2021, add1',
    rules: ['equal-shares/add1'],
    file: real('Poland_Warszawa_2021_Mokotow'),
    seconds: 0.4,
    megabytes: 400,
  },
  {
    what: 'Warszawa 2026, bounded overspending',
    rules: ['bos'],
    file: real('Poland_Warszawa_2026'),
    seconds: 1,
    megabytes: 400,
  },
]
let held = true
for (const { what, rules, file, seconds, megabytes } of lines.filter(({ file }) => existsSync(file))) {
  const taken = best(file, rules)
  const holds = taken.code === 0 && taken.cpuSeconds <= seconds && taken.megabytes <= megabytes
  held &&= holds
  console.log(
    `${holds ? 'ok  ' : 'MISS'} ${what.padEnd(38)} ${taken.cpuSeconds.toFixed(2).padStart(7)} s (<= ${seconds})  ${taken.megabytes.toFixed(0).padStart(4)} MB (<= ${megabytes})`,
  )
}
if (existsSync(real('Poland_Warszawa_2026'))) held = everything() && held
compareWithPeers()
picture()
process.exitCode = held ? 0 : 1

function real(name: string): string {
  return join(shared, 'elections', `${name}.pb`)
}

/** The quicker of two: what the machine does besides is not ours. */
function best(file: string, rules: readonly string[]): Taken {
  const taken = [count(file, rules), count(file, rules)]
  return taken.reduce((a, b) => (b.cpuSeconds < a.cpuSeconds ? b : a))
}

function count(file: string, rules: readonly string[]): Taken {
  const argv = [
    join(import.meta.dirname, 'count-once.mjs'),
    'count',
    file,
    '--json',
    '--quiet',
    '--rule',
    rules.join(','),
  ]
  return JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8', maxBuffer: 1 << 28 })) as Taken
}

function voteOf(ballots: number, projects: number): string {
  const path = join(made, `${ballots}x${projects}.pb`)
  if (!existsSync(path)) writeVote(path, { ballots, projects, marks: 8 })
  return path
}

function everything(): boolean {
  const rules = [
    'greedy_cost',
    'greedy_card',
    'mes_cost',
    'mes_card',
    'phragmen',
    'phragmen_skip',
    'bos',
    'opt_cost',
    'opt_card',
  ]
  for (const kind of ['mes_cost', 'mes_card', 'mes_score'])
    for (const end of ['_add1', '_add1u', '_add1i', '_add1n', '_add1f']) rules.push(kind + end)
  const files = readdirSync(join(shared, 'elections')).filter((file) => file.endsWith('.pb'))
  const seconds = files.reduce((sum, file) => sum + count(join(shared, 'elections', file), rules).cpuSeconds, 0)
  console.log(
    `${seconds <= 120 ? 'ok  ' : 'MISS'} ${files.length} elections, ${rules.length} rules ${seconds.toFixed(1).padStart(27)} s (<= 120)`,
  )
  return seconds <= 120
}

/** How many times longer each peer takes for the same file in the same run, where one is installed. */
function compareWithPeers(): void {
  const files = [
    ['100,000 x 100', voteOf(100_000, 100)],
    ['1 M x 100', million],
    ['Warszawa Mokotow 2021', real('Poland_Warszawa_2021_Mokotow')],
    ['Lodz 2022', real('Poland_Lodz_2022')],
    ['Budapest 2024', real('Hungary_Budapest_2024')],
  ] as const
  const peers = installedPeers(join(root, '../shared'))
  if (peers.length === 0) console.log('     no peer is installed beside us')
  for (const { name, command } of peers) {
    for (const [what, file] of files.filter(([, path]) => existsSync(path))) {
      for (const rule of peerRules) {
        const called = command(file, rule)
        const theirs = called && cpuSecondsOf(called, longest)
        const line = `     ${name.padEnd(10)} ${what.padEnd(22)} ${rule.padEnd(18)}`
        if (!theirs) console.log(`${line} ${called ? `fails, or takes over ${longest} s` : 'cannot read this file'}`)
        else
          console.log(
            `${line} ${(theirs / best(file, [rule]).cpuSeconds).toFixed(1).padStart(7)} times ours: ${theirs.toFixed(2)} s`,
          )
      }
    }
  }
}

/** Cost against marks, from ten thousand ballots to three million: a straight line where it is linear. */
function picture(): void {
  const points = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000].map((ballots) => {
    const { cpuSeconds } = best(voteOf(ballots, 100), ['equal-shares'])
    console.log(`     ${String(ballots).padStart(9)} ballots ${cpuSeconds.toFixed(2).padStart(7)} s`)
    return { ballots, cpuSeconds }
  })
  writeFileSync(join(import.meta.dirname, 'linear.svg'), linearPicture(points))
}
