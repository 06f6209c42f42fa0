import type { Route } from '../people/people.visit.ts'
import { draftingRoutes } from './drafting.routes.tsx'
import { readingRoutes } from './regulation.routes.tsx'

export const regulationRoutes: readonly Route[] = [...draftingRoutes, ...readingRoutes]
