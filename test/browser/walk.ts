import { equal, ok } from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { type PlacePeople, seedPeople } from '../../db/seeds/demo-people.ts'
import { demoPlaces } from '../../db/seeds/demo-places.ts'
import { assert } from '../../lib/kernel/assert.ts'
import type { Language } from '../../lib/kernel/three.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { type WordKey, type Words, wordsIn } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { withoutTypesetting } from '../../lib/ui/typeset.ts'
import type { Running } from '../../main/run.ts'
import { registerMunicipality } from '../../src/municipalities/index.ts'
import type { MunicipalityId } from '../../src/people/person.model.ts'
import { complaintsAbout, type Look, openWindow } from '../support/browser.ts'
import { startSite } from '../support/site.ts'

/** One visitor after another in one window, as the bar of the demonstration lets them. */
export type Walk = {
  readonly page: Page
  readonly t: Words
  readonly site: Running
  readonly slug: string
  readonly municipalityId: MunicipalityId
  readonly people: PlacePeople
  readonly complaints: string[]
}

export async function as(walk: Walk, role: string): Promise<void> {
  const answer = await walk.page.request.post('/demo/role', {
    form: { role: `${walk.slug}-${role}`, back: '/work' },
    headers: { origin: walk.site.address },
  })
  ok(answer.ok(), `acts as ${role}`)
}

export async function go(walk: Walk, path: string): Promise<void> {
  const answer = await walk.page.goto(href(walk.t.language, `/${walk.slug}${path}`))
  equal(answer?.status(), 200, path)
  await look(walk)
}

/** Every page on the way is looked at by axe. */
export async function look({ page, complaints }: Walk): Promise<void> {
  complaints.push(...(await complaintsAbout(page)))
}

export async function fill({ page }: Walk, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`main [name="${name}"]`).first()
    const kind = await field.evaluate((node) => `${node.tagName}:${(node as { type?: string }).type ?? ''}`)
    if (kind.startsWith('SELECT')) await field.selectOption(value)
    else if (/radio|checkbox/.test(kind))
      await page.locator(`main [name="${name}"][value="${value}"]`).check({ force: true })
    else await field.fill(value)
  }
}

export async function press(walk: Walk, key: WordKey): Promise<void> {
  const { page, t } = walk
  const main = page.getByRole('main')
  const button = main.getByRole('button', { name: t(key), exact: true }).first()
  ok(await button.isVisible(), `"${t(key)}" is a button at ${page.url()}, which says:\n${await main.textContent()}`)
  await button.click()
  await walk.page.waitForLoadState('load')
  await look(walk)
}

export async function sees({ page }: Walk, text: string): Promise<void> {
  const main = page.getByRole('main')
  ok(
    withoutTypesetting((await main.textContent()) ?? '').includes(text),
    `${page.url()} says "${text}"; it says:\n${await main.textContent()}`,
  )
}

export async function begin(language: Language, how: Look): Promise<{ walk: Walk; faults: string[] }> {
  const site = await startSite()
  const place = demoPlaces.baetov
  const municipality = await inTransaction(site.platform.db, (tx) =>
    registerMunicipality(
      tx,
      { kind: 'system' },
      {
        slug: place.slug,
        kind: 'aiyl-aimak',
        names: place.names,
        oblastCode: place.oblast,
        isDemo: true,
        villages: [...place.villages],
      },
    ),
  )
  assert(municipality.ok, 'the municipality is registered')
  const people = await seedPeople(site.platform, place, municipality.value.id, 0)
  const { page, faults } = await openWindow(site.address, how)
  const t = wordsIn(language)
  return {
    walk: { page, t, site, slug: place.slug, municipalityId: municipality.value.id, people, complaints: [] },
    faults,
  }
}

/** The day in Bishkek, as a date field takes it. */
export function today(): string {
  return new Date(Date.now() + 6 * 3_600_000).toISOString().slice(0, 10)
}
