import { equal } from 'node:assert/strict'
import { renderPicture } from '../../db/seeds/pictures/render.ts'
import { assert } from '../../lib/kernel/assert.ts'
import { href } from '../../lib/ui/links.ts'
import { issueCards } from '../../src/ballots/issue-cards.command.ts'
import type { CallId } from '../../src/calls/call.model.ts'
import { as, fill, go, press, sees, today, type Walk } from './walk.ts'

type Parts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Parts of the guided form with what is typed into each, over what a small village asks for. */
export async function adoptRegulation(walk: Walk, more: Parts = {}): Promise<void> {
  await as(walk, 'council-secretary')
  await go(walk, '/regulation/new')
  await press(walk, 'regulations.new-button')
  const parts: Parts = {
    applicants: { groupMinimum: '3' },
    money: { ceiling: '300 000' },
    commission: { commissionSize: '3', byCouncil: '1', byOffice: '1', byResidents: '1', commissionQuorum: '1' },
    voting: { minimumVotes: '1', mostChoices: '2' },
    ...more,
  }
  for (const [part, fields] of Object.entries(parts)) {
    await go(walk, `/regulation/1/edit/${part}`)
    await fill(walk, fields)
    await press(walk, 'regulations.save-next')
  }
  await go(walk, '/regulation/1/adoption')
  await walk.page.locator('main [name="confirmed"]').check({ force: true })
  await fill(walk, { number: '14', on: today(), inForceOn: today() })
  await press(walk, 'regulations.adopt-button')
  const act = await walk.page.request.get(href(walk.t.language, `/${walk.slug}/regulation/1/act.pdf`))
  equal((await act.body()).subarray(0, 5).toString(), '%PDF-')
}

