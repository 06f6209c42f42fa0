import { main } from './main.ts'

/** Runs the command that this process was started with. */
export function runProgram(): void {
  process.exitCode = main(process.argv.slice(2), {
    out: (text) => process.stdout.write(`${text}\n`),
    error: (text) => process.stderr.write(`${text}\n`),
    watched: process.stderr.isTTY === true,
    now: Date.now,
  })
}

export { main }
