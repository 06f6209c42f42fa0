/**
 * `npm run check`: everything that can be known about the code without running the program, in under half a minute.
 * With --all also the build and every test, which is what continuous integration runs.
 */
import { spawn } from 'node:child_process'

type Step = { readonly name: string; readonly argv: readonly string[] }

const tsc = 'node_modules/typescript/bin/tsc'
function tool(name: string): string[] {
  return ['--import', 'tsx', `tools/${name}.ts`]
}

const steps: readonly Step[] = [
  { name: 'types', argv: [tsc, '-p', 'tsconfig.json'] },
  { name: 'pure types: kernel, models, rules and engine know no machine', argv: [tsc, '-p', 'tsconfig.pure.json'] },
  { name: 'lint and format', argv: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'import walls', argv: tool('walls') },
  { name: 'tidy', argv: tool('tidy') },
  { name: 'words', argv: tool('words') },
  { name: 'branches of the rules', argv: tool('coverage') },
]
const slowSteps: readonly Step[] = [{ name: 'build', argv: tool('build-assets') }]
const tests: Step = { name: 'tests', argv: tool('test') }

/** Runs one step; what it says is kept together and shown when it is done. */
function runStep({ name, argv }: Step): Promise<string | undefined> {
  const began = Date.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const keep = (chunk: Buffer) => {
      said += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('close', (code) => {
      console.log(`${code === 0 ? '✔' : '✖'} ${name}  ${((Date.now() - began) / 1000).toFixed(1)} s`)
      if (code !== 0) console.log(said.trimEnd().replace(/^(?=.)/gm, '    '))
      resolve(code === 0 ? undefined : name)
    })
  })
}

/** Two at a time: the machines of small offices have two cores. Answers the names of the steps that failed. */
async function runSteps(wanted: readonly Step[]): Promise<string[]> {
  const waiting = [...wanted]
  const failed: string[] = []
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const name = await runStep(step)
      if (name) failed.push(name)
    }
  }
  await Promise.all([work(), work()])
  return failed
}

/** The tests speak for themselves, and last: their closing line is the last line of all. */
function runTests(): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, tests.argv, { stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('close', (code) => resolve(code === 0))
  })
}

const all = process.argv.includes('--all')
const failed = await runSteps(all ? [...steps, ...slowSteps] : steps)
console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '\nAll steps passed.')
if (all) {
  console.log('\nTests')
  if (!(await runTests())) failed.push(tests.name)
}
process.exitCode = failed.length > 0 ? 1 : 0
