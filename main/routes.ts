import type { Route } from '../src/people/people.visit.ts'

/** Every address of the product. The only place that knows all slices. */
export const allRoutes: readonly Route[] = []
