import assert from 'node:assert/strict'
import type { Platform } from '../../lib/platform/platform.ts'
import type { InitiativeId } from '../../src/initiatives/initiative.model.ts'
import type { Terms } from '../../src/regulations/regulation.model.ts'
import { assignExperts } from '../../src/reviews/assign-experts.command.ts'
import type { Naming, OpinionAnswer } from '../../src/reviews/expert.model.ts'
import type { GivenOpinion } from '../../src/reviews/expert.store.ts'
import { giveOpinion } from '../../src/reviews/give-opinion.command.ts'
import { passToExperts } from '../../src/reviews/pass-to-experts.command.ts'
import { checkKeys } from '../../src/reviews/review.model.ts'
import { anInitiative, aPerson, smallTown, votingNoon } from './small-town.ts'

export type ExpertTown = Awaited<ReturnType<typeof expertTown>>

/**
 * A town that reviews applications and asks experts about land and cost: Asan the surveyor and Janyl the economist. Aigul's
 * applications are numbered from 1. Its methods take one further, each by the command itself.
 */
export async function expertTown(
  platform: Platform,
  { slug, rules = {}, now = votingNoon }: { slug: string; rules?: Partial<Terms>; now?: typeof votingNoon },
) {
  const asks: Partial<Terms> = { expertCheck: true, expertSubjects: ['land', 'cost'], expertDays: 5, ...rules }
  const town = await smallTown(platform, { stage: 'reviewing', slug, now, rules: asks })
  const { municipalityId, callId, people } = town
  const expert = (name: string) => aPerson(platform, { name, role: 'expert', municipalityId, now })
  const [asan, janyl] = [await expert('Асан Жерчиев'), await expert('Жаңыл Баасова')]
  let number = 0
  const apply = async (title = 'Аянтча') => {
    number += 1
    const leaderId = people.aigul
    const given = { ...town.poll, leaderId, number, stage: 'submitted' as const, title: `${title} ${number}`, now }
    const initiativeId = await anInitiative(platform, given)
    return { municipalityId, initiativeId }
  }
  type Subject = Awaited<ReturnType<typeof apply>>
  const pass = (subject: Subject, met = checkKeys) => passToExperts(platform, { by: people.aibek, subject, met })
  const assign = (initiatives: readonly InitiativeId[], naming: Naming = { land: asan, cost: janyl }, call = callId) =>
    assignExperts(platform, { by: people.aibek, call: { municipalityId, callId: call }, initiatives, naming })
  const say = (
    subject: Subject,
    about: GivenOpinion['subject'],
    answer: OpinionAnswer = 'in-order',
    by = about === 'land' ? asan : janyl,
  ) => giveOpinion(platform, { by, subject, opinion: { subject: about, answer, reason: 'Документтери текшерилди' } })
  /** An application with its experts. */
  const withExperts = async () => {
    const subject = await apply()
    assert((await pass(subject)).ok)
    assert((await assign([subject.initiativeId])).ok)
    return subject
  }
  /** An application with both opinions. */
  const withOpinions = async (land: OpinionAnswer = 'in-order', cost: OpinionAnswer = 'in-order') => {
    const subject = await withExperts()
    assert((await say(subject, 'land', land)).ok)
    assert((await say(subject, 'cost', cost)).ok)
    return subject
  }
  return { ...town, people: { ...people, asan, janyl }, apply, pass, assign, say, withExperts, withOpinions }
}
