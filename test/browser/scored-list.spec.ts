import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Language } from '../../lib/kernel/three.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { href } from '../../lib/ui/links.ts'
import { insertDemoRole } from '../../src/people/index.ts'
import { desk, type Look, phone } from '../support/browser.ts'
import { adoptRegulation, announceCall, applyForIt } from './until-decided.ts'
import { as, begin, fill, go, press, sees, today, type Walk } from './walk.ts'

const members = ['member-1', 'member-2', 'commission-member'] as const

/** The demonstration shows one member of a commission; here all three sit. */
async function seatEveryMember({ site, slug, municipalityId, people }: Walk): Promise<void> {
  await inTransaction(site.platform.db, async (tx) => {
    for (const [at, personId] of people.commission.slice(0, 2).entries()) {
      const role = 'commission-member'
      await insertDemoRole(tx, { key: `${slug}-member-${at + 1}`, personId, municipalityId, role, position: 50 + at })
    }
  })
}

async function paper({ page, t, slug }: Walk, path: string): Promise<void> {
  const answer = await page.request.get(href(t.language, `/${slug}${path}`))
  equal((await answer.body()).subarray(0, 5).toString(), '%PDF-', path)
}

/** The officer writes down the head's order: one for each seat, the first in the chair. */
async function appoint(walk: Walk, call: string): Promise<void> {
  await as(walk, 'officer')
  await go(walk, `/calls/${call}/commission/appointment`)
  await press(walk, 'reviews.appoint-button')
  await sees(walk, walk.t('problems.required'))
  const [first, second, third] = walk.people.commission
  await fill(walk, {
    number: '21',
    on: today(),
    [`named-${first}`]: 'council',
    [`named-${second}`]: 'office',
    [`named-${third}`]: 'residents',
    chair: first,
  })
  await press(walk, 'reviews.appoint-button')
  await paper(walk, `/calls/${call}/commission/order.pdf`)
}

async function findSupport(walk: Walk): Promise<void> {
  const supporters = '/initiatives/1/supporters'
  await go(walk, '/initiatives/1/submission')
  await sees(walk, walk.t('initiatives.reason-too-few-supporters', { supporters: 0, minimum: 1 }))
  await go(walk, supporters)
  await press(walk, 'initiatives.support-open')
  await as(walk, 'resident')
  await go(walk, supporters)
  await fill(walk, { pin: '12005' })
  await press(walk, 'initiatives.support-button')
  await sees(walk, walk.t('problems.not-a-pin', { digits: 5 }))
  await fill(walk, { pin: '12005199012345' })
  await press(walk, 'initiatives.support-button')
  await sees(walk, walk.t('initiatives.support-given'))
  await as(walk, 'leader')
}

async function talkAboutIt(walk: Walk): Promise<void> {
  const discussion = '/initiatives/1/discussion'
  await as(walk, 'resident')
  await go(walk, discussion)
  await fill(walk, { kind: 'question', text: 'Жарыктын акысын ким төлөйт?' })
  await press(walk, 'initiatives.comment-button')
  await as(walk, 'officer')
  await go(walk, '/initiatives/1/discussion')
  await walk.page
    .getByRole('main')
    .getByRole('link', { name: walk.t('initiatives.answer-title') })
    .first()
    .click()
  await fill(walk, { text: 'Айыл өкмөтү, жылына он миң сом' })
  await press(walk, 'initiatives.answer-button')
  await sees(walk, 'Айыл өкмөтү, жылына он миң сом')
}

