import { deepEqual, doesNotMatch, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { som } from '../../lib/kernel/money.ts'
import { testPlatform } from '../../test/support/database.ts'
import { applicationsOf, lampLine } from '../../test/worlds/applications.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import { anInitiative } from '../../test/worlds/small-town.ts'
import { putBudgetLine } from './index.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'
import { viewSameTitles } from './same-titles.query.ts'
import { viewLikenesses, viewPriceHints } from './view-likenesses.query.ts'

const platform = await testPlatform()
const { town, townWithDraft } = await collectingTowns(platform, initiativeRoutes)
const { read } = applicationsOf(platform)

type Town = Omit<Awaited<ReturnType<typeof town>>, 'leader'>

async function initiativeIn(place: Town, number: number, title: string, stage: string) {
  return await anInitiative(platform, {
    ...place,
    leaderId: place.people.aigul,
    number,
    title,
    stage: stage as 'submitted',
  })
}

test('the group is shown who asks for the like here, and what was built elsewhere; nobody’s draft', async () => {
  const { draft, leader, application, ...place } = await townWithDraft()
  await initiativeIn(place, 20, 'Коче жарыгы', 'submitted')
  await initiativeIn(place, 21, 'Көчөгө жарык керек', 'draft')
  await initiativeIn(place, 22, 'Таза суу', 'submitted')
  const elsewhere = await town()
  await initiativeIn(elsewhere, 30, 'Көчөгө жарык орнотуу', 'handed-over')
  await initiativeIn(elsewhere, 31, 'Көчөгө жарык тартуу', 'submitted')
  const found = await viewLikenesses(platform.db.read, await read(draft))
  deepEqual(
    found.here.map(({ number }) => number),
    [20],
  )
  ok(found.built.every(({ place: { slug } }) => slug !== place.slug))
  ok(found.built.some(({ number, place: { slug } }) => number === 30 && slug === elsewhere.slug))
  ok(found.built.every(({ stage }) => stage === 'handed-over'))
  const { html } = await leader.get(application)
  match(html, new RegExp(`href="/${elsewhere.slug}/initiatives/30"`))
  match(html, /Коче жарыгы/)
  doesNotMatch(html, /Таза суу/)
})

test('a title that looks the same is told to the group by its number; one in another call, or a draft, is not', async () => {
  const { draft, leader, application, ...place } = await townWithDraft()
  await initiativeIn(place, 20, 'К0ч0гө  жарык!', 'submitted')
  await initiativeIn(place, 21, 'Көчөгө жарык', 'draft')
  await initiativeIn(place, 22, 'Көчөгө жарык керек', 'submitted')
  await initiativeIn(await town(), 23, 'Көчөгө жарык', 'submitted')
  const same = await viewSameTitles(platform.db.read, await read(draft))
  deepEqual(
    same.map(({ number }) => number),
    [20],
  )
  match((await leader.get(application)).html, /аталышы ушундай эле көрүнгөн[\s\S]*№ 20\. К0ч0гө/)
})

test('what others agreed to pay for the like of a line is told, from three on', async () => {
  const { draft, leader, application, ...place } = await townWithDraft()
  ok((await putBudgetLine(platform, { ...draft, line: lampLine({ name: 'LED жарык 60 Вт' }) })).ok)
  const prices = [3100, 3900]
  for (const [at, price] of prices.entries()) await agreedLine(place, 40 + at, 'LED ЖАРЫК 60 вт', 'Даана', price)
  await agreedLine(place, 45, 'LED жарык 60 Вт', 'метр', 1)
  await agreedLine(place, 46, 'LED жарык 60 Вт', 'даана', 2, 'submitted')
  deepEqual(await viewPriceHints(platform.db.read, await read(draft)), [])
  await agreedLine(place, 47, 'LED жарык, 60 Вт', 'даана', 3400)
  const [hint] = await viewPriceHints(platform.db.read, await read(draft))
  deepEqual(hint?.told, { count: 3, least: som(3100), median: som(3400), most: som(3900) })
  match((await leader.get(`${application}/budget`)).html, /LED жарык 60 Вт, даана: ортосу 3\s?400\sсом/)
})

async function agreedLine(place: Town, number: number, name: string, unit: string, price: number, stage = 'works') {
  const initiativeId = await initiativeIn(place, number, `Башка ${number}`, stage)
  await platform.db.kysely
    .insertInto('initiatives.budget_line')
    .values({
      municipality_id: place.municipalityId,
      initiative_id: initiativeId,
      id: crypto.randomUUID(),
      position: 1,
      name,
      unit,
      quantity_milli: 1000n,
      unit_price: som(price),
      cost: som(price),
    })
    .execute()
}
