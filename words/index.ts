import type { Language } from '../lib/kernel/three.ts'
import enBallots from './en/ballots.json' with { type: 'json' }
import enCalls from './en/calls.json' with { type: 'json' }
import enFunding from './en/funding.json' with { type: 'json' }
import enImplementation from './en/implementation.json' with { type: 'json' }
import enInitiatives from './en/initiatives.json' with { type: 'json' }
import enMain from './en/main.json' with { type: 'json' }
import enMunicipalities from './en/municipalities.json' with { type: 'json' }
import enPeople from './en/people.json' with { type: 'json' }
import enPractices from './en/practices.json' with { type: 'json' }
import enProblems from './en/problems.json' with { type: 'json' }
import enProgrammes from './en/programmes.json' with { type: 'json' }
import enRecord from './en/record.json' with { type: 'json' }
import enRegulations from './en/regulations.json' with { type: 'json' }
import enReviews from './en/reviews.json' with { type: 'json' }
import enStart from './en/start.json' with { type: 'json' }
import enTally from './en/tally.json' with { type: 'json' }
import enUi from './en/ui.json' with { type: 'json' }
import kyBallots from './ky/ballots.json' with { type: 'json' }
import kyCalls from './ky/calls.json' with { type: 'json' }
import kyFunding from './ky/funding.json' with { type: 'json' }
import kyImplementation from './ky/implementation.json' with { type: 'json' }
import kyInitiatives from './ky/initiatives.json' with { type: 'json' }
import kyMain from './ky/main.json' with { type: 'json' }
import kyMunicipalities from './ky/municipalities.json' with { type: 'json' }
import kyPeople from './ky/people.json' with { type: 'json' }
import kyPractices from './ky/practices.json' with { type: 'json' }
import kyProblems from './ky/problems.json' with { type: 'json' }
import kyProgrammes from './ky/programmes.json' with { type: 'json' }
import kyRecord from './ky/record.json' with { type: 'json' }
import kyRegulations from './ky/regulations.json' with { type: 'json' }
import kyReviews from './ky/reviews.json' with { type: 'json' }
import kyStart from './ky/start.json' with { type: 'json' }
import kyTally from './ky/tally.json' with { type: 'json' }
import kyUi from './ky/ui.json' with { type: 'json' }
import ruBallots from './ru/ballots.json' with { type: 'json' }
import ruCalls from './ru/calls.json' with { type: 'json' }
import ruFunding from './ru/funding.json' with { type: 'json' }
import ruImplementation from './ru/implementation.json' with { type: 'json' }
import ruInitiatives from './ru/initiatives.json' with { type: 'json' }
import ruMain from './ru/main.json' with { type: 'json' }
import ruMunicipalities from './ru/municipalities.json' with { type: 'json' }
import ruPeople from './ru/people.json' with { type: 'json' }
import ruPractices from './ru/practices.json' with { type: 'json' }
import ruProblems from './ru/problems.json' with { type: 'json' }
import ruProgrammes from './ru/programmes.json' with { type: 'json' }
import ruRecord from './ru/record.json' with { type: 'json' }
import ruRegulations from './ru/regulations.json' with { type: 'json' }
import ruReviews from './ru/reviews.json' with { type: 'json' }
import ruStart from './ru/start.json' with { type: 'json' }
import ruTally from './ru/tally.json' with { type: 'json' }
import ruUi from './ru/ui.json' with { type: 'json' }

const ky = {
  ui: kyUi,
  problems: kyProblems,
  main: kyMain,
  people: kyPeople,
  record: kyRecord,
  municipalities: kyMunicipalities,
  programmes: kyProgrammes,
  regulations: kyRegulations,
  calls: kyCalls,
  initiatives: kyInitiatives,
  reviews: kyReviews,
  ballots: kyBallots,
  start: kyStart,
  tally: kyTally,
  funding: kyFunding,
  implementation: kyImplementation,
  practices: kyPractices,
}

/** Kyrgyz is the first language: its files decide which keys exist. */
export type WordKey = {
  [Slice in keyof typeof ky]: `${Slice}.${keyof (typeof ky)[Slice] & string}`
}[keyof typeof ky]

/** Every message by language, slice and key, in ICU message syntax. */
export const messages: Record<Language, Record<string, Record<string, string>>> = {
  ky,
  ru: {
    ui: ruUi,
    problems: ruProblems,
    main: ruMain,
    people: ruPeople,
    record: ruRecord,
    municipalities: ruMunicipalities,
    programmes: ruProgrammes,
    regulations: ruRegulations,
    calls: ruCalls,
    initiatives: ruInitiatives,
    reviews: ruReviews,
    ballots: ruBallots,
    start: ruStart,
    tally: ruTally,
    funding: ruFunding,
    implementation: ruImplementation,
    practices: ruPractices,
  },
  en: {
    ui: enUi,
    problems: enProblems,
    main: enMain,
    people: enPeople,
    record: enRecord,
    municipalities: enMunicipalities,
    programmes: enProgrammes,
    regulations: enRegulations,
    calls: enCalls,
    initiatives: enInitiatives,
    reviews: enReviews,
    ballots: enBallots,
    start: enStart,
    tally: enTally,
    funding: enFunding,
    implementation: enImplementation,
    practices: enPractices,
  },
}
