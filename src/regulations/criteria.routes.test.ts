import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf, problemOf } from '../../test/support/pages.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import { regulationsOf } from './index.ts'
import { regulationRoutes } from './regulations.routes.tsx'

const platform = await testPlatform()
const pages = await pagesOf(platform, regulationRoutes)
let towns = 0

/** A town where Aibek has started version 2 from the model. */
async function draftOfTown() {
  towns += 1
  const { slug, people, municipalityId } = await smallTown(platform, { slug: `town-${towns}` })
  const officer = await pages.as(people.aibek)
  const path = `/${slug}/regulation/new`
  await officer.post(path, { ...formOn((await officer.get(path)).html, path), from: 'kg-model-2019' })
  const list = `/${slug}/regulation/2/edit/criteria`
  const criteria = async () => (await regulationsOf(platform.db.read, municipalityId))[0]?.terms.criteria ?? []
  const form = async (at: string) => formOn((await officer.get(at)).html, at)
  return { officer, list, criteria, form, other: await pages.as(people.aigul) }
}

test('the council words a criterion of its own in three languages and then gives it a weight', async () => {
  const { officer, list, criteria, form } = await draftOfTown()
  const names = { ky: 'Көчөнүн макулдугу', ru: 'Согласие улицы', en: 'Consent of the street' }
  const path = `${list}/new`
  const answer = await officer.post(path, { ...(await form(path)), which: 'own', how: 'members', ...names, scale: '5' })
  assert.equal(answer.location, `${list}?saved=1`)
  assert.deepEqual((await criteria()).at(-1), { key: 'council-1', weight: 0, scale: 5, names })
  const weights = { ...(await form(list)), 'weight-council-1': '10', 'weight-significance': '10' }
  assert.equal((await officer.post(list, weights)).status, 303)
  assert.deepEqual(
    (await criteria()).map(({ weight }) => weight),
    [10, 20, 20, 20, 20, 10],
  )
  assert.match((await officer.get(list.replace('/edit/criteria', ''))).html, /Көчөнүн макулдугу/)
})

test('a criterion computed by its nature is computed whatever was chosen, in steps if so chosen', async () => {
  const { officer, list, criteria, form } = await draftOfTown()
  const path = `${list}/new`
  const steps = { ladder: 'steps', base: '1', 'over-1': '10', 'points-1': '5', 'over-2': '25', 'points-2': '10' }
  const typed = { ...(await form(path)), which: 'labour', how: 'members', scale: '10', ...steps }
  assert.equal((await officer.post(path, typed)).status, 303)
  assert.deepEqual((await criteria()).at(-1), {
    key: 'labour',
    weight: 0,
    scale: 10,
    formula: {
      measure: 'labour',
      ladder: {
        kind: 'steps',
        base: 1,
        steps: [
          { over: 10, points: 5 },
          { over: 25, points: 10 },
        ],
      },
    },
  })
})

const slips: readonly [string, Readonly<Record<string, string>>, field: string, RegExp][] = [
  ['no criterion chosen', { which: '' }, 'which', /тандаңыз/],
  ['no words in Russian', { which: 'own', ky: 'а', en: 'a' }, 'ru', /толтуруңуз/],
  ['a scale of nothing', { which: 'labour', from: '0', to: '20', scale: '0' }, 'scale', /1 менен 100/],
  ['a ladder that falls', { which: 'labour', from: '20', to: '5' }, 'ladder', /өсүү тартибинде/],
  ['an empty ladder', { which: 'labour', from: '', to: '5' }, 'from', /толтуруңуз/],
  ['steps without points', { which: 'labour', ladder: 'steps', base: '0', 'over-1': '5' }, 'points-1', /толтуруңуз/],
  ['no ladder chosen', { which: 'labour', ladder: '' }, 'ladder', /тандаңыз/],
  ['priority without priority matters', { which: 'priority' }, 'ladder', /Адегенде артыкчылыктуу/],
]

for (const [claim, typed, field, words] of slips) {
  test(`${claim}: the words stand beside the field and nothing is lost`, async () => {
    const { officer, list, criteria, form } = await draftOfTown()
    const path = `${list}/new`
    const page = await officer.post(path, { ...(await form(path)), how: 'members', ...typed })
    assert.equal(page.status, 422)
    assert.match(problemOf(page.html, field) ?? '', words)
    const kept = formOn(page.html, path)
    for (const [name, value] of Object.entries(typed)) if (name !== 'which') assert.equal(kept[name] ?? '', value, name)
    assert.equal((await criteria()).length, 5)
  })
}

test('a criterion leaves once its weight is given to others', async () => {
  const { officer, list, criteria, form } = await draftOfTown()
  const path = `${list}/participation`
  const removal = `${path}/removal`
  assert.equal((await officer.post(removal, { version: '1' })).status, 422)
  await officer.post(list, { ...(await form(list)), 'weight-participation': '0', 'weight-significance': '40' })
  assert.equal((await officer.post(removal, { version: '2' })).status, 303)
  assert.equal((await criteria()).length, 4)
  assert.equal((await officer.post(removal, { version: '3' })).location, list)
})

test('the criteria of a draft are for those who work on it', async () => {
  const { other, list, officer } = await draftOfTown()
  assert.equal((await other.get(list)).status, 403)
  assert.equal((await officer.get(`${list}/nothing`)).status, 404)
  assert.equal((await officer.get(list.replace('/2/', '/1/'))).status, 404)
})
