import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { InitiativeStage } from '../initiatives/initiative.model.ts'
import type { PublicationFacts, PublicationRefusal, Standing } from './publication.model.ts'

/** Where an application stands; undefined when nothing is to be published about it, because it was withdrawn or decided before. */
export function standingOf(
  stage: InitiativeStage,
  isHeld: boolean,
  answerBy: CivilDate | undefined,
  today: CivilDate,
): Standing | undefined {
  if (stage === 'submitted') return isHeld ? 'decided' : 'undecided'
  // One that is not sent again in its days is not admitted, and nobody waits for it.
  return stage === 'returned' && answerBy !== undefined && today <= answerBy ? 'correcting' : undefined
}

/** Why the decisions of a call may not be published now; asked by the page and again when publishing. */
export function whyMayNotPublish({
  together,
  callStage,
  applications,
}: PublicationFacts): Exclude<PublicationRefusal, { readonly code: 'no-such-call' }> | undefined {
  if (!together) return { code: 'not-together', clause: 'formal-check' }
  if (callStage !== 'reviewing') return { code: 'not-reviewing', stage: callStage, clause: 'formal-check' }
  const numbersOf = (standing: Standing) =>
    applications.filter((one) => one.standing === standing).map(({ number }) => number)
  const [undecided, correcting] = [numbersOf('undecided'), numbersOf('correcting')]
  if (undecided.length > 0) return { code: 'undecided', numbers: undecided, clause: 'formal-check' }
  if (correcting.length > 0) return { code: 'correcting', numbers: correcting, clause: 'correction' }
  return applications.length === 0 ? { code: 'nothing-to-publish', clause: 'formal-check' } : undefined
}
