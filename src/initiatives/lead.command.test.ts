import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { applicationsOf, as, collectingDay } from '../../test/worlds/applications.ts'
import { authorsIn } from '../../test/worlds/authors.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import { findInitiative } from '../reviews/find-initiative.command.ts'
import { checkKeys } from '../reviews/review.model.ts'
import { signSheet } from '../reviews/sign-sheet.command.ts'
import {
  endLeadOffer,
  inviteAuthor,
  leaveAuthors,
  moveInitiative,
  offerLead,
  removeAuthor,
  submitInitiative,
  takeLead,
} from './index.ts'

const now = collectingDay
const platform = await testPlatform(() => now)
const { db } = platform
const { drafted, read, filled } = applicationsOf(platform)
const { joined } = authorsIn(platform)
const message = { subject: 'Жетекчилик', body: 'Топту жетектеңиз' }
let towns = 0

async function town(rules: Partial<Terms> = {}) {
  towns += 1
  const place = await smallTown(platform, { slug: `town-${towns}`, stage: 'collecting', now, rules })
  return { ...place, draft: await drafted(place) }
}

test('the lead passes when the author agrees, and whoever led stays an author', async () => {
  const place = await town()
  const { draft, people } = place
  await joined(place.draft, people.nurlan)
  const taking = { ...draft, by: people.nurlan, message }
  const early = await takeLead(platform, taking)
  assert.equal(early.ok ? undefined : early.refusal.code, 'no-offer')
  assert.ok((await offerLead(platform, { ...draft, authorId: people.nurlan, message })).ok)
  assert.equal((await read(draft)).leaderId, people.aigul)
  assert.ok((await takeLead(platform, taking)).ok)
  const { leaderId, authorIds } = await read(draft)
  assert.deepEqual([leaderId, authorIds], [people.nurlan, [people.aigul]])
  const { version } = await filled({ ...draft, applicant: as(people.nurlan) })
  assert.ok((await submitInitiative(platform, { ...draft, applicant: as(people.nurlan), version })).ok)
  assert.ok((await leaveAuthors(platform, { ...draft, by: people.aigul })).ok)
})

// Without the lock of the initiative one could lead who is no author any more.
test('an author who is taken off while they take the lead either leads or is gone', async () => {
  for (let round = 0; round < 3; round += 1) {
    const place = await town()
    const { draft, people } = place
    await joined(place.draft, people.nurlan)
    await offerLead(platform, { ...draft, authorId: people.nurlan })
    const [taken, removed] = await Promise.all([
      takeLead(platform, { ...draft, by: people.nurlan }),
      removeAuthor(platform, { ...draft, authorId: people.nurlan }),
    ])
    assert.notEqual(taken.ok, removed.ok)
    assert.equal((await read(draft)).leaderId, taken.ok ? people.nurlan : people.aigul)
  }
})

test('an offer of the lead ends when it is declined or taken back, and by nobody else', async () => {
  const place = await town()
  const { draft, people } = place
  await joined(place.draft, people.nurlan)
  await joined(place.draft, people.bakyt)
  const offer = () => offerLead(platform, { ...draft, authorId: people.nurlan })
  assert.ok((await offer()).ok)
  const stranger = await endLeadOffer(platform, { ...draft, applicant: as(people.bakyt) })
  assert.equal(stranger.ok ? undefined : stranger.refusal.code, 'no-offer')
  assert.ok((await endLeadOffer(platform, { ...draft, applicant: as(people.nurlan), message })).ok)
  assert.ok((await offer()).ok)
  assert.ok((await endLeadOffer(platform, draft)).ok)
  assert.equal((await takeLead(platform, { ...draft, by: people.nurlan })).ok, false)
  assert.ok((await offer()).ok)
  assert.ok((await offerLead(platform, { ...draft, authorId: people.bakyt })).ok)
  assert.equal((await takeLead(platform, { ...draft, by: people.nurlan })).ok, false)
})

test('who wrote a selected initiative waits like its leader, also with the lead of another group', async () => {
  const place = await town({ pauseMonths: 12 })
  const { draft, people } = place
  await joined(place.draft, people.nurlan)
  await inTransaction(db, async (tx) => {
    const initiative = await read(draft)
    await moveInitiative(tx, { kind: 'system' }, { ...initiative, stage: 'on-the-ballot' }, 'select')
  })
  const other = { ...place, draft: await drafted(place, as(people.bakyt)) }
  await assert.rejects(drafted(place, as(people.nurlan)))
  await joined(other.draft, people.nurlan)
  await offerLead(platform, { ...other.draft, authorId: people.nurlan })
  const answer = await takeLead(platform, { ...other.draft, by: people.nurlan })
  assert.equal(answer.ok ? undefined : answer.refusal.code, 'pause')
})

test('no author checks or scores the initiative, nor whoever left so as to be able to', async () => {
  const place = await town()
  const { draft, people, municipalityId } = place
  await joined(place.draft, people.aibek)
  await joined(place.draft, people.meerim)
  assert.ok((await leaveAuthors(platform, { ...draft, by: people.meerim })).ok)
  assert.ok((await submitInitiative(platform, await filled(draft))).ok)
  const subject = { municipalityId, initiativeId: draft.id }
  const finding = { subject, id: crypto.randomUUID(), verdict: 'admitted', met: checkKeys, reason: '' } as const
  const checked = await findInitiative(platform, { ...finding, by: people.aibek })
  assert.equal(checked.ok ? undefined : checked.refusal.code, 'own-initiative')
  assert.ok((await findInitiative(platform, { ...finding, by: people.gulnara })).ok)
  await db.pool.query(`update calls.call set stage = 'reviewing' where id = $1`, [place.callId])
  const points = { significance: 5, participation: 4, sustainability: 3, 'justified-costs': 2, 'own-contribution': 1 }
  const sheet = { hasConflict: false, conflict: '', points, comment: '' }
  const scored = await signSheet(platform, { memberId: people.meerim, subject, draft: sheet })
  assert.equal(scored.ok ? undefined : scored.refusal.code, 'own-initiative')
  const declared = { ...sheet, hasConflict: true, conflict: 'Автор болгом' }
  assert.ok((await signSheet(platform, { memberId: people.meerim, subject, draft: declared })).ok)
  const late = await inviteAuthor(platform, { ...draft, to: 'code' })
  assert.equal(late.ok ? undefined : late.refusal.code, 'authors-fixed')
})
