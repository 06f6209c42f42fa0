import assert from 'node:assert/strict'
import { type Reading, readElection } from '../pb/read.ts'
import { bytesOf } from '../pb/utf-8.ts'

/** A small file of which each test changes one thing, and short words for what its reading said. */
export const meta = ['META', 'key;value', 'num_projects;2', 'num_votes;2', 'budget;100', 'vote_type;approval']
export const projects = ['PROJECTS', 'project_id;cost;name', '1;10;Well', '2;20;Bridge']
export const votes = ['VOTES', 'voter_id;vote', '1;1,2', '2;2']

export type Parts = { meta?: readonly string[]; projects?: readonly string[]; votes?: readonly string[] }

export function fileOf(parts: Parts = {}, end = '\n'): Uint8Array {
  return bytesOf([...(parts.meta ?? meta), ...(parts.projects ?? projects), ...(parts.votes ?? votes)].join(end) + end)
}

export function read(parts: Parts = {}) {
  return readElection(fileOf(parts))
}

/** A key of META changed, or left out. */
export function metaWith(key: string, value?: string): string[] {
  const kept = meta.filter((row) => !row.startsWith(`${key};`))
  return value === undefined ? kept : [...kept, `${key};${value}`]
}

export function ballotsOf(reading: Reading): string[][] {
  const { election } = reading
  assert.ok(election, JSON.stringify(reading.faults))
  const { start, marks, count } = election.ballots
  return Array.from({ length: count }, (_, ballot) =>
    Array.from(marks.slice(start[ballot], start[ballot + 1]), (mark) => election.projects[mark]!.id),
  )
}

/** The first error as `line:column rule`. */
export function refusal(reading: Reading): string {
  assert.equal(reading.election, undefined, 'there is no election')
  const error = reading.faults.find(({ severity }) => severity === 'error')
  return `${error?.line}:${error?.column} ${error?.rule}`
}

export function warnings(reading: Reading): string[] {
  assert.ok(reading.election, JSON.stringify(reading.faults))
  return reading.faults.map(({ line, column, rule }) => `${line}:${column} ${rule}`)
}

/** A file with points. */
export function scoring(type: string, rows: readonly string[], extra: readonly string[] = []) {
  return read({
    meta: [...metaWith('vote_type', type), ...extra],
    votes: ['VOTES', 'voter_id;vote;points', ...rows],
  })
}
