import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brokenWalls } from '../walls.ts'
import { treeOf } from './tree.ts'

const nothing = 'export {}\n'

function importing(...targets: string[]): string {
  return targets.map((target) => `import '${target}'\n`).join('')
}

const packageJson = JSON.stringify({
  type: 'module',
  dependencies: { kysely: '*', zod: '*', preact: '*' },
  devDependencies: { 'fast-check': '*' },
})

/** Files that others import; each is fine by itself. */
const standing = {
  'package.json': packageJson,
  'lib/kernel/money.ts': nothing,
  'lib/platform/db.ts': importing('../kernel/money.ts', 'kysely'),
  'lib/platform/web.ts': nothing,
  'lib/platform/words.ts': nothing,
  'lib/platform/form.ts': 'export type Form = string\n',
  'lib/ui/field.tsx': importing('../kernel/money.ts', '../platform/words.ts', 'preact'),
  'src/people/person.model.ts': importing('../../lib/kernel/money.ts'),
  'src/people/person.rules.ts': importing('./person.model.ts'),
  'src/people/person.store.ts': importing('../../lib/platform/db.ts', './person.model.ts', 'kysely'),
  'src/people/people.visit.ts': importing('../../lib/platform/web.ts', './person.model.ts'),
  'src/people/index.ts': importing('./person.store.ts'),
  'src/calls/call.model.ts': importing('../people/person.model.ts'),
  'src/calls/call.rules.ts': importing('./call.model.ts', '../people/person.rules.ts'),
  'src/calls/call.store.ts': importing('./call.model.ts', '../../lib/platform/db.ts'),
  'src/calls/open-call.command.ts': importing('./call.store.ts', './call.rules.ts', '../people/index.ts'),
  'src/calls/view-call.query.ts': `${importing('./call.store.ts', 'kysely')}export type View = string\n`,
  'src/calls/call.page.tsx': `${importing('./call.model.ts', '../../lib/ui/field.tsx', '../../lib/platform/words.ts')}
    import type { View } from './view-call.query.ts'
    import type { Form } from '../../lib/platform/form.ts'
    export type Both = View | Form\n`,
  'src/calls/call.routes.tsx': importing(
    './call.page.tsx',
    './open-call.command.ts',
    '../people/people.visit.ts',
    'zod',
  ),
  'src/calls/call.island.tsx': importing('./call.model.ts', './call.page.tsx', '../../lib/ui/field.tsx'),
  'src/calls/call.worker.ts': importing('./call.model.ts', './call.rules.ts'),
  'src/calls/index.ts': importing('./call.model.ts', './open-call.command.ts'),
  'src/log/engine/tree.ts': nothing,
  'src/tally/engine/count.ts': nothing,
  'src/tally/engine/testing/slow-count.ts': importing('../count.ts', 'fast-check'),
  'src/tally/count.rules.ts': importing('./engine/count.ts', '../log/engine/tree.ts', '../calls/call.rules.ts'),
  'main/routes.ts': importing('../src/calls/call.routes.tsx'),
  'db/seeds/pilots.ts': importing('../../src/calls/index.ts'),
  'test/worlds/town.ts': importing('../../db/seeds/pilots.ts'),
}

