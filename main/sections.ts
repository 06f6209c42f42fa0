import type { Sections } from '../src/people/people.visit.ts'

/** What downstream slices put on the pages of upstream ones, in the order in which it is read. */
export const sections: Sections = {
  home: [],
  municipality: [],
  call: [],
  initiative: [],
}
