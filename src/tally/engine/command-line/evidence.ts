import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Election } from '../election.ts'
import { type Certificate, certificateOf } from '../explain/certificate.ts'
import { overlapOf, reachOf } from '../explain/compare.ts'
import { paragraphOf } from '../explain/paragraph.ts'
import { recount, verify } from '../explain/verify.ts'
import type { Outcome } from '../outcome.ts'
import { writtenAmount } from '../pb/amount.ts'
import { nameOf, type Rule } from '../rule.ts'
import type { CountOptions, Tally } from '../tally.ts'
import { type Options, WrongArguments } from './arguments.ts'

export type Counted = { readonly written: string; readonly rule: Rule; readonly outcome: Outcome }

/** The certificate of the only outcome that was asked for. */
export function certificateFor(
  bytes: Uint8Array,
  tally: Tally,
  counted: readonly Counted[],
  options: CountOptions,
): Certificate {
  const [only, more] = counted
  if (!only || more) throw new WrongArguments('a certificate is of one rule: name it once with --rule')
  const digest = createHash('sha256').update(bytes).digest('hex')
  return certificateOf(tally, only.rule, only.outcome, digest, options)
}

/** Checks a certificate against a file; the lines to print, and whether all is right. */
export function verified(
  election: Election,
  bytes: Uint8Array,
  certificateFile: string,
): { lines: string[]; right: boolean } {
  const certificate = certificateIn(certificateFile)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const wrong = [
    ...(digest === certificate.input.sha256 ? [] : ['the certificate is of another file']),
    ...verify(election, certificate),
  ]
  if (wrong.length === 0) wrong.push(...recount(election, certificate))
  if (wrong.length > 0) return { lines: wrong, right: false }
  const selected = certificate.rounds.length + certificate.topUp.length
  return {
    lines: [
      `right: ${selected} projects under ${certificate.rule}, every payment and price checked, and counted again`,
    ],
    right: true,
  }
}

function certificateIn(file: string): Certificate {
  try {
    const certificate = JSON.parse(readFileSync(file, 'utf8')) as Certificate
    if (certificate.format === 'demilge-tally-certificate/1') return certificate
  } catch {
    // What cannot be read or is no JSON is no certificate either; the person is told so below.
  }
  throw new WrongArguments(`${file} is not a certificate`)
}

/** One paragraph for each project that was asked for, or for all. */
export function explained(
  election: Election,
  certificate: Certificate,
  { projects, language }: { projects: readonly string[]; language: Options['language'] },
): string {
  const names = new Map(election.projects.map(({ id, fields }) => [id, fields.get('name') ?? id]))
  const currency = election.meta.get('currency') ?? ''
  const telling = {
    language,
    nameOf: (project: string) => names.get(project)!,
    money: (minor: bigint) => `${grouped(writtenAmount(minor, election.scale))}${currency && `\u00A0${currency}`}`,
  }
  const asked = projects.length > 0 ? projects : election.projects.map(({ id }) => id)
  return asked.map((project) => paragraphOf(certificate, project, telling)).join('\n\n')
}

function grouped(amount: string): string {
  return amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, '\u00A0')
}

/** Rules side by side: what each means for the voters, where its money goes, and how many projects two of them share. */
export function compared(election: Election, counted: readonly Counted[], column: string): string {
  const reaches = counted.map(({ outcome }) => reachOf(election, outcome, column))
  const percent = (part: number) => `${((100 * part) / election.ballots.count).toFixed(1)} %`
  const values = [...new Set(reaches.flatMap(({ moneyBy }) => [...moneyBy.keys()]))].sort()
  const rows: string[][] = [
    ['', ...counted.map(({ rule }) => nameOf(rule))],
    ['projects', ...reaches.map(({ selected }) => String(selected))],
    ['spent', ...reaches.map(({ cost }) => writtenAmount(cost, election.scale))],
    ['voters with a project', ...reaches.map(({ served }) => percent(served))],
    ['voters without any', ...reaches.map(({ unserved }) => percent(unserved))],
    ['projects for a voter', ...reaches.map(({ wishesMet }) => (wishesMet / election.ballots.count).toFixed(2))],
    ...values.map((value) => [
      `money: ${value || 'without'}`,
      ...reaches.map(({ moneyBy }) => writtenAmount(moneyBy.get(value) ?? 0, election.scale)),
    ]),
    ...counted.map(({ rule, outcome }) => [
      `shared with ${nameOf(rule)}`,
      ...counted.map((other) => String(overlapOf(outcome, other.outcome))),
    ]),
  ]
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
