import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, civilDate, startOf } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { applicationsOf, as, collectingDay, type Draft } from '../../test/worlds/applications.ts'
import { authorsIn } from '../../test/worlds/authors.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import { mostAuthors, mostInvitationsADay } from './author.model.ts'
import { readAuthors } from './author.store.ts'
import {
  agreeToBeAuthor,
  cancelInvitation,
  changeText,
  declineToBeAuthor,
  inviteAuthor,
  leaveAuthors,
  offerLead,
  removeAuthor,
  showName,
  submitInitiative,
  withdrawInitiative,
} from './index.ts'
import { addSupporter, isSupporter, supporterKeyOf } from './support.store.ts'

let now = collectingDay
const platform = await testPlatform(() => now)
const { db, keys } = platform
const { drafted, read, filled, recordOf } = applicationsOf(platform)
const { hasMail, lettersTo, codeFor, joined } = authorsIn(platform)
const message = { subject: 'Чакыруу', body: 'Автор болуңуз' }
let towns = 0

async function town() {
  towns += 1
  now = collectingDay
  const place = await smallTown(platform, { slug: `town-${towns}`, stage: 'collecting', now })
  return { ...place, draft: await drafted(place) }
}

function mail(at: number) {
  return { channel: 'email', address: `stranger-${towns}-${at}@example.kg` } as const
}

test('whoever is invited and agrees is an author, and only then', async () => {
  const place = await town()
  const { draft, people } = place
  const to = await hasMail(people.nurlan)
  assert.ok((await inviteAuthor(platform, { ...draft, to, message })).ok)
  assert.equal((await lettersTo(to)).length, 1)
  assert.deepEqual((await read(draft)).authorIds, [])
  const invited = { ...draft, by: people.nurlan, code: undefined }
  assert.ok((await agreeToBeAuthor(platform, { ...invited, showsName: false })).ok)
  assert.deepEqual((await read(draft)).authorIds, [people.nurlan])
  const { version } = await read(draft)
  const text = { title: 'Көчөгө жарык', theme: 'lighting', problem: 'Караңгы', solution: 'Чырактар' } as const
  assert.ok((await changeText(platform, { ...draft, applicant: as(people.nurlan), version, text })).ok)
  const names = (await recordOf(draft)).map(([name]) => name)
  assert.deepEqual(names, ['initiative-drafted', 'author-invited', 'author-agreed', 'initiative-changed'])
  const again = await agreeToBeAuthor(platform, { ...invited, showsName: false })
  assert.deepEqual(again, { ok: false, refusal: { code: 'author-already' } })
})

test('an invitation is for whoever proved the address, and for nobody else', async () => {
  const { draft, people } = await town()
  assert.ok((await inviteAuthor(platform, { ...draft, to: await hasMail(people.nurlan) })).ok)
  const other = { ...draft, by: people.bakyt, code: undefined, showsName: true }
  const answers = [await agreeToBeAuthor(platform, other), await declineToBeAuthor(platform, other)]
  for (const answer of answers) assert.deepEqual(answer, { ok: false, refusal: { code: 'no-invitation' } })
  assert.deepEqual((await read(draft)).authorIds, [])
})

// Without the lock of the initiative both would find the invitation open.
test('a code that is read out makes one author, whoever uses it first', async () => {
  for (let round = 0; round < 3; round += 1) {
    const place = await town()
    const code = await codeFor(place.draft)
    const { nurlan, bakyt } = place.people
    const answers = await Promise.all(
      [nurlan, bakyt].map((by) => agreeToBeAuthor(platform, { ...place.draft, by, code, showsName: true })),
    )
    assert.deepEqual(answers.map(({ ok }) => ok).sort(), [false, true])
    assert.equal((await read(place.draft)).authorIds.length, 1)
  }
})

