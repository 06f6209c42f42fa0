import { callRoutes } from '../src/calls/calls.routes.tsx'
import type { Route } from '../src/people/people.visit.ts'
import { regulationRoutes } from '../src/regulations/regulations.routes.tsx'

/** Every address of the product. The only place that knows all slices. */
export const allRoutes: readonly Route[] = [...regulationRoutes, ...callRoutes]
