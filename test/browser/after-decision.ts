import { equal } from 'node:assert/strict'
import { renderPicture } from '../../db/seeds/pictures/render.ts'
import { assert } from '../../lib/kernel/assert.ts'
import { href } from '../../lib/ui/links.ts'
import { idea } from './until-decided.ts'
import { as, fill, go, press, sees, today, type Walk } from './walk.ts'

export async function signIt(walk: Walk): Promise<void> {
  await as(walk, 'officer')
  await go(walk, '/initiatives/1/agreement')
  await fill(walk, { number: '7', signedOn: today() })
  await press(walk, 'funding.agree-check')
  await press(walk, 'funding.sign')
  await sees(walk, walk.t('funding.signed'))
  const paper = await walk.page.request.get(href(walk.t.language, `/${walk.slug}/initiatives/1/agreement.pdf`))
  equal((await paper.body()).subarray(0, 5).toString(), '%PDF-')
}

/** Money of the budget and of residents, an ashar in hours, a payment that is a tyiyn too much and one that is not. */
export async function keepTheLedger(walk: Walk): Promise<void> {
  const type = async (kind: string, values: Readonly<Record<string, string>>) => {
    await go(walk, `/initiatives/1/money/new?kind=${kind}`)
    await fill(walk, { happenedOn: today(), ...values })
  }
  const enter = async () => {
    await press(walk, 'funding.enter')
    await sees(walk, walk.t('funding.entered'))
  }
  const builder = { party: 'organisation', organisation: '«Жарык» ЖЧК' }
  await type('budget', { sum: '160 006', document: 'Төлөм № 1' })
  await enter()
  await type('residents', { sum: '20 000', document: 'Квитанция № 5' })
  await enter()
  await type('labour', { hours: '40' })
  await enter()
  await type('payment', { sum: '160 006,01', source: 'budget', ...builder, document: 'Фактура № 9' })
  await press(walk, 'funding.enter')
  equal(await walk.page.locator('main [name="sum"]').inputValue(), '160 006,01', 'what was typed is kept')
  await fill(walk, { sum: '160 006' })
  await enter()
  await type('payment', { sum: '20 000', source: 'residents', ...builder, document: 'Фактура № 10' })
  await enter()
}

export async function reportOnIt(walk: Walk): Promise<void> {
  await as(walk, 'leader')
  await go(walk, '/initiatives/1/works/reports/new')
  await fill(walk, { percent: '100', account: 'Он эки жарык күйдү.' })
  await walk.page
    .locator('main [name="photograph-1"]')
    .setInputFiles({ name: 'bul-suret-emes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('сүрөт эмес') })
  await press(walk, 'implementation.report')
  await sees(walk, walk.t('problems.not-a-picture'))
  const buffer = await renderPicture('lighting-after')
  await walk.page
    .locator('main [name="photograph-1"]')
    .setInputFiles({ name: 'jaryk.jpg', mimeType: 'image/jpeg', buffer })
  await press(walk, 'implementation.report')
  await sees(walk, walk.t('implementation.done-reported'))
}

export async function acceptIt(walk: Walk): Promise<void> {
  await as(walk, 'officer')
  await go(walk, '/initiatives/1/works/acceptance')
  await fill(walk, {
    actNumber: '1',
    acceptedOn: today(),
    commission: 'Жаныл Садырова, адис\nНурбек Алыкулов, топтун жетекчиси\nСагын Орозов, мониторинг тобу',
    keeper: 'Айыл өкмөтү',
  })
  await press(walk, 'implementation.accept')
  await sees(walk, walk.t('implementation.done-accepted'))
  const act = await walk.page.request.get(href(walk.t.language, `/${walk.slug}/initiatives/1/works/acceptance.pdf`))
  equal((await act.body()).subarray(0, 5).toString(), '%PDF-')
  await go(walk, '/initiatives/1/works/hand-over')
  await fill(walk, { on: today() })
  await press(walk, 'implementation.hand-over')
  await sees(walk, walk.t('implementation.done-handed-over'))
}

/** Written down, published, and used again by a resident in the next call. */
export async function passItOn(walk: Walk, nextCall: string): Promise<void> {
  await go(walk, '/initiatives/1/practice')
  await fill(walk, {
    title: idea.title,
    problem: idea.problem,
    'what-was-done': idea.solution,
    lesson: 'Чуңкурду эрте казуу керек.',
  })
  await press(walk, 'practices.save')
  await press(walk, 'practices.publish')
  await sees(walk, walk.t('practices.published'))
  const path = new URL(walk.page.url()).pathname
  await as(walk, 'resident')
  await walk.page.goto(path)
  const adoption = await walk.page.goto(`${path}/adoption`)
  equal(adoption?.status(), 200)
  const option = walk.page.locator('main [name="call"]').first()
  assert((await option.count()) > 0, `a call takes applications: ${nextCall}`)
  const kind = await option.evaluate((node) => node.tagName)
  if (kind === 'SELECT') await option.selectOption({ index: 1 })
  else await option.check({ force: true })
  await press(walk, 'practices.adopt')
  await sees(walk, idea.title)
}
