import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Election } from '../election.ts'
import { type Fault, readingFaults } from '../pb/fault.ts'
import { readElection } from '../pb/read.ts'

/** The file is there and cannot be counted. */
export class Refusal extends Error {}

/** The election in a file, with its bytes; its warnings are told, and a fault ends the command. @throws Refusal */
export function electionIn(
  file: string,
  quiet: boolean,
  tell: (text: string) => void,
): { election: Election; bytes: Uint8Array } {
  const bytes = bytesIn(file)
  const { election, faults, tally } = readElection(bytes)
  const warnings = faults.filter(({ severity }) => severity === 'warning')
  if (!election) throw new Refusal(`${file} cannot be counted:\n${faults.filter(isError).map(lineOf(file)).join('\n')}`)
  if (!quiet && warnings.length > 0) {
    tell(warnings.map(lineOf(file)).join('\n'))
    const more = [...tally.values()].reduce((sum, times) => sum + times, 0) - warnings.length
    if (more > 0) tell(`and ${more} more`)
  }
  return { election, bytes }
}

function isError({ severity }: Fault): boolean {
  return severity === 'error'
}

/** `file:line:column: error: what, where` as editors and compilers understand it. */
export function lineOf(file: string): (fault: Fault) => string {
  return ({ severity, rule, line, column, found, expected }) => {
    const place = line === 0 ? file : column === 0 ? `${file}:${line}` : `${file}:${line}:${column}`
    const text = readingFaults[rule]
    const seen = found === '' ? '' : `: "${found}"`
    return `${place}: ${severity}: ${text}${seen}${expected === undefined ? '' : `, expected ${expected}`} [${rule}]`
  }
}

/** Larger than any election, and than what one read of a file can bring. */
const mostBytes = 2 ** 30

/** The bytes of a file. @throws Refusal */
export function bytesIn(file: string): Uint8Array {
  let descriptor: number
  try {
    descriptor = openSync(file, 'r')
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)
  }
  try {
    const { size } = fstatSync(descriptor)
    if (!fstatSync(descriptor).isFile()) throw new Refusal(`${file} is not a file`)
    if (size > mostBytes) throw new Refusal(`${file} is larger than 1 GiB, more than any election: ${size} bytes`)
    const bytes = Buffer.allocUnsafeSlow(size)
    let at = 0
    for (let read = 1; at < size && read > 0; at += read) read = readSync(descriptor, bytes, at, size - at, at)
    // A file that became shorter meanwhile lacks rows, and the reader says so.
    return bytes.subarray(0, at)
  } finally {
    closeSync(descriptor)
  }
}
