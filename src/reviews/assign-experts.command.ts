import { type CivilDate, dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Call } from '../calls/call.model.ts'
import { holdCall } from '../calls/index.ts'
import { lockInitiative } from '../initiatives/index.ts'
import type { Initiative, InitiativeId } from '../initiatives/initiative.model.ts'
import { type MessageText, writeToPerson } from '../people/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { CallSubject } from './commission.store.ts'
import type { AssignRefusal, Naming, NamingRefusal, NewAssignment, SubstantiveCheck } from './expert.model.ts'
import { expertFacts, namedBefore, namingOf, opinionsBy, runningCheck } from './expert.rules.ts'
import { expertsOf, readChecks, storeAssignment } from './expert.store.ts'
import type { Subject } from './review.store.ts'

/** What an expert is told: opinions on how many initiatives, and by when. */
export type Asked = { readonly initiatives: number; readonly until: CivilDate }

type Assigning = {
  readonly by: PersonId
  readonly call: CallSubject
  readonly initiatives: readonly InitiativeId[]
  readonly naming: Naming
  readonly tell?: (asked: Asked) => MessageText
}

type Named = Subject & { readonly check: number; readonly assignments: readonly NewAssignment[] }

/** Names experts for the subjects of several initiatives at once: for all of them or, refused, for none. Each expert is told. */
export function assignExperts(
  platform: Platform,
  { by, call: subject, initiatives, naming, tell }: Assigning,
): Promise<Result<readonly Named[], AssignRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const call = await holdCall(tx, subject.municipalityId, subject.callId)
    if (!call) return refuse({ code: 'no-such-call' } as const)
    const experts = new Set((await expertsOf(tx, subject.municipalityId)).map(({ id }) => id))
    if (Object.values(naming).some((expert) => !experts.has(expert))) {
      return refuse({ code: 'not-an-expert', clause: 'expert-check' } as const)
    }
    const named: Named[] = []
    const refused: { readonly refusal: NamingRefusal; readonly number: number }[] = []
    // Always in the same order, so that two who assign at once do not wait for each other.
    for (const initiativeId of [...new Set(initiatives)].sort()) {
      const initiative = await lockInitiative(tx, subject.municipalityId, initiativeId)
      if (initiative?.callId !== call.id) return refuse({ code: 'no-such-call' } as const)
      const result = await namedFor(tx, { initiative, call }, naming)
      if (result.ok) named.push(result.value)
      else refused.push(result.refusal)
    }
    const first = refused[0]?.refusal
    if (first) {
      const numbers = refused.filter(({ refusal }) => refusal.code === first.code).map(({ number }) => number)
      return refuse({ ...first, numbers: numbers.sort((a, b) => a - b) })
    }
    const isNew = named.some(({ assignments }) => assignments.length > 0)
    if (!isNew) return refuse({ code: 'nothing-new', clause: 'expert-check' } as const)
    await store(tx, platform, named, by, tell)
    return ok(named)
  })
}

/** Asks the experts of the last check about a mended application again; `before` are its checks without the one just opened. */
export async function askAgain(
  tx: Tx,
  platform: Platform,
  locked: Locked,
  before: readonly SubstantiveCheck[],
  { by, tell }: Pick<Assigning, 'by' | 'tell'>,
): Promise<void> {
  const experts = new Set((await expertsOf(tx, locked.call.municipalityId)).map(({ id }) => id))
  const named = await namedFor(tx, locked, namedBefore(before, experts))
  if (named.ok) await store(tx, platform, [named.value], by, tell)
}

type Locked = { readonly initiative: Initiative; readonly call: Call }

async function namedFor(
  tx: Tx,
  { initiative, call }: Locked,
  naming: Naming,
): Promise<Result<Named, { readonly refusal: NamingRefusal; readonly number: number }>> {
  const { municipalityId, id: initiativeId } = initiative
  const checks = await readChecks(tx, { municipalityId, initiativeId })
  const answerBy = opinionsBy(dateOf(tx.now), call.terms, call.calendar.reviewingUntil)
  const result = namingOf(expertFacts({ initiative, call }, checks), naming, answerBy)
  if (!result.ok) return refuse({ refusal: result.refusal, number: initiative.number })
  return ok({ municipalityId, initiativeId, check: runningCheck(checks)?.number ?? 0, assignments: result.value })
}

async function store(
  tx: Tx,
  platform: Platform,
  named: readonly Named[],
  by: PersonId,
  tell: Assigning['tell'],
): Promise<void> {
  for (const { assignments, ...check } of named)
    for (const assignment of assignments) {
      await storeAssignment(tx, check, assignment, by)
      const { subject, expertId: expert, answerBy } = assignment
      const entry = { municipalityId: check.municipalityId, subjectId: check.initiativeId }
      const fields = { subject, expert, answerBy }
      await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'expert-assigned', fields })
    }
  if (tell) for (const [expert, asked] of askedIn(named)) await writeToPerson(tx, platform, expert, tell(asked))
}

function askedIn(named: readonly Named[]): ReadonlyMap<PersonId, Asked> {
  const asked = new Map<PersonId, Asked>()
  for (const { assignments } of named) {
    const until = new Map(assignments.map(({ expertId, answerBy }) => [expertId, answerBy]))
    for (const [expert, by] of until)
      asked.set(expert, { initiatives: (asked.get(expert)?.initiatives ?? 0) + 1, until: by })
  }
  return asked
}
