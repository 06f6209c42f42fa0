import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from '../command-line/main.ts'

/** Where the files of a test lie. */
export const folder = mkdtempSync(join(tmpdir(), 'demilge-tally-'))
// Not `after`: where all tests run in one process, the first file to end would take it from the others.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** A file for a command to read, until the tests end. */
export function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** A file in which two of three projects can be paid, by its sections. */
export const head = [
  'META',
  'key;value',
  'num_projects;3',
  'num_votes;4',
  'budget;100',
  'vote_type;approval',
  'currency;KGS',
]
export const projects = [
  'PROJECTS',
  'project_id;cost;name;village',
  '1;30;Кудук;Бел',
  '2;60;Көпүрө;',
  '3;1234.5;Мектеп;Бел',
]
export const votes = ['VOTES', 'voter_id;vote', '1;1,2', '2;1', '3;2', '4;2,3']
export const vote = write('vote.pb', [...head, ...projects, ...votes].join('\n'))

/** Runs the command as at a terminal, and listens. */
export function run(...argv: string[]) {
  const said = { out: '', error: '' }
  const terminal = {
    out: (text: string) => {
      said.out += text
    },
    error: (text: string) => {
      said.error += text
    },
    watched: false,
    now: Date.now,
  }
  return { code: main(argv, terminal), ...said }
}
