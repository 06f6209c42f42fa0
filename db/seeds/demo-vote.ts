import { randomUUID } from 'node:crypto'
import { addDays } from '../../lib/kernel/civil-date.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { BallotId } from '../../src/ballots/ballot.model.ts'
import { castBallot } from '../../src/ballots/cast-ballot.command.ts'
import { freezeRoll, prepareFreezing } from '../../src/ballots/freeze-roll.command.ts'
import { importRoll } from '../../src/ballots/import-roll.command.ts'
import { issueCards } from '../../src/ballots/issue-cards.command.ts'
import { openBallot } from '../../src/ballots/open-ballot.command.ts'
import { openVoting } from '../../src/ballots/open-voting.command.ts'
import type { RollLine } from '../../src/ballots/roll.model.ts'
import type { Initiative } from '../../src/initiatives/initiative.model.ts'
import { writeToPerson } from '../../src/people/index.ts'
import { certifyOutcome } from '../../src/tally/certify-outcome.command.ts'
import { countVotes } from '../../src/tally/count-votes.command.ts'
import type { RunId } from '../../src/tally/tally.model.ts'
import { type DemoCall, done, moveTo } from './demo-call.ts'
import { on } from './demo-time.ts'

const first = [
  'Айгүл',
  'Нурлан',
  'Чолпон',
  'Эрмек',
  'Бүбүсара',
  'Азамат',
  'Каныкей',
  'Талант',
  'Гүлнур',
  'Самат',
  'Жылдыз',
  'Кубат',
]
const last = ['Токтосун', 'Асан', 'Жумабек', 'Эшим', 'Кадыр']
const codes = new Map<string, { pin: string; code: string }[]>()

/** Made-up voters with made-up numbers; the village is left empty, as a short roll may. */
function voters(count: number): readonly RollLine[] {
  return Array.from({ length: count }, (_, at) => {
    const woman = at % 2 === 0
    const family = `${last[at % last.length]}${woman ? 'ова' : 'ов'}`
    const born = `${String((at % 27) + 1).padStart(2, '0')}${String((at % 12) + 1).padStart(2, '0')}${1955 + (at % 48)}`
    const name = `${first[(at * 7) % first.length]} ${family} (${at + 1})`
    return { pin: `${woman ? 1 : 2}${born}${String(10_000 + at * 37).slice(-5)}`, name, village: '' }
  })
}

/** The roll, frozen, with a card for everybody. */
export async function seedRoll(platform: Platform, call: DemoCall, count: number): Promise<void> {
  const poll = { municipalityId: call.municipalityId, callId: call.callId }
  const by = call.people.officer
  const then = on(platform, addDays(call.calendar.reviewingUntil, -1))
  const rows = voters(count)
  done(await importRoll(then, { by, poll, rows, digest: 'demo' }), 'roll')
  done(await prepareFreezing(then, { by, poll }), 'freezing')
  done(await freezeRoll(then, { by: call.people.head, poll }), 'confirmation')
  const cards = done(await issueCards(then, { by, poll }), 'cards')
  const codeOf = new Map(cards.map(({ name, code }) => [name, code]))
  codes.set(
    call.callId,
    rows.map(({ pin, name }) => ({ pin, code: codeOf.get(name) ?? '' })),
  )
}

/** The vote opened on its first day and, on the day after, so many ballots cast. */
export async function seedVote(
  platform: Platform,
  call: DemoCall,
  initiatives: readonly Initiative[],
  ballots: number,
): Promise<void> {
  const poll = { municipalityId: call.municipalityId, callId: call.callId }
  done(await openVoting(on(platform, call.calendar.votingFrom, 0), { by: { kind: 'system' }, poll }), 'opening')
  const then = on(platform, addDays(call.calendar.votingFrom, 1))
  for (const [at, voter] of (codes.get(call.callId) ?? []).slice(0, ballots).entries()) {
    const opened = done(await openBallot(then, { poll, ...voter, networkHash: Buffer.alloc(32) }), 'card')
    const choices = initiatives
      .filter((_, index) => initiatives.length === 1 || (at + index) % 3 !== 0)
      .map(({ id }) => id)
    done(await castBallot(then, { poll, pass: opened.pass, ballotId: randomUUID() as BallotId, choices }), 'ballot')
  }
}

/** A card for the visitor of the demonstration, left in the outbox, since codes are kept nowhere else. */
export async function leaveCard(platform: Platform, call: DemoCall, ofWhom: number): Promise<void> {
  const card = codes.get(call.callId)?.[ofWhom]
  const text = { subject: 'Код картасы (көргөзмө)', body: `ПИН: ${card?.pin}\nКод: ${card?.code}` }
  await inTransaction(platform.db, (tx) => writeToPerson(tx, platform, call.people.resident, text))
}

export async function closeVote(platform: Platform, call: DemoCall): Promise<void> {
  await moveTo(platform, call, 'closeVoting', addDays(call.calendar.votingUntil, 1))
}

/** Counted by the officer, certified by the head. */
export async function decide(platform: Platform, call: DemoCall): Promise<void> {
  const poll = { municipalityId: call.municipalityId, callId: call.callId }
  const { officer, head } = call.people
  done(
    await countVotes(on(platform, call.calendar.decidedBy), { by: officer, poll, runId: randomUUID() as RunId }),
    'count',
  )
  done(await certifyOutcome(on(platform, call.calendar.decidedBy, 15), { by: head, poll, protocol: '2' }), 'outcome')
}
