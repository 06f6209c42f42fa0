import type { Certificate, Exact, NotSelected, Round } from './certificate.ts'
import { english } from './paragraph-english.ts'
import { kyrgyz } from './paragraph-kyrgyz.ts'
import { russian } from './paragraph-russian.ts'

export type Language = 'ky' | 'ru' | 'en'

/** What a paragraph may say of a project that was selected, amounts already written out. */
export type SelectedFacts = {
  readonly name: string
  readonly turn: number
  readonly cost: string
  readonly votes: number
  /** Equal Shares: what each paid, how many paid it, how many paid all they had left, and what all began with. */
  readonly shares:
    | { readonly price: string; readonly payers: number; readonly paidAll: number; readonly start: string }
    | undefined
  readonly tiedWith: readonly string[]
}

export type OtherFacts = {
  readonly name: string
  readonly cost: string
  readonly votes: number
  readonly why: NotSelected['why']
  readonly had: string
  readonly left: string
  readonly missing: string
  readonly votersMissing: number
  /** The three projects on which its supporters spent most, with the amount. */
  readonly spentOn: readonly { readonly name: string; readonly amount: string }[]
}

/** The sentences of one language: each gives a whole paragraph. */
export type Sentences = {
  readonly selected: (facts: SelectedFacts) => string
  readonly toppedUp: (facts: Pick<SelectedFacts, 'name' | 'cost' | 'votes'>) => string
  readonly other: (facts: OtherFacts) => string
}

const sentences: Readonly<Record<Language, Sentences>> = { ky: kyrgyz, ru: russian, en: english }

/** How a paragraph calls projects and writes amounts of minor units. */
export type Telling = {
  readonly language: Language
  readonly nameOf: (project: string) => string
  readonly money: (minor: bigint) => string
}

/** Why a project is, or is not, selected, in one plain paragraph. @throws RangeError for a project that is not in it */
export function paragraphOf(certificate: Certificate, project: string, telling: Telling): string {
  const { nameOf, money, language } = telling
  const speak = sentences[language]
  const turn = certificate.rounds.findIndex((round) => round.project === project)
  if (turn >= 0) return speak.selected(selectedFacts(certificate, certificate.rounds[turn]!, turn, telling))
  const other = certificate.others.find((one) => one.project === project)
  if (other) return speak.other(otherFacts(other, telling))
  const topUp = certificate.topUp.find((one) => one.project === project)
  if (!topUp) throw new RangeError(`no project has the id ${project}`)
  return speak.toppedUp({ name: nameOf(project), cost: money(BigInt(topUp.cost)), votes: topUp.votes })
}

function selectedFacts(
  { endowment }: Certificate,
  round: Round,
  turn: number,
  { nameOf, money }: Telling,
): SelectedFacts {
  const { price, payers, paidAll } = round
  const shared = price !== undefined && payers !== undefined && paidAll !== undefined && endowment !== undefined
  return {
    name: nameOf(round.project),
    turn: turn + 1,
    cost: money(BigInt(round.cost)),
    votes: round.votes,
    shares: shared ? { price: roughly(price, money), payers, paidAll, start: roughly(endowment, money) } : undefined,
    tiedWith: round.tiedWith.map(nameOf),
  }
}

function otherFacts(other: NotSelected, { nameOf, money }: Telling): OtherFacts {
  const spent = (other.spentOn ?? [])
    .map(({ project, amount }) => ({ project, amount, size: wholeOf(amount) }))
    .sort((a, b) => Number(b.size - a.size))
  return {
    name: nameOf(other.project),
    cost: money(BigInt(other.cost)),
    votes: other.votes,
    why: other.why,
    had: roughly(other.had ?? '0', money),
    left: roughly(other.left ?? '0', money),
    missing: money(BigInt(other.missing ?? 0)),
    votersMissing: other.votersMissing ?? 0,
    spentOn: spent
      .slice(0, 3)
      .map(({ project, amount }) => ({ name: nameOf(project), amount: roughly(amount, money) })),
  }
}

function wholeOf(exact: Exact): bigint {
  const [numerator = '0', denominator = '1'] = exact.split('/')
  return BigInt(numerator) / BigInt(denominator)
}

/** An exact amount to the nearest minor unit, marked where that is not all of it. */
function roughly(exact: Exact, money: (minor: bigint) => string): string {
  const [numerator = '0', denominator = '1'] = exact.split('/')
  const nearest = (BigInt(numerator) * 2n + BigInt(denominator)) / (BigInt(denominator) * 2n)
  return denominator === '1' ? money(nearest) : `≈ ${money(nearest)}`
}
