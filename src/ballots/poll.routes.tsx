import { endOf } from '../../lib/kernel/civil-date.ts'
import { told } from '../../lib/platform/question.ts'
import type { CallId } from '../calls/call.model.ts'
import { placeOf, type Section, type Visit, type WorkSource } from '../people/people.visit.ts'
import { mayAsk, placesWith } from '../people/permission.rules.ts'
import { CallVoteSection } from './poll-section.page.tsx'
import { type PollToPrepare, pollsToPrepare, viewPoll } from './view-poll.query.ts'

const withRoll = ['collecting', 'reviewing', 'voting', 'tallying']

/** Voting on the call's page. */
export const callVoteSection: Section = async (visit, subject) => {
  if (!withRoll.includes(subject.stage)) return undefined
  const place = placeOf(visit)
  const mayRoll = mayAsk(visit.visitor, 'ballots.roll', place.id) === 'yes'
  const poll = await viewPoll(visit.platform, { municipalityId: place.id, callId: subject.id as CallId })
  if (!poll || (subject.stage !== 'voting' && !poll.frozen && !mayRoll)) return undefined
  return (
    <CallVoteSection
      t={visit.t}
      path={subject.path}
      voting={subject.stage === 'voting'}
      roll={poll.frozen ? poll.roll : 0}
      mayRoll={mayRoll}
    />
  )
}

/** The roll to freeze, the vote to open: for officers. */
export const ballotsWork: WorkSource = (visit) => {
  const places = placesWith(visit.visitor, 'ballots.confirm-roll')
  if (places.length === 0) return undefined
  return told(pollsToPrepare(visit.platform, places), (polls) =>
    polls.flatMap((poll) => {
      const waiting = waitingOf(visit, poll)
      const roll = `/${poll.placeSlug}/calls/${poll.slug}/roll`
      const common = { what: poll.title, place: visit.t.of(poll.placeNames), by: endOf(poll.votingFrom) }
      return waiting ? [{ ...common, title: visit.t(`ballots.work-${waiting.title}`), path: roll + waiting.below }] : []
    }),
  )
}

/** What of a roll waits for this very visitor: what another person prepared comes first. */
function waitingOf({ visitor }: Visit, poll: PollToPrepare) {
  const isOwn = poll.preparedBy !== undefined && poll.preparedBy === visitor.person?.id
  if (poll.preparedBy !== undefined && !isOwn)
    return poll.waitingFile === undefined
      ? ({ title: 'confirm-freezing', below: '/freezing' } as const)
      : ({ title: 'confirm-file', below: `/files/${poll.waitingFile}` } as const)
  if (isOwn || mayAsk(visitor, 'ballots.roll', poll.municipalityId) === 'no') return undefined
  return { title: poll.frozen ? 'open' : 'freeze', below: '' } as const
}
