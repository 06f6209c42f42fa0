import { openCallsSection, placeCallsSection } from '../src/calls/calls.routes.tsx'
import type { Sections } from '../src/people/people.visit.ts'
import { regulationSection } from '../src/regulations/regulations.routes.tsx'
import { reviewSection } from '../src/reviews/review.routes.tsx'

/** What downstream slices put on the pages of upstream ones, in the order in which it is read. */
export const sections: Sections = {
  home: [openCallsSection],
  municipality: [placeCallsSection, regulationSection],
  call: [],
  initiative: [reviewSection],
}
