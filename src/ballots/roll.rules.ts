import { ageOn, type CivilDate } from '../../lib/kernel/civil-date.ts'
import { birthDateWithin, type Pin, parsePin } from '../../lib/kernel/pin.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { normalText } from '../../lib/kernel/text.ts'
import type { RollFacts, RollLine, RollRefusal, RollRowProblem } from './ballot.model.ts'

export type RollEntry = { readonly pin: Pin; readonly name: string; readonly villageId: string | undefined }

export type RollReading = {
  readonly entries: readonly RollEntry[]
  readonly problems: readonly RollRowProblem[]
  /** Rows whose PIN seems to hold an age below the limit, or no date: shown for a look, never refused for it alone. */
  readonly doubts: readonly { readonly row: number; readonly age: number | undefined }[]
}

/** Reads a roll row by row. Rows count from 1 below the heading, as a spreadsheet shows them with it: row 2 is the first. */
export function readRoll(
  rows: readonly RollLine[],
  villages: ReadonlyMap<string, string>,
  { votingAge, on }: { votingAge: number; on: CivilDate },
): RollReading {
  const entries: RollEntry[] = []
  const problems: RollRowProblem[] = []
  const doubts: { row: number; age: number | undefined }[] = []
  const seen = new Set<string>()
  rows.forEach((row, at) => {
    const number = at + 2
    const read = readRow(row, villages, seen)
    if ('code' in read) {
      problems.push({ row: number, ...read })
      return
    }
    seen.add(read.pin)
    entries.push(read)
    const birth = birthDateWithin(read.pin)
    const age = birth && ageOn(birth, on)
    if (age === undefined || age < votingAge || age > 110) doubts.push({ row: number, age })
  })
  return { entries, problems, doubts }
}

function readRow(
  row: RollLine,
  villages: ReadonlyMap<string, string>,
  seen: ReadonlySet<string>,
): RollEntry | Omit<RollRowProblem, 'row'> {
  const pin = parsePin(row.pin)
  if (pin === 'not-a-pin') return { code: 'not-a-pin', text: row.pin }
  if (seen.has(pin)) return { code: 'twice', text: row.name }
  const name = normalText(row.name)
  if (name === '') return { code: 'no-name', text: row.pin }
  const village = normalText(row.village)
  const villageId = villages.get(village.toLowerCase())
  if (village !== '' && !villageId) return { code: 'unknown-village', text: village }
  return { pin, name, villageId }
}

/** The roll may be changed until it is frozen; it is frozen before voting opens. */
export function whyRollMayNotChange({ stage, frozen }: RollFacts): RollRefusal | undefined {
  if (frozen) return { code: 'roll-frozen', clause: 'one-vote' }
  const early = ['draft', 'announced', 'collecting', 'reviewing']
  return early.includes(stage) ? undefined : { code: 'too-late', stage, clause: 'voting' }
}

export function freezingOf(facts: RollFacts): Result<'freeze', RollRefusal> {
  const refusal = whyRollMayNotChange(facts)
  if (refusal) return refuse(refusal)
  return facts.count === 0 ? refuse({ code: 'roll-empty', clause: 'one-vote' }) : ok('freeze')
}

/** Cards are printed once the roll cannot change any more, and until the vote closes. */
export function issuingOf({ stage, frozen }: RollFacts): Result<'issue', RollRefusal> {
  if (!frozen) return refuse({ code: 'roll-not-frozen', clause: 'one-vote' })
  return stage === 'reviewing' || stage === 'voting'
    ? ok('issue')
    : refuse({ code: 'too-late', stage, clause: 'voting' })
}
