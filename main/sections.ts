import { callVoteSection } from '../src/ballots/poll.routes.tsx'
import { supportersSection } from '../src/ballots/supporters.routes.tsx'
import { openCallsSection, placeCallsSection } from '../src/calls/calls.routes.tsx'
import { callOutageSection } from '../src/calls/outage.routes.tsx'
import { moneySection, placeMoneySection } from '../src/funding/funding.routes.tsx'
import { worksSection } from '../src/implementation/implementation.routes.tsx'
import { discussionSection } from '../src/initiatives/discussion.routes.tsx'
import {
  callInitiativesSection,
  ownInitiativesSection,
  placeInitiativesSection,
} from '../src/initiatives/initiatives.routes.tsx'
import { benchmarksSection } from '../src/initiatives/likenesses.routes.tsx'
import type { Sections } from '../src/people/people.visit.ts'
import { practiceSection, practicesSection } from '../src/practices/practices.routes.tsx'
import { regulationSection } from '../src/regulations/regulations.routes.tsx'
import { callCommissionSection } from '../src/reviews/commission.routes.tsx'
import { callExpertsSection } from '../src/reviews/experts.routes.tsx'
import { callPublicationSection } from '../src/reviews/publication.routes.tsx'
import { reviewSection } from '../src/reviews/review.routes.tsx'
import { callOutcomeSection, initiativeOutcomeSection } from '../src/tally/outcome.routes.tsx'
import { builtSection, givenSection, placeBuiltSection, placeGivenSection } from './country.sections.tsx'
import { ownPlacesSection } from './own-places.sections.tsx'

/** What slices put on each other's pages, in the order in which it is read. */
export const sections: Sections = {
  home: [openCallsSection, builtSection, practicesSection, givenSection],
  work: [ownInitiativesSection, ownPlacesSection],
  municipality: [
    placeCallsSection,
    placeInitiativesSection,
    placeBuiltSection,
    placeGivenSection,
    placeMoneySection,
    regulationSection,
  ],
  call: [
    callOutageSection,
    callVoteSection,
    callOutcomeSection,
    callExpertsSection,
    callPublicationSection,
    callCommissionSection,
    callInitiativesSection,
  ],
  initiative: [
    practiceSection,
    worksSection,
    moneySection,
    initiativeOutcomeSection,
    supportersSection,
    reviewSection,
    discussionSection,
  ],
  'substantive-check': [benchmarksSection],
}
