import { ballotsWork } from '../src/ballots/poll.routes.tsx'
import { callWork } from '../src/calls/calls.routes.tsx'
import { fundingWork } from '../src/funding/funding.routes.tsx'
import { implementationWork } from '../src/implementation/implementation.routes.tsx'
import { amendmentWork } from '../src/initiatives/amendments.routes.tsx'
import { authorWork } from '../src/initiatives/authors.routes.tsx'
import { questionWork } from '../src/initiatives/discussion.routes.tsx'
import { initiativeWork } from '../src/initiatives/initiatives.routes.tsx'
import { mergerWork } from '../src/initiatives/mergers.routes.tsx'
import type { WorkSource } from '../src/people/people.visit.ts'
import { practiceWork } from '../src/practices/practices.routes.tsx'
import { regulationWork } from '../src/regulations/regulations.routes.tsx'
import { expertsWork, opinionWork } from '../src/reviews/experts.routes.tsx'
import { publicationWork } from '../src/reviews/publication.routes.tsx'
import { appealWork, mayAppealWork, reviewWork } from '../src/reviews/review.routes.tsx'
import { tallyWork } from '../src/tally/outcome.routes.tsx'

/** Everybody who may have something waiting for a visitor. */
export const workSources: readonly WorkSource[] = [
  regulationWork,
  callWork,
  authorWork,
  amendmentWork,
  mergerWork,
  initiativeWork,
  questionWork,
  reviewWork,
  expertsWork,
  opinionWork,
  publicationWork,
  appealWork,
  mayAppealWork,
  ballotsWork,
  tallyWork,
  fundingWork,
  implementationWork,
  practiceWork,
]
