import { nameOf, type Rule, ruleOf } from '../rule.ts'
import type { TieOrder } from '../tie-order.ts'
import { type TieKey, tieKeys } from '../weighted-greedy.ts'

export type Options = {
  readonly command: string
  readonly files: readonly string[]
  /** The rule as it was written, beside what it means. */
  readonly rules: readonly (readonly [written: string, rule: Rule])[]
  readonly tieOrder: TieOrder
  readonly output: 'table' | 'json' | 'certificate' | 'pb'
  readonly minimumVotes: number | undefined
  readonly minimumPoints: number | undefined
  /** Weight of the commission's points, in percent. */
  readonly commission: number | undefined
  /** What decides between equal scores of a regulation's count, in this order. */
  readonly ties: readonly TieKey[] | undefined
  readonly exclusive: readonly (readonly string[])[]
  /** As written: `COLUMN:VALUE=AMOUNT`. */
  readonly caps: readonly string[]
  readonly envelopes: readonly string[]
  readonly language: 'ky' | 'ru' | 'en'
  /** Column of PROJECTS by which a comparison divides the money. */
  readonly column: string
  readonly quiet: boolean
  readonly help: boolean
}

/** A word of the command line that cannot be followed, with what to write instead. */
export class WrongArguments extends Error {}

const outputs = ['json', 'certificate', 'pb'] as const

/** @throws WrongArguments */
export function optionsOf(argv: readonly string[]): Options {
  const words = argv.flatMap((word) => (/^--[a-z-]+=/.test(word) ? splitOnce(word) : [word]))
  const files: string[] = []
  const values = new Map<string, string[]>()
  const flags = new Set<string>()
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    if (!word.startsWith('-') || word === '-') files.push(word)
    else if (valued.has(word)) {
      const value = words[++at]
      if (value === undefined) throw new WrongArguments(`${word} wants a value`)
      values.set(word, [...(values.get(word) ?? []), value])
    } else if (flagged.has(word)) flags.add(word)
    else throw new WrongArguments(`there is no option ${word}; see demilge-tally --help`)
  }
  const asked = outputs.filter((output) => flags.has(`--${output}`))
  if (asked.length > 1) throw new WrongArguments(`one output at a time, not --${asked.join(' and --')}`)
  return {
    command: files[0] ?? '',
    files: files.slice(1),
    rules: rulesOf(values),
    tieOrder: tieOrderOf(values.get('--tie')?.at(-1) ?? 'id'),
    output: asked[0] ?? 'table',
    minimumVotes: wholeOf('--min-votes', values.get('--min-votes')?.at(-1)),
    minimumPoints: wholeOf('--min-points', values.get('--min-points')?.at(-1)),
    commission: wholeOf('--commission', values.get('--commission')?.at(-1)),
    ties: tiesOf(values.get('--ties')?.at(-1)),
    caps: values.get('--cap') ?? [],
    envelopes: values.get('--envelope') ?? [],
    exclusive: (values.get('--exclusive') ?? []).map((group) => group.split(',')),
    language: languageOf(values.get('--language')?.at(-1) ?? 'en'),
    column: values.get('--by')?.at(-1) ?? 'district',
    quiet: flags.has('--quiet'),
    help: flags.has('--help') || flags.has('-h'),
  }
}

const valued = new Set([
  ...['--rule', '--completion', '--tie', '--min-votes', '--min-points', '--exclusive', '--cap', '--envelope'],
  ...['--language', '--by', '--commission', '--ties'],
])
const flagged = new Set([...outputs.map((output) => `--${output}`), '--quiet', '--help', '-h', '--comparison'])

function splitOnce(word: string): string[] {
  const at = word.indexOf('=')
  return [word.slice(0, at), word.slice(at + 1)]
}

function rulesOf(values: ReadonlyMap<string, readonly string[]>): (readonly [string, Rule])[] {
  const completion = values.get('--completion')?.at(-1)
  return (values.get('--rule') ?? [])
    .flatMap((list) => list.split(','))
    .map((written) => {
      const full = completion
        ? `${written}/${completion}`.replace('/none', '').replace('/utilitarian', '+greedy')
        : written
      const rule = ruleOf(full) ?? (completion ? undefined : ruleOf(written))
      if (!rule) throw new WrongArguments(`there is no rule ${full}; demilge-tally rules lists them`)
      return [completion ? nameOf(rule) : written, rule]
    })
}

/** `lexico` and `rec` are the published comparison's words for `id` and `cost-votes-id`. */
function tieOrderOf(text: string): TieOrder {
  if (text === 'id' || text === 'lexico') return 'id'
  if (text === 'cost-votes-id' || text === 'rec') return 'cost-votes-id'
  if (text.startsWith('lot:') && text.length > 4) return { lot: text.slice(4) }
  throw new WrongArguments(`--tie wants id, cost-votes-id or lot:SEED, not ${text}`)
}

function tiesOf(text: string | undefined): readonly TieKey[] | undefined {
  if (text === undefined) return undefined
  const words = text.split(',').filter(Boolean)
  const keys = words.flatMap((word) => tieKeys.filter((key) => key === word))
  if (keys.length === words.length && new Set(keys).size === keys.length) return keys
  throw new WrongArguments(`--ties wants some of ${tieKeys.join()}, each once, not ${text}`)
}

function wholeOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new WrongArguments(`${option} wants a whole number, not ${text}`)
  return Number(text)
}

function languageOf(text: string): 'ky' | 'ru' | 'en' {
  const language = (['ky', 'ru', 'en'] as const).find((one) => one === text)
  if (!language) throw new WrongArguments(`--language wants ky, ru or en, not ${text}`)
  return language
}
