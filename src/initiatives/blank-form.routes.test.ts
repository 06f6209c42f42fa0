import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testPlatform } from '../../test/support/database.ts'
import { pagesOf } from '../../test/support/pages.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import { callRoutes } from '../calls/calls.routes.tsx'
import { initiativeRoutes } from './initiatives.routes.tsx'

const platform = { ...(await testPlatform()), mode: 'production' as const }
const pages = await pagesOf(platform, [...callRoutes, ...initiativeRoutes])
const visitor = await pages.as()
const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined

async function textOf(address: string): Promise<string> {
  const pdf = await visitor.get(address)
  assert.deepEqual([pdf.status, pdf.type], [200, 'application/pdf'], address)
  const file = join(mkdtempSync(join(tmpdir(), 'demilge-form-')), 'form.pdf')
  writeFileSync(file, pdf.bytes)
  return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
}

test('the blank form asks on paper what the application asks, in the language of the page, with the rules of the call', {
  skip: !hasPdftotext,
}, async () => {
  await smallTown(platform, { slug: 'paper', stage: 'collecting' })
  const said = {
    '': ['Арыз', 'Көйгөй', 'Чечими', 'Кийин ким карайт', 'жарыктандыруу', '300 000 сом', 'жобонун 11-пункту'],
    '/ru': ['Заявка', 'Проблема', 'Решение', 'Кто будет содержать', 'освещение', '300 000 сом', 'пункт 11 положения'],
  }
  for (const [language, parts] of Object.entries(said)) {
    const text = await textOf(`${language}/paper/calls/2026/application-form.pdf`)
    for (const part of [...parts, `${language}/paper/calls/2026`])
      assert.ok(text.toLowerCase().includes(part.toLowerCase()), `${part} in ${text}`)
  }
})

test('a draft of a call has no form yet, and a call that is not there has none', async () => {
  await smallTown(platform, { slug: 'early', stage: 'draft' })
  for (const address of ['/early/calls/2026/application-form.pdf', '/early/calls/1999/application-form.pdf'])
    assert.equal((await visitor.get(address)).status, 404, address)
})
