import { endOf } from '../../lib/kernel/civil-date.ts'
import { told } from '../../lib/platform/question.ts'
import type { CallId } from '../calls/call.model.ts'
import { placeOf, type Section, type WorkSource } from '../people/people.visit.ts'
import { mayAsk, placesWith } from '../people/permission.rules.ts'
import { CallVoteSection } from './poll-section.page.tsx'
import { pollsToPrepare, viewPoll } from './view-poll.query.ts'

const withRoll = ['collecting', 'reviewing', 'voting']

/** Voting on the call's page. */
export const callVoteSection: Section = async (visit, subject) => {
  if (!withRoll.includes(subject.stage)) return undefined
  const place = placeOf(visit)
  const mayRoll = mayAsk(visit.visitor, 'ballots.roll', place.id) === 'yes'
  if (subject.stage !== 'voting' && !mayRoll) return undefined
  const poll = await viewPoll(visit.platform, { municipalityId: place.id, callId: subject.id as CallId })
  if (!poll) return undefined
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
  const places = placesWith(visit.visitor, 'ballots.roll')
  if (places.length === 0) return undefined
  return told(pollsToPrepare(visit.platform, places), (polls) =>
    polls.map((poll) => ({
      title: visit.t(poll.frozen ? 'ballots.work-open' : 'ballots.work-freeze'),
      what: poll.title,
      path: `/${poll.placeSlug}/calls/${poll.slug}/roll`,
      place: visit.t.of(poll.placeNames),
      by: endOf(poll.votingFrom),
    })),
  )
}
