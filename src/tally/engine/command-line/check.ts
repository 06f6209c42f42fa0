import type { Check } from '../pb/check/check.ts'
import { type CheckFault, checkingFaults } from '../pb/check/findings.ts'

/** A check for a person at a terminal: errors, then warnings, then what they come to. */
export function checkTable(file: string, { faults, tally, valid }: Check): string {
  const errors = faults.filter(({ severity }) => severity === 'error')
  const warnings = faults.filter(({ severity }) => severity === 'warning')
  const more = [...tally.values()].reduce((sum, times) => sum + times, 0) - faults.length
  const summary = [
    `${file} is ${valid ? 'valid' : 'not valid'}: ${numberOf(errors.length, 'error')}, ${numberOf(warnings.length, 'warning')}`,
    ...(more > 0 ? [`and ${more} more of the same rules`] : []),
  ]
  return [...groupOf('Errors', errors), ...groupOf('Warnings', warnings), summary.join(', ')].join('\n')
}

/** A check for a program. */
export function checkJson({ faults, tally, valid }: Check): string {
  const told = faults.map((fault) => ({ ...fault, sentence: checkingFaults[fault.rule] }))
  return JSON.stringify({ valid, counts: Object.fromEntries(tally), faults: told })
}

function groupOf(title: string, faults: readonly CheckFault[]): string[] {
  if (faults.length === 0) return []
  const places = faults.map(({ line, column }) =>
    line === 0 ? 'file' : column === 0 ? `${line}` : `${line}:${column}`,
  )
  const width = Math.max(...places.map(({ length }) => length))
  return [title, ...faults.map((fault, at) => `  ${places[at]!.padStart(width)}  ${toldOf(fault)}`), '']
}

function toldOf({ rule, found, expected }: CheckFault): string {
  const seen = found === '' ? '' : `: "${found}"`
  return `${checkingFaults[rule]}${seen}${expected === undefined ? '' : `, expected ${expected}`} [${rule}]`
}

function numberOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
