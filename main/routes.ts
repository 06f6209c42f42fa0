import { rollRoutes } from '../src/ballots/roll.routes.tsx'
import { voteRoutes } from '../src/ballots/vote.routes.tsx'
import { callRoutes } from '../src/calls/calls.routes.tsx'
import { fundingRoutes } from '../src/funding/funding.routes.tsx'
import { implementationRoutes } from '../src/implementation/implementation.routes.tsx'
import { initiativeRoutes } from '../src/initiatives/initiatives.routes.tsx'
import { logFileRoutes } from '../src/log/log-files.routes.ts'
import { municipalityRoutes } from '../src/municipalities/municipality.routes.tsx'
import { accountRoutes } from '../src/people/account.routes.tsx'
import { passkeyRoutes } from '../src/people/passkey.routes.tsx'
import type { Route } from '../src/people/people.visit.ts'
import { signInRoutes } from '../src/people/sign-in.routes.tsx'
import { practiceRoutes } from '../src/practices/practices.routes.tsx'
import { regulationRoutes } from '../src/regulations/regulations.routes.tsx'
import { reviewRoutes } from '../src/reviews/review.routes.tsx'
import { recountRoutes } from '../src/tally/recount.routes.tsx'
import { tallyRoutes } from '../src/tally/tally.routes.tsx'
import { whatIfRoutes } from '../src/tally/what-if.routes.tsx'
import { aboutRoutes } from './about.routes.tsx'
import { homeRoutes } from './home.routes.tsx'
import { workSources } from './work.ts'

/** Every address of the product. The only place that knows all slices. */
export const allRoutes: readonly Route[] = [
  ...homeRoutes,
  ...aboutRoutes,
  ...municipalityRoutes,
  ...logFileRoutes,
  ...regulationRoutes,
  ...callRoutes,
  ...initiativeRoutes,
  ...signInRoutes,
  ...accountRoutes(workSources),
  ...passkeyRoutes,
  ...reviewRoutes,
  ...rollRoutes,
  ...voteRoutes,
  ...tallyRoutes,
  ...whatIfRoutes,
  ...recountRoutes,
  ...fundingRoutes,
  ...implementationRoutes,
  ...practiceRoutes,
]