/** One file that goes through a wall, what it imports, and what is said of it. */
const broken: readonly (readonly [claim: string, file: string, target: string, reason: RegExp])[] = [
  ['the kernel imports nothing', 'lib/kernel/bad.ts', '../platform/db.ts', /the kernel imports nothing/],
  ['the kernel takes no package', 'lib/kernel/bad-zod.ts', 'zod', /the kernel imports nothing/],
  ['the platform knows no slice', 'lib/platform/bad.ts', '../../src/calls/call.model.ts', /imports the kernel only/],
  ['page parts know no slice', 'lib/ui/bad.tsx', '../../src/calls/call.model.ts', /page parts/],
  ['page parts take only types of the platform', 'lib/ui/bad-db.tsx', '../platform/db.ts', /only types/],
  ['a model runs nothing', 'src/calls/bad.model.ts', './call.rules.ts', /calls: model/],
  ['rules see no store', 'src/calls/bad.rules.ts', './call.store.ts', /calls: rules/],
  ['rules see no platform', 'src/calls/bad-db.rules.ts', '../../lib/platform/db.ts', /calls: rules/],
  ['a store does not decide', 'src/calls/bad.store.ts', './call.rules.ts', /calls: store/],
  ['a store knows no HTTP', 'src/calls/bad-web.store.ts', '../../lib/platform/web.ts', /calls: store/],
  ['a command speaks no words', 'src/calls/bad.command.ts', '../../lib/platform/words.ts', /calls: command/],
  ['a command builds no query of its own', 'src/calls/bad-sql.command.ts', 'kysely', /calls: command/],
  [
    "a command keeps out of another slice's store",
    'src/calls/bad-store.command.ts',
    '../people/person.store.ts',
    /calls: command/,
  ],
  ['a query writes through no command', 'src/calls/bad.query.ts', './open-call.command.ts', /calls: query/],
  ['a page fetches nothing', 'src/calls/bad.page.tsx', './view-call.query.ts', /calls: page/],
  ['a page parses nothing', 'src/calls/bad-zod.page.tsx', 'zod', /calls: page/],
  ['routes hold no SQL', 'src/calls/bad.routes.tsx', './call.store.ts', /calls: routes/],
  ['jobs decide nothing', 'src/calls/bad.jobs.ts', './call.rules.ts', /calls: jobs/],
  ['a document calls no command', 'src/calls/bad.document.ts', './open-call.command.ts', /calls: document/],
  ['an island takes no rules', 'src/calls/bad.island.tsx', './call.rules.ts', /calls: island/],
  ['an island knows no platform', 'src/calls/bad-db.island.tsx', '../../lib/platform/db.ts', /calls: island/],
  ['a worker draws no page', 'src/calls/bad.worker.ts', './call.page.tsx', /calls: worker/],
  ['a worker knows no platform', 'src/calls/bad-db.worker.ts', '../../lib/platform/db.ts', /calls: worker/],
  ['JSON for others holds no page', 'src/calls/bad.api.ts', './call.page.tsx', /calls: api/],
  ['the public face shows no routes', 'src/record/index.ts', './bad.routes.ts', /record: index/],
  ['upstream does not know downstream', 'src/people/bad.rules.ts', '../calls/call.rules.ts', /people: rules/],
  ['upstream does not even know a model', 'src/people/bad.model.ts', '../calls/call.model.ts', /people: model/],
  [
    'the engine imports nothing outside itself',
    'src/tally/engine/bad.ts',
    '../../../lib/kernel/money.ts',
    /published alone/,
  ],
  [
    'the engine does not count slowly',
    'src/tally/engine/bad-slow.ts',
    './testing/slow-count.ts',
    /for tests to compare/,
  ],
  [
    "nothing but what thinks reaches another slice's engine",
    'src/funding/bad.page.tsx',
    '../tally/engine/count.ts',
    /funding: page/,
  ],
  [
    'upstream does not know the engine of a slice downstream',
    'src/ballots/bad.rules.ts',
    '../tally/engine/count.ts',
    /ballots: rules/,
  ],
  [
    'an engine does not know another one',
    'src/tally/engine/bad-other.ts',
    '../../log/engine/tree.ts',
    /published alone/,
  ],
  ['a slice does not know main', 'src/calls/main.routes.ts', '../../main/routes.ts', /nothing knows main/],
  ['the program does not fill itself', 'main/bad.ts', '../db/seeds/pilots.ts', /only tests and the demo/],
  [
    'the program does not need its tests',
    'main/bad-test.ts',
    '../test/worlds/town.ts',
    /needs of its tools only the build/,
  ],
  ['production needs no development package', 'main/bad-dev.ts', 'fast-check', /not a development one/],
  ['an import leads somewhere', 'main/bad-nowhere.ts', './nowhere.ts', /leads nowhere/],
]

test('a house that keeps its walls draws no complaint', async (t) => {
  assert.deepEqual(await brokenWalls(treeOf(t, standing)), [])
})

test('walls', async (t) => {
  const extra = { 'src/record/bad.routes.ts': nothing, 'lib/ui/circle-a.ts': importing('./circle-b.ts') }
  const files = Object.fromEntries(broken.map(([, file, target]) => [file, importing(target)]))
  const root = treeOf(t, { ...standing, ...extra, ...files, 'lib/ui/circle-b.ts': importing('./circle-a.ts') })
  const complaints = await brokenWalls(root)
  for (const [claim, file, , reason] of broken) {
    await t.test(claim, () => {
      const about = complaints.filter((complaint) => complaint.startsWith(`${file}:`)).join('\n')
      assert.match(about, reason, `nobody complained about ${file}`)
    })
  }
  await t.test('no two files import each other', () => assert.match(complaints.join('\n'), /\[circle:/))
  await t.test('only the broken files are complained about', () => {
    const innocent = complaints.filter((complaint) => !/^\S*(bad|circle|record\/index|main\.routes)/.test(complaint))
    assert.deepEqual(innocent, [])
  })
})

test('this house keeps its walls', async () => {
  assert.deepEqual(await brokenWalls(process.cwd()), [])
})
