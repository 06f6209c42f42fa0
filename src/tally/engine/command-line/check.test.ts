import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type Edit, editedFile } from '../testing/sound-file.ts'
import { main } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'demilge-check-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function check(edit: Edit, ...options: string[]) {
  const file = join(folder, 'vote.pb')
  writeFileSync(file, editedFile(edit))
  const said = { out: '', error: '' }
  const code = main(['check', file, ...options], {
    out: (text) => (said.out += text),
    error: (text) => (said.error += text),
    watched: false,
    now: () => 0,
  })
  return { code, file, ...said }
}

test('a sound file is valid, in one line', () => {
  const { code, out, file } = check({})
  assert.equal(code, 0)
  assert.equal(out, `${file} is valid: 0 errors, 0 warnings`)
})

test('errors stand before warnings, each with its place, what was found and what was expected', () => {
  const { code, out, file } = check({
    3: undefined,
    15: 'max_length;3',
    18: '\nPROJECTS',
    21: 'b;50;1;Road;roads;0;42.2;74.2',
  })
  assert.equal(code, 1)
  assert.equal(
    out,
    [
      'Errors',
      '  file  an obligatory key is missing in META: "description" [missing-key]',
      '  21:6  the votes of the project are not those on the ballots: "1", expected 2 [wrong-votes]',
      '',
      'Warnings',
      '  14:12  no ballot is as long as it may be: "2", expected 3 [longest-unused]',
      '     17  a blank line [blank-line]',
      '',
      `${file} is not valid: 2 errors, 2 warnings`,
    ].join('\n'),
  )
})

test('warnings alone leave a file valid', () => {
  const { code, out } = check({ 15: 'max_length;3' })
  assert.equal(code, 0)
  assert.match(out, /is valid: 0 errors, 1 warning$/)
})

test('faults that are not listed are counted', () => {
  const votes = Array.from({ length: 30 }, (_, at) => `${at + 5};z;F;Bel`).join('\n')
  assert.match(
    check({ 8: 'num_votes;34', 28: `4;b;O;Bel\n${votes}` }).out,
    /20 errors, 0 warnings, and 10 more of the same rules$/,
  )
})

test('as JSON a check gives each fault with its sentence, and how often each rule was broken', () => {
  const { code, out } = check({ 15: 'max_length;3' }, '--json')
  assert.equal(code, 0)
  assert.deepEqual(JSON.parse(out), {
    valid: true,
    counts: { 'longest-unused': 1 },
    faults: [
      {
        severity: 'warning',
        rule: 'longest-unused',
        line: 15,
        column: 12,
        found: '2',
        expected: '3',
        sentence: 'no ballot is as long as it may be',
      },
    ],
  })
})

test('a check has no certificate and no file to write, and wants one file', () => {
  assert.equal(check({}, '--certificate').code, 2)
  assert.equal(check({}, '--pb').code, 2)
  assert.equal(check({}, 'another.pb').code, 2)
})
