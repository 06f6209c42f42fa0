import { randomUUID } from 'node:crypto'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { answerAmendment, proposeAmendment } from '../../src/initiatives/amend.command.ts'
import type { AmendableField, AmendmentId } from '../../src/initiatives/amendment.model.ts'
import { readInitiative } from '../../src/initiatives/index.ts'
import type { Initiative } from '../../src/initiatives/initiative.model.ts'
import type { PersonId } from '../../src/people/person.model.ts'
import { type DemoCall, done } from './demo-call.ts'
import { on } from './demo-time.ts'

/** What is proposed to the words of the women's gym: the first is accepted, the second waits. */
const proposals: readonly {
  readonly field: AmendableField
  readonly change: (words: string) => string
  readonly reason: string
}[] = [
  {
    field: 'upkeep',
    change: (words) => words.replace('топ өзү карайт', 'топ өзү карайт, бузулганын өз каражатына оңдотот'),
    reason: 'Бузулган тренажёрду ким оңдотору азыр эле жазылсын, кийин талаш чыкпасын.',
  },
  {
    field: 'solution',
    change: (words) => words.replace('оңдоп, аялдар', 'чатырын жамап, оңдоп, аялдар'),
    reason: 'Чатыр жазында агат. Аны жамабай туруп пол төшөсөк, бир жылда бузулат.',
  },
]

/** A change that the leader accepted, with its proposer credited, and one that waits for an answer. */
export async function amend(
  platform: Platform,
  { municipalityId, people }: DemoCall,
  { id: initiativeId }: Initiative,
  day: CivilDate,
): Promise<void> {
  const by: readonly PersonId[] = [people.resident, people.monitor]
  for (const [at, { field, change, reason }] of proposals.entries()) {
    const initiative = await readInitiative(platform.db.read, municipalityId, initiativeId)
    const proposer = by[at]
    if (!initiative || !proposer) continue
    const id = randomUUID() as AmendmentId
    const given = { id, field, after: change(initiative[field]), reason, version: initiative.version }
    const proposal = { ...given, by: proposer, municipalityId, initiativeId, forOffice: false }
    done(await proposeAmendment(on(platform, day, 16 + at), proposal), 'amendment')
    if (at > 0) continue
    const applicant = { by: initiative.leaderId, isOfficer: false }
    const answer = { applicant, municipalityId, id, answer: 'agreed', reason: '' } as const
    done(await answerAmendment(on(platform, day, 17), answer), 'consent')
  }
}
