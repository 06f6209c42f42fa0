import { endOf } from '../../lib/kernel/civil-date.ts'
import { told } from '../../lib/platform/question.ts'
import { placeOf, type Section, type WorkSource } from '../people/people.visit.ts'
import { mayAsk, placesWith } from '../people/permission.rules.ts'
import { CallOutcomeSection, InitiativeOutcomeSection } from './outcome-section.page.tsx'
import { outcomesToReach, viewOutcomeOfInitiative } from './view-outcome.query.ts'

const counted = ['decided', 'implementing', 'closed']

/** The way to the outcome on the call's page; before it is certified, for those who count and certify. */
export const callOutcomeSection: Section = async (visit, subject) => {
  const place = placeOf(visit)
  const may = (permission: 'tally.count' | 'tally.certify') => mayAsk(visit.visitor, permission, place.id) === 'yes'
  const preparing = subject.stage === 'tallying' && (may('tally.count') || may('tally.certify'))
  if (!preparing && !counted.includes(subject.stage)) return undefined
  return <CallOutcomeSection t={visit.t} path={subject.path} />
}

const before = ['draft', 'submitted', 'returned', 'admitted', 'refused', 'on-the-ballot', 'withdrawn']

/** Verdict and reason on the initiative's page. */
export const initiativeOutcomeSection: Section = async (visit, subject) => {
  if (before.includes(subject.stage)) return undefined
  const place = placeOf(visit)
  const found = await viewOutcomeOfInitiative(visit.platform, place.id, subject.id)
  if (!found) return undefined
  return <InitiativeOutcomeSection t={visit.t} path={`/${place.slug}/calls/${found.slug}/outcome`} line={found.line} />
}

/** Votes to count, counts to certify. */
export const tallyWork: WorkSource = (visit) => {
  const [counts, certifies] = [placesWith(visit.visitor, 'tally.count'), placesWith(visit.visitor, 'tally.certify')]
  const places = [...new Set([...counts, ...certifies])]
  if (places.length === 0) return undefined
  return told(outcomesToReach(visit.platform, places), (call) => {
    const wanted = call.isCounted ? certifies : counts
    if (!wanted.includes(call.municipalityId)) return []
    return [
      {
        title: visit.t(call.isCounted ? 'tally.work-certify' : 'tally.work-count'),
        what: call.title,
        path: `/${call.placeSlug}/calls/${call.slug}/outcome`,
        place: visit.t.of(call.placeNames),
        by: endOf(call.decidedBy),
      },
    ]
  })
}
