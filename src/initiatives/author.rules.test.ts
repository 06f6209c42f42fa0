import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate, startOf } from '../../lib/kernel/civil-date.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import { type Invitation, invitationDays, mostAuthors, mostInvitationsADay } from './author.model.ts'
import {
  authorsOf,
  handsIn,
  type InvitationFacts,
  type InviteFacts,
  invitedUntil,
  isOver,
  whyAuthorsFixed,
  whyMayNotAgree,
  whyMayNotInvite,
  whyMayNotOfferLead,
  whyNotLeader,
} from './author.rules.ts'
import type { InitiativeStage } from './initiative.model.ts'

const [aigul, nurlan, bakyt] = ['aigul', 'nurlan', 'bakyt'] as unknown as [PersonId, PersonId, PersonId]
const invitedAt = startOf(civilDate('2026-05-01'))
const lastDay = startOf(civilDate('2026-05-15'))
const dayAfter = startOf(civilDate('2026-05-16'))
const invitation: Invitation = { id: 'i', channel: 'sms', invitedAt, answer: undefined }

test('whoever left has had a hand in it still, and does not answer for it any more', () => {
  const group = { leaderId: aigul, authorIds: [nurlan], formerAuthorIds: [bakyt] }
  deepEqual(authorsOf(group), [aigul, nurlan])
  deepEqual(handsIn(group), [aigul, nurlan, bakyt])
})

test('what binds the group is done by its leader', () => {
  equal(whyNotLeader(true), undefined)
  deepEqual(whyNotLeader(false), { code: 'leader-only', clause: 'group' })
})

const stages: readonly [InitiativeStage, CallStage, boolean][] = [
  ['draft', 'collecting', true],
  ['submitted', 'reviewing', true],
  ['returned', 'reviewing', true],
  ['admitted', 'reviewing', false],
  ['submitted', 'voting', false],
  ['draft', 'announced', false],
]
for (const [stage, callStage, open] of stages) {
  test(`a ${stage} application in a call that is ${callStage} takes ${open ? '' : 'no '}new authors`, () => {
    equal(whyAuthorsFixed({ stage }, callStage)?.code, open ? undefined : 'authors-fixed')
  })
}

test('an invitation is open through the fourteenth day', () => {
  equal(invitedUntil(invitation), '2026-05-15')
  equal(isOver(invitation, lastDay), false)
  equal(isOver(invitation, dayAfter), true)
})

const invite: InviteFacts = {
  initiative: { stage: 'draft' },
  callStage: 'collecting',
  leads: true,
  authors: 0,
  invitedToday: 0,
  before: undefined,
  isAuthor: false,
  now: lastDay,
}
const invites: readonly [claim: string, change: Partial<InviteFacts>, code: string | undefined][] = [
  ['the leader invites', {}, undefined],
  ['an author does not', { leads: false }, 'leader-only'],
  ['after the check nobody does', { initiative: { stage: 'admitted' } }, 'authors-fixed'],
  ['an author is not invited again', { isAuthor: true }, 'author-already'],
  ['whoever declined is not asked again', { before: { ...invitation, answer: 'declined' } }, 'declined-before'],
  ['an address is asked once', { before: invitation }, 'invited-already'],
  ['one that did not answer in time is asked again', { before: invitation, now: dayAfter }, undefined],
  ['one whose invitation was taken back too', { before: { ...invitation, answer: 'cancelled' } }, undefined],
  ['one who agreed and left too', { before: { ...invitation, answer: 'agreed' } }, undefined],
  ['the last author finds room', { authors: mostAuthors - 1 }, undefined],
  ['one more does not', { authors: mostAuthors }, 'too-many-authors'],
  ['the last invitation of the day goes', { invitedToday: mostInvitationsADay - 1 }, undefined],
  ['one more does not go', { invitedToday: mostInvitationsADay }, 'too-many-invitations'],
]
for (const [claim, change, code] of invites) {
  test(claim, () => equal(whyMayNotInvite({ ...invite, ...change })?.code, code))
}

const agree: InvitationFacts = {
  initiative: { stage: 'draft', leaderId: aigul, authorIds: [bakyt] },
  callStage: 'collecting',
  invitation,
  by: nurlan,
  now: lastDay,
}
const agreements: readonly [claim: string, change: Partial<InvitationFacts>, code: string | undefined][] = [
  ['whoever is invited agrees', {}, undefined],
  ['the leader is there already', { by: aigul }, 'author-already'],
  ['an author is there already', { by: bakyt }, 'author-already'],
  ['without an invitation nobody becomes an author', { invitation: undefined }, 'no-invitation'],
  ['an invitation is answered once', { invitation: { ...invitation, answer: 'declined' } }, 'no-invitation'],
  ['after its last day it is over', { now: dayAfter }, 'invitation-over'],
  ['after the check nobody joins', { initiative: { ...agree.initiative, stage: 'admitted' } }, 'authors-fixed'],
]
for (const [claim, change, code] of agreements) {
  test(claim, () => {
    const refusal = whyMayNotAgree({ ...agree, ...change })
    equal(refusal?.code, code)
    if (refusal?.code === 'invitation-over') equal(refusal.days, invitationDays)
  })
}

test('the lead passes to an author, also while works last, and not once all is over', () => {
  const initiative = { stage: 'works', authorIds: [nurlan] } as const
  equal(whyMayNotOfferLead(initiative, true, nurlan), undefined)
  equal(whyMayNotOfferLead(initiative, false, nurlan)?.code, 'leader-only')
  equal(whyMayNotOfferLead(initiative, true, bakyt)?.code, 'no-such-author')
  equal(whyMayNotOfferLead({ ...initiative, stage: 'withdrawn' }, true, nurlan)?.code, 'life-over')
})