export async function announceCall(walk: Walk, beforeItOpens?: (call: string) => Promise<void>): Promise<string> {
  await as(walk, 'officer')
  await go(walk, '/calls/new')
  await fill(walk, { envelope: '500 000' })
  await press(walk, 'calls.save-draft')
  const call = /\/calls\/([^/?#]+)/.exec(walk.page.url())?.[1]
  assert(call, `a call was drafted: ${walk.page.url()}`)
  await go(walk, `/calls/${call}/announcement`)
  await press(walk, 'calls.announce')
  await beforeItOpens?.(call)
  await go(walk, `/calls/${call}`)
  await press(walk, 'calls.move-openCollecting')
  return call
}

export const idea = {
  title: 'Мектептин жолуна жарык',
  problem: 'Кечинде мектептин жолу караңгы, балдар фонарик менен кайтат.',
  solution: 'Он эки жарык орнотобуз, чуңкурларды ашар менен казабыз.',
}

export async function applyForIt(walk: Walk, call: string, beforeItIsSent?: () => Promise<void>): Promise<void> {
  const { page } = walk
  await as(walk, 'leader')
  await go(walk, `/calls/${call}/apply`)
  await fill(walk, { title: idea.title })
  await press(walk, 'initiatives.apply-start')
  const own = '/initiatives/1/application'
  await go(walk, `${own}/idea`)
  await fill(walk, { ...idea, theme: 'lighting' })
  await press(walk, 'initiatives.save')
  await go(walk, `${own}/place`)
  await fill(walk, { place: 'Мектеп көчөсү', beneficiaries: '640', upkeep: 'Айыл өкмөтү карайт' })
  await press(walk, 'initiatives.save')
  await go(walk, `${own}/group`)
  await fill(walk, { groupName: 'Жарык жол', members: 'Нурбек Алыкулов\nКенжегүл Дүйшеева\nТаалай Садыров' })
  await press(walk, 'initiatives.save')
  await go(walk, `${own}/budget`)
  await fill(walk, { name: 'LED жарык', quantity: '12', unit: 'даана', unitPrice: '15000,50' })
  await press(walk, 'initiatives.add-line')
  await go(walk, `${own}/pledges/new/money`)
  await fill(walk, { pledger: 'Көчөнүн тургундары', pledgerKind: 'residents', value: '20 000' })
  await press(walk, 'initiatives.save')
  await attachPapers(walk, own)
  await go(walk, `${own}/photographs`)
  const buffer = await renderPicture('lighting-before')
  await page.locator('main [name="photographs"]').setInputFiles({ name: 'kocho.jpg', mimeType: 'image/jpeg', buffer })
  await press(walk, 'initiatives.send-photographs')
  await beforeItIsSent?.()
  await go(walk, '/initiatives/1/submission')
  await press(walk, 'initiatives.send')
  // With scripts the press is sent beside the page, which the answer then takes the place of.
  await page
    .getByRole('main')
    .getByRole('button', { name: walk.t('initiatives.send'), exact: true })
    .waitFor({ state: 'detached' })
  await walk.page.waitForLoadState('load')
  await go(walk, '/initiatives/1')
  await sees(walk, idea.title)
  // 12 x 15 000.50 - 20 000 = 160 006
  await sees(walk, walk.t.money(16_000_600n as never))
}

/** The papers that the model regulation asks for; the smallest file that is a PDF by its first bytes. */
async function attachPapers(walk: Walk, own: string): Promise<void> {
  const buffer = Buffer.from('%PDF-1.4\n%%EOF')
  for (const kind of ['identity', 'prices', 'means']) {
    await go(walk, `${own}/documents`)
    await fill(walk, { kind })
    const file = { name: `${kind}.pdf`, mimeType: 'application/pdf', buffer }
    await walk.page.locator('main [name="file"]').setInputFiles(file)
    await press(walk, 'initiatives.document-add')
  }
  await go(walk, `${own}/pledges`)
  await walk.page.getByRole('link', { name: /^Көчөнүн тургундары,/ }).click()
  const letter = { name: 'letter.pdf', mimeType: 'application/pdf', buffer }
  await walk.page.locator('main [name="file"]').setInputFiles(letter)
  await press(walk, 'initiatives.letter-add')
}

export async function reviewIt(walk: Walk, call: string): Promise<void> {
  await as(walk, 'officer')
  await go(walk, `/calls/${call}`)
  await press(walk, 'calls.move-startReview')
  await go(walk, '/initiatives/1/check')
  await fill(walk, { verdict: 'admitted' })
  await press(walk, 'reviews.decide')
  await sees(walk, walk.t('reviews.refused-checks-not-met'))
  for (const box of await walk.page.locator('main [name="met"]').all()) await box.check({ force: true })
  await press(walk, 'reviews.decide')
  await sees(walk, walk.t('reviews.decided-admitted'))
  await as(walk, 'commission-member')
  await go(walk, '/initiatives/1/score')
  await press(walk, 'reviews.sign-sheet')
  await sees(walk, walk.t('problems.out-of-bounds', { min: 0, max: 10 }))
  for (const field of await walk.page.locator('main [name^="points-"]').all()) await field.fill('8')
  await press(walk, 'reviews.sign-sheet')
}

const voter = { pin: '12005199012345', name: 'Айгүл Токтосунова' }

export async function voteForIt(walk: Walk, call: string): Promise<void> {
  const { page, t, site } = walk
  await as(walk, 'officer')
  await go(walk, `/calls/${call}/roll`)
  const roll = Buffer.from(`ПИН;Аты-жөнү;Айылы\r\n${voter.pin};${voter.name};\r\n`)
  await page.locator('main [name="file"]').setInputFiles({ name: 'roll.csv', mimeType: 'text/csv', buffer: roll })
  await press(walk, 'ballots.roll-import')
  await go(walk, `/calls/${call}/roll`)
  await press(walk, 'ballots.roll-prepare-freezing')
  await sees(walk, t('ballots.freezing-waits'))
  await as(walk, 'head')
  await go(walk, `/calls/${call}/roll/freezing`)
  await press(walk, 'ballots.roll-freeze')
  await sees(walk, t('ballots.counts-title'))
  await as(walk, 'officer')
  // The cards are a PDF to print; the same command gives their codes here.
  const row = await site.platform.db.read
    .selectFrom('calls.call')
    .select('id')
    .where('slug', '=', call)
    .executeTakeFirstOrThrow()
  const poll = { municipalityId: walk.municipalityId, callId: row.id as CallId }
  const cards = await issueCards(site.platform, { by: walk.people.officer, poll })
  assert(cards.ok && cards.value[0], 'a card is printed')
  await go(walk, `/calls/${call}/roll`)
  await press(walk, 'ballots.open-voting')

  await page.context().clearCookies()
  await go(walk, `/calls/${call}/vote`)
  await fill(walk, { pin: '123', code: cards.value[0].code })
  await press(walk, 'ballots.open-ballot')
  await sees(walk, t('problems.not-a-pin', { digits: 3 }))
  equal(await page.locator('main [name="code"]').inputValue(), cards.value[0].code, 'what was typed is kept')
  await fill(walk, { pin: voter.pin })
  await press(walk, 'ballots.open-ballot')
  await press(walk, 'ballots.review-choices')
  await sees(walk, t('ballots.refused-nothing-chosen'))
  await page.locator('main [name="choice"]').first().check({ force: true })
  await press(walk, 'ballots.review-choices')
  await sees(walk, idea.title)
  await press(walk, 'ballots.cast')
  const receipt = /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec((await page.getByRole('main').textContent()) ?? '')?.[0]
  assert(receipt, 'a receipt is shown')
  await go(walk, `/calls/${call}/vote/receipt`)
  await fill(walk, { receipt })
  await press(walk, 'ballots.check-receipt')
  await sees(walk, t('ballots.receipt-live'))
}

export async function decideIt(walk: Walk, call: string): Promise<void> {
  const { page, t } = walk
  await as(walk, 'officer')
  await go(walk, `/calls/${call}`)
  await press(walk, 'calls.move-closeVoting')
  await go(walk, `/calls/${call}/outcome`)
  await press(walk, 'tally.count')
  await as(walk, 'head')
  await go(walk, `/calls/${call}/outcome`)
  await press(walk, 'tally.certify')
  await sees(walk, t('problems.required'))
  await fill(walk, { protocol: '3' })
  await press(walk, 'tally.certify')
  await page.context().clearCookies()
  await go(walk, `/calls/${call}/outcome`)
  await sees(walk, t('tally.verdict-selected'))
  const protocol = await page.request.get(href(t.language, `/${walk.slug}/calls/${call}/outcome/protocol.pdf`))
  equal((await protocol.body()).subarray(0, 5).toString(), '%PDF-')
}
