import { type Check, checkElection } from '../pb/check/check.ts'
import { bytesOf } from '../pb/utf-8.ts'

/** A file of which every check is content, by line, for tests that break one thing in it. */
export const soundLines: readonly string[] = [
  'META',
  'key;value',
  'description;A vote',
  'country;Kyrgyzstan',
  'unit;Ala-Too',
  'instance;2026',
  'num_projects;3',
  'num_votes;4',
  'budget;100',
  'vote_type;approval',
  'rule;greedy',
  'date_begin;01.03.2026',
  'date_end;15.03.2026',
  'min_length;1',
  'max_length;2',
  'language;ky',
  'currency;KGS',
  'PROJECTS',
  'project_id;cost;votes;name;category;selected;latitude;longitude',
  'a;60;3;Well;water;1;42.1;74.1',
  'b;50;2;Road;roads;0;42.2;74.2',
  'c;30;1;Park;green;1;42.3;74.3',
  'VOTES',
  'voter_id;vote;sex;neighborhood',
  '1;a,b;F;Bel',
  '2;a;M;Bel',
  '3;a,c;F;Bel',
  '4;b;O;Bel',
]

/** Lines to write otherwise, by number from 1; more than one in a text with line feeds, none where there is no text. */
export type Edit = Readonly<Record<number, string | undefined>>

export function editedFile(edit: Edit, lines = soundLines): Uint8Array {
  const kept = lines.map((line, at) => (at + 1 in edit ? edit[at + 1] : line)).filter((line) => line !== undefined)
  return bytesOf(`${kept.join('\n')}\n`)
}

/** What one edit breaks, and what the check tells of it. */
export type Case = readonly [broken: string, edit: Edit, ...told: string[]]

/** The row of a project with one thing in it changed. */
export const row = {
  a: (change: (cells: string[]) => void) => changed(20, change),
  b: (change: (cells: string[]) => void) => changed(21, change),
  c: (change: (cells: string[]) => void) => changed(22, change),
}

function changed(line: number, change: (cells: string[]) => void): Edit {
  const cells = soundLines[line - 1]!.split(';')
  change(cells)
  return { [line]: cells.join(';') }
}

/** Faults as `line:column severity rule`. */
export function toldOf({ faults }: Check): string[] {
  return faults.map(({ line, column, severity, rule }) => `${line}:${column} ${severity} ${rule}`)
}

export function checkOf(edit: Edit, lines = soundLines): string[] {
  return toldOf(checkElection(editedFile(edit, lines)))
}
