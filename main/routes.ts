import { callRoutes } from '../src/calls/calls.routes.tsx'
import { municipalityRoutes } from '../src/municipalities/municipality.routes.tsx'
import type { Route } from '../src/people/people.visit.ts'
import { regulationRoutes } from '../src/regulations/regulations.routes.tsx'
import { aboutRoutes } from './about.routes.tsx'
import { homeRoutes } from './home.routes.tsx'

/** Every address of the product. The only place that knows all slices. */
export const allRoutes: readonly Route[] = [
  ...homeRoutes,
  ...aboutRoutes,
  ...municipalityRoutes,
  ...regulationRoutes,
  ...callRoutes,
]