test('a code of another application, or a wrong one, opens nothing', async () => {
  const one = await town()
  const code = await codeFor(one.draft)
  const other = await town()
  const invited = { ...other.draft, by: other.people.nurlan, showsName: true }
  for (const typed of [code, '000000000000', ''])
    assert.equal((await agreeToBeAuthor(platform, { ...invited, code: typed })).ok, false)
})

test('whoever declines is not written to again; the leader is told', async () => {
  const { draft, people } = await town()
  const to = await hasMail(people.nurlan)
  const leader = await hasMail(people.aigul)
  await inviteAuthor(platform, { ...draft, to, message })
  assert.ok((await declineToBeAuthor(platform, { ...draft, by: people.nurlan, code: undefined, message })).ok)
  assert.equal((await lettersTo(leader)).length, 1)
  const again = await inviteAuthor(platform, { ...draft, to, message })
  assert.deepEqual(again, { ok: false, refusal: { code: 'declined-before' } })
  assert.equal((await lettersTo(to)).length, 1)
})

test('an invitation that was taken back, or is over, is no invitation', async () => {
  const place = await town()
  const { draft, people } = place
  const to = await hasMail(people.nurlan)
  const made = await inviteAuthor(platform, { ...draft, to })
  assert.ok(made.ok)
  const { invitationId } = made.value
  const author = await cancelInvitation(platform, { ...draft, applicant: as(people.nurlan), invitationId })
  assert.equal(author.ok ? undefined : author.refusal.code, 'leader-only')
  assert.ok((await cancelInvitation(platform, { ...draft, invitationId })).ok)
  const twice = await cancelInvitation(platform, { ...draft, invitationId })
  assert.equal(twice.ok ? undefined : twice.refusal.code, 'no-invitation')
  const invited = { ...draft, by: people.nurlan, code: undefined, showsName: true }
  assert.equal((await agreeToBeAuthor(platform, invited)).ok, false)
  assert.ok((await inviteAuthor(platform, { ...draft, to })).ok)
  now = startOf(addDays(civilDate('2026-05-10'), 15))
  const late = await agreeToBeAuthor(platform, invited)
  assert.equal(late.ok ? undefined : late.refusal.code, 'invitation-over')
  assert.ok((await inviteAuthor(platform, { ...draft, to })).ok)
  assert.ok((await agreeToBeAuthor(platform, invited)).ok)
})

// Without the lock of the person both of two at once would be the tenth.
test('a person invites no more in a day than they may, not from two tabs or two applications', async () => {
  const place = await town()
  const second = await drafted(place)
  const invite = (draft: Draft, at: number) => inviteAuthor(platform, { ...draft, to: mail(at), message })
  for (let at = 1; at < mostInvitationsADay; at += 1) assert.ok((await invite(place.draft, at)).ok)
  const answers = await Promise.all([invite(place.draft, 50), invite(second, 51)])
  assert.deepEqual(answers.map(({ ok }) => ok).sort(), [false, true])
  now = instant(now + 24 * 3_600_000)
  assert.ok((await invite(second, 52)).ok)
})

test('an application has no more authors than may be, open invitations counted', async () => {
  const { draft } = await town()
  for (let at = 0; at < mostAuthors; at += 1) {
    if (at === mostInvitationsADay) now = instant(now + 24 * 3_600_000)
    assert.ok((await inviteAuthor(platform, { ...draft, to: 'code' })).ok)
  }
  now = instant(now + 24 * 3_600_000)
  const answer = await inviteAuthor(platform, { ...draft, to: 'code' })
  assert.deepEqual(answer, { ok: false, refusal: { code: 'too-many-authors', most: mostAuthors } })
})

