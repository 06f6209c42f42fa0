import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makingComplaints } from '../tidy/making.ts'
import { type Ratchet, staleEntries } from '../tidy/size.ts'
import { sourceOf } from '../tidy/source.ts'
import { complaintsAbout, tidy } from '../tidy.ts'

function about(path: string, text: string, ratchet: Ratchet = {}): string {
  return complaintsAbout(sourceOf(path, text), ratchet).join('\n')
}

/** [what the house says, a file that breaks it, the reason given] */
const broken: readonly (readonly [claim: string, path: string, text: string, reason: RegExp])[] = [
  ['a file of a slice has a role', 'src/calls/calendar.ts', 'export {}', /has no role/],
  ['src holds slices only', 'src/shared/money.model.ts', 'export {}', /slices only/],
  ["a slice's face says its invariant first", 'src/calls/index.ts', 'export {}', /invariant/],

  ['a function is at most 70 lines', 'main/start.ts', `function start() {${'\n'.repeat(70)}}`, /start has 71 lines/],
  [
    'a function of rules is at most 40 lines',
    'src/calls/call.rules.ts',
    `function f() {${'\n'.repeat(40)}}`,
    /has 41 lines/,
  ],
  ['a file is at most 300 lines', 'lib/ui/form.ts', `${'const a = 1\n'.repeat(301)}`, /the file has 301 lines/],

  ['rules do not read the clock', 'src/calls/call.rules.ts', 'const now = Date.now()', /clock/],
  ['rules make no date of now', 'src/calls/call.rules.ts', 'const now = new Date()', /clock/],
  ['the kernel rolls no dice', 'lib/kernel/id.ts', 'const a = Math.random()', /dice/],
  ['rules do not wait', 'src/calls/call.rules.ts', 'async function f() {}', /waits/],
  ['models do not wait', 'src/calls/call.model.ts', 'export const a = await b', /waits/],
  ['the engine reads no environment', 'src/tally/engine/count.ts', "const a = process.env['A']", /outside/],
  ['rules write to no console', 'src/calls/call.rules.ts', 'console.log(1)', /outside/],
  [
    'rules throw no refusal',
    'src/calls/call.rules.ts',
    "function f() { throw new Error('closed') }",
    /return a refusal/,
  ],

  ['a page holds no raw text', 'src/calls/call.page.tsx', 'const a = <p>Call</p>', /raw text "Call"/],
  ['a page holds no raw text in braces', 'src/calls/call.page.tsx', "const a = <p>{'Call'}</p>", /raw text "Call"/],
  ['a page holds no raw label', 'src/calls/call.page.tsx', 'const a = <nav aria-label="Menu" />', /raw aria-label/],
  ['a page holds no raw title', 'src/calls/call.page.tsx', "const a = <a title={'Back'} />", /raw title/],
  [
    'a page holds no raw placeholder',
    'src/calls/call.page.tsx',
    'const a = <input placeholder="Sum" />',
    /raw placeholder/,
  ],
  ['a picture holds no raw alternative', 'lib/ui/photo.tsx', 'const a = <img alt="School" />', /raw alt/],
  ['routes hold no Kyrgyz sentence', 'src/calls/call.routes.tsx', "const a = 'Сынак жабык'", /words\//],
  [
    'a page returns no sentence',
    'src/calls/call.page.tsx',
    "function f() { return 'Voting is not open.' }",
    /a sentence/,
  ],
  [
    'markup has no style attribute',
    'src/calls/call.page.tsx',
    'const a = <p style={{ width: w }} />',
    /style attribute/,
  ],

  ['a store writes only its own schema', 'src/calls/call.store.ts', "tx.insertInto('ballots.roll')", /only calls\./],
  [
    'a store deletes only in its own schema',
    'src/calls/call.store.ts',
    "tx.deleteFrom('people.person')",
    /only calls\./,
  ],
  [
    'raw SQL of a store keeps to its schema',
    'src/calls/call.store.ts',
    'sql`update people.person set a = 1`',
    /only calls\./,
  ],
  [
    'raw inserts keep to their schema',
    'src/calls/call.store.ts',
    "q('insert into record.entry values (1)')",
    /only calls\./,
  ],
  ['a table that is written is named', 'src/calls/call.store.ts', 'tx.updateTable(table)', /has no name here/],
  ['a query writes nothing', 'src/calls/view-call.query.ts', "tx.updateTable('calls.call')", /only a store writes/],
  [
    'a query writes nothing in raw SQL',
    'src/calls/view-call.query.ts',
    'sql`delete from calls.call`',
    /only a store writes/,
  ],
  ['a command speaks no SQL', 'src/calls/open-call.command.ts', "tx.selectFrom('calls.call')", /speaks SQL/],
  ['routes speak no SQL', 'src/calls/call.routes.tsx', 'sql`select 1`', /speaks SQL/],

  ['a file is not called utils', 'lib/platform/date-utils.ts', 'export {}', /"utils"/],
  ['a function is not called a handler', 'main/web.ts', 'function callHandler() {}', /"handler"/],
  ['a type is not called info', 'src/calls/call.model.ts', 'export type CallInfo = string', /"info"/],
  ['a type is not called a process', 'src/calls/call.model.ts', 'export type CallProcess = string', /process/],
  ['a named function is a function', 'main/web.ts', 'export const start = () => 1', /with `function`/],
]

for (const [claim, path, text, reason] of broken) {
  test(claim, () => assert.match(about(path, text), reason))
}

/** What the checks must let through. */
const fine: readonly (readonly [claim: string, path: string, text: string])[] = [
  ['a date may be made from a given instant', 'lib/kernel/date.ts', 'function f(at: number) { return new Date(at) }'],
  [
    'a comment may speak of the clock',
    'src/calls/call.rules.ts',
    '// Date.now() would differ on every machine.\nexport {}',
  ],
  ['a field may be called process', 'src/calls/call.model.ts', 'export type Step = { process: string; fetch: number }'],
  [
    'words may come from the message files',
    'src/calls/call.page.tsx',
    'const a = <p class="a b">{t(\'calls.title\')}: {n}</p>',
  ],
  ['a class may have two names', 'src/calls/call.page.tsx', 'const a = <p className="Card wide" />'],
  [
    'a store writes its own schema',
    'src/calls/call.store.ts',
    "tx.insertInto('calls.call'); sql`update calls.call set a = 1`",
  ],
  [
    'a store locks what it reads',
    'src/calls/call.store.ts',
    'sql`select 1 from people.person for no key update of person`',
  ],
  [
    'a store updates on conflict',
    'src/calls/call.store.ts',
    'sql`insert into calls.call values (1) on conflict do update set a = 1`',
  ],
  ['a query reads upstream', 'src/calls/view-call.query.ts', "read.selectFrom('people.person')"],
  ['open data is a term of the trade', 'src/practices/open-data.api.ts', 'export function openDataOf() {}'],
  ['a test may be long', 'src/calls/call.rules.test.ts', `test('x', () => {${'\n'.repeat(90)}})`],
]

for (const [claim, path, text] of fine) {
  test(claim, () => assert.equal(about(path, text), ''))
}

test('the ratchet lets an old long function be, but not grow', () => {
  const long = `function start() {${'\n'.repeat(79)}}`
  assert.equal(about('main/start.ts', long, { 'main/start.ts#start': 80 }), '')
  assert.match(about('main/start.ts', long, { 'main/start.ts#start': 79 }), /has 80 lines, at most 79/)
})

test('the ratchet goes down when a function shrinks, and goes away with its file', () => {
  const short = `function start() {${'\n'.repeat(9)}}`
  assert.match(about('main/start.ts', short, { 'main/start.ts#start': 80 }), /lower/)
  assert.deepEqual(staleEntries({ 'main/gone.ts#f': 80 }, []).length, 1)
})

test('the repository does not tell how it was made', () => {
  const lines = [
    ['a', 'gent wrote this'],
    ['p', 'rompt'],
    ['A', 'I'],
    ['/work', '/main/lib'],
    ['TO', 'DO: later'],
    ['https://regi', 'stry.example.org'],
    ['// =====', '======='],
    ['-----BEGIN PRIVATE', ' KEY-----'],
  ]
  for (const parts of lines) assert.equal(makingComplaints('a.md', parts.join('')).length, 1, parts.join(''))
})

test('ordinary words of the trade are let be', () => {
  for (const line of [
    'the user-agent header',
    'State Agency for local self-government',
    '/work is my work',
    'prompt=login',
    'Agency',
  ]) {
    assert.deepEqual(makingComplaints('a.md', line), [])
  }
})

test('this house is tidy', () => assert.deepEqual(tidy(process.cwd()), []))
