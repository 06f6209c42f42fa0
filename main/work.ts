import type { WorkSource } from '../src/people/people.visit.ts'

/** Everybody who may have something waiting for a visitor. */
export const workSources: readonly WorkSource[] = []
