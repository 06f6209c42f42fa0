import { randomUUID } from 'node:crypto'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Initiative } from '../../src/initiatives/initiative.model.ts'
import { assignExperts } from '../../src/reviews/assign-experts.command.ts'
import type { OpinionAnswer } from '../../src/reviews/expert.model.ts'
import type { GivenOpinion } from '../../src/reviews/expert.store.ts'
import { giveOpinion } from '../../src/reviews/give-opinion.command.ts'
import { leaveNote } from '../../src/reviews/leave-note.command.ts'
import { passToExperts } from '../../src/reviews/pass-to-experts.command.ts'
import { checkKeys } from '../../src/reviews/review.model.ts'
import { type DemoCall, done } from './demo-call.ts'
import { on } from './demo-time.ts'

/** The officer finds the formal list met and asks the pilot's expert; both write a word to each other. */
export async function askExperts(
  platform: Platform,
  call: DemoCall,
  initiative: Initiative,
  day: CivilDate,
): Promise<void> {
  const { municipalityId, callId, people } = call
  const subject = { municipalityId, initiativeId: initiative.id }
  const by = people.officer
  done(await passToExperts(on(platform, day), { by, subject, met: checkKeys }), 'formal list')
  const naming = { land: people.expert, cost: people.expert, upkeep: people.expert }
  const initiatives = [initiative.id]
  done(
    await assignExperts(on(platform, day, 11), { by, call: { municipalityId, callId }, initiatives, naming }),
    'experts',
  )
  const text = 'Имараттын документи кагазда гана бар экен, көчүрмөсүн айыл өкмөтүнөн алсаңыз болот.'
  const note = { by, isOffice: true, subject, id: randomUUID(), text }
  done(await leaveNote(on(platform, day, 12), note), 'note')
}

const opinions: readonly (readonly [GivenOpinion['subject'], OpinionAnswer, string])[] = [
  ['land', 'in-order', 'Жер муниципалдык менчикте, документи айыл өкмөтүндө бар.'],
  ['cost', 'in-order', 'Сметадагы баалар райондогу дүкөндөрдүн баасына туура келет.'],
  ['upkeep', 'conditional', 'Айыл өкмөтү кармоо чыгымын кийинки жылдын бюджетине киргизсин.'],
]

/** The first so many opinions of the expert. */
export async function opine(
  platform: Platform,
  call: DemoCall,
  { id: initiativeId }: Initiative,
  day: CivilDate,
  count: number,
): Promise<void> {
  const { municipalityId, people } = call
  for (const [at, [about, answer, reason]] of opinions.slice(0, count).entries()) {
    const given = {
      by: people.expert,
      subject: { municipalityId, initiativeId },
      opinion: { subject: about, answer, reason },
    }
    done(await giveOpinion(on(platform, day, 14 + at), given), 'opinion')
  }
}
