import type { Language } from '../../lib/kernel/three.ts'
import { DataTable, Tag } from '../../lib/ui/lists.tsx'
import { Details, Done, Notice, Warning } from '../../lib/ui/notices.tsx'
import type { Fault } from './engine/pb/fault.ts'
import { groupedText, sumText } from './file-count.rules.ts'
import { type CallRecount, type FileCount, type FileRule, mostShown } from './recount.model.ts'
import type { CallSays, FileSays } from './recount-says.page.ts'
import type { Verdict } from './tally.model.ts'
import { faultKind } from './what-if-fault.rules.ts'

/*
 * The server draws these parts for those who have no scripts, the island for all others. So they take their words ready
 * made: the message files and what reads them would be most of what a phone has to load.
 */

/** Puts values into a sentence: "Ballots: {ballots}". */
export function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all)
}

const tones = { selected: 'good', reserve: 'waiting', 'not-selected': 'neutral' } as const satisfies Record<
  Verdict,
  string
>

type CallProps = {
  readonly says: CallSays
  readonly language: Language
  readonly titles: Readonly<Record<string, string>>
  /** Tyiyn, as decimal text. */
  readonly publishedSpent: string
  readonly recount: CallRecount
}

/** What a recount found, beginning with the one sentence that matters. */
export function CallRecountShown({ says, language, titles, publishedSpent, recount }: CallProps) {
  const sum = (tyiyn: string) => sumText(language, BigInt(tyiyn), 100, '')
  const { from, ballots, sameDigest, sameVotes, sameSpent, spent, lines, agrees } = recount
  const spentWords = { spent: sum(spent), published: sum(publishedSpent) }
  const tag = (verdict: Verdict | undefined) =>
    verdict ? <Tag tone={tones[verdict]}>{says[verdict]}</Tag> : says.unnamed
  const rows = lines.map((line) => [
    titles[line.number] ?? line.number,
    groupedText(String(line.votes)),
    sum(line.cost),
    tag(line.published),
    tag(line.verdict),
    line.verdict === line.published ? says.same : <strong>{says.other}</strong>,
  ])
  const columns = [
    { label: says.initiative, names: 'row' as const },
    { label: says.votes, align: 'right' as const },
    { label: says.cost, align: 'right' as const },
    { label: says.published },
    { label: says.counted },
    { label: says.comparison },
  ]
  return (
    <>
      <h2>{says.title}</h2>
      {agrees ? (
        <Done>
          <p>{says.agrees}</p>
        </Done>
      ) : (
        <Warning>
          <p>{says.differs}</p>
        </Warning>
      )}
      <ul>
        <li>
          {filled(from === 'ballots' ? says.fromBallots : says.fromTotals, { ballots: groupedText(`${ballots}`) })}
        </li>
        <li>{sameDigest ? says.sameDigest : says.otherDigest}</li>
        {from === 'ballots' && <li>{sameVotes ? says.sameVotes : says.otherVotes}</li>}
        <li>{filled(sameSpent ? says.sameSpent : says.otherSpent, spentWords)}</li>
      </ul>
      <DataTable caption={says.table} columns={columns} rows={rows} />
    </>
  )
}

type FileProps = { readonly says: FileSays; readonly language: Language; readonly count: FileCount }

/** What each rule selects from a file, side by side, and why in a paragraph for each project. */
export function FileCountShown({ says, language, count }: FileProps) {
  const number = (value: number) => groupedText(String(value))
  const sum = (minor: number) => sumText(language, BigInt(minor), count.scale, count.currency)
  const { outcomes, tooLong } = count
  const columns = [
    { label: says.rule, names: 'row' as const },
    { label: says.selected, align: 'right' as const },
    { label: says.spent, align: 'right' as const },
    { label: says.left, align: 'right' as const },
    { label: says.served, align: 'right' as const },
  ]
  const rows = outcomes.map(({ rule, selected, cost, left, served }) => [
    says.rules[rule],
    number(selected),
    sum(cost),
    sum(left),
    number(served),
  ])
  const lead = { projects: number(count.projects), ballots: number(count.ballots), budget: sum(count.budget) }
  return (
    <>
      <h2>{says.title}</h2>
      <p class="lead">{filled(says.lead, lead)}</p>
      {(tooLong.length > 0 || count.asApprovals) && (
        <Notice>
          {count.asApprovals && <p>{says.asApprovals}</p>}
          {tooLong.map((rule) => (
            <p key={rule}>{filled(says.tooLong, { rule: says.rules[rule] })}</p>
          ))}
        </Notice>
      )}
      <DataTable caption={says.rulesTable} columns={columns} rows={rows} />
      <Selected says={says} count={count} sum={sum} />
      <h3>{says.why}</h3>
      {outcomes.map(({ rule, paragraphs }) => (
        <Details key={rule} summary={says.rules[rule]}>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {count.projects > mostShown && (
            <p class="soft">{filled(says.unshown, unshown(count.projects - mostShown))}</p>
          )}
        </Details>
      ))}
    </>
  )
}

function unshown(projects: number) {
  return { count: groupedText(String(projects)) }
}

type SelectedProps = Omit<FileProps, 'language'> & { readonly sum: (minor: number) => string }

function Selected({ says, count, sum }: SelectedProps) {
  const { rows, outcomes } = count
  if (rows.length === 0) return <p>{says.nothing}</p>
  const columns = [
    { label: says.initiative, names: 'row' as const },
    { label: says.cost, align: 'right' as const },
    { label: says.votes, align: 'right' as const },
    ...outcomes.map(({ rule }) => ({ label: says.rules[rule] })),
  ]
  const cells = rows.map(({ name, cost, votes, by }) => [
    name,
    sum(cost),
    groupedText(String(votes)),
    ...outcomes.map(({ rule }) => by.includes(rule) && says.yes),
  ])
  return (
    <>
      <DataTable caption={says.selectedTable} columns={columns} rows={cells} />
      {count.unshown > 0 && <p class="soft">{filled(says.unshown, unshown(count.unshown))}</p>}
    </>
  )
}

/** As many faults as somebody mends at a time: those after them often only follow. */
const mostFaults = 10

/** What is wrong with a file, each fault with its line and column. */
export function FaultsShown({ says, faults }: { readonly says: FileSays; readonly faults: readonly Fault[] }) {
  return (
    <Warning>
      <p>{says.faults}</p>
      <ul>
        {faults.slice(0, mostFaults).map((fault) => (
          <li key={`${fault.line}:${fault.column}:${fault.rule}`}>{faultText(says, fault)}</li>
        ))}
      </ul>
      {faults.length > mostFaults && <p>{says.moreFaults}</p>}
    </Warning>
  )
}

function faultText(says: FileSays, { rule, line, column, found }: Fault): string {
  const where = line === 0 ? says.inFile : column === 0 ? says.inLine : says.inColumn
  const what = says.kinds[faultKind(rule)]
  const text = found === '' ? '' : ` ${filled(says.found, { text: found })}`
  return filled(where, { line: String(line), column: String(column), what: `${what}${text}` })
}

/** What is being counted at the moment. */
export function progressText(says: FileSays, rule: FileRule, counts: number): string {
  return filled(counts === 0 ? says.counting : says.countingMore, {
    rule: says.rules[rule],
    counts: groupedText(String(counts)),
  })
}