test('an author edits; sending, withdrawing and the authors are the leader’s', async () => {
  const place = await town()
  const { draft, people } = place
  await joined(place.draft, people.nurlan)
  const nurlan = await hasMail(people.nurlan)
  const { version } = await filled(draft)
  const author = { ...draft, applicant: as(people.nurlan) }
  const refusal = { ok: false, refusal: { code: 'leader-only', clause: 'group' } }
  assert.deepEqual(await submitInitiative(platform, { ...author, version }), refusal)
  assert.deepEqual(await withdrawInitiative(platform, author), refusal)
  assert.deepEqual(await inviteAuthor(platform, { ...author, to: 'code' }), refusal)
  assert.deepEqual(await removeAuthor(platform, { ...author, authorId: people.nurlan }), refusal)
  assert.deepEqual(await offerLead(platform, { ...author, authorId: people.nurlan }), refusal)
  assert.equal((await read(draft)).stage, 'draft')
  const receipt = { subject: 'Кабыл алынды', body: 'Арыз жөнөтүлдү' }
  assert.ok((await submitInitiative(platform, { ...draft, version, receipt })).ok)
  assert.deepEqual(await lettersTo(nurlan), [receipt.body])
})

test('who supported it and becomes an author is no supporter any more', async () => {
  const place = await town()
  const { draft, people } = place
  const initiative = await read(draft)
  const key = supporterKeyOf(keys, initiative, '12345678901234')
  await inTransaction(db, (tx) => addSupporter(tx, draft, { key, personId: people.nurlan }, people.nurlan))
  await joined(place.draft, people.nurlan)
  assert.equal(await isSupporter(db.read, draft, people.nurlan), false)
  assert.ok((await recordOf(draft)).some(([name]) => name === 'support-taken-back'))
})

test('whoever leaves or is taken off changes nothing any more and is named nowhere', async () => {
  const place = await town()
  const { draft, people } = place
  await joined(place.draft, people.nurlan)
  await joined(place.draft, people.bakyt)
  const bakyt = await hasMail(people.bakyt)
  const self = { municipalityId: draft.municipalityId, id: draft.id, message }
  assert.ok((await leaveAuthors(platform, { ...self, by: people.nurlan })).ok)
  assert.ok((await removeAuthor(platform, { ...draft, authorId: people.bakyt, message })).ok)
  assert.deepEqual(await lettersTo(bakyt), [message.body])
  const initiative = await read(draft)
  assert.deepEqual(initiative.authorIds, [])
  assert.deepEqual([...initiative.formerAuthorIds].sort(), [people.nurlan, people.bakyt].sort())
  const text = { groupName: 'Топ', members: [] }
  const change = { ...draft, applicant: as(people.nurlan), version: initiative.version, text }
  const answer = await changeText(platform, change)
  assert.equal(answer.ok ? undefined : answer.refusal.code, 'not-yours')
  const leader = await leaveAuthors(platform, { ...self, by: people.aigul })
  assert.equal(leader.ok ? undefined : leader.refusal.code, 'leader-stays')
  for (const again of [
    await leaveAuthors(platform, { ...self, by: people.nurlan }),
    await removeAuthor(platform, { ...draft, authorId: people.bakyt }),
    await showName(platform, { ...self, by: people.nurlan, shows: true }),
  ])
    assert.equal(again.ok ? undefined : again.refusal.code, 'no-such-author')
  await assert.rejects(
    db.pool.query('update initiatives.author set shows_name = true where person_id = $1', [people.nurlan]),
    /check constraint/,
  )
})

test('a name is shown when its owner says so, the leader’s too', async () => {
  const place = await town()
  const { draft, people } = place
  await joined(place.draft, people.nurlan, true)
  const shown = async () => (await readAuthors(db.read, draft)).map(({ name, showsName }) => [name, showsName])
  assert.deepEqual(await shown(), [
    ['Айгүл Токтосунова', false],
    ['Нурлан Бейшеев', true],
  ])
  assert.ok((await showName(platform, { ...draft, by: people.aigul, shows: true })).ok)
  assert.ok((await showName(platform, { ...draft, by: people.nurlan, shows: false })).ok)
  assert.deepEqual(await shown(), [
    ['Айгүл Токтосунова', true],
    ['Нурлан Бейшеев', false],
  ])
  assert.deepEqual((await read(draft)).authorIds, [people.nurlan])
})
