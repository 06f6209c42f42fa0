import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { instant } from '../../lib/kernel/instant.ts'
import { readTable, tableText } from '../../lib/platform/table.ts'
import { testPlatform } from '../../test/support/database.ts'
import { registerOf } from '../../test/worlds/register.ts'
import { aPerson } from '../../test/worlds/small-town.ts'
import { columns } from './import.model.ts'
import { columnHeadings, readHeadings } from './import-column.rules.ts'
import { importRegister } from './index.ts'

const now = instant(Date.UTC(2026, 5, 5, 6))
const platform = await testPlatform(() => now)
const operator = await aPerson(platform, { name: 'Азамат Исаков', role: 'operator' })
const { empty, known, slugs, entries } = registerOf(platform, { kind: 'system' })

beforeEach(empty)

type Line = Partial<Record<(typeof columns)[number], string>>

async function importLines(lines: readonly Line[]) {
  const text = tableText([
    columns.map((column) => columnHeadings[column].ky),
    ...lines.map((line) => columns.map((column) => line[column] ?? '')),
  ])
  const table = readTable(Buffer.from(text))
  assert(table.ok)
  const { places, missing } = readHeadings(table.value.headings)
  assert.deepEqual(missing, [])
  const layout = { places, width: table.value.headings.length }
  return await importRegister(platform, { by: operator, rows: table.value.rows, layout, digest: 'd1' })
}

const line = {
  slug: 'baetov',
  kind: 'айыл аймагы',
  oblast: 'Нарын',
  raion: 'Ак-Талаа',
  ky: 'Баетов',
  ru: 'Баетов',
  en: 'Baetov',
}
const village = { slug: 'baetov', 'village-ky': 'Баетово', 'village-ru': 'Баетово', 'village-en': 'Baetovo' }

describe('importing the register', () => {
  it('adds municipalities and villages, and nothing when the same file comes again', async () => {
    const before = (await entries('municipalities-imported')).length
    const first = await importLines([line, village])
    assert(first.ok)
    assert.deepEqual(
      (await known('baetov'))?.villages.map(({ names }) => names.ky),
      ['Баетово'],
    )
    const again = await importLines([line, village])
    assert(again.ok)
    assert.deepEqual([again.value.unchanged, again.value.municipalities, again.value.villages], [2, [], []])
    const told = (await entries('municipalities-imported')).slice(before)
    assert.deepEqual(
      told.map(({ entry }) => entry),
      [{ added: 2, changed: 0, digest: 'd1' }],
    )
  })

  it('imports nothing when one row has a problem', async () => {
    const result = await importLines([line, { ...line, slug: 'kosh-dobo', kind: 'кыштак' }])
    assert(!result.ok)
    assert.deepEqual(
      result.refusal.problems.map(({ line: number, column }) => [number, column]),
      [[3, 'kind']],
    )
    assert.deepEqual(await slugs(), [])
  })

  it('changes, renames, merges and splits', async () => {
    await importLines([
      line,
      village,
      { ...line, slug: 'togolok' },
      { ...village, slug: 'togolok', 'village-ky': 'Тоголок' },
    ])
    const id = (await known('baetov'))?.id
    const result = await importLines([
      { ...line, slug: 'ak-talaa', former: 'baetov', ky: 'Ак-Талаа' },
      { ...line, slug: 'togolok', to: '01.03.2025', successors: 'ak-talaa' },
      { ...village, slug: 'ak-talaa', population: '7500' },
      { ...village, slug: 'ak-talaa', 'village-ky': 'Жаңы' },
    ])
    assert(result.ok, JSON.stringify(result))
    const after = await known('ak-talaa')
    assert.deepEqual([after?.id, after?.names.ky, after?.formerSlugs], [id, 'Ак-Талаа', ['baetov']])
    assert.deepEqual(after?.villages.map(({ names, population }) => [names.ky, population]).sort(), [
      ['Баетово', 7500],
      ['Жаңы', undefined],
      ['Тоголок', undefined],
    ])
    assert.deepEqual((await known('togolok'))?.successors, ['ak-talaa'])
    const split = await importLines([
      { ...line, slug: 'ak-talaa', ky: 'Ак-Талаа', to: '01.03.2026', successors: 'bir eki' },
      { ...line, slug: 'bir', from: '01.03.2026' },
      { ...line, slug: 'eki', from: '01.03.2026' },
      { ...village, slug: 'eki' },
    ])
    assert(split.ok, JSON.stringify(split))
    assert.deepEqual(new Set((await known('ak-talaa'))?.successors), new Set(['bir', 'eki']))
    assert.equal((await known('eki'))?.villages[0]?.validFrom, '2026-03-01')
  })

  it('ends a village, and adds what has ended already', async () => {
    await importLines([line, village])
    assert(
      (
        await importLines([
          { ...village, to: '01.01.2026' },
          { ...line, slug: 'old', to: '01.01.2022' },
        ])
      ).ok,
    )
    assert.equal((await known('baetov'))?.villages[0]?.validTo, '2026-01-01')
    assert.equal((await known('old'))?.validTo, '2022-01-01')
  })

  it('does the same file once when it is confirmed several times at once', async () => {
    const before = (await entries('municipalities-imported')).length
    // Without lockRegister each sees an empty register and all but one hit the unique constraint.
    const results = await Promise.all(Array.from({ length: 8 }, () => importLines([line, village])))
    assert.equal(results.filter((result) => result.ok && result.value.unchanged === 0).length, 1)
    assert.equal((await entries('municipalities-imported')).length, before + 1)
  })
})