/** The formal list is met, the expert says no about the land, the office refuses. */
async function refuseIt(walk: Walk, call: string): Promise<void> {
  await as(walk, 'officer')
  await go(walk, `/calls/${call}`)
  await press(walk, 'calls.move-startReview')
  await go(walk, '/initiatives/1/check')
  for (const box of await walk.page.locator('main [name="met"]').all()) await box.check({ force: true })
  await fill(walk, { verdict: 'passed' })
  await press(walk, 'reviews.decide')
  await go(walk, `/calls/${call}/experts`)
  await walk.page.locator('main [name="initiative"]').first().check({ force: true })
  for (const select of await walk.page.locator('main select[name^="expert-"]').all()) {
    await select.selectOption(walk.people.expert)
  }
  await press(walk, 'reviews.experts-button')
  await sees(walk, walk.t('reviews.experts-done'))
  await as(walk, 'expert')
  const opinions = '/initiatives/1/substantive-check'
  await go(walk, opinions)
  const form = walk.page.locator('main form:has([name="subject"])')
  const asked = await form.count()
  ok(asked >= 2, `the expert is asked about ${asked} subjects`)
  for (let left = asked; left > 0; left -= 1) {
    equal(await form.count(), left)
    const first = form.first()
    const subject = await first.locator('[name="subject"]').inputValue()
    const answer = subject === 'land' ? 'not-in-order' : 'in-order'
    await first.locator(`[name="answer-${subject}"][value="${answer}"]`).check({ force: true })
    await first.locator(`[name="reason-${subject}"]`).fill('Документтер менен салыштырылды')
    await first.getByRole('button').click()
    await go(walk, opinions)
  }
  await as(walk, 'officer')
  await go(walk, '/initiatives/1/check')
  for (const box of await walk.page.locator('main [name="met"]').all()) await box.check({ force: true })
  await fill(walk, { verdict: 'refused', reason: 'Жер муниципалдык эмес деген корутунду бар' })
  await press(walk, 'reviews.decide')
  await sees(walk, walk.t('reviews.decided-refused'))
}

async function appealIt(walk: Walk): Promise<void> {
  const appeal = '/initiatives/1/appeal'
  await as(walk, 'leader')
  await go(walk, appeal)
  await fill(walk, { text: 'Жер 2019-жылы муниципалдык менчикке өткөн, актынын көчүрмөсү тиркелди.' })
  await press(walk, 'reviews.appeal-button')
  await as(walk, 'officer')
  await go(walk, `${appeal}/decision`)
  await sees(walk, walk.t('reviews.appeal-refused-same-person'))
  await as(walk, 'head')
  await go(walk, `${appeal}/decision`)
  await fill(walk, { decision: 'upheld', reason: 'Акт каралды, жер муниципалдык' })
  await press(walk, 'reviews.appeal-decide-button')
  await sees(walk, walk.t('reviews.appeal-was-upheld'))
}

/** Two give points, the third is kin of the group and stands aside; then the points are open, and one changes their own. */
async function scoreIt(walk: Walk, call: string): Promise<void> {
  const { page, t } = walk
  const sheet = '/initiatives/1/score'
  const give = async (points: string) => {
    for (const field of await page.locator('main [name^="points-"]').all()) await field.fill(points)
  }
  await as(walk, members[0])
  await go(walk, sheet)
  await give('9')
  await press(walk, 'reviews.sign-sheet')
  await go(walk, `/calls/${call}/commission`)
  await sees(walk, t('reviews.scores-closed', { count: 1 }))
  await as(walk, members[2])
  await go(walk, sheet)
  await page.locator('main [name="conflict"]').check({ force: true })
  await press(walk, 'reviews.sign-sheet')
  await fill(walk, { reason: 'Топтун лидери жээним' })
  await press(walk, 'reviews.sign-sheet')
  await as(walk, members[1])
  await go(walk, sheet)
  await give('4')
  await press(walk, 'reviews.sign-sheet')
  await go(walk, `${sheet}/revision`)
  await give('6')
  await fill(walk, { reason: 'Талкууда кармоо чыгымы айтылды' })
  await press(walk, 'reviews.revise-button')
  await page.context().clearCookies()
  await go(walk, `/calls/${call}/commission`)
  await sees(walk, t('reviews.sheets-line', { scored: 2, conflicts: 1 }))
  await paper(walk, `/calls/${call}/commission/protocol.pdf`)
}

async function walkThrough(language: Language, how: Look): Promise<void> {
  const { walk, faults } = await begin(language, how)
  await seatEveryMember(walk)
  await adoptRegulation(walk, {
    papers: { supportersMinimum: '1' },
    check: { expertCheck: 'yes', expertSubjects: 'land' },
  })
  const call = await announceCall(walk, (drafted) => appoint(walk, drafted))
  await applyForIt(walk, call, () => findSupport(walk))
  await talkAboutIt(walk)
  await refuseIt(walk, call)
  await appealIt(walk)
  await scoreIt(walk, call)
  deepEqual([...new Set(walk.complaints)], [])
  deepEqual(faults, [])
}

const long = { timeout: 600_000 }

test(
  'an application is supported, discussed, refused, appealed and scored, in Kyrgyz on a phone without scripts',
  long,
  () => walkThrough('ky', phone),
)

test('an application is supported, discussed, refused, appealed and scored, in Russian on a desk', long, () =>
  walkThrough('ru', desk),
)
